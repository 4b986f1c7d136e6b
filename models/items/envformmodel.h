#pragma once

#include "models/items/columnspec.h"
#include "models/items/envrow.h"
#include "models/items/keyedtable.h"
#include "models/job/files/filekind.h"

#include <QPointer>

namespace sluice::editing {
class Document;
} // namespace sluice::editing

namespace sluice::items {

/// The env of an open job as a table of options: the rows of the form. Rows come and go one by one as the
/// text changes, never by a reset. Editing computes text edits and hands them to the document; nothing is
/// written here. An option that does nothing good in the job's mode has no row, unless the text sets it: then
/// it has one with its problem and cannot be edited, only removed.
class EnvFormModel : public KeyedTable<EnvRow>
{
    Q_OBJECT

public:
    enum Column
    {
        NameColumn,
        ValueColumn,
        UnitColumn,
        OriginColumn,
        ColumnCount
    };
    enum Role
    {
        ValueRole = OwnRole, ///< QString as decoded; invalid when the text does not set it
        DefaultRole,         ///< QString; empty when there is none
        ModifiedRole,        ///< bool: the text sets it
        TypeRole,            ///< EnvRow::Editor as int
        ChoicesRole,         ///< QStringList
        MinimumRole,         ///< qlonglong; invalid when there is none
        UnitRole,            ///< "ms"; empty when there is none
        ApplicableRole,      ///< bool: it has an effect in this mode
        ReasonRole,          ///< QString: why it cannot be edited; empty when it can
        SeverityRole,        ///< job::ProblemSeverity as int; invalid without a problem
        ProblemRole,         ///< QString: the worst problem's sentence
        SectionRole,         ///< QString: heading under which the row stands
        TitleRole,           ///< QString: a few words
        ExplanationRole,     ///< QString: one or two sentences
        PointerRole,         ///< QString: RFC 6901
    };

    explicit EnvFormModel(QObject *parent = nullptr);
    ~EnvFormModel() override;

    /// The document to show; null empties the model. Not owned.
    void setDocument(editing::Document *document);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// ValueColumn, EditRole: sets the option to the text of `value`; an invalid QVariant removes it. False
    /// when the value does not fit the option or the text cannot be edited there (editFailed says why).
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

    /// "BATCH", "STREAMING", or what the text says where it is neither (a variable, a mistake).
    QString mode() const { return mode_; }
    /// The text does not say: mode() is what the engine assumes.
    bool modeIsDefault() const { return modeIsDefault_; }
    /// Whether the text can be converted to a language that the form edits.
    bool isConvertible() const { return kind_ == job::FileKind::Sql; }
    /// Whether keys of env can be set at all: not in SQL. There are no rows then, and nothing is written.
    bool isEditable() const;
    /// The one sentence why some fields are not offered in this mode, or none in SQL; empty when all are.
    QString modeNote() const;
    /// Sets /env/job.mode. False as setData().
    bool setMode(const QString &mode);

    /// The row whose value is at this byte of the text; -1 when that is not in env.
    int rowAt(std::size_t offset) const;

    /// Fetches every sentence anew, after the language changed.
    void retranslate();

Q_SIGNALS:
    /// Mode or note changed.
    void modeChanged();
    void editFailed(const QString &reason);

private:
    void refresh();
    QVariant cellText(const EnvRow &row, int column) const;
    QString originText(const EnvRow &row) const;
    QString reasonText(const EnvRow &row) const;
    bool accepts(const EnvRow &row, const QString &text) const;
    bool setOption(const QString &pointer, const QString &name, const QVariant &value);

    QPointer<editing::Document> document_;
    QString mode_;
    bool setsCheckpoints_ = false; ///< there are rows of them
    job::FileKind kind_ = job::FileKind::Hocon;
    bool modeIsDefault_ = true;
    bool blank_ = false; ///< nothing is written yet
};

} // namespace sluice::items
