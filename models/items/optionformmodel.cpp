#include "models/items/optionformmodel.h"

#include "models/catalog/catalogue.h"
#include "models/core/qtmessage.h"
#include "models/editing/document.h"
#include "models/hocon/edit/edit.h"
#include "models/items/optionedits.h"
#include "models/items/optiontexts.h"
#include "models/job/job.h"
#include "models/job/lint/batchnote.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sluice::items {

namespace {

constexpr std::array<ColumnSpec, OptionFormModel::ColumnCount> optionColumns{{
    {OptionFormModel::NameColumn, QT_TRANSLATE_NOOP("sluice::items::OptionFormModel", "Option"),
     QT_TRANSLATE_NOOP("sluice::items::OptionFormModel", "The key in the text")},
    {OptionFormModel::ValueColumn, QT_TRANSLATE_NOOP("sluice::items::OptionFormModel", "Value"),
     QT_TRANSLATE_NOOP("sluice::items::OptionFormModel", "What the text says, or the default")},
    {OptionFormModel::UnitColumn, QT_TRANSLATE_NOOP("sluice::items::OptionFormModel", "Unit"), ""},
    {OptionFormModel::OriginColumn, QT_TRANSLATE_NOOP("sluice::items::OptionFormModel", "From"),
     QT_TRANSLATE_NOOP("sluice::items::OptionFormModel", "Where the value comes from")},
}};

std::shared_ptr<const catalog::RuleSet> standardEnv()
{
    const std::shared_ptr<const catalog::Catalogue> catalogue = catalog::Catalogue::standard();
    return {catalogue, &catalogue->env()};
}

bool isBlank(const std::string &text)
{
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

bool hasCheckpoints(const hocon::Tree &tree)
{
    const std::optional<hocon::Value> env = tree.find("/env");
    for (std::size_t i = 0; env && env->isObject() && i < env->size(); ++i) {
        const std::string key = env->key(i);
        if (key == "checkpoint" || key.starts_with("checkpoint."))
            return true;
    }
    return false;
}

QVariant textOrNothing(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

QVariant valueOf(const OptionRow &row)
{
    if (!row.isSet)
        return {};
    return row.editor == OptionRow::Editor::List ? QVariant(row.entries) : QVariant(row.value);
}

QVariantList tableOf(const OptionRow &row)
{
    return {row.table.begin(), row.table.end()};
}

QStringList choicesOf(const catalog::OptionRule &rule)
{
    if (rule.type == catalog::OptionType::Boolean)
        return {QStringLiteral("true"), QStringLiteral("false")};
    QStringList choices;
    for (const std::string &choice : rule.choices)
        choices.append(QString::fromStdString(choice));
    return choices;
}

} // namespace

OptionFormModel::OptionFormModel(QObject *parent)
    : OptionFormModel(nullptr, QStringLiteral("/env"), standardEnv(), parent)
{
}

OptionFormModel::OptionFormModel(editing::Document *document, const QString &pointer,
                                 std::shared_ptr<const catalog::RuleSet> rules, QObject *parent)
    : OptionTree(parent)
    , pointer_(pointer)
    , rules_(std::move(rules))
{
    if (document != nullptr)
        setDocument(document);
}

OptionFormModel::~OptionFormModel() = default;

void OptionFormModel::setDocument(editing::Document *document)
{
    if (document_ != nullptr)
        document_->disconnect(this);
    document_ = document;
    if (document_ != nullptr) {
        connect(document_, &editing::Document::treeChanged, this, &OptionFormModel::follow);
        // Another name can make the same text SQL, or no SQL any more.
        connect(document_, &editing::Document::pathChanged, this, &OptionFormModel::refresh);
    }
    refresh();
}

void OptionFormModel::setScope(const QString &pointer, std::shared_ptr<const catalog::RuleSet> rules)
{
    const std::shared_ptr<const catalog::RuleSet> before = std::exchange(rules_, std::move(rules));
    pointer_ = pointer;
    blanks_.clear();
    refresh(); // rows of the scope before look into its rules until here
}

QList<OptionRow> OptionFormModel::rowsBelow(const OptionRow *above) const
{
    // A key is never written into SQL, so there is none to show.
    if (!isEditable())
        return {};
    const OptionReader reader(*document_, pointer_.toStdString(), *rules_, blanks_);
    return above == nullptr ? reader.rows() : reader.rowsBelow(*above);
}

/// What is typed elsewhere is nothing to these rows, unless it answers their ${}, moves their lines, changes
/// the mode, or is what one of their problems is about.
void OptionFormModel::follow(const editing::TreeChange &change)
{
    const bool elsewhere =
        !change.movesLines && !change.concerns(pointer_.toStdString()) && !change.concerns("/env");
    if (elsewhere && !asksOthers_ && troubles() == troubles_)
        return;
    refresh();
}

void OptionFormModel::refresh()
{
    ++readings_;
    mergeRows();
    troubles_ = document_ != nullptr ? troubles() : std::vector<Trouble>();
    asksOthers_ = document_ != nullptr && asksOthers();
    if (document_ != nullptr)
        readMode();
}

std::vector<OptionFormModel::Trouble> OptionFormModel::troubles() const
{
    const std::string below = pointer_.toStdString() + '/';
    std::vector<Trouble> found;
    for (const job::Problem &problem : document_->problems()) {
        if (problem.pointer.starts_with(below))
            found.push_back({static_cast<int>(problem.severity), problem.pointer, problem.message});
    }
    return found;
}

bool OptionFormModel::asksOthers() const
{
    constexpr int mostLookedAt = 50; // of a text that is full of them, nothing is saved anyway
    const hocon::Tree &tree = document_->tree();
    const std::string &text = tree.text();
    const std::string scope = pointer_.toStdString();
    int looked = 0;
    for (std::size_t at = text.find("${"); at != std::string::npos; at = text.find("${", at + 2)) {
        const std::string pointer = tree.pointerAt(at);
        if (pointer == scope || pointer.starts_with(scope + '/') || ++looked > mostLookedAt)
            return true;
    }
    return false;
}

void OptionFormModel::readMode()
{
    const job::ModeDecision decision = document_->analysis().mode();
    const bool isDefault = decision.origin == job::ModeOrigin::Defaulted;
    QString mode = QString::fromStdString(decision.text);
    if (decision.mode == job::Mode::Batch)
        mode = QStringLiteral("BATCH");
    else if (decision.mode == job::Mode::Streaming)
        mode = QStringLiteral("STREAMING");
    const bool setsCheckpoints = decision.mode == job::Mode::Batch && hasCheckpoints(document_->tree());
    const job::FileKind kind = document_->kind();
    const bool blank = isBlank(document_->text());
    if (mode != mode_ || setsCheckpoints != setsCheckpoints_ || kind != kind_ || blank != blank_ ||
        isDefault != modeIsDefault_) {
        mode_ = mode;
        setsCheckpoints_ = setsCheckpoints;
        kind_ = kind;
        blank_ = blank;
        modeIsDefault_ = isDefault;
        Q_EMIT modeChanged();
    }
}

bool OptionFormModel::isEditable() const
{
    return document_ != nullptr && !job::isSql(document_->kind());
}

QString OptionFormModel::modeNote() const
{
    if (kind_ == job::FileKind::Sql)
        return tr(
            "This is an SQL job: its env and tables are edited in the text. To use the form, convert it "
            "to HOCON.");
    if (kind_ == job::FileKind::FlinkSql)
        return tr("This is SQL for Flink, not a SeaTunnel job: it is edited in the text.");
    if (blank_ || !isEnv())
        return {}; // nobody has chosen a mode yet; a plugin has no checkpoints
    return mode_ == QLatin1String("BATCH") ? translated(job::whyNoCheckpointInBatch(setsCheckpoints_))
                                           : QString();
}

int OptionFormModel::columnCount(const QModelIndex & /*parent*/) const
{
    return ColumnCount;
}

QVariant OptionFormModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const OptionRow &row = at(index);
    switch (role) {
    case Qt::DisplayRole:
    case SortRole:
        return cellText(row, index.column());
    case Qt::EditRole:
        return index.column() == ValueColumn ? valueOf(row) : cellText(row, index.column());
    case ValueRole:
        return valueOf(row);
    case Qt::ToolTipRole:
        return row.severity >= 0
                   ? translated(row.problem)
                   : (row.rule != nullptr ? textOrNothing(translated(row.rule->explanation)) : QVariant());
    case Qt::TextAlignmentRole:
        return cellAlignment(optionColumns.at(static_cast<std::size_t>(index.column())));
    case KeyRole:
        return row.key;
    case ModifiedRole:
        return row.isSet;
    case TypeRole:
        return static_cast<int>(row.editor);
    case ApplicableRole:
        return row.counts();
    case ReasonRole:
        return reasonText(row);
    case SeverityRole:
        return row.severity >= 0 ? QVariant(row.severity) : QVariant();
    case ProblemRole:
        return row.severity >= 0 ? translated(row.problem) : QString();
    case SectionRole:
        return sectionTitle(row, *rules_);
    case ExplanationRole:
        return explanationText(row, *rules_);
    case PointerRole:
        return row.pointer;
    case UnknownRole:
        return row.isUnknown;
    case RequiredRole:
        return row.isRequired;
    case SecretRole:
        return row.isSecret;
    case VariableRole:
        return row.holdsVariable;
    case NotationRole:
        return static_cast<int>(row.notation);
    case TableRole:
        return tableOf(row);
    default:
        return known(row, role);
    }
}

/// What only the rule says.
QVariant OptionFormModel::known(const OptionRow &row, int role) const
{
    const catalog::OptionRule *rule = row.rule;
    switch (role) {
    case DefaultRole:
        return rule != nullptr ? QString::fromStdString(rule->defaultText) : QString();
    case ChoicesRole:
        return rule != nullptr ? choicesOf(*rule) : QStringList();
    case MinimumRole:
        return rule != nullptr && rule->minimum ? QVariant(static_cast<qlonglong>(*rule->minimum))
                                                : QVariant();
    case UnitRole:
        return cellText(row, UnitColumn);
    case TitleRole:
        return rule != nullptr && !rule->title.empty() ? translated(rule->title) : row.key;
    case NewerKeyRole:
        return rule != nullptr && row.key.toStdString() != rule->key ? QString::fromStdString(rule->key)
                                                                     : QString();
    default:
        return {};
    }
}

QVariant OptionFormModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal
               ? items::headerData(optionColumns, "sluice::items::OptionFormModel", section, role)
               : QVariant();
}

