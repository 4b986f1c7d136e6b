#include "models/job/files/convert.h"
#include "tests/models/hocon/jobcases.h"

using namespace sluice;
using namespace sluice::hocon;
using namespace sluice::job;

class TestConvert : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesPluginsAsAList();
    void keepsSpellingsAndOrder();
    void writesBlocksFromAList();
    void writesWhatOnlyPathsCanSay();
    void refusesWhatTheOtherSideCannotSay_data();
    void refusesWhatTheOtherSideCannotSay();
    void reportsWhatJsonCannotHold();
    void keepsOpenVariablesAsTextWhenAsked();
    void comesBackTheSame_data();
    void comesBackTheSame();
    void convertsTheSharedCorpusBothWays();
    void keepsCommentsOfSql();
    void convertsTheSharedSqlJobs();
};

namespace {

Tree conf(const std::string &text)
{
    return Tree::parse(text, Syntax::Conf);
}

std::vector<std::string> remarked(const Converted &converted, const std::string &text)
{
    std::vector<std::string> places;
    for (const ConvertRemark &remark : converted.remarks)
        places.push_back(text.substr(remark.span.offset, remark.span.length));
    return places;
}

} // namespace

void TestConvert::writesPluginsAsAList()
{
    const Result<Converted> json =
        confToJson(conf("env {\n  job.mode = BATCH\n}\nsource {\n  FakeSource {\n    row.num = 5\n"
                        "  }\n}\nsink {\n  Console { }\n}\n"));
    QVERIFY(json);
    QCOMPARE(json->text,
             std::string("{\n  \"env\": {\n    \"job.mode\": \"BATCH\"\n  },\n  \"source\": [\n    {\n"
                         "      \"plugin_name\": \"FakeSource\",\n      \"row.num\": 5\n    }\n  ],\n"
                         "  \"sink\": [\n    {\n      \"plugin_name\": \"Console\"\n    }\n  ]\n}\n"));
    QVERIFY(json->remarks.empty());
}

void TestConvert::keepsSpellingsAndOrder()
{
    const Result<Converted> json =
        confToJson(conf("env { z = 1.50, a = 1e3, m = 007, n = 5., big = 12345678901234567890, inf = 1E400, "
                        "l = [1.0, x] }\n"));
    QVERIFY(json);
    QString text = QString::fromStdString(json->text);
    text.remove(QRegularExpression(QStringLiteral("\\s")));
    QCOMPARE(text,
             QStringLiteral("{\"env\":{\"z\":1.50,\"a\":1e3,\"m\":7,\"n\":5,\"big\":\"12345678901234567890\","
                            "\"inf\":1E400,\"l\":[1.0,\"x\"]}}"));
}

void TestConvert::writesBlocksFromAList()
{
    const Result<Converted> text = jsonToConf(Tree::parse(
        R"({"env":{"job.mode":"BATCH","v":1.10},"source":[{"plugin_name":"A","x y":"1\n2","l":[1,"b"],)"
        R"("rows":[{"k":1}]},{"plugin_name":"A"}],"transform":[],"sink":[{"plugin_name":"my sink"}]})",
        Syntax::Json));
    QVERIFY(text);
    QCOMPARE(
        text->text,
        std::string("env {\n  job.mode = \"BATCH\"\n  v = 1.10\n}\n\nsource {\n  A {\n    \"x y\" = "
                    "\"\"\"1\n2\"\"\"\n    l = [1, \"b\"]\n    rows = [\n      {\n        k = 1\n      }\n"
                    "    ]\n  }\n  A {}\n}\n\ntransform {}\n\nsink {\n  \"my sink\" {}\n}\n"));
}

void TestConvert::writesWhatOnlyPathsCanSay()
{
    const Tree json = Tree::parse(
        R"({"source":[{"plugin_name":"sink","schema":{"fields":{"source":{"a":"int","b":{"c":1}},"sink":"x"}}}]})",
        Syntax::Json);
    const Result<Converted> text = jsonToConf(json);
    QVERIFY2(text.has_value(), text ? "" : text.error().english().c_str());
    QCOMPARE(jsonValue(conf(text->text).toJson()), jsonValue(json.toJson()));
}

