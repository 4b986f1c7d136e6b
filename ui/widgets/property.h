#pragma once

#include <QString>
#include <QStringList>
#include <QVariant>

#include <optional>

namespace sluice::widgets {

/// What edits a property; a model's type role holds one of these as int.
enum class PropertyEditorKind
{
    Text,
    Integer,
    Choice,
    ReadOnly,
    Decimal,
    Boolean,
    List, ///< of texts
    Map,  ///< of texts with names
    Secret,
    Schema ///< the columns of a table
};

/// One field of a form, as data.
struct Property
{
    QString key; ///< identifies it; what the label says
    QString section;
    QString title;
    QString explanation;
    QVariant value;     ///< invalid: not set, the default holds; QStringList of a List
    QVariantList table; ///< QStringList {name, value} of a Map, {name, type, nullable, comment} of a Schema
    QString defaultText;
    PropertyEditorKind kind = PropertyEditorKind::Text;
    QStringList choices;
    std::optional<qint64> minimum;
    QString unit;
    QString reason;    ///< why it cannot be edited; empty when it can
    int severity = -1; ///< MarkSeverity, or -1
    QString problem;
};

/// The numbers of a model's roles from which a Property is read, and the column that takes an edited value.
struct PropertyRoles
{
    int key, section, title, explanation, value, defaultText, kind, choices, minimum, unit, reason, severity,
        problem, table;
    int valueColumn;
};

} // namespace sluice::widgets
