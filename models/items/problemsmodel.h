#pragma once

#include "models/items/columnspec.h"
#include "models/items/keyedtable.h"
#include "models/job/lint/problem.h"

#include <QPointer>
#include <QSortFilterProxyModel>

namespace sluice::editing {
class Document;
} // namespace sluice::editing

namespace sluice::items {

/// A problem as a row. Its key does not hold the place, so that a row stays the same one while text is typed
/// above.
struct ProblemRow
{
    job::Problem problem;
    QString rowKey;

    const QString &key() const { return rowKey; }
    bool looksLike(const ProblemRow &other) const;
    bool isNamedAs(const job::Problem &other) const;
};

/// The problems of an open job, by place.
class ProblemsModel : public KeyedTable<ProblemRow>
{
    Q_OBJECT

public:
    enum Column
    {
        SeverityColumn,
        LineColumn,
        MessageColumn,
        CodeColumn,
        FixColumn,
        ColumnCount
    };
    enum Role
    {
        SeverityRole = OwnRole, ///< job::ProblemSeverity as int
        CodeRole,               ///< QString
        LineRole,               ///< int, from 1
        OffsetRole,             ///< qulonglong: first byte
        LengthRole,             ///< qulonglong: bytes
        PointerRole,            ///< QString: RFC 6901; empty where there is none
        FixTitlesRole,          ///< QStringList, translated
    };

    explicit ProblemsModel(QObject *parent = nullptr);
    ~ProblemsModel() override;

    /// The document to show; null empties the model. Not owned.
    void setDocument(editing::Document *document);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    const job::Problem &problem(int row) const { return rows().at(row).problem; }
    /// How many there are of at least this severity.
    int count(job::ProblemSeverity atLeast) const;
    /// The first row after (or last before) this byte, going round at the ends; -1 when there are no
    /// problems.
    int next(std::size_t offset) const;
    int previous(std::size_t offset) const;

    /// Applies a fix as one undo step. False when row or fix does not exist or the text refuses.
    bool applyFix(int row, int fix);
    /// Applies every safe fix as one undo step; false when there was none.
    bool applySafeFixes();
    bool hasSafeFixes() const;

    /// Fetches every sentence anew, after the language changed.
    void retranslate();

Q_SIGNALS:
    /// A fix that was asked for is another name for the file, see job::Analysis::betterName().
    void saveAsWanted();

private:
    void refresh();

    QPointer<editing::Document> document_;
};

/// Problems by text and least severity, sorted by any column.
class ProblemsFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit ProblemsFilter(QObject *parent = nullptr);
    void setLeastSeverity(job::ProblemSeverity severity);
    /// Shows rows whose message or code holds this text, in any letter case; empty: all.
    void setText(const QString &text);

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    job::ProblemSeverity least_ = job::ProblemSeverity::Hint;
    QString text_;
};

} // namespace sluice::items
