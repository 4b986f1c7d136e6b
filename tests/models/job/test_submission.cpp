#include "models/job/submission.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;

/// What is sent for a job, and what of the file is not in it.
class TestSubmission : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLossIsTold_data();
    void everyLossIsTold();
    void includesAreFollowedFromAFile();
    void nameAndModeAreThoseOfWhatIsSent();
    void whatIsSentIsUtf8();
    void secretsOfVariablesAreMasked();
    void placesOfSqlAreThoseOfTheSql();
    void aFileKeepsWhatIsInQuotes();
};

namespace {

using Values = std::vector<std::string>;

job::Submission sent(job::JobText job, Values values = {}, bool asFile = false, job::TextMap environment = {})
{
    const Result<job::Submission> result =
        job::submission(job::Analysis(std::move(job)), {{std::move(values), environment}, {}, asFile});
    if (!result)
        qFatal("%s", result.error().english().c_str());
    return *result;
}

/// "LINE sentence" or "LINE! sentence" for what is surprising, a line each.
QString told(const job::Submission &job, const std::string &text)
{
    const LineIndex lines(text);
    QStringList result;
    for (const job::SubmissionRemark &remark : job.remarks)
        result.append(QStringLiteral("%1%2 %3")
                          .arg(lines.at(remark.span.offset).line)
                          .arg(QLatin1String(remark.surprising ? "!" : ""))
                          .arg(QString::fromStdString(remark.message.english())));
    return result.join(u'\n');
}

hocon::Tree read(const job::Submission &job)
{
    return hocon::Tree::parse(job.body, hocon::Syntax::Json);
}

} // namespace

void TestSubmission::everyLossIsTold_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("remarks");
    const auto row = [](const char *title, const char *name, const char *text, const QStringList &remarks) {
        QTest::newRow(title) << QString::fromLatin1(name) << QByteArray(text) << remarks;
    };
    const QString noEnv = QStringLiteral("1 The job has no env: an empty one is sent, without which the "
                                         "engine refuses a job over REST.");
    row("nothing", "a.conf", "env {}\n", {});
    row("JSON", "a.json", "{\"env\": {}}", {});
    row("no env", "a.conf", "source { F {} }\n", {noEnv});
    row("comments", "a.conf", "env {}\n# one\n// two\n",
        {QStringLiteral("2 Comments are left out: JSON has none.")});
    row("not a comment", "a.conf", "env { a = \"# one\" }\n", {});
    row("no file yet", "a.conf", "env {}\ninclude \"other.conf\"\n",
        {QStringLiteral("1! What the text includes is left out: it is no file yet, so it is not known where "
                        "to look.")});
    row("variables", "a.conf",
        "env { a = ${given}\nb = \"${d:7}\"\nc = ${ENVIRONMENT}\ne = \"${nobody}\"\nf = ${env->a}\n"
        "g = \"${given} again\" }\n",
        {QStringLiteral("1 given is filled in with the value given."),
         QStringLiteral("2 d is filled in with its default."),
         QStringLiteral("3! ENVIRONMENT is filled in from the environment of this computer."),
         QStringLiteral("4! nobody has no value and is sent as text.")});
    row("filled in while it runs", "a.conf", "env {}\nsink { C { t = \"${table_name}\" } }\n", {});
    row("broken", "a.conf", "env { a = \"\xE9\" }\n",
        {QStringLiteral("1! Bytes that are no UTF-8 are sent as U+FFFD, from here on.")});
    row("SQL", "a.sql",
        "/* config\nenv { job.mode = BATCH }\n*/\n"
        "CREATE TABLE a (id INT) WITH ('connector' = 'FakeSource', 'type' = 'source');\n"
        "CREATE TABLE b (id INT) WITH ('connector' = 'Console', 'type' = 'sink');\n"
        "INSERT INTO b SELECT * FROM a;\n",
        {QStringLiteral("1 The engine takes no SQL over REST: it gets the job that its command line would "
                        "make of this SQL.")});
}

void TestSubmission::everyLossIsTold()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, text);
    QFETCH(QStringList, remarks);
    const job::Submission job = sent({text.toStdString(), name.toStdString(), {}, {}, {}}, {"given=1"}, false,
                                     {{"ENVIRONMENT", "2"}});
    QCOMPARE(told(job, text.toStdString()), remarks.join(u'\n'));
    QVERIFY(read(job).errors().empty());
    QVERIFY(read(job).find("/env").has_value());
}

void TestSubmission::includesAreFollowedFromAFile()
{
    const QTemporaryDir folder;
    QFile common(folder.filePath(QStringLiteral("common.conf")));
    QVERIFY(common.open(QIODevice::WriteOnly) && common.write("env { parallelism = 7 }\n") > 0);
    common.close();
    const std::string path = folder.filePath(QStringLiteral("a.conf")).toStdString();
    const std::string text = "include \"common.conf\"\nsource { F {} }\n";
    const job::Submission job = sent({text, path, path, {}, {}});
    QCOMPARE(read(job).find("/env/parallelism")->text(), std::string("7"));
    const QString included =
        QStringLiteral("1 What the file includes stands in its place, as far as it lies beside the file.");
    QCOMPARE(told(job, text), included);
    // Bytes there that are no UTF-8 are told, too.
    QVERIFY(common.open(QIODevice::WriteOnly) && common.write("env { job.name = \"\xb6\xa9\" }\n") > 0);
    common.close();
    const QString garbled = told(sent({text, path, path, {}, {}}), text);
    QVERIFY2(garbled.contains(included) && garbled.contains(QStringLiteral("are sent as U+FFFD")),
             qPrintable(garbled));
}

