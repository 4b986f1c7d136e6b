#include "models/job/files/export.h"
#include "models/job/lint/lint.h"
#include "models/job/submission.h"

#include <QTest>

#include <algorithm>
#include <tuple>

using namespace sluice;

/// Which variables a job has, what they are filled in with, and what is said where they are not.
class TestVariables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listed();
    void whatTheEngineFillsInIsNotAskedFor();
    void linted_data();
    void linted();
    void submitted();
    void submittedWithoutEnv();
    void notSubmitted_data();
    void notSubmitted();
};

namespace {

hocon::Tree parse(const std::string &text)
{
    return hocon::Tree::parse(text, hocon::Syntax::Conf);
}

/// No environment: the test says all there is.
job::VariableValues given(std::vector<std::string> values, job::TextMap environment = {})
{
    return {std::move(values), std::move(environment)};
}

QByteArray names(const std::vector<job::Variable> &variables)
{
    QByteArray text;
    for (const job::Variable &variable : variables)
        text += QByteArray::fromStdString((text.isEmpty() ? "" : " ") + variable.name);
    return text;
}

const char *const kJob = "name = orders\n"
                         "env { job.name = ${name}, parallelism = ${workers}, jars = ${?jars} }\n"
                         "source { FakeSource { a = \"${day:today} ${city}\", b = ${user->name} } }\n"
                         "sink { Console { c = \"${city}\", table = \"${table_name}\" } }\n";

Result<std::string> bodyOf(const std::string &text, std::vector<std::string> variables = {})
{
    const Result<job::Submission> sent =
        job::submission(job::Analysis({text, {}, {}, {}, {}}), {given(std::move(variables))});
    if (!sent)
        return tl::unexpected<Error>(sent.error());
    return sent->body;
}

} // namespace

void TestVariables::listed()
{
    const auto all = job::variables(parse(kJob), given({"city=Bonn"}, {{"workers", "4"}}));
    QCOMPARE(names(all), QByteArray("workers jars day city user.name table_name"));
    const auto &[workers, jars, day, city, user, table] =
        std::tie(all[0], all[1], all[2], all[3], all[4], all[5]);
    QCOMPARE(workers.origin, job::VariableOrigin::Environment);
    QCOMPARE(workers.value, std::string("4"));
    QVERIFY(!workers.required);
    QVERIFY(!jars.required && !jars.canBeGiven); // -i never answers ${?x}
    QCOMPARE(day.origin, job::VariableOrigin::Default);
    QCOMPARE(day.defaultValue.value_or(""), std::string("today"));
    QCOMPARE(city.places.size(), std::size_t(2));
    QCOMPARE(city.places[1].pointer, std::string("/sink/0/c"));
    QCOMPARE(city.value, std::string("Bonn"));
    QVERIFY(user.required && user.origin == job::VariableOrigin::None);
    QVERIFY(!table.canBeGiven && table.filler == job::VariableFiller::Engine);
    const std::string text = kJob;
    for (const job::Variable &variable : all) {
        for (const job::VariablePlace &place : variable.places)
            QCOMPARE(text.substr(place.span.offset, 2), std::string("${"));
    }
    QCOMPARE(names(job::openVariables(parse(kJob), given({"city=Bonn"}))), QByteArray("workers user.name"));
    QCOMPARE(names(job::openVariables(parse(kJob), given({}))), QByteArray("workers city user.name"));
    QVERIFY(job::variables(parse("a = ${x\n"), given({})).empty());
}

void TestVariables::whatTheEngineFillsInIsNotAskedFor()
{
    const hocon::Tree tree = parse("sink { LocalFile { path = \"/x/${table_name}\"\n"
                                   "file_name_expression = \"${transactionId}_${now}\"\n"
                                   "partition_dir_expression = \"${k0}=${v0}\" } }\n");
    QVERIFY(job::openVariables(tree, given({})).empty());
    for (const job::Problem &problem : job::lint(tree))
        QVERIFY2(problem.code != "unresolved-variable" && problem.code != "reserved-variable",
                 problem.message.english().c_str());
}

