#include "models/engine/recorder.h"

#include "models/engine/diagnosis.h"
#include "models/engine/gzip.h"
#include "models/engine/recordingline.h"

#include <QSaveFile>

namespace sluice::engine {

namespace {

/// False for what was never sent: refused here, or given up by ourselves.
bool wentOverTheWire(const RawReply &raw)
{
    if (!raw.transportError)
        return true;
    const ErrorCode code = raw.transportError->code;
    return code != ErrorCode::InvalidArgument && code != ErrorCode::Unsupported &&
           code != ErrorCode::Cancelled;
}

} // namespace

struct Recorder::Private
{
    Private(Transport &source, const QString &path)
        : transport(source)
        , file(path)
    {
    }

    Error writeError() const { return Diagnosis::cannotWrite(file.fileName(), file.errorString()); }
    bool write(const QByteArray &bytes)
    {
        return gzip ? gzip->write(bytes) : file.write(bytes) == bytes.size();
    }

    Transport &transport;
    QSaveFile file;
    std::unique_ptr<GzipWriter> gzip;
    bool recording = false;
    int count = 0;
};

Recorder::Recorder(Transport &transport, const QString &path, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(transport, path))
{
}

Recorder::~Recorder()
{
    (void)finish();
}

Result<void> Recorder::start(qint64 nowMs)
{
    if (!d->file.open(QIODevice::WriteOnly))
        return tl::unexpected(d->writeError());
    if (d->file.fileName().endsWith(QLatin1String(".gz"), Qt::CaseInsensitive))
        d->gzip = std::make_unique<GzipWriter>(d->file);
    d->recording = true;
    writeLine(recordingHeader(nowMs, d->transport.flavour()));
    connect(&d->transport, &Transport::replied, this,
            [this](quint64, const Reply &, const RawReply &raw) { record(raw); });
    return {};
}

void Recorder::record(const RawReply &raw)
{
    if (!d->recording || !wentOverTheWire(raw))
        return;
    writeLine(recordingLine(raw));
    ++d->count;
}

void Recorder::note(qint64 nowMs, const QString &text)
{
    RawReply raw;
    raw.timeMs = nowMs;
    raw.method = "NOTE";
    raw.path = QStringLiteral("#note");
    raw.body = text.toUtf8();
    if (d->recording)
        writeLine(recordingLine(raw));
}

void Recorder::writeLine(const QByteArray &line)
{
    if (d->write(line + '\n'))
        return;
    const Error error = d->writeError();
    discard();
    Q_EMIT failed(error);
}

Result<void> Recorder::finish()
{
    if (!d->recording)
        return {};
    d->recording = false;
    disconnect(&d->transport, nullptr, this, nullptr);
    const bool packed = !d->gzip || d->gzip->finish();
    d->gzip.reset();
    if (!packed)
        d->file.cancelWriting();
    if (!d->file.commit())
        return tl::unexpected(d->writeError());
    return {};
}

void Recorder::discard()
{
    if (!d->recording)
        return;
    d->recording = false;
    disconnect(&d->transport, nullptr, this, nullptr);
    d->gzip.reset();
    d->file.cancelWriting();
    d->file.commit();
}

bool Recorder::isRecording() const
{
    return d->recording;
}

int Recorder::count() const
{
    return d->count;
}

} // namespace sluice::engine
