#include "app/ctl/lintfile.h"
#include "app/ctl/preparedjob.h"
#include "models/editing/document.h"
#include "sluicectl.h"
#include "tests/support/shareddata.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace sluice;

/// Both programs read one file the same: what it is, what is wrong with it, how it runs and what is sent for
/// it, byte for byte.
class TestCtlSameness : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anyFile_data();
    void anyFile();
    void sharedFiles();
    void theProgramItself_data();
    void theProgramItself();
    void aFixKeepsTheEncoding();

private:
    QTemporaryDir folder_;
    QStringList names_;
};

namespace {

/// Everything that could differ, a line each, so that a difference is seen where it is.
class Report
{
public:
    void kind(job::FileKind kind) { line("kind", std::to_string(static_cast<int>(kind))); }

    void mode(const char *title, const job::ModeDecision &mode)
    {
        line(title, std::to_string(static_cast<int>(mode.mode)) + ' ' +
                        std::to_string(static_cast<int>(mode.origin)) + ' ' + mode.text + ' ' + mode.pointer);
    }

    void stages(const std::vector<job::Stage> &stages)
    {
        for (const job::Stage &stage : stages)
            line("stage",
                 std::string(job::stageKindName(stage.kind)) + ' ' + stage.plugin + ' ' + stage.pointer);
    }

    void problems(const std::vector<job::Problem> &problems)
    {
        for (const job::Problem &problem : problems) {
            line("problem", span(problem.span) + ' ' + place(problem.place) + ' ' + place(problem.end) + ' ' +
                                std::string(job::severityName(problem.severity)) + ' ' + problem.code + ' ' +
                                problem.pointer + ' ' + problem.message.english());
            for (const job::Fix &fix : problem.fixes)
                line("fix", fix.title.english() + (fix.safe ? " safe" : ""));
        }
    }

    void submission(const Result<job::Submission> &sent)
    {
        if (!sent) {
            line("refused", std::to_string(static_cast<int>(sent.error().code)) + ' ' + sent.error().place +
                                ' ' + sent.error().english());
            return;
        }
        line("name", sent->name);
        mode("sent mode", sent->mode);
        for (const job::SubmissionRemark &remark : sent->remarks)
            line("remark", span(remark.span) + ' ' + remark.message.english());
        line("body", sent->body);
        line("masked", sent->masked);
    }

    QByteArray bytes;

private:
    void line(const char *title, const std::string &text)
    {
        bytes += QByteArray(title) + ": " + QByteArray::fromStdString(text) + '\n';
    }
    static std::string span(TextSpan span)
    {
        return std::to_string(span.offset) + '+' + std::to_string(span.length);
    }
    static std::string place(LineColumn place)
    {
        return std::to_string(place.line) + ':' + std::to_string(place.column);
    }
};

/// What the terminal program makes of a file, by the functions of its commands.
Report inTheTerminal(const QString &path, const std::vector<std::string> &variables)
{
    const std::string file = path.toStdString();
    Report report;
    const Result<ctl::JobToSend> job = ctl::jobToSend({file, {}, variables});
    if (!job)
        qFatal("%s: %s", qPrintable(path), job.error().english().c_str());
    report.kind(job->file.job.kind());
    report.mode("mode", job->file.job.mode());
    report.stages(job->file.job.stages());
    report.problems(ctl::lintedFile(file, {.variables = variables}).problems);
    report.submission(job->sent);
    return report;
}

/// The same of an open document; the confirmation sheet asks it for these.
Report inTheWindow(const editing::Document &document, const std::vector<std::string> &variables)
{
    Report report;
    const job::Analysis job =
        variables.empty() ? document.analysis() : document.analysis().withVariables(variables);
    report.kind(document.kind());
    report.mode("mode", job.mode());
    report.stages(job.stages());
    report.problems(variables.empty() ? document.problems() : job.problems());
    report.submission(job::submission(document.analysis().again(), {{variables, std::nullopt}}));
    return report;
}

/// A value for every variable that has none; not for what -i would split or would not take.
std::vector<std::string> valuesFor(const job::Analysis &job)
{
    std::vector<std::string> values;
    for (const job::Variable &variable : job::openVariables(job))
        if (variable.name.find_first_of(",=\"[]") == std::string::npos && !variable.name.empty())
            values.push_back(variable.name + "=7");
    return values;
}

/// Empty where the two agree; else the first lines that differ.
QByteArray difference(const QString &path)
{
    editing::Document document;
    document.setRecoveryFolder({});
    if (const Result<void> loaded = document.load(path); !loaded)
        return QByteArray::fromStdString(loaded.error().english());
    for (const auto &variables : {std::vector<std::string>(), valuesFor(document.analysis())}) {
        const QList<QByteArray> terminal = inTheTerminal(path, variables).bytes.split('\n');
        const QList<QByteArray> window = inTheWindow(document, variables).bytes.split('\n');
        for (qsizetype at = 0; at < std::max(terminal.size(), window.size()); ++at)
            if (terminal.value(at) != window.value(at))
                return "terminal: " + terminal.value(at) + "\n  window: " + window.value(at);
        if (variables.empty() && valuesFor(document.analysis()).empty())
            break;
    }
    return {};
}

constexpr const char *kJob = "# a comment\nenv {\n  job.mode = BATCH\n  parallelism = 2\n}\n"
                             "source { FakeSource { row.num = 3 } }\nsink { Console {} }\n";
constexpr const char *kChinese = "env {\n  job.name = \"订单同步\" # 每天一次\n  parallelism = zwei\n}\n"
                                 "source { FakeSource { row.num = 3 } }\nsink { Console { } }\n";
constexpr const char *kJson = R"({"env": {"job.mode": "BATCH"}, "source": [{"plugin_name": "FakeSource"}],
 "sink": [{"plugin_name": "Console"}], "source": 5})";