void TestVariables::linted_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("severity");
    const auto row = [](const char *name, const char *text, const char *code, const char *severity) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(code) << QByteArray(severity);
    };
    row("outside of quotes", "env { a = ${sluice_nobody} }\n", "unresolved-variable", "warning");
    row("in quotes", "source { F { a = \"${sluice_nobody}\" } }\n", "unresolved-variable", "warning");
    row("answered by the file", "b = 1\nenv { a = ${b} }\n", "unresolved-variable", "");
    row("of a name that comes to nothing", "b = ${?sluice_nobody}\nenv { a = ${b} }\n", "unresolved-variable",
        "warning");
    row("optional", "env { a = ${?sluice_nobody} }\n", "unresolved-variable", "");
    row("with a default", "source { F { a = \"${sluice_nobody:1}\" } }\n", "unresolved-variable", "");
    row("in a comment", "env { a = 1 # ${sluice_nobody}\n}\n", "unresolved-variable", "");
    row("a default outside of quotes", "env { a = ${sluice_nobody:1} }\n", "default-needs-quotes", "error");
    row("a reserved name outside of quotes", "sink { C { a = ${schema_name} } }\n", "reserved-variable",
        "error");
    row("a reserved name in a source", "source { F { a = \"${table_name}\" } }\n", "reserved-variable",
        "warning");
    row("a reserved name in a sink", "sink { C { a = \"${table_name}\" } }\n", "reserved-variable", "");
}

void TestVariables::linted()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, severity);
    const std::vector<job::Problem> problems = job::lint(parse(text.toStdString()));
    const auto found = std::find_if(problems.begin(), problems.end(), [&](const job::Problem &problem) {
        return problem.code == code.toStdString();
    });
    QCOMPARE(found == problems.end()
                 ? QByteArray()
                 : QByteArray::fromStdString(std::string(job::severityName(found->severity))),
             severity);
    if (text.contains("${?"))
        return; // which no -i answers
    job::LintOptions options;
    options.variables = {"sluice_nobody=1"};
    for (const job::Problem &problem : job::lint(parse(text.toStdString()), options))
        QVERIFY(problem.code != "unresolved-variable");
}

void TestVariables::submitted()
{
    const std::string text =
        "env { job.name = ${n}, shade.identifier = base64 }\n"
        "source { F { password = \"c2VjcmV0\", a = \"${d:x} ${keep}\", b = [\"${n}\"] } }\n"
        "sink { C { t = \"${table_name}\" } }\n";
    const auto json = bodyOf(text, {"n=1"});
    QVERIFY2(json, json ? "" : json.error().english().c_str());
    const hocon::Tree sent = hocon::Tree::parse(*json, hocon::Syntax::Json);
    QCOMPARE(sent.find("/env/job.name")->text(), std::string("1"));
    QCOMPARE(sent.find("/source/0/a")->text(), std::string("x ${keep}"));
    QCOMPARE(sent.find("/source/0/b/0")->text(), std::string("1"));
    QCOMPARE(sent.find("/source/0/plugin_name")->text(), std::string("F"));
    // The engine decodes it; REST gets the file's own.
    QCOMPARE(sent.find("/source/0/password")->text(), std::string("c2VjcmV0"));
    QCOMPARE(sent.find("/sink/0/t")->text(), std::string("${table_name}"));
}

/// As the engine's command line does; REST by itself refuses such a job.
void TestVariables::submittedWithoutEnv()
{
    const std::string text = "source { FakeSource {} }\nsink { Console {} }\n";
    const auto json = bodyOf(text);
    QVERIFY(json);
    const hocon::Tree sent = hocon::Tree::parse(*json, hocon::Syntax::Json);
    QVERIFY(sent.errors().empty());
    QVERIFY(sent.find("/env")->isObject());
    QVERIFY(sent.find("/sink/0/plugin_name"));
    QVERIFY(job::toJson(parse(text))->find("env") == std::string::npos); // the file as it is
    QCOMPARE(bodyOf("{}")->substr(0, 1), std::string("{"));
    const auto own = bodyOf("env { parallelism = 2 }");
    QCOMPARE(hocon::Tree::parse(*own, hocon::Syntax::Json).find("/env/parallelism")->text(),
             std::string("2"));
}

void TestVariables::notSubmitted_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char *name, const char *text, const char *variable, const char *message) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(variable) << QByteArray(message);
    };
    row("one without a value", "env { a = 1\nb = ${x} }\n", "y=1", "The variable x has no value");
    row("several", "env { a = ${x}, b = ${y->z}, c = ${x} }\n", "w=1",
        "The variables x and y.z have no value");
    row("a reserved name", "env { a = 1 }\n", "table_name=1", "reserved");
    row("no name", "env { a = 1 }\n", "=1", "name");
    row("mistakes", "env { a = \n", "w=1", "");
    row("given more than once", "env { a = 1\na = ${x} }\n", "x=2", "more than once");
}

void TestVariables::notSubmitted()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, variable);
    QFETCH(QByteArray, message);
    const auto json = bodyOf(text.toStdString(), {variable.toStdString()});
    QVERIFY(!json);
    QVERIFY2(json.error().english().find(message.toStdString()) != std::string::npos,
             json.error().english().c_str());
}

QTEST_APPLESS_MAIN(TestVariables)
#include "test_variables.moc"
