#pragma once

#include "models/core/error.h"
#include "models/engine/transport.h"

#include <memory>

namespace sluice::engine {

/// Writes down everything that a transport answers, in the format of Recording: every reply that went over
/// the wire, also the failed ones, with secrets masked. The file appears whole, when finish() is called, or
/// not at all; it is gzip when its name ends in ".gz".
class Recorder : public QObject
{
    Q_OBJECT

public:
    /// `transport` must live until the recorder is finished.
    Recorder(Transport &transport, const QString &path, QObject *parent = nullptr);
    /// Finishes, if nobody did.
    ~Recorder() override;

    /// Opens the file and begins. Io when it cannot be written there.
    Result<void> start(qint64 nowMs);
    /// Writes a remark (a line with the method NOTE).
    void note(qint64 nowMs, const QString &text);
    /// Ends the recording and puts the file in its place. Io when anything could not be written; then there
    /// is no file. Without start(), and the second time, it does nothing.
    Result<void> finish();
    /// Leaves no file.
    void discard();

    bool isRecording() const;
    /// Replies written so far.
    int count() const;

Q_SIGNALS:
    /// The disk is full or gone: recording has stopped and left no file.
    void failed(const sluice::Error &error);

private:
    void record(const RawReply &raw);
    void writeLine(const QByteArray &line);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sluice::engine
