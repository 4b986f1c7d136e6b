#include "tests/app/ctl/sluicectl.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

/// What is told beside the result: of things that work and are not what was meant.
class TestCtlTold : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void editsTellTheirNewProblems_data();
    void editsTellTheirNewProblems();
    void piecesOfAVariableThatAreLeftOut_data();
    void piecesOfAVariableThatAreLeftOut();
    void secretsThatCannotBeDecoded();
    void theNameOfAVariableIsNoSecret_data();
    void theNameOfAVariableIsNoSecret();
    void namesThatAreNotUtf8AreKeptApart();
    void theFirstBadLineOfARecording_data();
    void theFirstBadLineOfARecording();
    void whatIsPutInHasTheEncodingOfTheFile();
    void renamingOverwritesNothing();
    void convertAndResolveReadAsLintDoes_data();
    void convertAndResolveReadAsLintDoes();

private:
    QString write(const QByteArray &name, const QByteArray &bytes) const;

    QTemporaryDir folder_;
};

QString TestCtlTold::write(const QByteArray &name, const QByteArray &bytes) const
{
    const QString path = folder_.filePath(QString::fromUtf8(name));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

void TestCtlTold::editsTellTheirNewProblems_data()
{
    QTest::addColumn<QStringList>("edit");
    QTest::addColumn<QByteArray>("told"); ///< a part of it; empty: nothing
    const auto row = [](const char *name, const QStringList &edit, const char *told) {
        QTest::newRow(name) << edit << QByteArray(told);
    };
    row("a number that is none",
        {QStringLiteral("set"), QStringLiteral("/env/parallelism"), QStringLiteral("abc")}, "3:3: error: ");
    row("a number", {QStringLiteral("set"), QStringLiteral("/env/parallelism"), QStringLiteral("3")}, "");
    row("a mode", {QStringLiteral("set"), QStringLiteral("/env/job.mode"), QStringLiteral("batch")},
        "[mode-case]");
    row("a variable", {QStringLiteral("set"), QStringLiteral("/source/0/a"), QStringLiteral("${x}")},
        "[unresolved-variable]");
    row("what moves a problem that was there",
        {QStringLiteral("insert"), QStringLiteral("/source/0"), QStringLiteral("--json"),
         QStringLiteral("{\"plugin_name\":\"First\"}")},
        "");
    row("one more of a problem that was there",
        {QStringLiteral("set"), QStringLiteral("/sink/0/b"), QStringLiteral("${there}")},
        "finds a new problem");
    row("a comment", {QStringLiteral("comment"), QStringLiteral("/env/parallelism"), QStringLiteral("x")},
        "");
}

void TestCtlTold::editsTellTheirNewProblems()
{
    QFETCH(QStringList, edit);
    QFETCH(QByteArray, told);
    const QByteArray text = "env {\n  job.mode = BATCH\n  parallelism = 1\n}\n"
                            "source {\n  A { a = ${there} }\n}\nsink {\n  B { }\n}\n";
    const QString path = write("edit.conf", text);
    edit.insert(1, path);
    const Ran printed = sluicectl(edit);
    QCOMPARE(printed.status, 0); // told, not refused
    QVERIFY(printed.output != text);
    if (told.isEmpty()) {
        QCOMPARE(printed.errors, QByteArray());
    } else {
        QVERIFY2(printed.errors.contains("lint finds a new problem:"), printed.errors);
        QVERIFY2(printed.errors.contains(told), printed.errors);
        QCOMPARE(printed.errors.count(": error: ") + printed.errors.count(": warning: "), 1);
    }
    edit.insert(1, QStringLiteral("-i"));
    const Ran written = sluicectl(edit);
    QCOMPARE(written.status, 0);
    QCOMPARE(written.errors, printed.errors);
}

void TestCtlTold::piecesOfAVariableThatAreLeftOut_data()
{
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QByteArray>("told"); ///< a part of it; empty: nothing
    QTest::newRow("plain") << QStringLiteral("v=a") << QByteArray();
    QTest::newRow("two") << QStringLiteral("v=a,w=b") << QByteArray();
    QTest::newRow("in quotes") << QStringLiteral("v=\"a,b\"") << QByteArray();
    QTest::newRow("a list") << QStringLiteral("v=[a,b]") << QByteArray();
    QTest::newRow("cut") << QStringLiteral("v=a,hushhush")
                         << QByteArray("it keeps v, of v only what stands before the comma");
    QTest::newRow("cut and more") << QStringLiteral("v=a,hushhush,w=c")
                                  << QByteArray("it keeps v, w, of v only");
}

void TestCtlTold::piecesOfAVariableThatAreLeftOut()
{
    QFETCH(QString, argument);
    QFETCH(QByteArray, told);
    const QString path = write("variable.conf", "env { job.mode = BATCH, v = \"${v:}\" }\nsource { A {} }\n"
                                                "sink { B {} }\n");
    for (const char *command : {"resolve", "lint"}) {
        const Ran ran = sluicectl({QString::fromLatin1(command), path, QStringLiteral("-i"), argument});
        QCOMPARE(ran.status, 0);
        QCOMPARE(ran.errors.isEmpty(), told.isEmpty());
        QVERIFY2(ran.errors.contains(told), ran.errors);
        QVERIFY2(!ran.errors.contains("hushhush"), ran.errors); // it may be half a password
        QVERIFY2(ran.errors.count('\n') <= 1, ran.errors);
    }
}

void TestCtlTold::secretsThatCannotBeDecoded()
{
    const QString path = write("coded.conf", "env { job.mode = BATCH, shade.identifier = base64 }\n"
                                             "source { A { password = \"hush_hush\" } }\nsink { B {} }\n");
    const Ran lint = sluicectl({QStringLiteral("lint"), path});
    QCOMPARE(lint.status, 1);
    QVERIFY2(lint.output.contains(":2:14: error: ") && lint.output.contains("[secret-not-base64]"),
             lint.output);
    QVERIFY2(!lint.output.contains("hush"), lint.output);
    QCOMPARE(sluicectl({QStringLiteral("resolve"), path}).status, 2); // says the same
    QCOMPARE(sluicectl({QStringLiteral("explain"), QStringLiteral("secret-not-base64")}).status, 0);
}

void TestCtlTold::theNameOfAVariableIsNoSecret_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("HOCON") << QByteArray("name.conf")
                           << QByteArray(
                                  "env { job.mode = BATCH }\nsource { A { password = \"${keyword}\" } }\n"
                                  "sink { B { password = ${keyword} } }\n");
    QTest::newRow("SQL") << QByteArray("name.sql")
                         << QByteArray("/* config\nenv { job.mode = BATCH }\n*/\n"
                                       "CREATE TABLE a WITH ('connector'='x', 'type'='source',\n"
                                       "'password' = '${keyword}'\n);\n"
                                       "CREATE TABLE b WITH ('connector'='y', 'type'='sink');\n"
                                       "INSERT INTO b SELECT c FROM a;\n");
    for (const char *value : {"${keyword}", "jdbc ${keyword}"})
        QTest::addRow("SQL on one line, %s", value)
            << QByteArray("line.sql")
            << QByteArray("CREATE TABLE a WITH ('connector'='x', 'type'='source', 'password'='") + value +
                   "');\nCREATE TABLE b WITH ('connector'='y', 'type'='sink');\nINSERT INTO b SELECT c FROM "
                   "a;\n";
}

