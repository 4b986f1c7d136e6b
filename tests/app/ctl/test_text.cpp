#include "tests/app/ctl/sluicectl.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

/// The text commands, as scripts call them: output, one line on standard error, exit status.
class TestCtlText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void catKeepsEveryByte_data();
    void catKeepsEveryByte();
    void treeIsCompactJson();
    void treeOfABrokenFileNamesThePlace();
    void setPrintsAndWrites();
    void setTakesAnyValue();
    void editsOnePlace_data();
    void editsOnePlace();
    void editsInPlace();
    void lintAnswersScripts();
    void lintFixesFiles();
    void sarifHasWhatToolsNeed();
    void convertMakesJson();
    void convertTellsWhatIsLost();
    void resolveFillsVariables();
    void formatLaysOut();
    void includesAreFollowed();
    void diffTellsByMeaning();
    void explainSaysWhat();
    void wrongUsageIsOneLine_data();
    void wrongUsageIsOneLine();

private:
    QString write(const QString &name, const QByteArray &bytes) const;
    static QByteArray read(const QString &path);

    QTemporaryDir folder_;
};

QString TestCtlText::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(folder_.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(name));
    return file.fileName();
}

QByteArray TestCtlText::read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

void TestCtlText::catKeepsEveryByte_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("plain") << QByteArray("env { a = 1 } # c\n");
    QTest::newRow("bom, crlf, no last newline") << QByteArray("\xEF\xBB\xBF"
                                                              "env {\r\n a = 1\r\n}");
    QTest::newRow("lone cr and tabs") << QByteArray("env {\r\ta = 1\r}\r");
    QTest::newRow("invalid utf-8 and nul") << QByteArray("a = \"\xC3(\xFF\"\n\0b = 2", 15);
    QTest::newRow("broken") << QByteArray("env { a = [1, }\n \"\"\" never closed");
}

void TestCtlText::catKeepsEveryByte()
{
    QFETCH(QByteArray, bytes);
    const Ran file = sluicectl({QStringLiteral("cat"), write(QStringLiteral("cat.conf"), bytes)});
    QCOMPARE(file.status, 0);
    QCOMPARE(file.output, bytes);
    QCOMPARE(sluicectl({QStringLiteral("cat"), QStringLiteral("-")}, bytes).output, bytes);
}

void TestCtlText::treeIsCompactJson()
{
    const Ran ran = sluicectl({QStringLiteral("tree"), QStringLiteral("-")},
                              "source { A { x = 1 }\n A { x = ${v} } }\nenv { job.mode = \"BATCH\" }");
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.output, QByteArray("{\"source\":[{\"x\":1,\"plugin_name\":\"A\"},{\"x\":{\"$unresolved\":\"$"
                                    "{v}\"},\"plugin_name\":\"A\"}],"
                                    "\"env\":{\"job.mode\":\"BATCH\"}}\n"));
    const Ran json =
        sluicectl({QStringLiteral("tree"), write(QStringLiteral("t.json"), "{\"source\": {\"A\": 1.50}}")});
    QCOMPARE(json.output, QByteArray("{\"source\":{\"A\":1.5}}\n"));
}

void TestCtlText::treeOfABrokenFileNamesThePlace()
{
    const QString path = write(QStringLiteral("broken.conf"), "env {\n a = x@y\n}\n");
    const Ran ran = sluicectl({QStringLiteral("tree"), path});
    QCOMPARE(ran.status, 2);
    QVERIFY(ran.output.isEmpty());
    QVERIFY2(ran.errors.contains(path.toUtf8() + ":2:7: "), ran.errors.constData());
    QCOMPARE(ran.errors.count('\n'), 1);
}

void TestCtlText::setPrintsAndWrites()
{
    const QByteArray before = "env {\r\n  parallelism = 2  # two\r\n}\r\n";
    const QByteArray after = "env {\r\n  parallelism = 4  # two\r\n}\r\n";
    const QString path = write(QStringLiteral("set.conf"), before);
    QVERIFY(QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner));
    const QStringList words{QStringLiteral("set"), path, QStringLiteral("/env/parallelism"),
                            QStringLiteral("4")};
    const Ran printed = sluicectl(words);
    QCOMPARE(printed.status, 0);
    QCOMPARE(printed.output, after);
    QCOMPARE(read(path), before);
    const Ran written = sluicectl(words + QStringList{QStringLiteral("-i")});
    QCOMPARE(written.status, 0);
    QVERIFY(written.output.isEmpty());
    QCOMPARE(read(path), after);
    QVERIFY(!QFileInfo(path).permission(QFileDevice::ReadOther));
}

