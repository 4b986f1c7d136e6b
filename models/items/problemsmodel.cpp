#include "models/items/problemsmodel.h"

#include "models/core/qtmessage.h"
#include "models/core/qtshown.h"
#include "models/editing/document.h"
#include "models/job/lint/lint.h"

#include <algorithm>
#include <array>

namespace sluice::items {

namespace {

constexpr std::array<ColumnSpec, ProblemsModel::ColumnCount> problemColumns{{
    {ProblemsModel::SeverityColumn, QT_TRANSLATE_NOOP("sluice::items::ProblemsModel", "Severity"),
     QT_TRANSLATE_NOOP("sluice::items::ProblemsModel",
                       "Error: the engine refuses it. Warning: it runs and hurts. Hint: worth knowing.")},
    {ProblemsModel::LineColumn, QT_TRANSLATE_NOOP("sluice::items::ProblemsModel", "Line"), "", true},
    {ProblemsModel::MessageColumn, QT_TRANSLATE_NOOP("sluice::items::ProblemsModel", "Problem"), ""},
    {ProblemsModel::CodeColumn, QT_TRANSLATE_NOOP("sluice::items::ProblemsModel", "Code"),
     QT_TRANSLATE_NOOP("sluice::items::ProblemsModel", "The name under which the problem is explained")},
    {ProblemsModel::FixColumn, QT_TRANSLATE_NOOP("sluice::items::ProblemsModel", "What to do"), ""},
}};

QString severityText(job::ProblemSeverity severity)
{
    switch (severity) {
    case job::ProblemSeverity::Hint:
        return ProblemsModel::tr("Hint");
    case job::ProblemSeverity::Warning:
        return ProblemsModel::tr("Warning");
    case job::ProblemSeverity::Error:
        return ProblemsModel::tr("Error");
    }
    return {};
}

QStringList fixTitles(const job::Problem &problem)
{
    QStringList titles;
    for (const job::Fix &fix : problem.fixes)
        titles.append(shown(translated(fix.title)));
    return titles;
}

QVariant cell(const job::Problem &problem, int column)
{
    switch (column) {
    case ProblemsModel::SeverityColumn:
        return severityText(problem.severity);
    case ProblemsModel::LineColumn:
        return static_cast<int>(problem.place.line);
    case ProblemsModel::MessageColumn:
        return shown(translated(problem.message));
    case ProblemsModel::CodeColumn:
        return QString::fromStdString(problem.code);
    case ProblemsModel::FixColumn:
        return fixTitles(problem).join(QStringLiteral("; "));
    default:
        return {};
    }
}

} // namespace

/// As the last row of this place, whose key was made of the same words.
bool ProblemRow::isNamedAs(const job::Problem &other) const
{
    return problem.code == other.code && problem.pointer == other.pointer && problem.message == other.message;
}

bool ProblemRow::looksLike(const ProblemRow &other) const
{
    const job::Problem &a = problem;
    const job::Problem &b = other.problem;
    return a.severity == b.severity && a.span == b.span && a.place == b.place && a.message == b.message &&
           a.fixes.size() == b.fixes.size();
}

ProblemsModel::ProblemsModel(QObject *parent)
    : KeyedTable<ProblemRow>(parent)
{
}

ProblemsModel::~ProblemsModel() = default;

void ProblemsModel::setDocument(editing::Document *document)
{
    if (document_ != nullptr)
        document_->disconnect(this);
    document_ = document;
    if (document_ != nullptr)
        connect(document_, &editing::Document::treeChanged, this, &ProblemsModel::refresh);
    refresh();
}

void ProblemsModel::refresh()
{
    static const std::vector<job::Problem> none;
    const std::vector<job::Problem> &problems = document_ != nullptr ? document_->problems() : none;
    // Most keystrokes: the same problems, perhaps elsewhere. Their keys are made of words, and need not be
    // made again.
    QList<ProblemRow> next;
    if (std::equal(
            rows().begin(), rows().end(), problems.begin(), problems.end(),
            [](const ProblemRow &row, const job::Problem &problem) { return row.isNamedAs(problem); })) {
        for (qsizetype i = 0; i < rows().size(); ++i)
            next.append({problems[static_cast<std::size_t>(i)], rows().at(i).rowKey});
    } else {
        QHash<QString, int> seen;
        for (const job::Problem &problem : problems) {
            const QString base = QString::fromStdString(problem.code + ' ' + problem.pointer + ' ' +
                                                        problem.message.english());
            next.append({problem, base + QLatin1Char('#') + QString::number(seen[base]++)});
        }
    }
    merge(std::move(next));
}

int ProblemsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ProblemsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const job::Problem &problem = rows().at(index.row()).problem;
    switch (role) {
    case Qt::DisplayRole:
        return cell(problem, index.column());
    case SortRole:
        return index.column() == SeverityColumn ? QVariant(static_cast<int>(problem.severity))
                                                : cell(problem, index.column());
    case Qt::ToolTipRole:
        return index.column() == MessageColumn ? cell(problem, MessageColumn) : QVariant();
    case Qt::TextAlignmentRole:
        return cellAlignment(problemColumns.at(static_cast<std::size_t>(index.column())));
    case Qt::AccessibleTextRole:
        return index.column() == MessageColumn ? QVariant(tr("%1, line %2: %3")
                                                              .arg(severityText(problem.severity))
                                                              .arg(problem.place.line)
                                                              .arg(shown(translated(problem.message))))
                                               : QVariant();
    case KeyRole:
        return rows().at(index.row()).rowKey;
    case SeverityRole:
        return static_cast<int>(problem.severity);
    case CodeRole:
        return QString::fromStdString(problem.code);
    case LineRole:
        return static_cast<int>(problem.place.line);
    case OffsetRole:
        return static_cast<qulonglong>(problem.span.offset);
    case LengthRole:
        return static_cast<qulonglong>(problem.span.length);
    case PointerRole:
        return QString::fromStdString(problem.pointer);
    case FixTitlesRole:
        return fixTitles(problem);
    default:
        return {};
    }
}