QVariant OptionFormModel::cellText(const OptionRow &row, int column) const
{
    switch (column) {
    case NameColumn:
        return row.key;
    case ValueColumn:
        return valueText(row);
    case UnitColumn:
        return row.rule != nullptr ? unitText(row.rule->unit) : QString();
    case OriginColumn:
        return originText(row);
    default:
        return {};
    }
}

Qt::ItemFlags OptionFormModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const OptionRow &row = at(index);
    Qt::ItemFlags result = QAbstractItemModel::flags(index);
    if (!row.mayHaveRows)
        result |= Qt::ItemNeverHasChildren;
    return index.column() == ValueColumn && reasonText(row).isEmpty() ? result | Qt::ItemIsEditable : result;
}

bool OptionFormModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || document_ == nullptr || !checkIndex(index, CheckIndexOption::IndexIsValid) ||
        index.column() != ValueColumn)
        return false;
    const OptionRow row = at(index); // a copy: the edit can take the row away
    // Removing is always possible; what has no business in this mode is not edited on the quiet.
    if (value.isValid() && (!flags(index).testFlag(Qt::ItemIsEditable) || !fitsEditor(row, value)))
        return false;
    if (!value.isValid() && !row.isSet)
        return true;
    return apply(optionEdits(document_->tree(), row, value), row.key, row.pointer, !value.isValid());
}