void TestCtlText::setTakesAnyValue()
{
    const auto set = [](const QString &value, const QStringList &flags = {}) {
        return sluicectl(QStringList{QStringLiteral("set")} + flags +
                             QStringList{QStringLiteral("-"), QStringLiteral("/env/x"), value},
                         "env { x = 1 }")
            .output;
    };
    QCOMPARE(set(QStringLiteral("-5")), QByteArray("env { x = -5 }"));
    QCOMPARE(set(QStringLiteral("1.10")), QByteArray("env { x = \"1.10\" }"));
    QCOMPARE(set(QStringLiteral("a \"b\"\n")), QByteArray("env { x = \"a \\\"b\\\"\\n\" }"));
    QCOMPARE(set(QStringLiteral("[1, 2]"), {QStringLiteral("--json")}), QByteArray("env { x = [1, 2] }"));
}

void TestCtlText::editsOnePlace_data()
{
    QTest::addColumn<QStringList>("words"); // the file stands for "-"
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char *name, const QStringList &words, const char *output, const char *error) {
        QTest::newRow(name) << words << QByteArray(output) << QByteArray(error);
    };
    const auto words = [](const char *line) {
        return QString::fromUtf8(line).split(QLatin1Char('|'));
    };
    row("insert an element", words("insert|-|/l/0|x y"),
        "# a\nl = [\"x y\", 1, 2] # b\nsink { A { }, B { } }\n", "");
    row("insert at the end", words("insert|-|/l/-|-3"), "# a\nl = [1, 2, -3] # b\nsink { A { }, B { } }\n",
        "");
    row("insert a block", words("insert|-|/sink/1|--json|{\"plugin_name\":\"N\"}"),
        "# a\nl = [1, 2] # b\nsink { A { }, N {}, B { } }\n", "");
    row("insert an option", words("insert|-|/k|007"),
        "# a\nl = [1, 2] # b\nsink { A { }, B { } }\nk = \"007\"\n", "");
    row("insert what is there", words("insert|-|/l|1"), "", "- /l: There is one already; set changes it.");
    row("insert too far", words("insert|-|/l/3|1"), "",
        "- /l/3: There is no position 3 in /l: it has 2. Positions count from 0. 'sluicectl tree' shows what "
        "there is.");
    row("insert nowhere", words("insert|-|/l/x|1"), "",
        "- /l/x: 'x' is no position: write a number from 0, or - for the end.");
    row("insert no JSON", words("insert|-|/l/0|--json|{"), "", "- /l/0: The value is no JSON.");
    row("remove", words("remove|-|/l"), "sink { A { }, B { } }\n", "");
    row("remove and keep", words("remove|-|/l|--keep-comments"), "# a\nsink { A { }, B { } }\n", "");
    row("remove nothing", words("remove|-|/x"), "",
        "- /x: There is nothing at /x. 'sluicectl tree' shows what there is.");
    row("rename a key", words("rename|-|/l|m~n"), "# a\nm~n = [1, 2] # b\nsink { A { }, B { } }\n", "");
    row("rename a block", words("rename|-|/sink/0|Z"), "# a\nl = [1, 2] # b\nsink { Z { }, B { } }\n", "");
    row("rename to a taken name", words("rename|-|/l|sink"), "", "- /l: There is a 'sink' already.");
    row("move an element", words("move|-|/l/1|0"), "# a\nl = [2, 1] # b\nsink { A { }, B { } }\n", "");
    row("move to the end", words("move|-|/sink/0|-"), "# a\nl = [1, 2] # b\nsink { B { }, A { } }\n", "");
    row("move with comments", words("move|-|/l|1"), "sink { A { }, B { } }\n# a\nl = [1, 2] # b\n", "");
    row("move to no number", words("move|-|/l|up"), "",
        "- /l: 'up' is no position: write a number from 0, or - for the end.");
    row("comment", words("comment|-|/l|c\n# d"), "# c\n# d\nl = [1, 2] # b\nsink { A { }, B { } }\n", "");
    row("comment away", words("comment|-|/l|"), "l = [1, 2] # b\nsink { A { }, B { } }\n", "");
    row("too few words", words("move|-|/l"), "",
        "move needs FILE POINTER POSITION, as in: sluicectl move orders.conf /transform/2 0");
    row("in place on standard input", words("remove|-i|-|/l"), "",
        "standard input cannot be edited in place; leave out -i");
}

