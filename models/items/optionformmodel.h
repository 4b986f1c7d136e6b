#pragma once

#include "models/catalog/ruleset.h"
#include "models/items/columnspec.h"
#include "models/items/optionreader.h"
#include "models/items/optiontree.h"
#include "models/job/files/filekind.h"

#include <QPointer>

#include <memory>

namespace sluice::editing {
class Document;
struct TreeChange;
} // namespace sluice::editing

namespace sluice::items {

/// The options at one place of an open job as rows of a form: its env, or a plugin. What is known of them
/// comes from rules; whatever else the text sets there has a row too. A row is identified by its pointer;
/// rows come and go one by one as the text changes, never by a reset, and rows below a row (the members of an
/// object, the elements of a list) are made when a view asks for them. Editing computes text edits and hands
/// them to the document; nothing is written here. An option that does nothing as things stand (mode,
/// condition) has no row, unless the text sets it: then it has one with its problem and cannot be edited,
/// only removed.
class OptionFormModel : public OptionTree
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
        ValueRole = OwnRole, ///< QString as decoded, QStringList for a list; invalid when it is not set
        DefaultRole,         ///< QString; empty when there is none
        ModifiedRole,        ///< bool: the text sets it
        TypeRole,            ///< OptionRow::Editor as int
        ChoicesRole,         ///< QStringList
        MinimumRole,         ///< qlonglong; invalid when there is none
        UnitRole,            ///< "ms"; empty when there is none
        ApplicableRole,      ///< bool: it counts as things stand
        ReasonRole,          ///< QString: why it cannot be edited; empty when it can
        SeverityRole,        ///< job::ProblemSeverity as int; invalid without a problem
        ProblemRole,         ///< QString: the worst problem's sentence
        SectionRole,         ///< QString: heading under which the row stands
        TitleRole,           ///< QString: a few words
        ExplanationRole,     ///< QString: one or two sentences
        PointerRole,         ///< QString: RFC 6901
        UnknownRole,         ///< bool: this version has no such option, and no other reader of it is known
        RequiredRole,        ///< bool: has to be set as things stand
        SecretRole,          ///< bool: shown as dots unless somebody asks; ValueRole has it as it is
        VariableRole,        ///< bool: a ${variable} stands in it
        NotationRole,        ///< OptionRow::Notation as int: how the text spells it
        NewerKeyRole,        ///< QString: its name today, where the text uses an older one; else empty
        TableRole,           ///< QVariantList of QStringList: OptionRow::table
    };

    /// Without a document; the scope is env, by the rules of the standard version.
    explicit OptionFormModel(QObject *parent = nullptr);
    /// `pointer`: of the object with the options, as setScope().
    OptionFormModel(editing::Document *document, const QString &pointer,
                    std::shared_ptr<const catalog::RuleSet> rules, QObject *parent = nullptr);
    ~OptionFormModel() override;

    /// The document to show; null empties the model. Not owned.
    void setDocument(editing::Document *document);
    /// Which options to show: those of the object at a pointer ("/env", "/source/0"), which the rules are
    /// about. Where another plugin than theirs stands there, there are no rows.
    void setScope(const QString &pointer, std::shared_ptr<const catalog::RuleSet> rules);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// ValueColumn, EditRole: sets the option to the value, see optionEdits(); an invalid QVariant removes
    /// it. False when the value does not fit the option or the text cannot be edited there (editFailed says
    /// why).
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

    /// "BATCH", "STREAMING", or what the text says where it is neither (a variable, a mistake).
    QString mode() const { return mode_; }
    /// The text does not say: mode() is what the engine assumes.
    bool modeIsDefault() const { return modeIsDefault_; }
    /// Whether the text can be converted to a language that the form edits.
    bool isConvertible() const { return kind_ == job::FileKind::Sql; }
    /// Whether options can be set at all: not in SQL. There are no rows then, and nothing is written.
    bool isEditable() const;
    /// The one sentence why some fields are not offered in this mode, or none in SQL; empty when all are.
    QString modeNote() const;
    /// Sets /env/job.mode. False as setData().
    bool setMode(const QString &mode);

    /// The row of the scope whose value is at this byte of the text; -1 when that is not in it.
    int rowAt(std::size_t offset) const;

    /// Fetches every sentence anew, after the language changed.
    void retranslate();
    /// How often the rows were compared with the text so far: what a keystroke costs.
    int readings() const { return readings_; }

Q_SIGNALS:
    /// Mode or note changed.
    void modeChanged();
    void editFailed(const QString &reason);

protected:
    QList<OptionRow> rowsBelow(const OptionRow *above) const override;

private:
    /// A problem of the scope, as far as a row shows it.
    struct Trouble
    {
        int severity; ///< job::ProblemSeverity
        std::string pointer;
        Message message;
        bool operator==(const Trouble &) const = default;
    };

    void follow(const editing::TreeChange &change);
    void refresh();
    std::vector<Trouble> troubles() const;
    bool asksOthers() const;
    void readMode();
    bool isEnv() const { return rules_->scope().kind == catalog::ScopeKind::Env; }
    QVariant cellText(const OptionRow &row, int column) const;
    QVariant known(const OptionRow &row, int role) const;
    bool apply(const Result<TextEdits> &edits, const QString &name, const QString &pointer, bool isRemoval);

    QPointer<editing::Document> document_;
    QString pointer_;
    std::shared_ptr<const catalog::RuleSet> rules_;
    mutable OptionReader::Blanks blanks_; ///< of pointer_ and rules_
    QString mode_;
    bool setsCheckpoints_ = false; ///< in a BATCH job
    job::FileKind kind_ = job::FileKind::Hocon;
    bool modeIsDefault_ = true;
    bool blank_ = false;            ///< nothing is written yet
    std::vector<Trouble> troubles_; ///< as the rows show them
    bool asksOthers_ = false;       ///< a ${} of the scope may be answered by what stands elsewhere
    int readings_ = 0;
};

} // namespace sluice::items
