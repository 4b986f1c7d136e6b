#include "models/job/files/resolve.h"
#include "tests/models/hocon/jobcases.h"

using namespace sluice;
using namespace sluice::hocon;
using namespace sluice::job;

class TestResolve : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheEnvironmentAsProperties();
    void agreesWithTheCommandLine_data();
    void agreesWithTheCommandLine();
    void agreesOnTheSharedCorpus();
    void agreesOnTheSharedProbes();
    void splitsVariablesAsTheStarterDoes();
    void tellsWhereItFails_data();
    void tellsWhereItFails();
    void neverRepeatsASecret();
    void listsVariablesWithTheirOrigin();
    void keepsTheOrderOfTheFile();
};

namespace {

Result<ResolvedJob> resolved(const std::string &text, Syntax syntax, const ResolveOptions &options)
{
    return resolve(Tree::parse(text, syntax), options);
}

Result<ResolvedJob> resolvedFile(const QString &path, const ResolveOptions &options)
{
    const std::string text = fileText(path);
    if (path.endsWith(QLatin1String(".sql")))
        return resolve(parseSql(text), text, options);
    const Syntax syntax = path.endsWith(QLatin1String(".json")) ? Syntax::Json : Syntax::Conf;
    return resolve(Tree::parse(text, syntax), options);
}

} // namespace

void TestResolve::agreesWithTheCommandLine_data()
{
    QTest::addColumn<int>("number");
    const std::vector<JobCase> cases = readJobCases(QStringLiteral("resolve.txt"));
    QVERIFY(cases.size() > 150);
    for (std::size_t i = 0; i < cases.size(); ++i)
        QTest::newRow(cases[i].name.c_str()) << static_cast<int>(i);
}

void TestResolve::agreesWithTheCommandLine()
{
    static const std::vector<JobCase> cases = readJobCases(QStringLiteral("resolve.txt"));
    QFETCH(int, number);
    const JobCase &one = cases[static_cast<std::size_t>(number)];
    ResolveOptions options;
    options.environment = {{"LANGX", "fromOS"}};
    options.variables = one.variables;
    const Result<ResolvedJob> job =
        resolved(one.text, one.language == "json" ? Syntax::Json : Syntax::Conf, options);
    QVERIFY2(job.has_value() != one.refused, job ? job->json.c_str() : job.error().english().c_str());
    if (job)
        QCOMPARE(jsonValue(job->json), jsonValue(one.expected));
}

void TestResolve::agreesOnTheSharedCorpus()
{
    const QString corpus = sharedFolder() + QStringLiteral("/data/corpus/");
    if (sharedFolder().isEmpty())
        QSKIP("the shared corpus is not here (SLUICE_SHARED)");
    int equal = 0;
    int refused = 0;
    const QList<QByteArray> rows =
        QByteArray(fileText(corpus + QStringLiteral("verdicts.tsv")).c_str()).split('\n');
    for (const QByteArray &row : rows.mid(1)) {
        const QList<QByteArray> columns = row.split('\t');
        if (columns.size() < 4)
            continue;
        const QString name = QString::fromUtf8(columns[0]);
        const Result<ResolvedJob> job = resolvedFile(corpus + QStringLiteral("files/") + name, {});
        QVERIFY2(job.has_value() == (columns[3] == "ok"),
                 columns[0] + ": " + (job ? "accepted" : job.error().english().c_str()));
        if (!job) {
            QVERIFY(!job.error().message.empty());
            ++refused;
            continue;
        }
        const std::string expected =
            fileText(corpus + QStringLiteral("oracle-command-line/") + name + QStringLiteral(".json"));
        QVERIFY2(jsonValue(job->json) == jsonValue(expected), columns[0]);
        ++equal;
    }
    QVERIFY(equal > 300);
    QVERIFY(refused > 100);
}

void TestResolve::agreesOnTheSharedProbes()
{
    if (sharedFolder().isEmpty())
        QSKIP("the shared probes are not here (SLUICE_SHARED)");
    const std::string probes = fileText(sharedFolder() + QStringLiteral("/data/dialect/probes.json"));
    int checked = 0;
    for (const QJsonValue &probe : jsonValue(probes).toArray()) {
        const QString title = probe[QLatin1String("title")].toString();
        QString outcome = probe[QLatin1String("command_line")].toString();
        if (title.startsWith(QLatin1String("include")))
            continue; // needs files beside it
        ResolveOptions options;
        options.environment = {{"LANGX", "fromOS"}};
        if (outcome.startsWith(QLatin1Char('['))) {
            const int end = outcome.indexOf(QRegularExpression(QStringLiteral("\\] (!!|\\{)")));
            options.variables = {outcome.mid(1, end - 1).toStdString()};
            outcome = outcome.mid(end + 2);
        }
        const bool json =
            title.contains(QLatin1String("in .json")) || title.startsWith(QLatin1String("json "));
        const Result<ResolvedJob> job = resolved(probe[QLatin1String("text")].toString().toStdString(),
                                                 json ? Syntax::Json : Syntax::Conf, options);
        const bool refused = outcome.startsWith(QLatin1String("!!"));
        QVERIFY2(job.has_value() != refused, qPrintable(title));
        if (job)
            QVERIFY2(jsonValue(job->json) == jsonValue(outcome.toStdString()), qPrintable(title));
        ++checked;
    }
    QVERIFY(checked > 100);
}

