#include "models/core/clock.h"
#include "models/engine/http/bytestream.h"
#include "models/engine/http/networkwire.h"
#include "tests/support/stubserver.h"

#include <QTest>

#include <optional>

using namespace sluice;
using namespace sluice::engine;
using test::StubAnswer;
using test::StubServer;

namespace {

class Hints final : public AddressHints
{
public:
    Message refused() const override { return verbatim("Nobody there."); }
    Message closed(bool) const override { return verbatim("Closed."); }
};

/// Reads a stream as a log view would, or lets it wait.
class Reader : public QObject
{
public:
    explicit Reader(const QUrl &base, int timeoutMs = 10000, qint64 capBytes = 64LL << 20)
        : wire({{QStringLiteral("log"), base}}, hints, clock)
    {
        HttpRequest request;
        request.member = QStringLiteral("log");
        request.path = QStringLiteral("/log");
        request.timeoutMs = timeoutMs;
        request.capBytes = capBytes;
        stream = wire.stream(request);
        connect(stream.get(), &ByteStream::begun, this, [this](int answered) { status = answered; });
        connect(stream.get(), &ByteStream::readyRead, this, [this] {
            if (reads)
                taken += stream->read();
        });
        connect(stream.get(), &ByteStream::ended, this, [this](const std::optional<Error> &error) {
            ++ends;
            failure = error;
            if (reads)
                taken += stream->read(stream->available());
        });
    }

    Hints hints;
    SystemClock clock;
    NetworkWire wire;
    std::unique_ptr<ByteStream> stream;
    bool reads = true;
    int status = 0;
    int ends = 0;
    std::optional<Error> failure;
    QByteArray taken;
};

StubAnswer answerOf(StubAnswer::How how, const QByteArray &body)
{
    StubAnswer answer{200, body};
    answer.how = how;
    return answer;
}

QByteArray lines(int count)
{
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += "2026-11-28 12:00:00 INFO line " + QByteArray::number(i) + '\n';
    return text;
}

} // namespace

/// A body that is read as it comes: nothing grows, nothing hangs, every end is told.
class TestByteStream : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whole_data();
    void whole();
    void nobodyReads();
    void overTheCap();
    void ends_data();
    void ends();
    void errorsOfTheServerAreStreamedToo();
    void cancelled();
    void silence();
    void aFullBufferIsNoSilence();
    void unknownServer();
};

void TestByteStream::whole_data()
{
    QTest::addColumn<StubAnswer::How>("how");
    QTest::addColumn<int>("count");
    QTest::newRow("with a length") << StubAnswer::How::Whole << 50'000;
    QTest::newRow("in chunks") << StubAnswer::How::Chunked << 300;
    QTest::newRow("until the end") << StubAnswer::How::UntilClose << 50'000;
    QTest::newRow("nothing") << StubAnswer::How::Whole << 0;
}

void TestByteStream::whole()
{
    QFETCH(StubAnswer::How, how);
    QFETCH(int, count);
    StubServer server;
    const QByteArray text = lines(count);
    server.answer("/log", answerOf(how, text));
    Reader reader(server.url());
    reader.stream->start();
    QCOMPARE(reader.ends, 0); // never before start() has returned
    QTRY_COMPARE(reader.ends, 1);
    QVERIFY(!reader.failure);
    QCOMPARE(reader.status, 200);
    QCOMPARE(reader.taken.size(), text.size());
    QVERIFY(reader.taken == text);
}

void TestByteStream::nobodyReads()
{
    StubServer server;
    server.answer("/log", answerOf(StubAnswer::How::Endless, lines(100)));
    Reader reader(server.url());
    reader.reads = false;
    reader.stream->start();
    QTRY_VERIFY(reader.stream->available() >= ByteStream::heldBytes);
    // What the system holds of a connection is on the way, besides; then the server has to wait.
    qint64 before = -1;
    QTRY_VERIFY(std::exchange(before, server.sentBytes()) == server.sentBytes());
    QVERIFY(reader.stream->available() <= ByteStream::heldBytes);
    // Who reads again gets on.
    reader.reads = true;
    reader.taken += reader.stream->read();
    QTRY_VERIFY(reader.taken.size() > 20 * ByteStream::heldBytes);
    QVERIFY(reader.taken.startsWith(lines(100)));
    QCOMPARE(reader.ends, 0);
}

