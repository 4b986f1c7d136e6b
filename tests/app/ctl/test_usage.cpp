#include "tests/app/ctl/sluicectl.h"

#include <QTemporaryFile>
#include <QTest>

/// The words of the command line: values that look like options, and what is said of words that nobody knows.
class TestCtlUsage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesBehindTwoDashes_data();
    void valuesBehindTwoDashes();
    void namesTheNearest_data();
    void namesTheNearest();
    void engineVersions_data();
    void engineVersions();
    void isSaidOnce_data();
    void isSaidOnce();
    void replaySaysOfHowMuchNothingWasFound();
    void whatIsNoValueIsRefused_data();
    void whatIsNoValueIsRefused();
    void qtSaysNothing();
    void whatIsAskedAloneStandsAlone_data();
    void whatIsAskedAloneStandsAlone();
};

namespace {

QStringList words(const QString &line)
{
    return line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

void TestCtlUsage::valuesBehindTwoDashes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("output");
    const auto row = [](const char *arguments, const char *output) {
        QTest::newRow(arguments) << words(QString::fromUtf8(arguments)) << QByteArray(output);
    };
    row("set - /env/a -- -5", "env { a = -5 }\n");
    row("set - -- /env/a -5", "env { a = -5 }\n");
    row("set -- - /env/a -5", "env { a = -5 }\n");
    row("set - /env/a -- --help", "env { a = \"--help\" }\n");
    row("set - /env/a -- -i", "env { a = \"-i\" }\n");
    row("set - /env/a -- --", "env { a = \"--\" }\n");
    row("set - /env/a -- lint", "env { a = lint }\n");
    row("cat -- -", "env { a = 1 }\n");
}

void TestCtlUsage::valuesBehindTwoDashes()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, output);
    const Ran ran = sluicectl(arguments, "env { a = 1 }\n");
    QVERIFY2(ran.status == 0, ran.errors.constData());
    QVERIFY2(ran.errors.isEmpty(), ran.errors.constData());
    // Whether a word gets quotes is not what is tested here.
    QCOMPARE(QByteArray(ran.output).replace("\"", ""), QByteArray(output).replace("\"", ""));
}

void TestCtlUsage::namesTheNearest_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("nearest");
    const auto row = [](const char *arguments, const char *nearest) {
        QTest::newRow(arguments) << words(QString::fromUtf8(arguments)) << QByteArray(nearest);
    };
    row("sub a.conf", "did you mean \"submit\"?"); // nearer to set, but cut short and not misspelt
    row("expl a.conf", "did you mean \"explain\"?");
    row("jobs --url http://localhost --form json", "did you mean \"--format\"?");
    row("lnt a.conf", "did you mean \"lint\"?");
    row("fromat a.conf", "did you mean \"format\"?");
    row("sumbit a.conf --url http://localhost", "did you mean \"submit\"?");
    row("lint --frmat json a.conf", "did you mean \"--format\"?");
    row("lint a.conf --engine-versoin=2.3.8", "did you mean \"--engine-version\"?");
    row("dance", "there is no command \"dance\" (sluicectl --help lists them)");
    row("cat --quite-another a.conf",
        "there is no option \"--quite-another\" (sluicectl cat --help lists them)");
}

void TestCtlUsage::namesTheNearest()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, nearest);
    const Ran ran = sluicectl(arguments);
    QCOMPARE(ran.status, 2);
    QVERIFY(ran.output.isEmpty());
    QVERIFY2(ran.errors.contains(nearest), ran.errors.constData());
    QVERIFY2(ran.errors.count("did you mean") == (nearest.startsWith("did") ? 1 : 0), ran.errors.constData());
    QCOMPARE(ran.errors.count('\n'), 1);
}

void TestCtlUsage::engineVersions_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<bool>("known");
    for (const char *known : {"2.3.8", "2.3.10"})
        QTest::newRow(known) << QString::fromLatin1(known) << true;
    for (const char *unknown : {"2.3.9", "2.3", "2.3.80", "9.9.9", "v2.3.8", "latest"})
        QTest::newRow(unknown) << QString::fromLatin1(unknown) << false;
}

