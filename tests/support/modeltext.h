#pragma once

#include <QAbstractItemModel>
#include <QString>
#include <QStringList>

namespace sluice::test {

/// A table model as text: a line a row, cells joined by " | ". A failed comparison then reads like a diff.
inline QString modelText(const QAbstractItemModel &model, const QList<int> &columns)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (const int column : columns)
            cells.append(model.index(row, column).data().toString());
        lines.append(cells.join(QStringLiteral(" | ")));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace sluice::test
