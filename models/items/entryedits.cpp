#include "models/items/entryedits.h"

#include "models/hocon/edit/edit.h"
#include "models/hocon/pointer.h"
#include "models/items/editsteps.h"

#include <QSet>

#include <algorithm>

namespace sluice::items {

namespace {

/// More single edits than this are not worth their parses: the list is written anew.
constexpr qsizetype kMaxSteps = 64;

/// A string stays one, whatever the new text looks like.
Result<TextEdits> replaced(const hocon::Tree &tree, const std::string &pointer, const QString &text)
{
    const std::optional<hocon::Value> old = tree.find(pointer);
    return old && old->isString() ? hocon::setString(tree, pointer, text.toStdString())
                                  : hocon::setValue(tree, pointer, text.toStdString());
}

bool isScalar(const hocon::Value &value)
{
    return !value.isObject() && !value.isList();
}

std::string member(const std::string &pointer, const QString &name)
{
    return pointer + '/' + hocon::pointerSegment(name.toStdString());
}

Result<void> checkNames(const QList<QStringList> &entries)
{
    QSet<QString> names;
    for (const QStringList &entry : entries) {
        if (entry.value(0).isEmpty() || names.contains(entry.at(0)))
            return fail(ErrorCode::InvalidArgument,
                        SLUICE_MESSAGE("Edit", "Every entry needs a name of its own."));
        names.insert(entry.at(0));
    }
    return {};
}

} // namespace

Result<TextEdits> listEdits(const hocon::Tree &tree, const std::string &pointer, const QStringList &old,
                            const QStringList &next)
{
    const std::optional<hocon::Value> list = tree.find(pointer);
    const EntryRange range = changedEntries(old, next);
    if (!list || !list->isList() || std::max(range.oldEnd, range.nextEnd) - range.first > kMaxSteps)
        return hocon::setValue(tree, pointer, jsonText(next), true);
    bool isOfStrings = true;
    for (std::size_t i = 0; i < list->size(); ++i)
        isOfStrings = isOfStrings && list->at(i).isString();
    const auto element = [&pointer](qsizetype i) {
        return pointer + '/' + std::to_string(i);
    };
    EditSteps steps(tree);
    qsizetype at = range.first;
    for (; at < range.oldEnd && at < range.nextEnd; ++at)
        steps.take(replaced(steps.now(), element(at), next.at(at)));
    for (qsizetype end = range.oldEnd; end > at; --end)
        steps.take(hocon::remove(steps.now(), element(end - 1)));
    for (; at < range.nextEnd; ++at) {
        const auto place = static_cast<std::size_t>(at);
        steps.take(isOfStrings ? hocon::insert(steps.now(), pointer, place, jsonText(next.at(at)))
                               : hocon::insertValue(steps.now(), pointer, place, next.at(at).toStdString()));
    }
    return steps.result();
}

Result<TextEdits> mapEdits(const hocon::Tree &tree, const std::string &pointer, const QList<QStringList> &old,
                           const QList<QStringList> &next)
{
    if (const Result<void> checked = checkNames(next); !checked)
        return tl::unexpected(checked.error());
    QSet<QString> before;
    QSet<QString> after;
    for (const QStringList &entry : old)
        before.insert(entry.at(0));
    for (const QStringList &entry : next)
        after.insert(entry.at(0));
    EditSteps steps(tree);
    if (next.isEmpty() && old.isEmpty())
        steps.take(hocon::setValue(tree, pointer, "{}", true));
    for (qsizetype i = 0; i < old.size(); ++i) {
        const QString &name = old.at(i).at(0);
        if (after.contains(name))
            continue;
        // Another name in the same line of a table: the entry keeps its place and its comment.
        const QString other = i < next.size() ? next.at(i).at(0) : QString();
        if (other.isEmpty() || before.contains(other)) {
            steps.take(hocon::remove(steps.now(), member(pointer, name)));
        } else {
            steps.take(hocon::rename(steps.now(), member(pointer, name), other.toStdString()));
            before.insert(other);
        }
    }
    for (const QStringList &entry : next) {
        const std::string at = member(pointer, entry.at(0));
        const std::optional<hocon::Value> value = steps.now().find(at);
        if (!value || QString::fromStdString(value->text()) != entry.value(1))
            steps.take(replaced(steps.now(), at, entry.value(1)));
    }
    return steps.result();
}

namespace {

const QStringList &columnKeys()
{
    static const QStringList keys{QStringLiteral("name"), QStringLiteral("type"), QStringLiteral("nullable"),
                                  QStringLiteral("comment")};
    return keys;
}

constexpr qsizetype kNullable = 2;

std::optional<QString> scalarText(const std::optional<hocon::Value> &value)
{
    if (!value)
        return QString();
    return isScalar(*value) ? std::optional(QString::fromStdString(value->text())) : std::nullopt;
}

std::optional<QList<QStringList>> columnsOfFields(const hocon::Value &fields)
{
    QList<QStringList> columns;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const std::optional<QString> type = scalarText(fields.at(i));
        if (!type)
            return std::nullopt;
        columns.append({QString::fromStdString(fields.key(i)), *type, QString(), QString()});
    }
    return columns;
}

std::optional<QList<QStringList>> columnsOfList(const hocon::Value &list)
{
    QList<QStringList> columns;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (!list.at(i).isObject())
            return std::nullopt;
        QStringList column;
        for (const QString &key : columnKeys()) {
            const std::optional<QString> text = scalarText(list.at(i).find(key.toStdString()));
            if (!text)
                return std::nullopt;
            column.append(*text);
        }
        columns.append(column);
    }
    return columns;
}

