#pragma once

#include "models/core/error.h"

#include <QString>

namespace sluice::engine {

/// The same error in other words. Private to models/engine, like sentence().
inline Error reworded(const Error &error, const QString &message)
{
    return {error.code, message.toStdString(), error.place};
}

/// An error's message, to be put between others: what an engine says of itself may lack its full stop.
inline QString sentence(const Error &error)
{
    const QString text = QString::fromStdString(error.english()).trimmed();
    return text.endsWith(QLatin1Char('.')) ? text : text + QLatin1Char('.');
}

} // namespace sluice::engine
