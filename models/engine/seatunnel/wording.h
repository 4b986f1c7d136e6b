#pragma once

#include "models/core/error.h"

#include <utility>

namespace sluice::engine {

/// The same error in other words. Private to models/engine, like sentence().
inline Error reworded(const Error &error, Message message)
{
    return {error.code, std::move(message), error.place};
}

/// An error's message, to be put between others: what an engine says of itself may lack its full stop.
inline Message sentence(const Error &error)
{
    const std::string text = error.english();
    const std::size_t last = text.find_last_not_of(" \t\r\n");
    const bool whole = last != std::string::npos && text[last] == '.';
    return whole ? error.message : SLUICE_MESSAGE("Engine", "%1.").with(error.message);
}

} // namespace sluice::engine
