#include "tests/app/ctl/sluicectl.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

/// Plants secrets of every shape, and escape sequences, wherever text comes from (job files, recordings, the
/// command line), runs every command over them, and looks through all it prints. Every secret holds "hush".
class TestCtlSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingLeaks_data();
    void nothingLeaks();
    void aPathIsNoSecret();
    void fixesThatWriteSecretsCannotBeApplied_data();
    void fixesThatWriteSecretsCannotBeApplied();
    void contentIsShownAsItIs_data();
    void contentIsShownAsItIs();
    void secretsAreShownWhenAskedFor_data();
    void secretsAreShownWhenAskedFor();

private:
    QString file(const char *name) const { return folder_.filePath(QLatin1String(name)); }
    void write(const char *name, const QByteArray &bytes) const;

    QTemporaryDir folder_;
};

namespace {

/// As a config has them. The last lines are there to be complained about.
const QByteArray secrets =
    "env { job.mode = BATCH, checkpoint.interval = 5, job.name = \"n\\u001b[31m\\u202e\" }\n"
    "source {\n"
    "  Jdbc {\n"
    "    url = \"jdbc:mysql://root:hu/sh@hush@h.example:3306/d?password=hush-1&x=1\"\n"
    "    password = \"hush\\\"2\" # was password = hush-3\n"
    "    access_key = hush-4, secret-key = hush-5, accountKey = hush-6, encryption_key = hush-7\n"
    "    kafka.config = { sasl.jaas.config = \"x.PlainLoginModule required username=\\\"u\\\" "
    "password=\\\"hush-8\\\";\" }\n"
    "    headers { Authorization = \"Bearer hush-9\", Cookie = \"a=hush-10\" }\n"
    "    auth { user = hush-11, list = [hush-12] }\n"
    "    body = \"{\\\"token\\\":\\\"hush-13\\\"}\"\n"
    "    yaml = \"\"\"password: hush-14\nuser: x\"\"\"\n"
    "    remote = \"https://hush-15@example.org/x\"\n"
    "    ak = hush-16, sk = hush-17\n"
    "    storage = \"AccountName=x;AccountKey=hush-18==;y=1\"\n"
    "  }\n"
    "}\n"
    "sink { Console {} }\n";

bool isHarmless(const QByteArray &text)
{
    const QString decoded = QString::fromUtf8(text);
    for (const QChar c : decoded) {
        const ushort code = c.unicode();
        const bool control = (code < 0x20 && c != u'\n' && c != u'\t') || (code >= 0x7F && code < 0xA0);
        const bool direction = (code >= 0x200B && code <= 0x200F) || (code >= 0x2028 && code <= 0x202E) ||
                               (code >= 0x2060 && code <= 0x206F);
        if (control || direction)
            return false;
    }
    return decoded.toUtf8() == text;
}

QByteArray recording()
{
    const QByteArray job =
        R"({"jobId":"1","jobName":"j\u001b[2J\u202e password=hush-r1","jobStatus":"FAILED","createTime":"2026-11-21 10:00:00",)"
        R"("finishTime":"2026-11-21 10:01:00","metrics":{"SourceReceivedCount":"9","SinkWriteCount":"9"},)"
        R"("errorMsg":"CheckpointException: jdbc:mysql://u:hush-r2@h/d?password=hush-r3\u0007\r\nBearer hush-r4"})";
    QByteArray lines;
    for (int i = 0; i < 6; ++i) {
        const QByteArray start =
            "{\"t\":" + QByteArray::number(1795237731 + 2 * i) + ",\"member\":\"m\\u001b[1m\",";
        lines +=
            start +
            R"("method":"GET","endpoint":"/overview","status":200,"body":{"projectVersion":"2.3.8","workers":"1","runningJobs":"0","finishedJobs":"0","failedJobs":"1","cancelledJobs":"0","totalSlot":"2","unassignedSlot":"2"}})"
            "\n";
        lines += start + R"("method":"GET","endpoint":"/running-jobs","status":200,"body":[]})"
                         "\n";
        lines += start + R"("method":"GET","endpoint":"/finished-jobs/FAILED","status":200,"body":[)" + job +
                 "]}\n";
    }
    return lines + "{\"t\": \"password=hush-r5 \\u001b\"}\nno JSON password=hush-r6 \x1b[31m\n";
}

} // namespace

void TestCtlSecrets::write(const char *name, const QByteArray &bytes) const
{
    QFile file(this->file(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", name);
}

void TestCtlSecrets::initTestCase()
{
    QByteArray changed = secrets;
    changed.replace("hush", "hush0");
    write("a.conf", secrets);
    write("b.conf", changed);
    write("weird.conf",
          secrets + "env { \"e\\u001b]0;x\\u0007\" = \"v\\u009b\\u200b\", \"\xE2\x80\xAE\" = 1 }\n");
    write("bad.conf", secrets + "password = \"hu\"hush-b1\" x\ntoken = hush-b2*hush-b3\n\x1b[31m = \n");
    write("bad.json", "{\"password\": \"hush-b4\" \"hush-b5\", \"a\x1b\": x}");
    write("colon.json", "{\"a\": {\"password\" \"hush-b9\"}}");
    write("bracket.json", "{\"a\": {\n\"b\": 1,\n\"password\": ]\"hush-b10\",\n\"c\": 1}}");
    write("quote.json", "{\"a\": {\"b\": 1, \"password\"hush-b11\", \"c\": 1}}");
    write("open.conf", "source { A { used = \"hush0-1\" } }\nsink { B { password = \"hush0-1\" } }\n");
    write("bad.sql", "CREATE TABLE t WITH ('password' = 'hush-b7' 'hush-b8', \x1b[31m);");
    write("gbk.conf", "a = \"\xC4\xE3\xBA\xC3\" # password = hush-g\n");
    write("r.jsonl", recording());
    write("plain.conf", "env { job.mode = BATCH }\n");
    write("named.conf",
          "source { A { x=[{value=hush-n1,name=password}], y=[{name=token,value=hush-n2}] } }\n");
    write("named2.conf",
          "source { A { x=[{value=hush-n3,name=password}], y=[{name=token,value=hush-n4}] } }\n");
    for (const char *side : {"over1.conf", "over2.conf"})
        write(side, QByteArray(" secret { value = hush-o }\n yaml = \"\"\"\n\"\"\"\n sec\"ret\" = hush-p\n") +
                        side + " = 1\na.token.b { c = [hush-q" + side + "] }\na.token = hush-r\na = 1\n");
    write("mark1.conf", "source { X { secret { value = \\hush-m } } }\n");
    write("mark2.conf", "source { X { password = \\hush-m } }\n");
    write("mark3.conf", "source { X { a.token.b = [\\hush-m] } }\n");
    write("esc\x1b[31m.conf", "env { parallelism = x }");
}

void TestCtlSecrets::nothingLeaks_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row = [this](const QString &words) {
        QStringList arguments;
        for (QString word : words.split(QLatin1Char(' ')))
            arguments.append(word.startsWith(QLatin1Char('@')) ? folder_.filePath(word.mid(1)) : word);
        QTest::newRow(qPrintable(words)) << arguments;
    };
    for (const char *name : {"a.conf", "weird.conf", "bad.conf", "bad.json", "bad.sql", "gbk.conf",
                             "esc\x1b[31m.conf", "none\x1b[31m"}) {
        const QString path = QLatin1Char('@') + QLatin1String(name);
        for (const char *format : {"text", "json", "sarif"})
            row(QStringLiteral("lint --format %1 %2").arg(QLatin1String(format), path));
        row(QStringLiteral("resolve %1").arg(path));
        row(QStringLiteral("format --check %1").arg(path));
        row(QStringLiteral("diff %1 @b.conf").arg(path));
        row(QStringLiteral("diff --format json @b.conf %1").arg(path));
        row(QStringLiteral("diff --text %1 @b.conf").arg(path));
        row(QStringLiteral("submit %1 --url http://root:hush-u@localhost:1").arg(path));
        row(QStringLiteral("replay %1").arg(path));
    }
    row(QStringLiteral("lint @a.conf --pasword=hush-w"));
    row(QStringLiteral("jobs --pasword=hush-w"));
    for (const char *format : {"text", "json"}) // what is secret in the one stands openly in the other
        row(QStringLiteral("diff --format %1 @open.conf @plain.conf").arg(QLatin1String(format)));
    for (const char *format : {"text", "json", "sarif"})
        for (const char *name : {"colon.json", "bracket.json", "quote.json"})
            row(QStringLiteral("lint --format %1 @%2").arg(QLatin1String(format), QLatin1String(name)));
    for (const char *name : {"bad.conf", "bad.json", "bad.sql", "colon.json", "bracket.json", "quote.json"})
        for (const char *command : {"tree %1", "convert %1 --to json", "convert %1 --to hocon", "format %1"})
            row(QLatin1String(command).arg(QLatin1Char('@') + QLatin1String(name)));
    row(QStringLiteral("diff @named.conf @named2.conf"));
    row(QStringLiteral("diff --text @named.conf @named2.conf"));
    row(QStringLiteral("diff --format json @named.conf @named2.conf"));
    row(QStringLiteral("diff --text @over1.conf @over2.conf"));
    row(QStringLiteral("diff @over1.conf @over2.conf"));
    for (const char *name : {"mark1.conf", "mark2.conf", "mark3.conf"})
        for (const char *format : {"text", "json", "sarif"})
            row(QStringLiteral("lint --format %1 @%2").arg(QLatin1String(format), QLatin1String(name)));
    row(QStringLiteral("set @none.conf /env/password --json {hush-s"));
    row(QStringLiteral("set @plain.conf /env/password --json {hush-s"));
    row(QStringLiteral("set @plain.conf /env/password/x --json [1,hush-s"));
    row(QStringLiteral("insert @plain.conf /env/token --json hush-s"));
    row(QStringLiteral("set @plain.conf /env/x --json {\"password\":hush-s"));
    row(QStringLiteral("replay @r.jsonl"));
    row(QStringLiteral("replay --format json @r.jsonl"));
    row(QStringLiteral("resolve @gbk.conf -i password=hush-i"));
    for (const char *command : {"jobs", "watch --for 1", "record --for 1 -o @out.jsonl", "stop 1"})
        row(QLatin1String(command) + QStringLiteral(" --url http://root:hush-u@localhost:1"));
    row(QStringLiteral("explain \x1b[31m"));
    row(QStringLiteral("expl\x1b[31main"));
    row(QStringLiteral("lint --for\x1b[31mat @a.conf"));
    row(QStringLiteral("lint --engine-version \x1b[31m @a.conf"));
}

void TestCtlSecrets::nothingLeaks()
{
    QFETCH(QStringList, arguments);
    const Ran ran = sluicectl(arguments);
    QVERIFY(ran.status >= 0);
    // What fails before it prints anything proves nothing.
    if (arguments.contains(file("a.conf")) && arguments.size() > 1 &&
        !arguments.contains(QStringLiteral("--check")) && arguments[0] != QLatin1String("submit") &&
        arguments[0] != QLatin1String("replay") &&
        !arguments.join(QLatin1Char(' ')).contains(QLatin1Char('\x1b')))
        QVERIFY2(ran.output.contains("******") || arguments[0] == QLatin1String("lint"), ran.errors);
    QVERIFY2(!ran.output.contains("hush"), ran.output);
    QVERIFY2(!ran.errors.contains("hush"), ran.errors);
    QVERIFY2(isHarmless(ran.output), ran.output.toPercentEncoding());
    QVERIFY2(isHarmless(ran.errors), ran.errors.toPercentEncoding());
}

void TestCtlSecrets::fixesThatWriteSecretsCannotBeApplied_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"mark1.conf", "mark2.conf"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestCtlSecrets::fixesThatWriteSecretsCannotBeApplied()
{
    QFETCH(QString, name);
    const Ran ran = sluicectl(
        {QStringLiteral("lint"), QStringLiteral("--format"), QStringLiteral("json"), folder_.filePath(name)});
    const QJsonArray problems =
        QJsonDocument::fromJson(ran.output).object()[QStringLiteral("problems")].toArray();
    QVERIFY2(!problems.isEmpty(), ran.output);
    const QJsonObject fix = problems[0][QStringLiteral("fixes")][0].toObject();
    QVERIFY2(!fix[QStringLiteral("title")].toString().isEmpty(), ran.output);
    QCOMPARE(fix[QStringLiteral("masked")], QJsonValue(true));
    QCOMPARE(fix[QStringLiteral("edits")], QJsonValue(QJsonArray()));
}

void TestCtlSecrets::contentIsShownAsItIs_data()
{
    QTest::addColumn<QStringList>("arguments");
    for (const char *command : {"cat", "set", "format", "convert", "tree"})
        QTest::newRow(command) << QStringList{QLatin1String(command), file("a.conf")};
}

void TestCtlSecrets::contentIsShownAsItIs()
{
    QFETCH(QStringList, arguments);
    if (arguments[0] == QLatin1String("set"))
        arguments << QStringLiteral("/env/parallelism") << QStringLiteral("2");
    if (arguments[0] == QLatin1String("convert"))
        arguments << QStringLiteral("--to") << QStringLiteral("json");
    const Ran ran = sluicectl(arguments);
    QVERIFY2(ran.status == 0, ran.errors);
    for (int i = 4; i < 18; ++i)
        QVERIFY2(ran.output.contains("hush-" + QByteArray::number(i)), QByteArray::number(i));
    QVERIFY(!ran.errors.contains("hush"));
}

void TestCtlSecrets::secretsAreShownWhenAskedFor_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("resolve") << QStringList{QStringLiteral("resolve"), file("a.conf")};
    QTest::newRow("diff") << QStringList{QStringLiteral("diff"), file("a.conf"), file("b.conf")};
    QTest::newRow("diff json") << QStringList{QStringLiteral("diff"), QStringLiteral("--format"),
                                              QStringLiteral("json"), file("a.conf"), file("b.conf")};
    QTest::newRow("diff text") << QStringList{QStringLiteral("diff"), QStringLiteral("--text"),
                                              file("a.conf"), file("b.conf")};
}

void TestCtlSecrets::secretsAreShownWhenAskedFor()
{
    QFETCH(QStringList, arguments);
    arguments << QStringLiteral("--show-secrets");
    const Ran ran = sluicectl(arguments);
    QVERIFY(ran.output.contains("hush-16"));
    QVERIFY2(isHarmless(ran.output), ran.output.toPercentEncoding());
}

/// Masked, it could not be used, and would tell the password of the file.
void TestCtlSecrets::aPathIsNoSecret()
{
    QVERIFY(QDir(folder_.path()).mkpath(QStringLiteral("postgres")));
    const QString path = file("postgres/x.conf");
    write("postgres/x.conf",
          "env { job.mode = batch }\nsource { J { password = postgres } }\nsink { C {} }\n");
    const Ran lint = sluicectl({QStringLiteral("lint"), path, path});
    QCOMPARE(lint.output.count(path.toLocal8Bit() + ":1:7: "), 2);
    const Ran edit = sluicectl({QStringLiteral("remove"), path, QStringLiteral("/nope")});
    QVERIFY2(edit.errors.startsWith("sluicectl: " + path.toLocal8Bit() + " /nope: "), edit.errors);
}

QTEST_GUILESS_MAIN(TestCtlSecrets)
#include "test_secrets.moc"