void TestByteStream::overTheCap()
{
    StubServer server;
    server.answer("/log", answerOf(StubAnswer::How::Endless, lines(100)));
    constexpr qint64 cap = 1 << 20;
    Reader reader(server.url(), 10000, cap);
    reader.stream->start();
    QTRY_COMPARE(reader.ends, 1);
    QCOMPARE(reader.failure.value().code, ErrorCode::TooLarge);
    QVERIFY(reader.taken.size() <= cap);
}

void TestByteStream::ends_data()
{
    QTest::addColumn<StubAnswer::How>("how");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("cut off") << StubAnswer::How::CutOff << ErrorCode::Network;
    QTest::newRow("closed") << StubAnswer::How::Close << ErrorCode::Network;
    QTest::newRow("reset") << StubAnswer::How::Reset << ErrorCode::Network;
    QTest::newRow("cut in the head") << StubAnswer::How::CutInHead << ErrorCode::Network;
    QTest::newRow("no HTTP") << StubAnswer::How::Garbage << ErrorCode::Network;
}

void TestByteStream::ends()
{
    QFETCH(StubAnswer::How, how);
    QFETCH(ErrorCode, code);
    StubServer server;
    const QByteArray text = lines(1000);
    server.answer("/log", answerOf(how, text));
    Reader reader(server.url());
    reader.stream->start();
    QTRY_COMPARE(reader.ends, 1);
    QVERIFY(reader.failure);
    QCOMPARE(reader.failure->code, code);
    QCOMPARE(reader.failure->place, std::string("log"));
    QVERIFY(text.startsWith(reader.taken)); // what came is kept, and is what was sent
    QCOMPARE(reader.taken.isEmpty(), how != StubAnswer::How::CutOff);
}

void TestByteStream::errorsOfTheServerAreStreamedToo()
{
    StubServer server;
    server.answer("/log", StubAnswer{404, "no such log"});
    Reader reader(server.url());
    reader.stream->start();
    QTRY_COMPARE(reader.ends, 1);
    QCOMPARE(reader.status, 404);
    QVERIFY(!reader.failure);
    QCOMPARE(reader.taken, QByteArray("no such log"));
}

void TestByteStream::cancelled()
{
    StubServer server;
    server.answer("/log", answerOf(StubAnswer::How::Endless, lines(100)));
    Reader reader(server.url());
    reader.stream->start();
    QTRY_VERIFY(!reader.taken.isEmpty());
    reader.stream->cancel();
    reader.stream->cancel();
    QCOMPARE(reader.ends, 0);
    QTRY_COMPARE(reader.ends, 1);
    QCOMPARE(reader.failure.value().code, ErrorCode::Cancelled);
}

void TestByteStream::silence()
{
    StubServer server;
    server.answer("/log", answerOf(StubAnswer::How::HoldHalf, lines(1000)));
    Reader reader(server.url(), 200);
    reader.stream->start();
    QTRY_COMPARE(reader.ends, 1);
    QCOMPARE(reader.failure.value().code, ErrorCode::Timeout);
    QVERIFY(!reader.taken.isEmpty());
}

void TestByteStream::aFullBufferIsNoSilence()
{
    StubServer server;
    server.answer("/log", answerOf(StubAnswer::How::Endless, lines(100)));
    Reader reader(server.url(), 200);
    reader.reads = false;
    reader.stream->start();
    QTRY_VERIFY(reader.stream->available() >= ByteStream::heldBytes);
    // By then a server that is silent for longer has been given up.
    StubServer silent;
    silent.answer("/log", answerOf(StubAnswer::How::Hold, "x"));
    Reader other(silent.url(), 500);
    other.stream->start();
    QTRY_COMPARE(other.ends, 1);
    QCOMPARE(reader.ends, 0);
}

void TestByteStream::unknownServer()
{
    Reader reader(QUrl(QStringLiteral("http://127.0.0.1:1")));
    HttpRequest request;
    request.member = QStringLiteral("another");
    QVERIFY(!reader.wire.stream(request));
    reader.stream->start();
    QTRY_COMPARE(reader.ends, 1);
    QCOMPARE(reader.failure.value().code, ErrorCode::Refused);
    QCOMPARE(QString::fromStdString(reader.failure->english()), QStringLiteral("Nobody there."));
}

QTEST_GUILESS_MAIN(TestByteStream)
#include "test_bytestream.moc"
