#pragma once

#include "models/engine/http/gzip.h"
#include "models/engine/http/recording.h"
#include "models/engine/http/wire.h"

#include <QBuffer>
#include <QFile>

/// What tests of recordings need.
namespace sluice::test {

using namespace sluice::engine;

/// A wire that answers what the test says.
class FakeWire : public Wire
{
public:
    QStringList members() const override { return {QStringLiteral("a:1")}; }
    qint64 nowMs() const override { return 0; }
    void tell(const RawReply &raw)
    {
        told_ = raw;
        send({}, this, [](const RawReply &) {});
    }

private:
    void begin(quint64 id, const HttpRequest &) override { answer(id, told_); }
    void cancel(quint64) override {}

    RawReply told_;
};

inline RawReply get(qint64 timeMs, const char *path, const QByteArray &body, int status = 200)
{
    RawReply raw;
    raw.timeMs = timeMs;
    raw.member = QStringLiteral("a:1");
    raw.latencyMs = 12;
    raw.path = QString::fromLatin1(path);
    raw.status = status;
    raw.body = body;
    return raw;
}

inline Result<Recording> readText(const QByteArray &text,
                                  const Recording::Limits &limits = Recording::Limits())
{
    QBuffer buffer;
    buffer.setData(text);
    buffer.open(QIODevice::ReadOnly);
    return Recording::read(buffer, limits);
}

inline QByteArray packed(const QByteArray &text)
{
    GzipPacker packer;
    const QByteArray piece = packer.pack(text);
    return piece + packer.finish();
}

inline QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace sluice::test
