#pragma once

#include "models/core/error.h"
#include "models/engine/reply.h"

#include <QStringList>

class QIODevice;

namespace sluice::engine {

/// What was recorded from a cluster, in memory: a list of exchanges in the order of time. The file is JSON
/// lines, plain or gzip; see recordingline.h. A line that cannot be read is left out and told in problems().
class Recording
{
public:
    /// At most 1 GB after unpacking, 128 MB in a line, 5 million lines.
    struct Limits
    {
        qint64 totalBytes = 1LL << 30;
        qint64 lineBytes = 128LL << 20;
        qint64 lines = 5'000'000;
    };

    /// NotFound or Io when the file cannot be read, Parse when not one line of it is a recorded reply. A file
    /// that ends in the middle (also of its gzip data) or goes over a limit gives what came before, and a
    /// problem.
    static Result<Recording> load(const QString &path);
    static Result<Recording> read(QIODevice &device, const Limits &limits);
    static Result<Recording> read(QIODevice &device) { return read(device, Limits()); }

    /// Oldest first; lines of one time stay in their order. Remarks are among them, with the method "NOTE".
    const QList<RawReply> &replies() const { return replies_; }
    /// The members that are named, in the order of their appearance; empty when the recording names none.
    const QStringList &members() const { return members_; }
    /// Which API was asked, as far as the recording says; else V1.
    ApiFlavour flavour() const { return flavour_; }
    qint64 startMs() const { return replies_.isEmpty() ? 0 : replies_.first().timeMs; }
    qint64 endMs() const { return replies_.isEmpty() ? 0 : replies_.last().timeMs; }
    /// What could not be read, the first 100; Error::place is "line N".
    const QList<Error> &problems() const { return problems_; }

private:
    QList<RawReply> replies_;
    QStringList members_;
    ApiFlavour flavour_ = ApiFlavour::V1;
    QList<Error> problems_;
};

} // namespace sluice::engine
