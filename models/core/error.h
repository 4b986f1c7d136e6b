#pragma once

#include "models/core/message.h"

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace sluice {

/// What kind of thing went wrong; callers branch on this, people read Error::message.
enum class ErrorCode
{
    InvalidArgument, ///< the caller asked for something that cannot be (wrong usage, bad URL, bad pointer)
    NotFound,        ///< a file, a pointer, a job or an endpoint does not exist
    Io,              ///< reading or writing a file failed
    Parse,           ///< outside data does not have the shape it must have
    TooLarge,        ///< outside data is over a documented limit
    Refused,         ///< connection refused: nothing listens there
    Network,         ///< any other transport failure
    Timeout,         ///< no answer in time
    Http,            ///< an answer came and it is an HTTP error
    Protocol,        ///< an answer came and it is not what this endpoint answers (HTML, wrong type)
    Cancelled,       ///< the person or the program cancelled it
    Unsupported,     ///< this engine version or build cannot do it
    NotText,         ///< the bytes of a file are no text in any encoding
    Conflict,        ///< a file is no longer what was read; writing would lose what somebody else wrote
    InPlaceOnly,     ///< a file cannot be replaced without loss, only be written where it is: ask first
    ReadOnly,        ///< a file is protected against writing: ask first
    NotRegular,      ///< a folder, device, pipe or socket, where a regular file is needed
};

/// An error as a value. `message` is a sentence that says what happened and, where possible, what to do; it
/// holds no secrets, and is shown in the language of the moment (translated() of qtmessage.h). `place` says
/// where (a path, a URL without credentials, "line 4"), or is empty.
struct Error
{
    ErrorCode code = ErrorCode::InvalidArgument;
    Message message;
    std::string place = {};

    std::string english() const { return message.english(); }
    /// The place for people, in words that can be translated: "line 4" and "byte 7", alone or behind a path.
    Message where() const;
    bool operator==(const Error &) const = default;
};

template <typename T> using Result = tl::expected<T, Error>;

/// Shorthand for returning an error from a function that returns Result<T>.
inline tl::unexpected<Error> fail(ErrorCode code, Message message, std::string place = {})
{
    return tl::unexpected<Error>(Error{code, std::move(message), std::move(place)});
}

} // namespace sluice
