#pragma once

#include "models/items/timetext.h"

#include <QCoreApplication>
#include <QString>
#include <QVariant>
#include <Qt>

#include <cstddef>
#include <span>

namespace sluice::items {

/// One column of a table model: the only place that says what it is called and how it is read. A model keeps
/// one constexpr std::array of these, in the order of its enum Column.
struct ColumnSpec
{
    int column = 0;           ///< the model's enum Column
    const char *header = "";  ///< English, marked with QT_TRANSLATE_NOOP under the model's name
    const char *toolTip = ""; ///< %1 in it stands for the zone that times are in
    bool numeric = false;     ///< right aligned
};

/// headerData of a horizontal header, for any model with a column table. `context` is the translation
/// context.
inline QVariant headerData(std::span<const ColumnSpec> specs, const char *context, int section, int role)
{
    if (section < 0 || static_cast<std::size_t>(section) >= specs.size())
        return {};
    const ColumnSpec &spec = specs[static_cast<std::size_t>(section)];
    switch (role) {
    case Qt::DisplayRole:
        return QCoreApplication::translate(context, spec.header);
    case Qt::ToolTipRole:
        return QCoreApplication::translate(context, spec.toolTip).replace(QLatin1String("%1"), zoneText());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter) |
                                   (spec.numeric ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

/// The alignment of a cell, the same as its header's.
inline QVariant cellAlignment(const ColumnSpec &spec)
{
    return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter) |
                               (spec.numeric ? Qt::AlignRight : Qt::AlignLeft));
}

/// Whether the numbers of a row can be trusted to be current.
enum class Staleness
{
    Never, ///< nothing was ever said
    Fresh, ///< said within two polls, or final
    Stale, ///< older: the age must be shown
    Gone,  ///< what it is about is not there any more: all of it is as last seen
};

/// Roles that every model of this folder that has them numbers alike. A model's own roles start at OwnRole.
enum CommonRole
{
    SortRole = Qt::UserRole + 1, ///< raw value, for sorting and for tests
    StalenessRole,               ///< items::Staleness as int
    KeyRole,                     ///< QString, what identifies the row
    CopyRole,                    ///< QString, what is copied where that says more than the cell shows
    OwnRole,
};

} // namespace sluice::items