constexpr const char *kSql = "/* config\nenv { parallelism = 2 }\n*/\n"
                             "CREATE TABLE a (id INT) WITH ('connector' = 'FakeSource', 'q' = '${city}',\n"
                             " 'type' = 'source');\n"
                             "CREATE TABLE b (id INT) WITH ('connector' = 'Console', 'type' = 'sink');\n"
                             "INSERT INTO b SELECT * FROM a;\n";

QByteArray crlf(QByteArray text)
{
    return text.replace("\n", "\r\n");
}

QByteArray encoded(const std::string &text, Encoding encoding)
{
    return QByteArray::fromStdString(encodeText(text, encoding).value_or(std::string()));
}

} // namespace

void TestCtlSameness::initTestCase()
{
    const auto put = [this](const char *name, const QByteArray &bytes) {
        QFile file(folder_.filePath(QString::fromUtf8(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
        names_.append(QString::fromUtf8(name));
    };
    for (const char *name :
         {"plain.conf", "a.config", "a.cfg", "a.txt", "a.hocon", "noextension", "HOCON.CONF", "日 a.conf"})
        put(name, kJob);
    put("ORDERS.JSON", kJson);
    put("orders.json", kJson);
    put("hocon.json", kJob);
    put("hocon.yaml", kJob);
    put("job.sql", kSql);
    put("JOB.SQL", kSql);
    put("broken.sql", "CREATE TABLE a (id INT) WITH ('type' = 'source');\nINSERT INTO x SELEC 1;\n");
    put("flink.sql", "create table a (id int) with ('connector' = 'kafka');\n");
    put("crlf.sql", crlf(kSql));
    put("mark.conf", "\xEF\xBB\xBF" + QByteArray(kJob));
    put("mark.json", "\xEF\xBB\xBF" + QByteArray(kJson));
    put("crlf.conf", crlf(kJob));
    put("crlf.json", crlf(kJson));
    put("utf16.conf", encoded(kChinese, Encoding::Utf16Le));
    put("utf16mark.conf", encoded(std::string("\xEF\xBB\xBF") + kChinese, Encoding::Utf16Be));
    put("utf16.json", encoded(kJson, Encoding::Utf16Le));
    put("gbk.conf", encoded(kChinese, Encoding::Gbk));
    put("gbk crlf.conf", encoded(crlf(kChinese).toStdString(), Encoding::Gbk));
    put("latin.conf", encoded("env { job.name = \"Größe\" } # täglich\n", Encoding::Latin1));
    put("broken.conf", "# é\nenv { job.name = \"ü\", a = \"\xE9\" }\nsource { F { password = \xE9 } }\n");
    put("variables.conf", "env { job.name = \"orders \"${day}, job.mode = ${mode}, x = ${?maybe} }\n"
                          "source { F { a = \"${city:Bonn} ${nobody}\", password = ${pw} } }\n"
                          "sink { C { t = \"${table_name}\" } }\n");
    put("common.conf", "env { parallelism = 7, job.mode = STREAMING }\n");
    put("includes.conf", "include \"common.conf\"\nsource { FakeSource {} }\nsink { Console {} }\n");
    put("includes.json", R"({"include": "common.conf"})");
    put("missing.conf", "include \"nowhere.conf\"\nsource { FakeSource {} }\nsink { Console {} }\n");
    put("empty.conf", "");
    put("unclosed.conf", "env {\n a = \"\n");
    put("unclosed.json", "{\"env\": {");
}

void TestCtlSameness::anyFile_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : std::as_const(names_))
        QTest::newRow(qPrintable(name)) << name;
}

void TestCtlSameness::anyFile()
{
    QFETCH(QString, name);
    const QByteArray found = difference(folder_.filePath(name));
    QVERIFY2(found.isEmpty(), found.constData());
}

void TestCtlSameness::sharedFiles()
{
    QStringList different;
    int files = 0;
    for (const char *name : {"corpus/files", "cases/lint"}) {
        const QString folder = test::sharedData(QLatin1String(name));
        if (folder.isEmpty())
            QSKIP("there is no shared corpus: SLUICE_SHARED names no folder with data/corpus and data/cases");
        for (QDirIterator each(folder, QDir::Files, QDirIterator::Subdirectories); each.hasNext();) {
            const QString path = each.next();
            ++files;
            if (const QByteArray found = difference(path); !found.isEmpty())
                different.append(path + QLatin1Char('\n') + QString::fromUtf8(found));
        }
    }
    QVERIFY(files > 500);
    QVERIFY2(different.isEmpty(),
             qPrintable(QStringLiteral("%1 of %2 files:\n").arg(different.size()).arg(files) +
                        different.mid(0, 5).join(QLatin1Char('\n'))));
}

void TestCtlSameness::theProgramItself_data()
{
    anyFile_data();
}

void TestCtlSameness::theProgramItself()
{
    QFETCH(QString, name);
    const QString path = folder_.filePath(name);
    editing::Document document;
    document.setRecoveryFolder({});
    QVERIFY(document.load(path));

    const Ran lint =
        sluicectl({QStringLiteral("lint"), QStringLiteral("--format"), QStringLiteral("json"), path});
    const QJsonArray problems = QJsonDocument::fromJson(lint.output)[QStringLiteral("problems")].toArray();
    QCOMPARE(problems.size(), qsizetype(document.problems().size()));
    for (qsizetype at = 0; at < problems.size(); ++at) {
        const job::Problem &problem = document.problems()[std::size_t(at)];
        const QJsonObject printed = problems[at].toObject();
        QCOMPARE(printed[QStringLiteral("code")].toString().toStdString(), problem.code);
        QCOMPARE(printed[QStringLiteral("line")].toInteger(), qint64(problem.place.line));
        QCOMPARE(printed[QStringLiteral("column")].toInteger(), qint64(problem.place.column));
        QCOMPARE(printed[QStringLiteral("offset")].toInteger(), qint64(problem.span.offset));
    }

    const std::vector<std::string> values = valuesFor(document.analysis());
    QStringList words{QStringLiteral("submit"), path, QStringLiteral("--dry-run"), QStringLiteral("--force"),
                      QStringLiteral("--show-secrets")};
    for (const std::string &value : values)
        words << QStringLiteral("-i") << QString::fromStdString(value);
    const Ran dry = sluicectl(words);
    const Result<job::Submission> sent = job::submission(document.analysis(), {{values, std::nullopt}});
    QCOMPARE(dry.status, sent ? 0 : 2);
    QCOMPARE(dry.output, QByteArray::fromStdString(sent ? sent->body : std::string()));
    if (sent)
        QVERIFY2(dry.errors.contains(QByteArray::fromStdString("as: " + sent->name + "\n")),
                 dry.errors.constData());
}

void TestCtlSameness::aFixKeepsTheEncoding()
{
    const std::string text =
        "env { job.name = \"订单同步\", job.mode = BATCH, checkpoint.interval = 30000 }\n"
        "source { FakeSource {} }\nsink { Console {} }\n";
    const QString path = folder_.filePath(QStringLiteral("fixed gbk.conf"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(encoded(text, Encoding::Gbk)) > 0);
    file.close();
    sluicectl({QStringLiteral("lint"), QStringLiteral("--fix"), path});
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY2(!bytes.contains("checkpoint.interval"), bytes.constData());
    QVERIFY(bytes.contains(encoded("订单同步", Encoding::Gbk)));
}

QTEST_GUILESS_MAIN(TestCtlSameness)
#include "test_sameness.moc"