void TestConvert::refusesWhatTheOtherSideCannotSay_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("json");
    QTest::addColumn<int>("code");
    const int unsupported = static_cast<int>(ErrorCode::Unsupported);
    const int parse = static_cast<int>(ErrorCode::Parse);
    const auto row = [](const char *name, const char *text, bool json, int code) {
        QTest::newRow(name) << QString::fromUtf8(text) << json << code;
    };
    row("entry without a name", "{\"source\":[{\"x\":1}]}", true, unsupported);
    row("empty object where a list is read", "{\"a\":{\"sink\":{}}}", true, unsupported);
    row("objects under a path", "{\"a\":{\"sink\":{\"b\":[{\"c\":1}]}}}", true, unsupported);
    row("list at the root", "[1]", true, parse);
    row("broken JSON", "{\"a\":1,}", true, parse);
    row("broken text", "a = b@c\n", false, parse);
    row("open variable", "env { a = ${nope} }\n", false, unsupported);
    row("open variable in a text", "env { a = x${nope}y }\n", false, unsupported);
}

void TestConvert::refusesWhatTheOtherSideCannotSay()
{
    QFETCH(QString, text);
    QFETCH(bool, json);
    QFETCH(int, code);
    const Tree tree = Tree::parse(text.toStdString(), json ? Syntax::Json : Syntax::Conf);
    const Result<Converted> result = json ? jsonToConf(tree) : confToJson(tree);
    QVERIFY(!result);
    QCOMPARE(static_cast<int>(result.error().code), code);
    QVERIFY(!result.error().message.empty());
    QVERIFY(!result.error().place.empty());
}

void TestConvert::reportsWhatJsonCannotHold()
{
    const std::string text =
        "# one\n# two\n\nx = 1\nenv {\n  a = ${x} // three\n  b = ${?no}\n  c = \"# no comment\"\n}\n";
    const Result<Converted> json = confToJson(conf(text));
    QVERIFY(json);
    QCOMPARE(remarked(*json, text), (std::vector<std::string>{"# one\n# two", "${x}", "// three", "${?no}"}));
}

void TestConvert::keepsOpenVariablesAsTextWhenAsked()
{
    const std::string text = "env { a = ${v}, b = \"x \"${v->w}y }\n";
    ConvertOptions options;
    options.variables = OpenVariables::AsText;
    const Result<Converted> json = confToJson(conf(text), options);
    QVERIFY(json);
    QCOMPARE(jsonValue(json->text), jsonValue(R"({"env":{"a":"${v}","b":"x ${v.w}y"}})"));
    QCOMPARE(json->remarks.size(), std::size_t(2));
}

void TestConvert::comesBackTheSame_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("strings") << QStringLiteral(
        "a = \"\\u0001\\t\\\"\\\\ é\"\nb = \"\"\"x\n\"y\" \"\"\"\nc = \"\"\"q\n\"\"\"\"\n");
    QTest::newRow("keys") << QStringLiteral(
        "\"a->b\" = 1\n\"\" = 2\n\"include\" = 3\n\"x y\" = 4\n1.5 = 5\ntrue = 6\n\"-a\" = 7\n");
    QTest::newRow("numbers") << QStringLiteral(
        "a = -0\nb = 1E400\nc = -1E400\nd = 1e-7\ne = 9223372036854775807\n");
    QTest::newRow("lists") << QStringLiteral("a = [[1, [2]], {}, [], null, true]\n");
    QTest::newRow("entries") << QStringLiteral(
        "source {\n  A = 3\n  B = [1, 2]\n  C = null\n  D { sink { k = 1 } }\n}\n");
    QTest::newRow("explicit name") << QStringLiteral(
        "source {\n  A { plugin_name = 5 }\n  B { plugin_name = null }\n}\n");
}

void TestConvert::comesBackTheSame()
{
    QFETCH(QString, text);
    const Tree tree = conf(text.toStdString());
    QVERIFY(tree.errors().empty());
    const Result<Converted> json = confToJson(tree);
    QVERIFY2(json.has_value(), json ? "" : json.error().english().c_str());
    const Tree middle = Tree::parse(json->text, Syntax::Json);
    const Result<Converted> back = jsonToConf(middle);
    QVERIFY2(back.has_value(), back ? "" : back.error().english().c_str());
    const Result<Converted> again = confToJson(conf(back->text));
    QVERIFY(again);
    QCOMPARE(QString::fromStdString(again->text), QString::fromStdString(json->text));
}

