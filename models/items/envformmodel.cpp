#include "models/items/envformmodel.h"

#include "models/core/qtmessage.h"
#include "models/editing/document.h"
#include "models/hocon/edit/edit.h"
#include "models/job/job.h"
#include "models/job/lint/batchnote.h"

#include <algorithm>
#include <array>

namespace sluice::items {

namespace {

constexpr auto context = "sluice::items::EnvFormModel";

constexpr std::array<ColumnSpec, EnvFormModel::ColumnCount> columns{{
    {EnvFormModel::NameColumn, QT_TRANSLATE_NOOP("sluice::items::EnvFormModel", "Option"),
     QT_TRANSLATE_NOOP("sluice::items::EnvFormModel", "The key in env")},
    {EnvFormModel::ValueColumn, QT_TRANSLATE_NOOP("sluice::items::EnvFormModel", "Value"),
     QT_TRANSLATE_NOOP("sluice::items::EnvFormModel", "What the text says, or the default")},
    {EnvFormModel::UnitColumn, QT_TRANSLATE_NOOP("sluice::items::EnvFormModel", "Unit"), ""},
    {EnvFormModel::OriginColumn, QT_TRANSLATE_NOOP("sluice::items::EnvFormModel", "From"),
     QT_TRANSLATE_NOOP("sluice::items::EnvFormModel", "Where the value comes from")},
}};

QString sectionTitle(EnvRow::Section section)
{
    switch (section) {
    case EnvRow::Section::Job:
        return EnvFormModel::tr("Job");
    case EnvRow::Section::Checkpoints:
        return EnvFormModel::tr("Checkpoints");
    case EnvRow::Section::Retries:
        return EnvFormModel::tr("Retries");
    case EnvRow::Section::Limits:
        return EnvFormModel::tr("Read limits");
    case EnvRow::Section::Other:
        return EnvFormModel::tr("More");
    case EnvRow::Section::Unknown:
        return EnvFormModel::tr("Other keys in the text");
    }
    return {};
}

bool isBlank(const std::string &text)
{
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

QVariant textOrNothing(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

} // namespace

EnvFormModel::EnvFormModel(QObject *parent)
    : KeyedTable<EnvRow>(parent)
{
}

EnvFormModel::~EnvFormModel() = default;

void EnvFormModel::setDocument(editing::Document *document)
{
    if (document_ != nullptr)
        document_->disconnect(this);
    document_ = document;
    if (document_ != nullptr) {
        connect(document_, &editing::Document::treeChanged, this, &EnvFormModel::refresh);
        // Another name can make the same text SQL, or no SQL any more.
        connect(document_, &editing::Document::pathChanged, this, &EnvFormModel::refresh);
    }
    refresh();
}

void EnvFormModel::refresh()
{
    if (document_ == nullptr) {
        merge({});
        return;
    }
    // A key of env is never written into SQL, so there is none to show.
    merge(job::isSql(document_->kind()) ? decltype(envRows(*document_)){} : envRows(*document_));
    const job::ModeDecision decision = document_->analysis().mode();
    const bool isDefault = decision.origin == job::ModeOrigin::Defaulted;
    QString mode = QString::fromStdString(decision.text);
    if (decision.mode == job::Mode::Batch)
        mode = QStringLiteral("BATCH");
    else if (decision.mode == job::Mode::Streaming)
        mode = QStringLiteral("STREAMING");
    // Options that do not belong to a BATCH job have a row only where the text sets them.
    const bool setsCheckpoints = std::any_of(rows().begin(), rows().end(), [](const EnvRow &row) {
        return row.key() == QLatin1String("checkpoint") || row.key().startsWith(QLatin1String("checkpoint."));
    });
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

bool EnvFormModel::isEditable() const
{
    return document_ != nullptr && !job::isSql(document_->kind());
}

QString EnvFormModel::modeNote() const
{
    if (kind_ == job::FileKind::Sql)
        return tr(
            "This is an SQL job: its env and tables are edited in the text. To use the form, convert it "
            "to HOCON.");
    if (kind_ == job::FileKind::FlinkSql)
        return tr("This is SQL for Flink, not a SeaTunnel job: it is edited in the text.");
    if (blank_)
        return {}; // nobody has chosen a mode yet
    return mode_ == QLatin1String("BATCH") ? translated(job::whyNoCheckpointInBatch(setsCheckpoints_))
                                           : QString();
}

int EnvFormModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EnvFormModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const EnvRow &row = rows().at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case SortRole:
        return cellText(row, index.column());
    case Qt::EditRole:
    case ValueRole:
        return role == ValueRole || index.column() == ValueColumn
                   ? (row.isSet ? QVariant(row.value) : QVariant())
                   : cellText(row, index.column());
    case Qt::ToolTipRole:
        return row.severity >= 0 ? translated(row.problem) : textOrNothing(translated(row.explanation));
    case Qt::TextAlignmentRole:
        return cellAlignment(columns.at(static_cast<std::size_t>(index.column())));
    case KeyRole:
        return row.name;
    case DefaultRole:
        return row.defaultText;
    case ModifiedRole:
        return row.isSet;
    case TypeRole:
        return static_cast<int>(row.editor);
    case ChoicesRole:
        return row.choices;
    case MinimumRole:
        return row.minimum ? QVariant(*row.minimum) : QVariant();
    case UnitRole:
        return row.unit;
    case ApplicableRole:
        return row.applicable;
    case ReasonRole:
        return reasonText(row);
    case SeverityRole:
        return row.severity >= 0 ? QVariant(row.severity) : QVariant();
    case ProblemRole:
        return row.severity >= 0 ? translated(row.problem) : QString();
    case SectionRole:
        return sectionTitle(row.section);
    case TitleRole:
        return row.title.empty() ? row.name : translated(row.title);
    case ExplanationRole:
        return row.section == EnvRow::Section::Unknown ? tr("Not an option of env that Sluice knows.")
                                                       : translated(row.explanation);
    case PointerRole:
        return row.pointer;
    default:
        return {};
    }
}

QVariant EnvFormModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal ? items::headerData(columns, context, section, role) : QVariant();
}

QVariant EnvFormModel::cellText(const EnvRow &row, int column) const
{
    switch (column) {
    case NameColumn:
        return row.name;
    case ValueColumn:
        return row.isSet ? row.value : row.defaultText;
    case UnitColumn:
        return row.unit;
    case OriginColumn:
        return originText(row);
    default:
        return {};
    }
}

QString EnvFormModel::originText(const EnvRow &row) const
{
    if (row.isSet)
        return tr("line %1").arg(row.line);
    return row.defaultText.isEmpty() ? tr("engine decides") : tr("default");
}

QString EnvFormModel::reasonText(const EnvRow &row) const
{
    if (!row.applicable)
        return mode_ == QLatin1String("BATCH") && row.section == EnvRow::Section::Checkpoints
                   ? tr("A BATCH job should not set this: remove it, or switch the job to STREAMING.")
                   : tr("The engine reads this nowhere.");
    return row.editor == EnvRow::Editor::ReadOnly ? tr("This is an object or a list: edit it in the text.")
                                                  : QString();
}

Qt::ItemFlags EnvFormModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags result = KeyedTable<EnvRow>::flags(index) | Qt::ItemNeverHasChildren;
    if (index.column() != ValueColumn)
        return result;
    const EnvRow &row = rows().at(index.row());
    return row.applicable && row.editor != EnvRow::Editor::ReadOnly ? result | Qt::ItemIsEditable : result;
}