void TestCtlTold::theNameOfAVariableIsNoSecret()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, text);
    const Ran ran = sluicectl({QStringLiteral("lint"), write(name, text)});
    QVERIFY2(ran.output.contains("The variable keyword has no value"), ran.output);
    QVERIFY2(!ran.output.contains("*****"), ran.output);
}

void TestCtlTold::namesThatAreNotUtf8AreKeptApart()
{
    // Through a shell, as a script would: QProcess takes only names that are text.
    const QByteArray folder = QFile::encodeName(folder_.path());
    QStringList uris;
    for (const QByteArray &name : {QByteArray("a\xff.conf"), QByteArray("a\xfe.conf")}) {
        const QByteArray path = folder + '/' + name;
        FILE *const file = fopen(path.constData(), "w");
        if (file == nullptr)
            QSKIP("this file system has no such names");
        fputs("env { job.mode = BATCH }\n", file);
        fclose(file);
        const QByteArray octal = name == "a\xff.conf" ? "a\\377.conf" : "a\\376.conf";
        QProcess shell;
        shell.start(QStringLiteral("sh"),
                    {QStringLiteral("-c"),
                     QStringLiteral("exec \"$1\" lint --format json \"$(printf '%b' \"$2\")\""),
                     QStringLiteral("sh"), QStringLiteral(SLUICECTL),
                     folder_.path() + QLatin1String("/a\\0") + QString::fromLatin1(octal.mid(2, 3)) +
                         QLatin1String(".conf")});
        QVERIFY(shell.waitForFinished());
        const QJsonObject object = QJsonDocument::fromJson(shell.readAllStandardOutput()).object();
        QVERIFY2(!object.contains(QStringLiteral("error")), shell.readAllStandardError());
        uris.append(object[QStringLiteral("uri")].toString());
        QCOMPARE(::remove(path.constData()), 0); // QTemporaryDir cannot
    }
    QVERIFY2(uris.first().startsWith(QLatin1String("file:///")) &&
                 uris.first().endsWith(QLatin1String("/a%FF.conf")),
             qPrintable(uris.first()));
    QVERIFY2(uris.last().endsWith(QLatin1String("/a%FE.conf")), qPrintable(uris.last()));
    QVERIFY(sluicectl({QStringLiteral("lint"), QStringLiteral("--help")}).output.contains("percent-encoded"));
}