std::string columnJson(const QStringList &column)
{
    QStringList members;
    for (qsizetype i = 0; i < columnKeys().size(); ++i) {
        const QString text = column.value(i);
        if (!text.isEmpty())
            members.append(
                QStringLiteral("\"%1\":%2")
                    .arg(columnKeys().at(i), i == kNullable ? text : QString::fromStdString(jsonText(text))));
    }
    return '{' + members.join(QLatin1Char(',')).toStdString() + '}';
}

Result<void> checkColumns(const QList<QStringList> &columns)
{
    for (const QStringList &column : columns) {
        if (column.value(1).isEmpty())
            return fail(ErrorCode::InvalidArgument, SLUICE_MESSAGE("Edit", "Every column needs a type."));
        const QString nullable = column.value(kNullable);
        if (!nullable.isEmpty() && nullable != QLatin1String("true") && nullable != QLatin1String("false"))
            return fail(ErrorCode::InvalidArgument, SLUICE_MESSAGE("Edit", "Nullable is true or false."));
    }
    return checkNames(columns);
}

void changeColumn(EditSteps &steps, const std::string &pointer, const QStringList &old,
                  const QStringList &next)
{
    for (qsizetype i = 0; i < columnKeys().size(); ++i) {
        if (old.value(i) == next.value(i))
            continue;
        const std::string at = member(pointer, columnKeys().at(i));
        if (next.value(i).isEmpty())
            steps.take(hocon::remove(steps.now(), at));
        else if (i == kNullable)
            steps.take(hocon::setValue(steps.now(), at, next.value(i).toStdString()));
        else
            steps.take(hocon::setString(steps.now(), at, next.value(i).toStdString()));
    }
}

Result<TextEdits> columnEdits(const hocon::Tree &tree, const std::string &pointer,
                              const QList<QStringList> &old, const QList<QStringList> &next)
{
    const EntryRange range = changedEntries(old, next);
    EditSteps steps(tree);
    qsizetype at = range.first;
    for (; at < range.oldEnd && at < range.nextEnd; ++at)
        changeColumn(steps, pointer + '/' + std::to_string(at), old.at(at), next.at(at));
    for (qsizetype end = range.oldEnd; end > at; --end)
        steps.take(hocon::remove(steps.now(), pointer + '/' + std::to_string(end - 1)));
    for (; at < range.nextEnd; ++at)
        steps.take(
            hocon::insert(steps.now(), pointer, static_cast<std::size_t>(at), columnJson(next.at(at))));
    return steps.result();
}

} // namespace

std::optional<QList<QStringList>> schemaColumns(const hocon::Value &schema)
{
    const std::optional<hocon::Value> fields = schema.find("fields");
    const std::optional<hocon::Value> columns = schema.find("columns");
    if (fields && columns)
        return std::nullopt; // which of them counts is for the engine to say
    if (columns)
        return columns->isList() ? columnsOfList(*columns) : std::nullopt;
    if (fields)
        return fields->isObject() ? columnsOfFields(*fields) : std::nullopt;
    return QList<QStringList>();
}

Result<TextEdits> schemaEdits(const hocon::Tree &tree, const std::string &pointer,
                              const QList<QStringList> &next)
{
    if (const Result<void> checked = checkColumns(next); !checked)
        return tl::unexpected(checked.error());
    const std::optional<hocon::Value> schema = tree.find(pointer);
    const bool isThere = schema && schema->isObject();
    const QList<QStringList> old =
        isThere ? schemaColumns(*schema).value_or(QList<QStringList>()) : QList<QStringList>();
    const std::string columns = pointer + "/columns";
    const std::string fields = pointer + "/fields";
    if (isThere && schema->find("columns"))
        return columnEdits(tree, columns, old, next);
    const bool fitsFields = std::all_of(next.begin(), next.end(), [](const QStringList &column) {
        return column.value(kNullable).isEmpty() && column.value(kNullable + 1).isEmpty();
    });
    if (fitsFields)
        return mapEdits(tree, fields, old, next);
    EditSteps steps(tree);
    if (isThere && schema->find("fields"))
        steps.take(hocon::remove(tree, fields));
    QStringList texts;
    for (const QStringList &column : next)
        texts.append(QString::fromStdString(columnJson(column)));
    const QString list = QStringLiteral("[%1]").arg(texts.join(QLatin1Char(',')));
    steps.take(hocon::setValue(steps.now(), columns, list.toStdString(), true));
    return steps.result();
}

} // namespace sluice::items