void TestCtlText::editsOnePlace()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, output);
    QFETCH(QByteArray, error);
    const Ran ran = sluicectl(words, "# a\nl = [1, 2] # b\nsink { A { }, B { } }\n");
    QCOMPARE(ran.output, output);
    QCOMPARE(ran.status, error.isEmpty() ? 0 : 2);
    if (error.isEmpty())
        QVERIFY2(ran.errors.isEmpty(), ran.errors.constData());
    else
        QVERIFY2(ran.errors.startsWith("sluicectl: " + error), ran.errors.constData());
    QCOMPARE(ran.errors.count('\n'), error.isEmpty() ? 0 : 1);
}

void TestCtlText::editsInPlace()
{
    const QString json = write(QStringLiteral("edit.json"), "{\r\n\t\"a\": 1,\r\n\t\"b\": [1.50]\r\n}");
    QCOMPARE(sluicectl({QStringLiteral("rename"), QStringLiteral("-i"), json, QStringLiteral("/a"),
                        QStringLiteral("c\"d")})
                 .status,
             0);
    QCOMPARE(sluicectl({QStringLiteral("insert"), json, QStringLiteral("/b/-"), QStringLiteral("1.10"),
                        QStringLiteral("--in-place")})
                 .status,
             0);
    const QByteArray now = "{\r\n\t\"c\\\"d\": 1,\r\n\t\"b\": [1.50, \"1.10\"]\r\n}";
    QCOMPARE(read(json), now);
    QCOMPARE(sluicectl({QStringLiteral("comment"), QStringLiteral("-i"), json, QStringLiteral("/b"),
                        QStringLiteral("c")})
                 .status,
             2);
    QCOMPARE(read(json), now);
    const QString broken = write(QStringLiteral("edit.conf"), "a = [1\nb = 2\n");
    const Ran ran = sluicectl({QStringLiteral("remove"), QStringLiteral("-i"), broken, QStringLiteral("/x")});
    QCOMPARE(ran.status, 2);
    QCOMPARE(read(broken), QByteArray("a = [1\nb = 2\n"));
}

void TestCtlText::lintAnswersScripts()
{
    const QString path =
        write(QStringLiteral("lint.conf"),
              "env {\n  job.mode = BATCH\n  checkpoint.interval = 30000\n}\nsource { Jdbc {} }\n"
              "sink { Console {} }\n");
    const Ran json =
        sluicectl({QStringLiteral("lint"), path, QStringLiteral("--format"), QStringLiteral("json")});
    QCOMPARE(json.status, 0); // a warning is below the default level
    const QJsonObject root = QJsonDocument::fromJson(json.output).object();
    QCOMPARE(root[QStringLiteral("file")].toString(), path);
    QCOMPARE(root[QStringLiteral("engine")].toString(), QStringLiteral("seatunnel"));
    const QJsonObject problem = root[QStringLiteral("problems")][0].toObject();
    QCOMPARE(problem[QStringLiteral("code")].toString(), QStringLiteral("batch-checkpoint"));
    QCOMPARE(problem[QStringLiteral("line")].toInt(), 3);
    QCOMPARE(problem[QStringLiteral("column")].toInt(), 3);
    QCOMPARE(problem[QStringLiteral("offset")].toInt(), 27);
    QCOMPARE(problem[QStringLiteral("length")].toInt(), 27);
    QCOMPARE(problem[QStringLiteral("fixes")][0][QStringLiteral("edits")].toArray().size(), 1);
    QCOMPARE(sluicectl({QStringLiteral("lint"), path, QStringLiteral("--fail-on"), QStringLiteral("warning")})
                 .status,
             1);
    QVERIFY(sluicectl({QStringLiteral("lint"), path})
                .output.contains("lint.conf:3:3: warning: This BATCH job sets checkpoint.interval"));
    QCOMPARE(sluicectl({QStringLiteral("lint"), QStringLiteral("-")}, "a = [1").status, 1);
}