void TestCtlTold::theFirstBadLineOfARecording_data()
{
    QTest::addColumn<QByteArray>("recording");
    QTest::addColumn<QByteArray>("told");
    QTest::newRow("no time") << QByteArray("{\"a\":1}\n")
                             << QByteArray(
                                    "bad.jsonl: line 1: This line does not have the expected shape: t is ");
    QTest::newRow("no object") << QByteArray("\n[1]\n")
                               << QByteArray("bad.jsonl: line 2: This line is not a JSON object");
    QTest::newRow("nothing") << QByteArray() << QByteArray("bad.jsonl: This file holds no recorded replies.");
}

void TestCtlTold::theFirstBadLineOfARecording()
{
    QFETCH(QByteArray, recording);
    QFETCH(QByteArray, told);
    const Ran ran = sluicectl({QStringLiteral("replay"), write("bad.jsonl", recording)});
    QCOMPARE(ran.status, 2);
    QVERIFY2(ran.errors.contains(told), ran.errors);
    QVERIFY2(!ran.errors.contains("  "), ran.errors);
}

void TestCtlTold::whatIsPutInHasTheEncodingOfTheFile()
{
    const QByteArray before("# \xb1\xb8\xd7\xa2\nenv { job.name = \"\xb6\xa9\xb5\xa5\" }\n"); // GBK
    const QString path = write("gbk.conf", before);
    const QString name = QStringLiteral("/env/job.name");
    const Ran ran =
        sluicectl({QStringLiteral("set"), QStringLiteral("-i"), path, name, QStringLiteral("备注")});
    QVERIFY2(ran.status == 0, ran.errors.constData());
    QByteArray after = before;
    after.replace("\xb6\xa9\xb5\xa5", "\xb1\xb8\xd7\xa2");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), after);
    QCOMPARE(sluicectl({QStringLiteral("set"), path, name, QStringLiteral("备注")}).output, after);
    // What the encoding does not have is told, and nothing is written.
    for (const bool inPlace : {true, false}) {
        QStringList edit{QStringLiteral("set"), path, name, QStringLiteral("😀")};
        if (inPlace)
            edit.insert(1, QStringLiteral("-i"));
        const Ran refused = sluicectl(edit);
        QCOMPARE(refused.status, 2);
        QVERIFY(refused.output.isEmpty());
        QVERIFY2(refused.errors.contains("GB"), refused.errors.constData());
    }
    file.seek(0);
    QCOMPARE(file.readAll(), after);
}

void TestCtlTold::renamingOverwritesNothing()
{
    const QString path = write("-a b.json", "env { }\nsource { A { } }\nsink { B { } }\n");
    const Ran lint = sluicectl({QStringLiteral("lint"), path});
    const QByteArray quoted = "'" + path.toUtf8() + "'";
    QVERIFY2(lint.output.contains("fix: mv -n -- " + quoted), lint.output.constData());
    const QString odd = write("new\nline.json", "env { }\nsource { A { } }\nsink { B { } }\n");
    const Ran other = sluicectl({QStringLiteral("lint"), odd});
    QVERIFY2(!other.output.contains("mv "), other.output.constData());
    QVERIFY2(other.output.contains("save it as .conf"), other.output.constData());
}

void TestCtlTold::convertAndResolveReadAsLintDoes_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("place");
    QTest::newRow("hocon") << QByteArray("broken.conf") << QByteArray("env {\n  a = [1\n") << QByteArray(":");
    QTest::newRow("sql") << QByteArray("broken.sql")
                         << QByteArray("CREATE TABLE s WITH ('type'='source'\n;\n") << QByteArray(":2:1: ");
    QTest::newRow("sql of Flink") << QByteArray("flink.sql")
                                  << QByteArray("CREATE TABLE t (a INT) WITH ('connector'='x');\n")
                                  << QByteArray(":1:1: This is SQL for Flink");
}

void TestCtlTold::convertAndResolveReadAsLintDoes()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, place);
    const QString path = write(name, text);
    const Ran json =
        sluicectl({QStringLiteral("convert"), QStringLiteral("--to"), QStringLiteral("json"), path});
    const Ran hocon =
        sluicectl({QStringLiteral("convert"), QStringLiteral("--to"), QStringLiteral("hocon"), path});
    const Ran resolve = sluicectl({QStringLiteral("resolve"), path});
    QCOMPARE(json.status, 2);
    QVERIFY2(json.errors.contains(name + place), json.errors);
    QCOMPARE(json.errors.count('\n'), 1);
    QCOMPARE(hocon.errors, json.errors);
    QCOMPARE(resolve.errors, json.errors);
    QVERIFY(sluicectl({QStringLiteral("lint"), path}).status != 0);
}

QTEST_GUILESS_MAIN(TestCtlTold)

#include "test_told.moc"