void TestCtlUsage::engineVersions()
{
    QFETCH(QString, version);
    QFETCH(bool, known);
    const Ran ran = sluicectl(
        {QStringLiteral("lint"), QStringLiteral("-"), QStringLiteral("--engine-version=") + version},
        "env { job.mode = BATCH }\nsource { F { } }\nsink { C { } }\n");
    QCOMPARE(ran.status, known ? 0 : 2);
    QVERIFY2(known || ran.errors.contains("known are those of 2.3.8, 2.3.10"), ran.errors.constData());
    QVERIFY2(known || ran.errors.contains('"' + version.toUtf8() + '"'), ran.errors.constData());
    QVERIFY(ran.output.isEmpty());
}

void TestCtlUsage::isSaidOnce_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char *arguments, const char *said) {
        QTest::newRow(arguments) << words(QString::fromUtf8(arguments)) << QByteArray(said);
    };
    row("tree /no/such.conf", "there is no such file");
    row("lint /no/such.conf", "there is no such file");
    row("diff /no/such.conf -", "there is no such file");
    row("replay /no/such.jsonl", "/no/such.jsonl");
    row("resolve - -i x=1", "line 1");
    row("tree -", "line 1");
    row("format -", "line 1");
    row("set - env 1", "env");
    row("jobs --url ftp://x", "no address of an engine");
    row("format - --indent 9", "\"9\" is neither");
    row("format - --indent 08", "\"08\" is neither");
    row("watch --for nan --url http://localhost:1", "\"nan\"");
    row("watch --for 0x5 --url http://localhost:1", "\"0x5\"");
    row("watch --status nan --url http://localhost:1", "\"nan\"");
    row("jobs --rates nan --url http://localhost:1", "\"nan\"");
    row("watch --for 1e400 --url http://localhost:1", "\"1e400\"");
    row("submit - --watch --give-up -1 --url http://localhost:1", "\"-1\"");
}

void TestCtlUsage::isSaidOnce()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, said);
    const Ran ran = sluicectl(arguments, "env { a = @ }\n");
    QCOMPARE(ran.status, 2);
    QByteArrayList lines = ran.errors.split('\n');
    const QByteArrayList all = lines;
    lines.removeAll(QByteArray());
    for (const QByteArray &line : std::as_const(lines))
        QVERIFY2(all.count(line) == 1, ran.errors.constData());
    QVERIFY2(ran.errors.contains(said) || said == "line 1", ran.errors.constData());
    QVERIFY2(lines.size() == 1, ran.errors.constData());
    QVERIFY2(ran.errors.count(": error:") <= 1, ran.errors.constData());
}

/// Silence could be taken for a file that was not read.
void TestCtlUsage::replaySaysOfHowMuchNothingWasFound()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("{\"t\":1,\"endpoint\":\"/running-jobs\",\"status\":200,\"body\":[]}\n"
               "{\"t\":66,\"endpoint\":\"/running-jobs\",\"status\":200,\"body\":[]}\n");
    file.close();
    const Ran text = sluicectl({QStringLiteral("replay"), file.fileName()});
    QCOMPARE(text.output, QByteArray("No discrepancy found in 2 replies over 1 min 5 s.\n"));
    QCOMPARE(text.status, 0);
    const Ran json = sluicectl(
        {QStringLiteral("replay"), QStringLiteral("--format"), QStringLiteral("json"), file.fileName()});
    QCOMPARE(json.output, QByteArray()); // a line an event, and nothing else
    QCOMPARE(json.status, 0);
    // What is missing is no all-clear.
    QFile cut(file.fileName());
    QVERIFY(cut.resize(cut.size() - 20));
    const Ran part = sluicectl({QStringLiteral("replay"), file.fileName()});
    QCOMPARE(part.output,
             QByteArray("No discrepancy found in 1 reply over 0 s; what is missing may have held some.\n"));
    QVERIFY2(part.errors.contains("ends in the middle"), part.errors);
    QCOMPARE(part.status, 2);
}

