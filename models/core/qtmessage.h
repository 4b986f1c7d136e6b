#pragma once

#include "models/core/error.h"

#include <QCoreApplication>
#include <QString>

namespace sluice {

/// A Message in the language the program speaks now. Header only, so that core itself needs no Qt.
inline QString translated(const Message &message)
{
    return QString::fromStdString(message.said([](const Message &one) {
        return one.context.empty() || one.text.empty()
                   ? one.text
                   : QCoreApplication::translate(one.context.c_str(), one.text.c_str()).toStdString();
    }));
}

/// Why something failed, without the place.
inline QString translated(const Error &error)
{
    return translated(error.message);
}

} // namespace sluice
