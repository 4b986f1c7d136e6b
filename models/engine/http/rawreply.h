#pragma once

#include "models/core/error.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace sluice::engine {

/// How a server kept silent, where no whole answer came.
enum class Silence
{
    None,         ///< an answer came, or the failure was no silence (refused, cut off)
    NoConnection, ///< nothing took the connection: host down, wrong address, firewall
    NoAnswer,     ///< the connection was taken and the question read, no byte came: full, paused or hung
    HalfAnswer,   ///< the answer began and stopped
};

/// One exchange as it went over the wire, or as a recording has it.
struct RawReply
{
    qint64 timeMs = 0;     ///< when the request was sent; since 1970 UTC
    QString member;        ///< "host:port"; empty where a recording names none
    qint64 latencyMs = -1; ///< -1: not measured
    QByteArray method = "GET";
    QString path;       ///< with query, without the base ("/submit-job?jobName=a")
    int status = 0;     ///< 0: no answer
    QByteArray request; ///< body of a POST
    QByteArray body;
    std::optional<Error> transportError; ///< set when status is 0
    QString via;                         ///< "host:port" of the proxy in between; empty: none
    bool sent = true;                    ///< false: no byte of the request left this computer
    Silence silence = Silence::None;
};

} // namespace sluice::engine