bool OptionFormModel::setMode(const QString &mode)
{
    if (document_ == nullptr)
        return false;
    // A mode that is set the nested way is changed where it stands; a second key would only contradict it.
    std::string pointer = document_->analysis().mode().pointer;
    if (pointer.empty())
        pointer = "/env/job.mode";
    document_->endMerge();
    return apply(hocon::setValue(document_->tree(), pointer, mode.toStdString()), QStringLiteral("job.mode"),
                 QString::fromStdString(pointer), false);
}

bool OptionFormModel::apply(const Result<TextEdits> &edits, const QString &name, const QString &pointer,
                            bool isRemoval)
{
    if (!edits) {
        Q_EMIT editFailed(tr("%1 cannot be changed here: %2").arg(name, translated(edits.error())));
        return false;
    }
    const QString what = isRemoval ? tr("remove %1").arg(name) : tr("set %1").arg(name);
    return document_->applyToTree(*edits, what, isRemoval ? QString() : pointer).has_value();
}

int OptionFormModel::rowAt(std::size_t offset) const
{
    if (document_ == nullptr)
        return -1;
    const QString pointer = QString::fromStdString(document_->tree().pointerAt(offset));
    for (int i = 0; i < rowCount(); ++i) {
        const QString &own = at(index(i, 0)).pointer;
        if (pointer == own || pointer.startsWith(own + QLatin1Char('/')))
            return i;
    }
    return -1;
}

void OptionFormModel::retranslate()
{
    touchRows();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    Q_EMIT modeChanged();
}

} // namespace sluice::items