void TestCtlText::lintFixesFiles()
{
    const QByteArray stages = "source { FakeSource {} }\nsink { Console {} }\n";
    const QString path = write(QStringLiteral("fix.conf"),
                               "env {\n  job.mode = BATCH\n  checkpoint.interval = 9\n}\n" + stages);
    const Ran ran = sluicectl({QStringLiteral("lint"), QStringLiteral("--fix"), path});
    QCOMPARE(ran.status, 0);
    QCOMPARE(read(path), QByteArray("env {\n  job.mode = BATCH\n}\n" + stages));
    QCOMPARE(ran.output, path.toLocal8Bit() + ":3:3: fixed: Remove all checkpoint keys [batch-checkpoint]\n");
    // What only a person can choose is left, and that is said.
    const QString unsafe = write(QStringLiteral("unsafe.conf"), "env {\n  job.mode = BATCHE\n}\n" + stages);
    const Ran left = sluicectl({QStringLiteral("lint"), QStringLiteral("--fix"), unsafe});
    QCOMPARE(left.status, 1);
    QVERIFY2(
        left.output.contains(":2:3: not fixed, for it is not safe: Set job.mode to BATCH [bad-choice]\n"),
        left.output);
    const Ran leftJson = sluicectl({QStringLiteral("lint"), QStringLiteral("--fix"), unsafe,
                                    QStringLiteral("--format"), QStringLiteral("json")});
    const QJsonArray notFixed =
        QJsonDocument::fromJson(leftJson.output).object()[QStringLiteral("notFixed")].toArray();
    QCOMPARE(notFixed.size(), 1);
    QCOMPARE(notFixed[0][QStringLiteral("code")].toString(), QStringLiteral("bad-choice"));
    // What is repaired shows the next, and the second time there is nothing left to do.
    const QString mode = write(QStringLiteral("mode.json"),
                               R"({"env":{"job.mode":"batch"},"source":[{"plugin_name":"FakeSource"}],)"
                               R"("sink":[{"plugin_name":"Console"},]})");
    for (const QByteArray &fixed : {QByteArray("syntax mode-case"), QByteArray()}) {
        const Ran json = sluicectl({QStringLiteral("lint"), QStringLiteral("--fix"), mode,
                                    QStringLiteral("--format"), QStringLiteral("json")});
        const QJsonObject root = QJsonDocument::fromJson(json.output).object();
        QByteArrayList codes;
        for (const QJsonValue &each : root[QStringLiteral("fixed")].toArray())
            codes << each[QStringLiteral("code")].toString().toUtf8();
        QCOMPARE(codes.join(' '), fixed);
        QVERIFY(root[QStringLiteral("problems")].toArray().isEmpty());
    }
    const Ran pipe = sluicectl({QStringLiteral("lint"), QStringLiteral("--fix"), QStringLiteral("-")},
                               "env { job.mode = batch }");
    QCOMPARE(pipe.status, 2);
    QVERIFY2(pipe.errors.contains("standard input cannot be edited in place"), pipe.errors);
}

void TestCtlText::sarifHasWhatToolsNeed()
{
    const Ran ran = sluicectl(
        {QStringLiteral("lint"), QStringLiteral("-"), QStringLiteral("--format"), QStringLiteral("sarif")},
        "env { job.mode = BATCH, checkpoint.interval = 30000 }\nsource { Jdbc {} }\nsink { Console {} }\n");
    const QJsonObject run = QJsonDocument::fromJson(ran.output)[QStringLiteral("runs")][0].toObject();
    QCOMPARE(run[QStringLiteral("results")][0][QStringLiteral("ruleId")].toString(),
             QStringLiteral("batch-checkpoint"));
    QCOMPARE(run[QStringLiteral("results")][0][QStringLiteral("locations")][0]
                [QStringLiteral("physicalLocation")][QStringLiteral("region")][QStringLiteral("startLine")]
                    .toInt(),
             1);
}

void TestCtlText::convertMakesJson()
{
    const Ran ran = sluicectl(
        {QStringLiteral("convert"), QStringLiteral("-"), QStringLiteral("--to"), QStringLiteral("json")},
        "env { job.mode = BATCH }\nsource { A { } }\nsink { B { } }\n");
    QCOMPARE(ran.status, 0);
    const QJsonObject root = QJsonDocument::fromJson(ran.output).object();
    QCOMPARE(root[QStringLiteral("sink")][0][QStringLiteral("plugin_name")].toString(), QStringLiteral("B"));
}