void TestConvert::convertsTheSharedCorpusBothWays()
{
    if (sharedFolder().isEmpty())
        QSKIP("the shared corpus is not here (SLUICE_SHARED)");
    const QString corpus = sharedFolder() + QStringLiteral("/data/corpus/");
    int both = 0;
    int open = 0;
    int unsaid = 0;
    const QList<QByteArray> rows =
        QByteArray(fileText(corpus + QStringLiteral("verdicts.tsv")).c_str()).split('\n');
    for (const QByteArray &row : rows.mid(1)) {
        const QList<QByteArray> columns = row.split('\t');
        if (columns.size() < 4 || columns[1] != "ok")
            continue;
        const QString name = QString::fromUtf8(columns[0]);
        const Syntax syntax = name.endsWith(QLatin1String(".json")) ? Syntax::Json : Syntax::Conf;
        const Tree tree = Tree::parse(fileText(corpus + QStringLiteral("files/") + name), syntax);
        const Result<Converted> json = confToJson(tree);
        if (!json) {
            QVERIFY2(columns[2] == "false", columns[0] + ": " + json.error().english().c_str());
            ++open;
            continue;
        }
        const std::string oracle =
            fileText(corpus + QStringLiteral("oracle/") + name + QStringLiteral(".json"));
        QVERIFY2(jsonValue(json->text) == jsonValue(oracle), columns[0]);
        const Result<Converted> back = jsonToConf(Tree::parse(json->text, Syntax::Json));
        // One file has an entry without plugin_name, which no block can say.
        if (!back && back.error().english().find("plugin_name") != std::string::npos) {
            ++unsaid;
            continue;
        }
        QVERIFY2(back.has_value(), columns[0] + ": " + (back ? "" : back.error().english().c_str()));
        QVERIFY2(jsonValue(conf(back->text).toJson()) == jsonValue(oracle), columns[0]);
        ++both;
    }
    QVERIFY(both > 500);
    QVERIFY(open > 0);
    QCOMPARE(unsaid, 1);
}

void TestConvert::keepsCommentsOfSql()
{
    const Result<Converted> text = sqlToConf("/*\n * A licence\n */\n\n"
                                             "-- the source\n"
                                             "CREATE TABLE s WITH ( -- made up\n"
                                             "  'connector'='FakeSource','type'='source');\n"
                                             "CREATE TABLE k WITH ('connector'='Console','type'='sink');\n"
                                             "/*\n to the console\n*/\n"
                                             "INSERT INTO k SELECT a /* id */ FROM s;\n"
                                             "-- the end\n");
    QVERIFY2(text.has_value(), text ? "" : text.error().english().c_str());
    QCOMPARE(QString::fromStdString(text->text),
             QStringLiteral(
                 "# A licence\n# the source\nsource {\n  # made up\n  FakeSource {\n    result_table_name = "
                 "\"s\"\n  }\n}\ntransform {\n  # to the console\n  # id\n  sql {\n    source_table_name = "
                 "\"s\"\n    query = \"\"\"SELECT a FROM s\"\"\"\n    result_table_name = \"s__temp1\"\n  "
                 "}\n}\nsink {\n  Console {\n    source_table_name = \"s__temp1\"\n  }\n}\n# the end\n"));
    QVERIFY(conf(text->text).errors().empty());
}

void TestConvert::convertsTheSharedSqlJobs()
{
    if (sharedFolder().isEmpty())
        QSKIP("the shared corpus is not here (SLUICE_SHARED)");
    const QString corpus = sharedFolder() + QStringLiteral("/data/corpus/");
    int converted = 0;
    const QList<QByteArray> rows =
        QByteArray(fileText(corpus + QStringLiteral("verdicts.tsv")).c_str()).split('\n');
    for (const QByteArray &row : rows.mid(1)) {
        const QList<QByteArray> columns = row.split('\t');
        if (columns.size() < 4 || !columns[0].endsWith(".sql"))
            continue;
        const std::string sql = fileText(corpus + QStringLiteral("files/") + QString::fromUtf8(columns[0]));
        const Result<Converted> text = sqlToConf(sql);
        QCOMPARE(text.has_value(), columns[3] == "ok");
        if (!text)
            continue;
        const std::string oracle = fileText(corpus + QStringLiteral("oracle-command-line/") +
                                            QString::fromUtf8(columns[0]) + QStringLiteral(".json"));
        QVERIFY2(jsonValue(conf(text->text).toJson()) == jsonValue(oracle), columns[0]);
        ++converted;
    }
    QVERIFY(converted >= 3);
}

QTEST_APPLESS_MAIN(TestConvert)
#include "test_convert.moc"
