#pragma once

#include "models/core/files/growingfile.h"
#include "models/engine/http/wire.h"

#include <QFile>

#include <memory>
#include <string>

namespace sluice::engine {

/// Writes down everything that a wire answers, in the format of Recording: every reply that went over it,
/// also the failed ones, with secrets masked. The file grows with each reply and can be read whatever cuts it
/// off; it is gzip when its name ends in ".gz".
class Recorder : public QObject, private WireTap
{
    Q_OBJECT

public:
    /// `wire` must live until the recorder is finished; `api` is a word for what is asked, as in "v1". `path`
    /// is the bytes of the file's name, which need not be UTF-8; "-" is standard output; devices and pipes
    /// are written to; an existing file is emptied by the first reply, not before, or refused with Keep.
    Recorder(Wire &wire, const QByteArray &api, std::string path,
             GrowingFile::Existing existing = GrowingFile::Existing::Replace, QObject *parent = nullptr);
    Recorder(Wire &wire, const QByteArray &api, const QString &path,
             GrowingFile::Existing existing = GrowingFile::Existing::Replace, QObject *parent = nullptr)
        : Recorder(wire, api, QFile::encodeName(path).toStdString(), existing, parent)
    {
    }
    /// Finishes, if nobody did.
    ~Recorder() override;

    /// Opens the file and begins. Errors: as GrowingFile::open().
    Result<void> start(qint64 nowMs);
    /// Writes a remark (a line with the method NOTE).
    void note(qint64 nowMs, const QString &text);
    /// Ends the recording. Io when its end could not be written; what came before is in the file. When
    /// nothing was recorded, no file is made and an old one is as it was. Without start(), and the second
    /// time, it does nothing.
    Result<void> finish();

    bool isRecording() const;
    /// Replies written so far.
    int count() const;

Q_SIGNALS:
    /// The disk is full or gone, or nobody reads the pipe any more (Cancelled): recording has stopped. What
    /// was written before is in the file.
    void failed(const sluice::Error &error);

private:
    void exchanged(const RawReply &raw) override;
    void writeLine(const QByteArray &line);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sluice::engine
