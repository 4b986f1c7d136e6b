#include "models/items/optionvalue.h"

#include "models/core/secrets/secrets.h"
#include "models/items/entryedits.h"

#include <string_view>

namespace sluice::items {

namespace {

using Editor = OptionRow::Editor;
using Notation = OptionRow::Notation;

QString toQt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

bool isScalar(const hocon::Value &value)
{
    return !value.isObject() && !value.isList();
}

/// The editor of an option that the text does not set, or sets to a scalar.
Editor editorOf(catalog::OptionType type, bool isSet)
{
    switch (type) {
    case catalog::OptionType::Integer:
        return Editor::Integer;
    case catalog::OptionType::Decimal:
        return Editor::Decimal;
    case catalog::OptionType::Boolean:
        return Editor::Boolean;
    case catalog::OptionType::Choice:
        return Editor::Choice;
    case catalog::OptionType::List:
        return isSet ? Editor::Text : Editor::List; // "a,b" stays the text it is
    case catalog::OptionType::Map:
        return isSet ? Editor::ReadOnly : Editor::Map;
    case catalog::OptionType::Schema:
        return isSet ? Editor::ReadOnly : Editor::Schema;
    case catalog::OptionType::Object:
        return Editor::ReadOnly;
    case catalog::OptionType::Text:
        return Editor::Text;
    }
    return Editor::Text;
}

Notation notationOf(const hocon::Value &value, std::string_view source)
{
    if (value.isObject())
        return Notation::Object;
    if (value.isList())
        return Notation::List;
    if (source.empty())
        return Notation::Elsewhere;
    if (source.starts_with("\"\"\""))
        return Notation::TripleQuoted;
    return source.front() == '"' ? Notation::Quoted : Notation::Plain;
}

/// The elements, where a line each can say them.
bool takeEntries(OptionRow &row, const hocon::Value &list)
{
    for (std::size_t i = 0; i < list.size(); ++i) {
        const hocon::Value element = list.at(i);
        const QString text = toQt(element.text());
        if (!isScalar(element) || text.isEmpty() || text.contains(QLatin1Char('\n'))) {
            row.entries.clear();
            return false;
        }
        row.entries.append(text);
    }
    return true;
}

bool takePairs(OptionRow &row, const hocon::Value &object)
{
    for (std::size_t i = 0; i < object.size(); ++i) {
        if (!isScalar(object.at(i))) {
            row.table.clear();
            return false;
        }
        row.table.append({toQt(object.key(i)), toQt(object.at(i).text())});
    }
    return true;
}

Editor containerEditor(OptionRow &row, const hocon::Value &value)
{
    if (row.rule == nullptr || row.isSecret)
        return Editor::ReadOnly;
    if (row.rule->type == catalog::OptionType::List && value.isList() && takeEntries(row, value))
        return Editor::List;
    if (row.rule->type == catalog::OptionType::Map && value.isObject() && takePairs(row, value))
        return Editor::Map;
    if (row.rule->type == catalog::OptionType::Schema && value.isObject()) {
        const std::optional<QList<QStringList>> columns = schemaColumns(value);
        row.table = columns.value_or(QList<QStringList>());
        return columns ? Editor::Schema : Editor::ReadOnly;
    }
    return Editor::ReadOnly;
}

} // namespace

void takeValue(OptionRow &row, const hocon::Tree &tree, const std::optional<hocon::Value> &value)
{
    const bool isContainer = value && !isScalar(*value);
    if (!isContainer) {
        row.editor = row.rule == nullptr ? Editor::Text : editorOf(row.rule->type, value.has_value());
        if (row.editor == Editor::Text && row.isSecret)
            row.editor = Editor::Secret;
    }
    row.mayHaveRows = isContainer ? value->size() > 0
                                  : row.rule != nullptr && row.rule->type == catalog::OptionType::Object &&
                                        !row.rule->options.empty() && !value;
    if (!value)
        return;
    const TextSpan span = value->span();
    const std::string_view source = std::string_view(tree.text()).substr(span.offset, span.length);
    row.isSet = true;
    row.notation = notationOf(*value, source);
    row.holdsVariable = source.find("${") != std::string_view::npos;
    if (!isContainer) {
        const std::string text = value->text();
        row.value = toQt(text);
        row.isSecret = row.isSecret && !isHarmlessValue(text);
        return;
    }
    row.mayHaveRows = row.mayHaveRows || (value->isObject() && row.inside != nullptr);
    row.editor = containerEditor(row, *value);
    row.value = toQt(maskedValue(row.isSecret ? "password" : "", source)).simplified();
}

} // namespace sluice::items
