#pragma once

#include "models/core/message.h"

#include <QCoreApplication>
#include <QString>

namespace sluice {

/// A Message in the language the program speaks now. Header only, so that core itself needs no Qt.
inline QString translated(const Message &message)
{
    const QString pattern = QCoreApplication::translate(message.context.c_str(), message.text.c_str());
    return QString::fromStdString(message.filled(pattern.toStdString()));
}

} // namespace sluice
