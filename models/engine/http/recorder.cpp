#include "models/engine/http/recorder.h"

#include "models/core/ascii.h"
#include "models/core/files/growingfile.h"
#include "models/engine/http/gzip.h"
#include "models/engine/http/recordingline.h"

#include <optional>
#include <utility>

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
    Private(Wire &source, QByteArray word, std::string name, GrowingFile::Existing what)
        : wire(source)
        , api(std::move(word))
        , path(std::move(name))
        , existing(what)
    {
    }

    Wire &wire;
    QByteArray api;
    std::string path;
    GrowingFile::Existing existing;
    std::optional<GrowingFile> file;
    std::unique_ptr<GzipPacker> packer;
    QByteArray header; ///< waits for the first line, before which nothing is written
    bool recording = false;
    int count = 0;
};

Recorder::Recorder(Wire &wire, const QByteArray &api, std::string path, GrowingFile::Existing existing,
                   QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(wire, api, std::move(path), existing))
{
}

Recorder::~Recorder()
{
    (void)finish();
}

Result<void> Recorder::start(qint64 nowMs)
{
    Result<GrowingFile> file = GrowingFile::open(d->path, d->existing);
    if (!file)
        return tl::unexpected(file.error());
    d->file = std::move(*file);
    if (ascii::lowered(d->path).ends_with(".gz"))
        d->packer = std::make_unique<GzipPacker>();
    d->recording = true;
    d->header = recordingHeader(nowMs, d->api) + '\n';
    d->wire.addTap(*this);
    return {};
}

void Recorder::exchanged(const RawReply &raw)
{
    if (!d->recording || !wentOverTheWire(raw))
        return;
    writeLine(recordingLine(raw));
    if (d->recording)
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
    const QByteArray text = std::exchange(d->header, {}) + line + '\n';
    const QByteArray bytes = d->packer ? d->packer->pack(text) : text;
    const Result<void> written = d->file->append({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (written)
        return;
    d->recording = false;
    d->wire.removeTap(*this);
    d->file.reset();
    Q_EMIT failed(written.error());
}

Result<void> Recorder::finish()
{
    if (!d->recording)
        return {};
    d->recording = false;
    d->wire.removeTap(*this);
    Result<void> done;
    if (d->packer && d->header.isEmpty()) {
        const QByteArray end = d->packer->finish();
        done = d->file->append({end.constData(), static_cast<std::size_t>(end.size())});
    }
    const Result<void> finished = d->file->finish();
    d->file.reset();
    return done ? finished : done;
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