QVariant ProblemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal
               ? items::headerData(problemColumns, "sluice::items::ProblemsModel", section, role)
               : QVariant();
}

int ProblemsModel::count(job::ProblemSeverity atLeast) const
{
    return static_cast<int>(std::count_if(rows().begin(), rows().end(), [&](const ProblemRow &row) {
        return row.problem.severity >= atLeast;
    }));
}

int ProblemsModel::next(std::size_t offset) const
{
    for (int i = 0; i < rows().size(); ++i) {
        if (problem(i).span.offset > offset)
            return i;
    }
    return rows().isEmpty() ? -1 : 0;
}

int ProblemsModel::previous(std::size_t offset) const
{
    for (int i = static_cast<int>(rows().size()) - 1; i >= 0; --i) {
        if (problem(i).span.offset < offset)
            return i;
    }
    return static_cast<int>(rows().size()) - 1;
}

bool ProblemsModel::applyFix(int row, int fix)
{
    if (document_ == nullptr || row < 0 || row >= rows().size())
        return false;
    // In a large text the rows may be behind what was typed a moment ago, and a fix is made for one text
    // only.
    const QString wanted = rows().at(row).rowKey;
    refresh();
    row = rowOf(wanted);
    if (row < 0 || fix < 0 || static_cast<std::size_t>(fix) >= problem(row).fixes.size())
        return false;
    const job::Fix chosen = problem(row).fixes[static_cast<std::size_t>(fix)];
    if (!chosen.saveAs.empty()) {
        Q_EMIT saveAsWanted();
        return true;
    }
    if (chosen.recoding)
        return document_->recode(*chosen.recoding, translated(chosen.title)).has_value();
    const TextEdits edits = chosen.edits();
    return !edits.empty() && document_->applyToTree(edits, translated(chosen.title)).has_value();
}

bool ProblemsModel::hasSafeFixes() const
{
    return std::any_of(rows().begin(), rows().end(), [](const ProblemRow &row) {
        return std::any_of(row.problem.fixes.begin(), row.problem.fixes.end(),
                           [](const job::Fix &fix) { return fix.safe; });
    });
}

bool ProblemsModel::applySafeFixes()
{
    if (document_ == nullptr || !hasSafeFixes())
        return false;
    job::LintOptions options;
    options.variables = document_->variables();
    const TextEdits edits = job::fixAll(document_->tree(), options).edits;
    return !edits.empty() && document_->applyToTree(edits, tr("fix all")).has_value();
}

void ProblemsModel::retranslate()
{
    touch(0, ColumnCount - 1, {});
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

ProblemsFilter::ProblemsFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(SortRole);
}

void ProblemsFilter::setLeastSeverity(job::ProblemSeverity severity)
{
    least_ = severity;
    invalidateFilter();
}

void ProblemsFilter::setText(const QString &text)
{
    text_ = text;
    invalidateFilter();
}

bool ProblemsFilter::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    const QModelIndex index = sourceModel()->index(sourceRow, ProblemsModel::MessageColumn, sourceParent);
    if (index.data(ProblemsModel::SeverityRole).toInt() < static_cast<int>(least_))
        return false;
    return text_.isEmpty() || index.data().toString().contains(text_, Qt::CaseInsensitive) ||
           index.data(ProblemsModel::CodeRole).toString().contains(text_, Qt::CaseInsensitive);
}

} // namespace sluice::items