void TestResolve::splitsVariablesAsTheStarterDoes()
{
    using Texts = std::vector<std::string>;
    QCOMPARE(splitVariables("a=1"), Texts{"a=1"});
    QCOMPARE(splitVariables(" a=1 , b=2,"), (Texts{"a=1", "b=2"}));
    QCOMPARE(splitVariables("a=[1,2],b=\"x,y\",c="), (Texts{"a=[1,2]", "b=\"x,y\"", "c="}));
    QCOMPARE(splitVariables(",a"), (Texts{"", "a"}));
    QCOMPARE(splitVariables(""), Texts{});
}

void TestResolve::tellsWhereItFails_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const char *text, const char *place, const char *words) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(place)
                            << QString::fromUtf8(words);
    };
    row("no source", "env { }\nsink { C { } }\n", "", "no \"source\"");
    row("empty source", "env { }\nsource {\n}\nsink { C { } }\n", "line 2", "Miss <Source>");
    row("no sink", "source { A { } }\n", "", "no \"sink\"");
    row("array form", "source = [\n  { plugin_name = A }\n]\nsink { C { } }\n", "line 2", "block");
    row("entry", "source {\n  A = 3\n}\nsink { C { } }\n", "line 2", "object");
    row("open variable", "env {\n  a = ${nope}\n}\nsource { A { } }\nsink { C { } }\n", "line 2", "${nope}");
    row("bad key", "source {\n  A {\n    \"c:d\" = 1\n  }\n}\nsink { C { } }\n", "line 3", "c:d");
    row("syntax", "source {\n  A { x = a@b }\n}\n", "line 2", "");
    row("not base64",
        "env { shade.identifier = base64 }\nsource {\n  A {\n    password = secret_1\n  }\n}\nsink { C { } "
        "}\n",
        "line 4", "base64");
}

void TestResolve::tellsWhereItFails()
{
    QFETCH(QString, text);
    QFETCH(QString, place);
    QFETCH(QString, words);
    const Result<ResolvedJob> job = resolved(text.toStdString(), Syntax::Conf, {});
    QVERIFY(!job);
    QCOMPARE(job.error().code, ErrorCode::Parse);
    QCOMPARE(QString::fromStdString(job.error().place), place);
    QVERIFY2(QString::fromStdString(job.error().english()).contains(words), job.error().english().c_str());
}

void TestResolve::neverRepeatsASecret()
{
    const Result<ResolvedJob> job =
        resolved("env { shade.identifier = base64 }\nsource { A { password = geheim_1 } }\nsink { C { } }\n",
                 Syntax::Conf, {});
    QVERIFY(!job);
    QVERIFY(job.error().english().find("geheim") == std::string::npos);
}

void TestResolve::listsVariablesWithTheirOrigin()
{
    const std::string text = "x = 1\n"
                             "env { a = ${x}, b = ${HOME}, c = ${v}, d = \"${v}-${w:dflt}\" }\n"
                             "source { F { rows = [ { y = \"${v}\" } ], e = \"${unset}\" } }\n"
                             "sink { C { } }\n";
    ResolveOptions options;
    options.environment = {{"HOME", "/home/x"}};
    options.variables = {"v=7"};
    const Result<ResolvedJob> job = resolved(text, Syntax::Conf, options);
    QVERIFY2(job.has_value(), job ? "" : job.error().english().c_str());
    std::string table;
    for (const VariableUse &use : job->variables) {
        QVERIFY(text.substr(use.span.offset).starts_with("${" + use.name));
        static constexpr const char *kOrigins[] = {"none", "document", "environment", "property", "default"};
        table += use.name + " " + use.pointer + " " + kOrigins[static_cast<int>(use.origin)] + " " +
                 use.value + (use.quoted ? " quoted" : "") + (use.reached ? "" : " out of reach") + "\n";
    }
    QCOMPARE(table, std::string("x /env/a document 1\n"
                                "HOME /env/b environment /home/x\n"
                                "v /env/c property 7\n"
                                "v /env/d property 7 quoted\n"
                                "w /env/d default dflt quoted\n"
                                "v /source/0/rows/0/y none  quoted out of reach\n"
                                "unset /source/0/e none  quoted\n"));
}

void TestResolve::keepsTheOrderOfTheFile()
{
    const Result<ResolvedJob> job = resolved(
        "source { F { zeta = 1, alpha = \"2\" } }\nsink { C { } }\nenv { b = 1, a = 2 }\n", Syntax::Conf, {});
    QVERIFY(job);
    QCOMPARE(job->json, std::string("{\"source\":[{\"zeta\":1,\"alpha\":\"2\",\"plugin_name\":\"F\"}],"
                                    "\"sink\":[{\"plugin_name\":\"C\"}],\"env\":{\"b\":1,\"a\":2}}"));
}

void TestResolve::readsTheEnvironmentAsProperties()
{
    ResolveOptions options;
    options.environment = {{"A.B", "dotted"}, {"LIST", "[x,y]"}, {"EMPTY", ""}};
    const Tree tree = Tree::parse("env { a = ${A->B}, l = ${LIST}, e = ${EMPTY} }\n"
                                  "source { S { b = ${A} } }\nsink { K {} }\n",
                                  Syntax::Conf);
    const Result<ResolvedJob> job = resolve(tree, options);
    QVERIFY(job.has_value());
    QCOMPARE(jsonValue(job->json),
             jsonValue(R"({"env":{"a":"dotted","l":["x","y"],"e":""},)"
                       R"("source":[{"b":{"B":"dotted"},"plugin_name":"S"}],"sink":[{"plugin_name":"K"}]})"));
    // A dot splits a name, so this one is never there.
    QVERIFY(
        !resolve(Tree::parse("env { a = ${A.B} }\nsource { S {} }\nsink { K {} }\n", Syntax::Conf), options));
}

QTEST_APPLESS_MAIN(TestResolve)
#include "test_resolve.moc"