void TestCtlText::convertTellsWhatIsLost()
{
    const QString path =
        write(QStringLiteral("lossy.conf"),
              "# nightly\nenv { job.mode = BATCH, n = \"1.10\" }\nsource { A {} }\nsink { B {} }\n");
    const Ran json =
        sluicectl({QStringLiteral("convert"), path, QStringLiteral("--to"), QStringLiteral("json")});
    QCOMPARE(json.status, 0);
    QVERIFY2(json.errors.contains("lossy.conf:1:"), json.errors.constData());
    // And back: the same tree.
    const QString back = write(QStringLiteral("back.json"), json.output);
    const Ran conf =
        sluicectl({QStringLiteral("convert"), back, QStringLiteral("--to"), QStringLiteral("hocon")});
    QCOMPARE(conf.status, 0);
    QCOMPARE(sluicectl({QStringLiteral("tree"), QStringLiteral("-")}, conf.output).output.size(),
             sluicectl({QStringLiteral("tree"), path}).output.size());
    const Ran open = sluicectl(
        {QStringLiteral("convert"), QStringLiteral("-"), QStringLiteral("--to"), QStringLiteral("json")},
        "env { a = ${nobody} }\nsource { A {} }\nsink { B {} }\n");
    QCOMPARE(open.status, 2);
    QVERIFY(open.errors.contains("nobody"));
    QCOMPARE(open.errors.count('\n'), 1);
}

void TestCtlText::resolveFillsVariables()
{
    const QByteArray text = "env { job.name = ${n}, q = \"${d:7}\" }\nsource { A {} }\nsink { B {} }\n";
    const Ran ran = sluicectl({QStringLiteral("resolve"), QStringLiteral("-"), QStringLiteral("-i"),
                               QStringLiteral("n=orders,x=1")},
                              text);
    QCOMPARE(ran.status, 0);
    const QJsonObject env = QJsonDocument::fromJson(ran.output)[QStringLiteral("env")].toObject();
    QCOMPARE(env[QStringLiteral("job.name")].toString(), QStringLiteral("orders"));
    QCOMPARE(env[QStringLiteral("q")].toString(), QStringLiteral("7"));
    QCOMPARE(sluicectl({QStringLiteral("resolve"), QStringLiteral("-")}, text).status, 2);
}

void TestCtlText::formatLaysOut()
{
    const QByteArray before = "env{\n job.mode=BATCH # c\n      n:1.10   \n}\n";
    const QByteArray after = "env {\n  job.mode = BATCH # c\n  n: 1.10\n}\n";
    const QString path = write(QStringLiteral("format.conf"), before);
    QCOMPARE(sluicectl({QStringLiteral("format"), QStringLiteral("--check"), path}).status, 1);
    QCOMPARE(sluicectl({QStringLiteral("format"), path}).output, after);
    QCOMPARE(sluicectl({QStringLiteral("format"), QStringLiteral("--align"), path}).output,
             "env {\n  job.mode = BATCH # c\n  n        : 1.10\n}\n");
    QCOMPARE(sluicectl({QStringLiteral("format"), QStringLiteral("-i"), path}).status, 0);
    QCOMPARE(read(path), after);
    QCOMPARE(sluicectl({QStringLiteral("format"), QStringLiteral("--check"), path}).status, 0);
    QCOMPARE(sluicectl({QStringLiteral("format"), QStringLiteral("-")}, "a = [1").status, 2);
}

void TestCtlText::includesAreFollowed()
{
    write(QStringLiteral("part.conf"), "x = 1\n");
    const QString path = write(QStringLiteral("whole.conf"), "env { include \"part.conf\"\n y = 2 }\n");
    QCOMPARE(sluicectl({QStringLiteral("tree"), path}).output, QByteArray("{\"env\":{\"x\":1,\"y\":2}}\n"));
}

