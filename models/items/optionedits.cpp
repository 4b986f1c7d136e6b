#include "models/items/optionedits.h"

#include "models/hocon/edit/edit.h"
#include "models/items/entryedits.h"

#include <QVariant>

#include <cmath>

namespace sluice::items {

namespace {

using Editor = OptionRow::Editor;

/// Nothing where the value is no table.
QList<QStringList> tableOf(const QVariant &value)
{
    QList<QStringList> table;
    const QVariantList entries = value.toList();
    for (const QVariant &entry : entries)
        table.append(entry.toStringList());
    return table;
}

bool isVariable(const QString &text)
{
    return text.startsWith(QLatin1String("${"));
}

} // namespace

bool fitsEditor(const OptionRow &row, const QVariant &value)
{
    const QString text = value.toString();
    bool isNumber = false;
    switch (row.editor) {
    case Editor::Integer: {
        const qlonglong number = text.toLongLong(&isNumber);
        return isVariable(text) || (isNumber && (!row.rule->minimum || number >= *row.rule->minimum));
    }
    case Editor::Decimal: {
        const double number = text.toDouble(&isNumber);
        isNumber = isNumber && std::isfinite(number) && text.back().isDigit(); // "1." is half typed
        return isVariable(text) ||
               (isNumber && (!row.rule->minimum || number >= static_cast<double>(*row.rule->minimum)));
    }
    case Editor::Boolean:
        return isVariable(text) || text == QLatin1String("true") || text == QLatin1String("false");
    case Editor::List:
        return value.typeId() == QMetaType::QStringList;
    case Editor::Map:
    case Editor::Schema:
        return value.typeId() == QMetaType::QVariantList;
    case Editor::Text:
    case Editor::Secret:
    case Editor::Choice:
        return true;
    case Editor::ReadOnly:
        return false;
    }
    return false;
}

Result<TextEdits> optionEdits(const hocon::Tree &tree, const OptionRow &row, const QVariant &value)
{
    const std::string pointer = row.pointer.toStdString();
    if (!value.isValid())
        return hocon::remove(tree, pointer);
    if (row.editor == Editor::List)
        return listEdits(tree, pointer, row.entries, value.toStringList());
    if (row.editor == Editor::Map)
        return mapEdits(tree, pointer, row.table, tableOf(value));
    if (row.editor == Editor::Schema)
        return schemaEdits(tree, pointer, tableOf(value));
    return hocon::setValue(tree, pointer, value.toString().toStdString());
}

} // namespace sluice::items