bool EnvFormModel::accepts(const EnvRow &row, const QString &text) const
{
    if (row.editor != EnvRow::Editor::Integer || text.startsWith(QLatin1String("${")))
        return true;
    bool isNumber = false;
    const qlonglong number = text.toLongLong(&isNumber);
    return isNumber && (!row.minimum || number >= *row.minimum);
}

bool EnvFormModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || document_ == nullptr ||
        !checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid) ||
        index.column() != ValueColumn)
        return false;
    const EnvRow &row = rows().at(index.row());
    // Removing is always possible; what has no business in this mode is not edited on the quiet.
    if (value.isValid() && (!flags(index).testFlag(Qt::ItemIsEditable) || !accepts(row, value.toString())))
        return false;
    if (!value.isValid() && !row.isSet)
        return true;
    return setOption(row.pointer, row.name, value);
}

bool EnvFormModel::setMode(const QString &mode)
{
    if (document_ == nullptr)
        return false;
    // A mode that is set the nested way is changed where it stands; a second key would only contradict it.
    const std::string pointer = job::decideMode(document_->tree()).pointer;
    const QString target =
        pointer.empty() ? QStringLiteral("/env/job.mode") : QString::fromStdString(pointer);
    document_->endMerge();
    return setOption(target, QStringLiteral("job.mode"), mode);
}

bool EnvFormModel::setOption(const QString &pointer, const QString &name, const QVariant &value)
{
    const std::string target = pointer.toStdString();
    const hocon::Tree &tree = document_->tree();
    const Result<TextEdits> edits = value.isValid()
                                        ? hocon::setValue(tree, target, value.toString().toStdString())
                                        : hocon::remove(tree, target);
    if (!edits) {
        Q_EMIT editFailed(
            tr("%1 cannot be changed here: %2").arg(name, QString::fromStdString(edits.error().message)));
        return false;
    }
    const QString what = value.isValid() ? tr("set %1").arg(name) : tr("remove %1").arg(name);
    return document_->applyToTree(*edits, what, value.isValid() ? pointer : QString()).has_value();
}

int EnvFormModel::rowAt(std::size_t offset) const
{
    if (document_ == nullptr)
        return -1;
    const QString pointer = QString::fromStdString(document_->tree().pointerAt(offset));
    for (int i = 0; i < rows().size(); ++i) {
        const QString &own = rows().at(i).pointer;
        if (pointer == own || pointer.startsWith(own + QLatin1Char('/')))
            return i;
    }
    return -1;
}

void EnvFormModel::retranslate()
{
    touch(0, ColumnCount - 1, {});
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    Q_EMIT modeChanged();
}

} // namespace sluice::items
