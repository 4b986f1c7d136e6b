#include "models/core/jsoncheck.h"

#include <QTest>

using namespace sluice;

/// Whether a text is one JSON value, and where it stops being one.
class TestJsonCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesJson_data();
    void takesJson();
    void saysWhereItEnds_data();
    void saysWhereItEnds();
    void nestingCostsNoStack();
};

void TestJsonCheck::takesJson_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char *json : {"0", "-0", "10", "-1.5e+3", "1E2", "\"\"", "\"a\\u00e9\\ud800\"", "true", "null",
                             " [ ] ", "{}", "{\"a\":[1,{\"b\":null},\"c\"],\"d\":{}}", "\t[1 , 2]\r\n"})
        QTest::newRow(json) << QByteArray(json);
}

void TestJsonCheck::takesJson()
{
    QFETCH(QByteArray, json);
    QCOMPARE(firstNotJson(json.toStdString()), std::nullopt);
}

void TestJsonCheck::saysWhereItEnds_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<std::size_t>("at");
    const auto row = [](const QByteArray &json, std::size_t at) {
        QTest::newRow(json.toPercentEncoding().constData()) << json << at;
    };
    row("", 0);
    row("01", 1);
    row("-", 1);
    row("+1", 0);
    row(".5", 0);
    row("1.", 2);
    row("1e", 2);
    row("[1,]", 3);
    row("[1 2]", 3);
    row("[1", 2);
    row("{\"a\":1,}", 7);
    row("{a:1}", 1);
    row("{\"a\"}", 4);
    row("\"open", 5);
    row("\"\\x\"", 1);
    row("\"\xFF\"", 1);
    row("\"a\nb\"", 2);
    row("nul", 0);
    row("truex", 4);
    row("1 2", 2);
    row("# 1", 0);
    row(QByteArray("1\0", 2), 1);
    row("]", 0);
}

void TestJsonCheck::saysWhereItEnds()
{
    QFETCH(QByteArray, json);
    QFETCH(std::size_t, at);
    QCOMPARE(firstNotJson(json.toStdString()), std::optional(at));
}

void TestJsonCheck::nestingCostsNoStack()
{
    constexpr std::size_t deep = 1'000'000;
    QCOMPARE(firstNotJson(std::string(deep, '[') + std::string(deep, ']')), std::nullopt);
    QCOMPARE(firstNotJson(std::string(deep, '[')), std::optional(deep));
}

QTEST_APPLESS_MAIN(TestJsonCheck)
#include "test_jsoncheck.moc"
