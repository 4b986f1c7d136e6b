// Which proxy the environment names for an address.
#include "models/engine/http/environmentproxy.h"

#include <QTest>

using namespace sluice;
using namespace sluice::engine;

class TestEnvironmentProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chosen_data();
    void chosen();
    void excluded_data();
    void excluded();
    void refused_data();
    void refused();
    void credentials();
};

namespace {

QProcessEnvironment environmentOf(const QStringList &assignments)
{
    QProcessEnvironment environment;
    for (const QString &one : assignments)
        environment.insert(one.section(u'=', 0, 0), one.section(u'=', 1));
    return environment;
}

/// "kind host:port", "direct" or "" where the environment says nothing.
QString shown(const Result<std::optional<QNetworkProxy>> &choice)
{
    if (!choice)
        return QStringLiteral("error");
    if (!*choice)
        return {};
    if ((*choice)->type() == QNetworkProxy::NoProxy)
        return QStringLiteral("direct");
    const bool socks = (*choice)->type() == QNetworkProxy::Socks5Proxy;
    return QStringLiteral("%1 %2:%3")
        .arg(socks ? QStringLiteral("socks") : QStringLiteral("http"), (*choice)->hostName())
        .arg((*choice)->port());
}

} // namespace

void TestEnvironmentProxy::chosen_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QStringList>("environment");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *url, const QStringList &environment,
                        const char *expected) {
        QTest::newRow(name) << QString::fromLatin1(url) << environment << QString::fromLatin1(expected);
    };
    const char *const http = "http://engine.example:5801";
    const char *const https = "https://engine.example:8443";
    row("nothing set", http, {}, "");
    row("only no_proxy", http, {QStringLiteral("no_proxy=*")}, "");
    row("http", http, {QStringLiteral("http_proxy=http://p:3128")}, "http p:3128");
    row("http in capitals", http, {QStringLiteral("HTTP_PROXY=http://p:3128/")}, "http p:3128");
    row("small letters first", http, {QStringLiteral("HTTP_PROXY=q:1"), QStringLiteral("http_proxy=p:2")},
        "http p:2");
    row("without a scheme", http, {QStringLiteral("http_proxy=p:3128")}, "http p:3128");
    row("without a port", http, {QStringLiteral("http_proxy=p")}, "http p:80");
    row("IPv6", http, {QStringLiteral("http_proxy=[fd00::1]:3128")}, "http fd00::1:3128");
    row("SOCKS", http, {QStringLiteral("all_proxy=socks5h://p")}, "socks p:1080");
    row("for all", http, {QStringLiteral("ALL_PROXY=p:1")}, "http p:1");
    row("its own before that for all", http,
        {QStringLiteral("all_proxy=q:1"), QStringLiteral("http_proxy=p:2")}, "http p:2");
    row("https", https, {QStringLiteral("https_proxy=p:1"), QStringLiteral("http_proxy=q:2")}, "http p:1");
    row("https by that for http", https, {QStringLiteral("http_proxy=p:1")}, "http p:1");
    row("http not by that for https", http, {QStringLiteral("https_proxy=p:1")}, "direct");
    row("switched off", http, {QStringLiteral("http_proxy="), QStringLiteral("all_proxy=p:1")}, "direct");
    row("this computer", "http://127.0.0.1:5801", {QStringLiteral("http_proxy=p:1")}, "direct");
    row("this computer by name", "http://LOCALHOST:5801", {QStringLiteral("http_proxy=p:1")}, "direct");
    row("this computer in IPv6", "http://[::1]:5801", {QStringLiteral("http_proxy=p:1")}, "direct");
}

void TestEnvironmentProxy::chosen()
{
    QFETCH(QString, url);
    QFETCH(QStringList, environment);
    QFETCH(QString, expected);
    QCOMPARE(shown(environmentProxy(QUrl(url), environmentOf(environment))), expected);
}

void TestEnvironmentProxy::excluded_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("noProxy");
    QTest::addColumn<bool>("direct");
    const auto row = [](const char *noProxy, const char *url, bool direct) {
        QTest::addRow("%s of %s", url, noProxy)
            << QString::fromLatin1(url) << QString::fromLatin1(noProxy) << direct;
    };
    row("*", "http://engine.example:5801", true);
    row("", "http://engine.example:5801", false);
    row(",, ,", "http://engine.example:5801", false);
    row("engine.example", "http://engine.example:5801", true);
    row("ENGINE.Example", "http://engine.example:5801", true);
    row("example", "http://engine.example:5801", true);
    row(".example", "http://engine.example:5801", true);
    row("*.example", "http://engine.example:5801", true);
    row("gine.example", "http://engine.example:5801", false);
    row("other, engine.example", "http://engine.example:5801", true);
    row("other engine.example", "http://engine.example:5801", true);
    row("engine.example:5801", "http://engine.example:5801", true);
    row("engine.example:5802", "http://engine.example:5801", false);
    row("engine.example:80", "http://engine.example", true);
    row("10.0.0.0/8", "http://10.1.2.3:5801", true);
    row("10.0.0.0/8", "http://11.1.2.3:5801", false);
    row("10.0.0.0/99", "http://10.1.2.3:5801", false);
    row("10.1.2.3", "http://10.1.2.3:5801", true);
    row("2.3", "http://10.1.2.3:5801", false);
    row("fd00::/8", "http://[fd00::5]:5801", true);
    row("[fd00::5]", "http://[fd00::5]:5801", true);
    row("[fd00::5]:5801", "http://[fd00:0::5]:5801", true);
    row("fd00::5", "http://[fd00::6]:5801", false);
}

void TestEnvironmentProxy::excluded()
{
    QFETCH(QString, url);
    QFETCH(QString, noProxy);
    QFETCH(bool, direct);
    const auto environment =
        environmentOf({QStringLiteral("http_proxy=p:1"), QStringLiteral("NO_PROXY=") + noProxy});
    QCOMPARE(shown(environmentProxy(QUrl(url), environment)),
             direct ? QStringLiteral("direct") : QStringLiteral("http p:1"));
}

void TestEnvironmentProxy::refused_data()
{
    QTest::addColumn<QString>("value");
    for (const char *value :
         {"http://ann:1234/secret@p:1", "http://ann:12?secret@p:1", "ann:12#secret@p:1", "http://p:99999",
          "http://p:abc", "https://p:1", "ftp://p:1", "http://", "http://:80", "p p:1", "fd00::1"})
        QTest::newRow(value) << QString::fromLatin1(value);
}

void TestEnvironmentProxy::refused()
{
    QFETCH(QString, value);
    const auto choice = environmentProxy(QUrl(QStringLiteral("http://engine.example:5801")),
                                         environmentOf({QStringLiteral("http_proxy=") + value}));
    QVERIFY(!choice);
    QCOMPARE(choice.error().code, ErrorCode::InvalidArgument);
    QVERIFY(choice.error().english().find("http_proxy") != std::string::npos);
    for (const char *part : {"ann", "1234", "secret"})
        QVERIFY(choice.error().english().find(part) == std::string::npos);
}

void TestEnvironmentProxy::credentials()
{
    const auto choice =
        environmentProxy(QUrl(QStringLiteral("http://engine.example:5801")),
                         environmentOf({QStringLiteral("http_proxy=http://a%40n:p%2F@w@p:1")}));
    QVERIFY(choice && *choice);
    QCOMPARE((*choice)->user(), QStringLiteral("a@n"));
    QCOMPARE((*choice)->password(), QStringLiteral("p/@w"));
}

QTEST_APPLESS_MAIN(TestEnvironmentProxy)
#include "test_environmentproxy.moc"
