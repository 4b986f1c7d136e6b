// One HTTP answer, in whatever pieces it comes.
#include "models/engine/http/httpreader.h"

#include <QTest>

using sluice::engine::HttpReader;
using State = HttpReader::State;

class TestHttpReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers_data();
    void answers();
    void neverWaitsForMoreThanTheCap();
};

void TestHttpReader::answers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("afterBytes");
    QTest::addColumn<int>("afterEnd");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const QByteArray &bytes, State afterBytes, State afterEnd,
                        int status, const QByteArray &body) {
        QTest::newRow(name) << bytes << int(afterBytes) << int(afterEnd) << status << body;
    };
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    row("nothing", "", State::Head, State::Bad, 0, "");
    row("length", ok + "Content-Length: 2\r\n\r\n{}", State::Done, State::Done, 200, "{}");
    row("length in small letters", ok + "content-length:2\r\n\r\n{}", State::Done, State::Done, 200, "{}");
    row("more than announced", ok + "Content-Length: 2\r\n\r\n{}}}", State::Done, State::Done, 200, "{}");
    row("less than announced", ok + "Content-Length: 5\r\n\r\n{}", State::Body, State::Bad, 200, "{}");
    row("no length", ok + "\r\n{}", State::Body, State::Done, 200, "{}");
    row("no reason", "HTTP/1.0 200\r\nContent-Length: 0\r\n\r\n", State::Done, State::Done, 200, "");
    row("chunks", ok + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1;a=b\r\n}\r\n0\r\nX: y\r\n\r\n",
        State::Done, State::Done, 200, "{}");
    row("chunks win over a length",
        ok + "Content-Length: 1\r\nTransfer-Encoding: Chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", State::Done,
        State::Done, 200, "{}");
    row("chunks cut off", ok + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n", State::Body, State::Bad, 200,
        "{}");
    row("chunk without an end", ok + "Transfer-Encoding: chunked\r\n\r\n1\r\n{}\r\n0\r\n\r\n", State::Bad,
        State::Bad, 200, "{");
    row("chunk size is none", ok + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n", State::Bad, State::Bad, 200,
        "");
    row("negative chunk", ok + "Transfer-Encoding: chunked\r\n\r\n-1\r\n", State::Bad, State::Bad, 200, "");
    row("packed", ok + "Transfer-Encoding: gzip\r\n\r\n", State::Bad, State::Bad, 200, "");
    row("continue first", "HTTP/1.1 100 Continue\r\n\r\n" + ok + "Content-Length: 2\r\n\r\n{}", State::Done,
        State::Done, 200, "{}");
    row("another protocol", "HTTP/1.1 101 Switching Protocols\r\n\r\n", State::Bad, State::Bad, 0, "");
    row("no content", "HTTP/1.1 204 No Content\r\nContent-Length: 7\r\n\r\n", State::Done, State::Done, 204,
        "");
    row("two lengths", ok + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", State::Bad, State::Bad, 200,
        "");
    row("the same length twice", ok + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}", State::Done,
        State::Done, 200, "{}");
    row("negative length", ok + "Content-Length: -1\r\n\r\n", State::Bad, State::Bad, 200, "");
    row("length over 64 bits", ok + "Content-Length: 99999999999999999999\r\n\r\n", State::Bad, State::Bad,
        200, "");
    row("over the cap", ok + "Content-Length: 101\r\n\r\n", State::TooLarge, State::TooLarge, 200, "");
    row("chunk over the cap", ok + "Transfer-Encoding: chunked\r\n\r\nffff\r\n", State::TooLarge,
        State::TooLarge, 200, "");
    row("no http", "hello\r\n\r\n", State::Bad, State::Bad, 0, "");
    row("no http, no end", "SSH-2.0-x", State::Bad, State::Bad, 0, "");
    row("http 2", "HTTP/2 200\r\n\r\n", State::Bad, State::Bad, 0, "");
    row("status is no number", "HTTP/1.1 2x0 OK\r\n\r\n", State::Bad, State::Bad, 0, "");
    row("cut in the head", "HTTP/1.1 200 OK\r\nContent-Le", State::Head, State::Bad, 0, "");
}

void TestHttpReader::answers()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, afterBytes);
    QFETCH(int, afterEnd);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    for (const qsizetype piece : {qsizetype(1), qsizetype(3), bytes.size() + 1}) {
        HttpReader reader(100);
        for (qsizetype at = 0; at < bytes.size(); at += piece)
            reader.add(bytes.mid(at, piece));
        QCOMPARE(int(reader.state()), afterBytes);
        QCOMPARE(int(reader.end()), afterEnd);
        QCOMPARE(reader.hasBegun(), !bytes.isEmpty());
        QCOMPARE(reader.body(), body);
        if (afterEnd == int(State::Done))
            QCOMPARE(reader.status(), status);
    }
}

void TestHttpReader::neverWaitsForMoreThanTheCap()
{
    HttpReader body(1000);
    body.add("HTTP/1.1 200 OK\r\n\r\n");
    for (int i = 0; i < 20; ++i)
        body.add(QByteArray(100, 'x'));
    QCOMPARE(body.state(), State::TooLarge);
    QVERIFY(body.body().size() <= 1100);

    HttpReader head(1000);
    head.add("HTTP/1.1 200 OK\r\nX: ");
    for (int i = 0; i < 2000 && head.state() == State::Head; ++i)
        head.add(QByteArray(100, 'x'));
    QCOMPARE(head.state(), State::Bad);
}

QTEST_GUILESS_MAIN(TestHttpReader)
#include "test_httpreader.moc"