void TestSubmission::nameAndModeAreThoseOfWhatIsSent()
{
    const std::string text = "env { job.name = \"orders \"${day}, job.mode = ${mode} }\n";
    const job::Analysis job({text, "/x/daily.conf", {}, {}, {}});
    const job::VariableValues values{{"day=6", "mode=STREAMING"}, std::nullopt};
    QCOMPARE(job::submission(job, {values})->name, std::string("orders 6"));
    QVERIFY(job::submission(job, {values})->mode.mode == job::Mode::Streaming);
    QCOMPARE(job::submission(job, {values, "mine"})->name, std::string("mine"));
    QCOMPARE(sent({"env {}", "/x/Daily.CONF", {}, {}, {}}).name, std::string("Daily"));
    QCOMPARE(sent({"env {}", {}, {}, {}, {}}).name, std::string("SeaTunnel_Job"));
}

/// What the engine would make of the file is not what it makes of the job that is sent.
void TestSubmission::whatIsSentIsUtf8()
{
    const std::string text = "env { job.name = \"\u8ba2\u5355\", parallelism = 0 }\n";
    const job::Analysis job({text, {}, {}, job::TextOrigin{Encoding::Gb18030, {}, true}, {}});
    const auto has = [](const std::vector<job::Problem> &problems, std::string_view code) {
        return std::any_of(problems.begin(), problems.end(),
                           [code](const job::Problem &problem) { return problem.code == code; });
    };
    QVERIFY(has(job.problems(), "not-utf8"));
    const std::vector<job::Problem> sent = job::problemsOfSent(job);
    QVERIFY(!has(sent, "not-utf8"));
    QCOMPARE(sent.size() + 1, job.problems().size()); // the others stay
    QVERIFY(!sent.empty());
    // Bytes that are no UTF-8 are sent as something else, and stay a problem.
    const job::Analysis broken({"env { job.name = \"\xb6\" }\n", {}, {}, job::TextOrigin{}, {}});
    QVERIFY(has(job::problemsOfSent(broken), "not-utf8"));
}

void TestSubmission::secretsOfVariablesAreMasked()
{
    const std::string text = "env {}\nsource { F { password = hush, url = \"jdbc:x?p=${pw}\" } }\n";
    const job::Submission job = sent({text, {}, {}, {}, {}}, {"pw=gcheim7"});
    QVERIFY(job.body.find("hush") != std::string::npos && job.body.find("gcheim7") != std::string::npos);
    QVERIFY2(job.masked.find("hush") == std::string::npos && job.masked.find("gcheim7") == std::string::npos,
             job.masked.c_str());
    QVERIFY(hocon::Tree::parse(job.masked, hocon::Syntax::Json).errors().empty());
}

void TestSubmission::placesOfSqlAreThoseOfTheSql()
{
    const std::string text =
        "/* config\nenv { job.mode = BATCH }\n*/\n\n\n"
        "CREATE TABLE a (id INT) WITH ('connector' = 'FakeSource',\n'q' = '${city}', 'type' = 'source');\n"
        "CREATE TABLE b (id INT) WITH ('connector' = 'Console', 'type' = 'sink');\n"
        "INSERT INTO b SELECT * FROM a;\n";
    const job::Analysis job({text, "a.sql", {}, {}, {}});
    const std::vector<job::Variable> open = job::openVariables(job);
    QCOMPARE(open.size(), std::size_t{1});
    QCOMPARE(LineIndex(text).at(open.front().places.front().span.offset).line, std::size_t{7});
    const job::Analysis broken(
        {"-- a\n\nCREATE TABLE a (id INT);\nINSERT INTO b SELECT * FRM a;\n/* config x */",
         "a.sql",
         {},
         {},
         {}});
    const auto refused = job::submission(broken);
    QVERIFY(!refused);
    QCOMPARE(refused.error().place, "line " + std::to_string(broken.problems().front().place.line));
}

/// As an export: the command line fills in what is in quotes.
void TestSubmission::aFileKeepsWhatIsInQuotes()
{
    const std::string text = "source { F { a = \"${x:1}\" } }\n";
    const job::Submission job = sent({text, {}, {}, {}, {}}, {}, true);
    QCOMPARE(read(job).find("/source/0/a")->text(), std::string("${x:1}"));
    QVERIFY(!read(job).find("/env"));
    QCOMPARE(told(job, text), QString());
}

QTEST_APPLESS_MAIN(TestSubmission)
#include "test_submission.moc"
