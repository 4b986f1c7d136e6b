// What goes to a proxy and what does not, and answers that are packed though nobody asked for that.
#include "tests/models/engine/transportclient.h"

#include <QNetworkProxyFactory>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

class TestProxies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();

    void theProxyHearsItsPassword_data();
    void theProxyHearsItsPassword();
    void aBadProxyIsNotAsked_data();
    void aBadProxyIsNotAsked();
    void packedAnswersAreNotUnpacked_data();
    void packedAnswersAreNotUnpacked();
};

void TestProxies::cleanup()
{
    qunsetenv("http_proxy");
    QNetworkProxy::setApplicationProxy(QNetworkProxy(QNetworkProxy::NoProxy));
}

void TestProxies::theProxyHearsItsPassword_data()
{
    QTest::addColumn<bool>("byEnvironment");
    QTest::newRow("of the program") << false;
    QTest::newRow("of the environment") << true;
}

void TestProxies::theProxyHearsItsPassword()
{
    QFETCH(bool, byEnvironment);
    StubServer proxy;
    proxy.setHandler([](const StubRequest &request) {
        return request.headers.value("proxy-authorization") == "Basic " + QByteArray("ann:h/d").toBase64()
                   ? StubAnswer{200, overview}
                   : StubAnswer{407, "", "text/html", {{"Proxy-Authenticate", "Basic realm=\"x\""}}};
    });
    if (byEnvironment) {
        QNetworkProxyFactory::setUseSystemConfiguration(true);
        qputenv("http_proxy", "ann:h%2Fd@" + proxy.member().toLatin1());
    } else {
        QNetworkProxy::setApplicationProxy(QNetworkProxy(QNetworkProxy::HttpProxy,
                                                         QStringLiteral("127.0.0.1"), proxy.port(),
                                                         QStringLiteral("ann"), QStringLiteral("h/d")));
    }
    TransportClient client({QUrl(QStringLiteral("http://engine.example:5801"))});
    client.ask(Endpoint::Overview);
    QTRY_COMPARE(client.answers.size(), 1);
    // What is for the proxy goes to no one else.
    StubServer engine;
    engine.answer(v1 + "/overview", overview);
    if (!byEnvironment)
        QNetworkProxy::setApplicationProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    TransportClient direct({engine.url()});
    direct.ask(Endpoint::Overview);
    QTRY_COMPARE(direct.answers.size(), 1);
    qunsetenv("http_proxy");
    QNetworkProxy::setApplicationProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    QVERIFY(!client.answers.first().reply.error);
    QVERIFY(!direct.answers.first().reply.error);
    QVERIFY(!engine.requests().first().headers.contains("proxy-authorization"));
}

void TestProxies::aBadProxyIsNotAsked_data()
{
    QTest::addColumn<int>("endpoint");
    QTest::newRow("GET") << int(Endpoint::Overview);
    QTest::newRow("POST") << int(Endpoint::StopJob);
}

void TestProxies::aBadProxyIsNotAsked()
{
    QFETCH(int, endpoint);
    // "ann" would be the host and "1234" its port.
    QNetworkProxyFactory::setUseSystemConfiguration(true);
    qputenv("http_proxy", "http://ann:1234/secret@proxy.example:3128");
    TransportClient client({QUrl(QStringLiteral("http://engine.example:5801"))});
    client.ask(static_cast<Endpoint>(endpoint), QStringLiteral("12"));
    QVERIFY(client.answers.isEmpty());
    QTRY_COMPARE(client.answers.size(), 1);
    qunsetenv("http_proxy");
    QNetworkProxy::setApplicationProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    const Answered &answer = client.answers.first();
    QCOMPARE(client.code(), ErrorCode::InvalidArgument);
    QVERIFY2(client.message(0).find("http_proxy") != std::string::npos, client.message(0).c_str());
    QVERIFY(!answer.raw.sent);
    QCOMPARE(int(answer.reply.outcome),
             int(endpoint == int(Endpoint::StopJob) ? Outcome::NotSent : Outcome::None));
    const std::string shown = client.message(0) + answer.reply.error->place + answer.raw.via.toStdString();
    for (const char *part : {"ann", "1234", "secret"})
        QVERIFY2(shown.find(part) == std::string::npos, shown.c_str());
}

void TestProxies::packedAnswersAreNotUnpacked_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<bool>("post");
    for (const char *encoding : {"gzip", "deflate", "x-gzip", "br", "gzip, gzip"})
        for (const bool post : {false, true})
            QTest::addRow("%s, %s", post ? "POST" : "GET", encoding) << QByteArray(encoding) << post;
}

/// They may be many GB.
void TestProxies::packedAnswersAreNotUnpacked()
{
    QFETCH(QByteArray, encoding);
    QFETCH(bool, post);
    StubServer server;
    server.setHandler([encoding](const StubRequest &) {
        StubAnswer answer{200, "\x1f\x8b", "application/json", {{"Content-Encoding", encoding}}};
        answer.how = StubAnswer::How::Endless;
        return answer;
    });
    TransportClient client({server.url()});
    client.ask(post ? Endpoint::StopJob : Endpoint::Overview, post ? QStringLiteral("12") : QString());
    QTRY_COMPARE(client.answers.size(), 1);
    QCOMPARE(server.requests().first().headers.value("accept-encoding"), QByteArray("identity"));
    QCOMPARE(client.code(), ErrorCode::Protocol);
    QVERIFY2(client.message(0).find("compression") != std::string::npos, client.message(0).c_str());
    QCOMPARE(int(client.answers.first().reply.outcome), int(post ? Outcome::Unknown : Outcome::None));
    QCOMPARE(server.requests().size(), 1);
}

QTEST_GUILESS_MAIN(TestProxies)
#include "test_proxies.moc"