void TestCtlText::diffTellsByMeaning()
{
    const QString left = write(QStringLiteral("left.conf"),
                               "env { job.mode = BATCH, a = 1 }\nsource { A { x = 1, password = old1 } }\n");
    const QString same =
        write(QStringLiteral("same.conf"),
              "# c\nenv { a = 1\n job.mode = \"BATCH\" }\nsource { A { password = old1, x = 1 } }\n");
    const QString right = write(QStringLiteral("right.conf"),
                                "env { job.mode = BATCH, a = 2 }\nsource { A { x = 1, password = new2 } }\n");
    QCOMPARE(sluicectl({QStringLiteral("diff"), left, same}).status, 0);
    const Ran changed =
        sluicectl({QStringLiteral("diff"), left, right, QStringLiteral("--format"), QStringLiteral("json")});
    QCOMPARE(changed.status, 1);
    const QJsonArray changes = QJsonDocument::fromJson(changed.output)[QStringLiteral("changes")].toArray();
    QCOMPARE(changes.size(), 2);
    QCOMPARE(changes[0][QStringLiteral("rightPointer")].toString(), QStringLiteral("/env/a"));
    QCOMPARE(changes[0][QStringLiteral("type")].toString(), QStringLiteral("changed"));
    QVERIFY(!changed.output.contains("old1") && !changed.output.contains("new2"));
    const QString more = write(QStringLiteral("more.conf"),
                               "env { job.mode = BATCH, a = 1 }\nsource { A { x = 1, password = old1\n"
                               "l = [1, { token = new3, b = c }] } }\n");
    QCOMPARE(sluicectl({QStringLiteral("diff"), left, more}).output,
             "source A\n  added l: [1,{\"token\":\"******\",\"b\":\"c\"}]\n");
    const Ran lines = sluicectl({QStringLiteral("diff"), QStringLiteral("--text"), left, right});
    QCOMPARE(lines.status, 1);
    QVERIFY(lines.output.contains("\n+env { job.mode = BATCH, a = 2 }\n"));
    QCOMPARE(sluicectl({QStringLiteral("diff"), left, QStringLiteral("/no/such")}).status, 2);
}

void TestCtlText::explainSaysWhat()
{
    const Ran problem = sluicectl({QStringLiteral("explain"), QStringLiteral("batch-checkpoint")});
    QCOMPARE(problem.status, 0);
    QVERIFY(problem.output.contains("checkpoint.interval"));
    const Ran finding = sluicectl({QStringLiteral("explain"), QStringLiteral("failed-but-data-complete")});
    QCOMPARE(finding.status, 0);
    QVERIFY(finding.output.startsWith("failed-but-data-complete (a finding"));
    const Ran both = sluicectl({QStringLiteral("explain"), QStringLiteral("streaming-without-checkpoint")});
    QVERIFY(both.output.contains("(a problem") && both.output.contains("(a finding"));
    const Ran all = sluicectl({QStringLiteral("explain")});
    QVERIFY(all.output.contains("  duplicate-writes\n") && all.output.contains("  mode-missing\n"));
    QCOMPARE(sluicectl({QStringLiteral("explain"), QStringLiteral("nonsense")}).status, 2);
}

void TestCtlText::wrongUsageIsOneLine_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("no such command") << QStringList{QStringLiteral("dance")};
    QTest::newRow("no file") << QStringList{QStringLiteral("cat")};
    QTest::newRow("missing file") << QStringList{QStringLiteral("tree"), QStringLiteral("/no/such.conf")};
    QTest::newRow("folder") << QStringList{QStringLiteral("lint"), QStringLiteral("/")};
    QTest::newRow("bad format") << QStringList{QStringLiteral("lint"), QStringLiteral("-"),
                                               QStringLiteral("--format"), QStringLiteral("xml")};
    QTest::newRow("set without value")
        << QStringList{QStringLiteral("set"), QStringLiteral("-"), QStringLiteral("/a")};
    QTest::newRow("bad pointer") << QStringList{QStringLiteral("set"), QStringLiteral("-"),
                                                QStringLiteral("a"), QStringLiteral("1")};
    QTest::newRow("convert to what") << QStringList{QStringLiteral("convert"), QStringLiteral("-"),
                                                    QStringLiteral("--to"), QStringLiteral("yaml")};
    QTest::newRow("unknown option") << QStringList{QStringLiteral("cat"), QStringLiteral("-"),
                                                   QStringLiteral("--loud")};
}

void TestCtlText::wrongUsageIsOneLine()
{
    QFETCH(QStringList, arguments);
    const Ran ran = sluicectl(arguments);
    QCOMPARE(ran.status, 2);
    QVERIFY(ran.output.isEmpty());
    QVERIFY2(ran.errors.startsWith("sluicectl: "), ran.errors.constData());
    QCOMPARE(ran.errors.count('\n'), 1);
}

QTEST_GUILESS_MAIN(TestCtlText)
#include "test_text.moc"
