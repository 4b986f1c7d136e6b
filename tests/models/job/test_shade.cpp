#include "models/job/files/base64.h"
#include "models/job/files/resolve.h"
#include "models/job/files/shade.h"
#include "tests/models/hocon/jobcases.h"

using namespace sluice;
using namespace sluice::hocon;
using namespace sluice::job;

class TestShade : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void codesLikeTheEngine_data();
    void codesLikeTheEngine();
    void encodesOnlyTheSecrets();
    void decodesBackToTheSameBytes_data();
    void decodesBackToTheSameBytes();
    void theEngineReadsTheSame();
    void refusesWhatItShould();
};

void TestShade::codesLikeTheEngine_data()
{
    QTest::addColumn<QString>("coded");
    QTest::addColumn<bool>("accepted");
    QTest::addColumn<QString>("clear");
    const auto row = [](const char *coded, bool accepted, const char *clear = "") {
        QTest::newRow(*coded == '\0' ? "empty" : coded)
            << QString::fromUtf8(coded) << accepted << QString::fromUtf8(clear);
    };
    row("", true);
    row("YQ==", true, "a");
    row("YWI=", true, "ab");
    row("YWJj", true, "abc");
    row("YQ", true, "a");
    row("YWI", true, "ab");
    row("YR==", true, "a");
    row("Y", false);
    row("YQ=", false);
    row("YQ===", false);
    row("YWJj=", false);
    row("YWJjYQ==YQ==", false);
    row("YWJj YWJj", false);
    row("YWJj\n", false);
    row("-_", false);
    row("=", false);
    row("Ä", false);
}

void TestShade::codesLikeTheEngine()
{
    QFETCH(QString, coded);
    QFETCH(bool, accepted);
    QFETCH(QString, clear);
    const std::optional<std::string> decoded = job::detail::base64Decoded(coded.toStdString());
    QCOMPARE(decoded.has_value(), accepted);
    if (!accepted)
        return;
    QCOMPARE(QString::fromStdString(*decoded), clear);
    if (coded.size() % 4 == 0 && coded != QLatin1String("YR=="))
        QCOMPARE(job::detail::base64Encoded(*decoded), coded.toStdString());
}

void TestShade::encodesOnlyTheSecrets()
{
    const std::string text =
        "env {\n  job.mode = BATCH\n}\nsource {\n  A {\n    username = \"root\" # who\n    user = x\n"
        "    password = 0123\n    nested { password = p }\n    token = \"${t}\"\n  }\n}\n"
        "transform {\n  T { password = p }\n}\nsink {\n  C { auth : a b }\n}\n";
    const Result<ShadeResult> coded = encodeSecrets(Tree::parse(text, Syntax::Conf));
    QVERIFY2(coded.has_value(), coded ? "" : coded.error().english().c_str());
    QVERIFY(isValid(coded->edits, text.size()));
    // The engine sees the number 83, so that is what has to come out again.
    const std::string expected = "env {\n  job.mode = BATCH\n  shade.identifier = base64\n}\nsource {\n  A "
                                 "{\n    username = \"cm9vdA==\" # who\n"
                                 "    user = x\n    password = \"" +
                                 job::detail::base64Encoded("123") +
                                 "\"\n    nested { password = p }\n    token = \"${t}\"\n  }\n}\ntransform "
                                 "{\n  T { password = p }\n}\nsink {\n"
                                 "  C { auth : YSBi }\n}\n";
    QCOMPARE(QString::fromStdString(applied(text, coded->edits)), QString::fromStdString(expected));
    QCOMPARE(coded->pointers.size(), std::size_t(4));
}

void TestShade::decodesBackToTheSameBytes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("json");
    QTest::newRow("block") << QStringLiteral(
                                  "env {\n  a = 1\n}\nsource {\n  A {\n    password = \"s e\"\n  }\n}\n"
                                  "sink {\n  C { token = \"1\" }\n}\n")
                           << false;
    QTest::newRow("one line")
        << QStringLiteral(
               "env { a = 1 }\nsource { A { password = \"p\", username = \"ü\" } }\nsink { C {} }\n")
        << false;
    QTest::newRow("json") << QStringLiteral(
                                 "{\"env\": {\"a\": 1}, \"source\": [{\"plugin_name\": \"A\", \"password\": "
                                 "\"p\"}], \"sink\": [{\"plugin_name\": \"C\"}]}\n")
                          << true;
}

void TestShade::decodesBackToTheSameBytes()
{
    QFETCH(QString, text);
    QFETCH(bool, json);
    const Syntax syntax = json ? Syntax::Json : Syntax::Conf;
    const std::string clear = text.toStdString();
    const Result<ShadeResult> coded = encodeSecrets(Tree::parse(clear, syntax));
    QVERIFY2(coded.has_value(), coded ? "" : coded.error().english().c_str());
    const std::string middle = applied(clear, coded->edits);
    QVERIFY(middle != clear);
    const Result<ShadeResult> back = decodeSecrets(Tree::parse(middle, syntax));
    QVERIFY2(back.has_value(), back ? "" : back.error().english().c_str());
    QCOMPARE(QString::fromStdString(applied(middle, back->edits)), text);
}

void TestShade::theEngineReadsTheSame()
{
    const std::string text =
        "source { A { password = 1.50, username = true } }\nsink { C { auth = \"ä\" } }\n";
    const Tree clear = Tree::parse(text, Syntax::Conf);
    const Result<ShadeResult> coded = encodeSecrets(clear);
    QVERIFY2(coded.has_value(), coded ? "" : coded.error().english().c_str());
    const Result<ResolvedJob> before = resolve(clear);
    const Result<ResolvedJob> after = resolve(Tree::parse(applied(text, coded->edits), Syntax::Conf));
    QVERIFY(before);
    QVERIFY2(after.has_value(), after ? "" : after.error().english().c_str());
    for (const char *stage : {"source", "sink"})
        QCOMPARE(jsonValue(after->json)[QLatin1String(stage)], jsonValue(before->json)[QLatin1String(stage)]);
}

void TestShade::refusesWhatItShould()
{
    const auto code = [](const char *text, bool encode) {
        const Tree tree = Tree::parse(text, Syntax::Conf);
        const Result<ShadeResult> result = encode ? encodeSecrets(tree) : decodeSecrets(tree);
        return result ? -1 : static_cast<int>(result.error().code);
    };
    QCOMPARE(code("env { shade.identifier = base64 }\n", true), static_cast<int>(ErrorCode::InvalidArgument));
    QCOMPARE(code("env { shade.identifier = aes }\n", false), static_cast<int>(ErrorCode::InvalidArgument));
    QCOMPARE(code("env { a = \n", true), static_cast<int>(ErrorCode::Parse));
    const Result<ShadeResult> bad = decodeSecrets(Tree::parse(
        "env { shade.identifier = base64 }\nsource {\n  A { password = geheim_1 }\n}\n", Syntax::Conf));
    QVERIFY(!bad);
    QCOMPARE(bad.error().place, std::string("line 3"));
    QVERIFY(bad.error().english().find("geheim") == std::string::npos);
    const Result<ShadeResult> nothing = encodeSecrets(Tree::parse("source { A { } }\n", Syntax::Conf));
    QVERIFY(nothing && nothing->edits.empty());
}

QTEST_APPLESS_MAIN(TestShade)
#include "test_shade.moc"