void TestCtlUsage::whatIsNoValueIsRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char *arguments, const char *said) {
        // '' stands for an empty word, as in a shell.
        QStringList all = words(QString::fromUtf8(arguments));
        all.replaceInStrings(QStringLiteral("''"), QString());
        QTest::newRow(arguments) << all << QByteArray(said);
    };
    const char *const empty = "it is empty; ";
    for (const char *command : {"cat ''",
                                "tree ''",
                                "format ''",
                                "lint ''",
                                "lint - ''",
                                "convert '' --to json",
                                "resolve ''",
                                "diff '' -",
                                "diff - ''",
                                "replay ''",
                                "explain ''",
                                "submit '' --dry-run",
                                "submit - --dry-run --name ''",
                                "resolve - -i ''",
                                "lint - -i ''",
                                "lint - --format ''",
                                "format - --indent ''",
                                "convert - --to ''",
                                "lint - --engine-version ''",
                                "record --url http://localhost:1 -o ''",
                                "stop '' --url http://localhost:1",
                                "jobs --url ''",
                                "watch --url http://localhost:1 --for ''",
                                "submit - --dry-run --url ''"})
        row(command, empty);
    row("set '' /env/a 1", "FILE is empty");
    row("remove '' /env/a", "FILE is empty");
    row("cat - ''", "a word of the command line is empty");
    for (const char *command : {"resolve - -i", "lint - -i", "submit - --dry-run -i"}) {
        const QByteArray start(command);
        row(start + " hushhush", "there is no = in it: write NAME=VALUE");
        row(start + " =hushhush", "there is no name before the =");
    }
    for (const char *command : {"jobs --url", "watch --for 1 --url", "submit - --dry-run --url",
                                "record -o - --for 1 --url", "stop 1 --url"}) {
        const QByteArray start(command);
        row(start + " 1", "\"1\" alone would be the address 0.0.0.1");
        row(start + " 127.1:5801", "would be the address 127.0.0.1");
        row(start + " http://", "no address of an engine");
        row(start + " localhost:", "The port is missing");
        row(start + " localhost:x", "is no port");
    }
    row("stop x --url http://localhost:1", "\"x\" is no job id");
}

/// Said in one sentence that tells what to do instead, before anything is read, asked or sent.
void TestCtlUsage::whatIsNoValueIsRefused()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, said);
    const Ran ran = sluicectl(arguments, "env { job.mode = BATCH }\nsource { A { } }\nsink { B { } }\n");
    QCOMPARE(ran.status, 2);
    QVERIFY2(ran.output.isEmpty(), ran.output.constData());
    QVERIFY2(ran.errors.contains(said), ran.errors.constData());
    QVERIFY2(ran.errors.count('\n') == 1, ran.errors.constData());
    QVERIFY2(!ran.errors.contains("hushhush"), ran.errors.constData());
}

/// A file behind an option is a file, and a host that nobody knows is told by the program alone.
void TestCtlUsage::qtSaysNothing()
{
    const QByteArray job = "env { job.mode = BATCH, a = ${x} }\nsource { A { } }\nsink { B { } }\n";
    const Ran ran = sluicectl(words(QStringLiteral("resolve -i x=1 -")), job);
    QVERIFY2(ran.status == 0, ran.errors.constData());
    const Ran jobs = sluicectl(words(QStringLiteral("jobs --url http://no-such-host.invalid:5801")));
    QCOMPARE(jobs.status, 2);
    QVERIFY2(jobs.errors.startsWith("sluicectl: ") && jobs.errors.count('\n') == 1, jobs.errors.constData());
}

void TestCtlUsage::whatIsAskedAloneStandsAlone_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("named"); ///< what is not taken; empty: all is
    const auto row = [](const char *arguments, const char *named) {
        QTest::newRow(arguments) << words(QString::fromUtf8(arguments)) << QByteArray(named);
    };
    row("--version", "");
    row("--version x", "\"x\"");
    row("--version lint", "\"lint\"");
    row("--version=3", "\"--version=3\"");
    row("--version --help", "\"--help\"");
    row("--check", "there is no option \"--check\"");
    row("--hepl", "did you mean \"--help\"?");
}

void TestCtlUsage::whatIsAskedAloneStandsAlone()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, named);
    const Ran ran = sluicectl(arguments);
    QCOMPARE(ran.status, named.isEmpty() ? 0 : 2);
    QCOMPARE(ran.output.isEmpty(), !named.isEmpty());
    QVERIFY2(ran.errors.contains(named) && ran.errors.count('\n') == (named.isEmpty() ? 0 : 1), ran.errors);
}

QTEST_GUILESS_MAIN(TestCtlUsage)
#include "test_usage.moc"
