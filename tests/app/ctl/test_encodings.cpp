#include "sluicectl.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

/// What no command may do: put another character in the place of one that it cannot read, without a word.
class TestCtlEncodings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void otherEncodingsAreReadAndNamed_data();
    void otherEncodingsAreReadAndNamed();
    void aGuessIsCalledOne_data();
    void aGuessIsCalledOne();
    void whatTheEngineGarblesIsNotGuessed();
    void brokenBytesAreNotConverted_data();
    void brokenBytesAreNotConverted();
    void brokenBytesOfIncludedFilesAreTold();
    void layoutKeepsTheEncoding();
    void aCutFileHasAPlace();
    void wordsThatAreNoTextAreRefused_data();
    void wordsThatAreNoTextAreRefused();
    void namesOfFilesMayHaveAnyBytes();

private:
    QString write(const QByteArray &name, const QByteArray &bytes)
    {
        const QString path = folder_.filePath(QString::fromUtf8(name));
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
    }

    /// A shell runs it, for QProcess has no arguments that are not text.
    static Ran inShell(const QByteArray &script, const QString &path)
    {
        QProcess process;
        process.start(QStringLiteral("/bin/sh"),
                      {QStringLiteral("-c"), QString::fromUtf8(script), QStringLiteral(SLUICECTL), path});
        process.closeWriteChannel();
        if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit)
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    QTemporaryDir folder_;
};

namespace {

const QByteArray kSubstitute("\xEF\xBF\xBD");
const QByteArray kGbk("env { job.name = \"\xb6\xa9\xb5\xa5\" }\nsource { A { } }\nsink { B { } }\n"); // 订单

QStringList words(const QString &command, const QString &path)
{
    QStringList all = command.split(QLatin1Char(' '));
    return all << path;
}

} // namespace

void TestCtlEncodings::otherEncodingsAreReadAndNamed_data()
{
    QTest::addColumn<QString>("command");
    for (const char *command : {"tree", "convert --to json", "convert --to hocon"})
        QTest::newRow(command) << QString::fromUtf8(command);
}

void TestCtlEncodings::otherEncodingsAreReadAndNamed()
{
    QFETCH(QString, command);
    const Ran gbk = sluicectl(words(command, write("gbk.conf", kGbk)));
    QCOMPARE(gbk.status, 0);
    QVERIFY2(gbk.output.contains("订单"), gbk.output.constData());
    QVERIFY2(gbk.errors.contains("gbk.conf:1:19: ") && gbk.errors.contains("GBK"), gbk.errors.constData());
    QByteArray wide("\xFF\xFE");
    for (const char16_t unit : std::u16string_view(u"env { job.name = \"订单\" }\n"))
        wide.append(static_cast<char>(unit & 0xFFU)).append(static_cast<char>(unit >> 8U));
    const Ran utf16 = sluicectl(words(command, write("wide.conf", wide)));
    QCOMPARE(utf16.status, 0);
    QVERIFY2(utf16.output.contains("订单"), utf16.output.constData());
    QVERIFY2(utf16.errors.contains("UTF-16LE"), utf16.errors.constData());
}

void TestCtlEncodings::aGuessIsCalledOne_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("guess");
    QTest::newRow("a byte of no UTF-8") << QByteArray("\xff") << QByteArray("guessed as ISO-8859-1");
    QTest::newRow("half a character") << QByteArray("\xc3\x28") << QByteArray("guessed as ISO-8859-1");
    QTest::newRow("a surrogate") << QByteArray("\xed\xa0\x80") << QByteArray("guessed as Windows-1252");
    QTest::newRow("too long") << QByteArray("\xc0\xaf") << QByteArray("guessed as GBK");
    QTest::newRow("five bytes") << QByteArray("\xf8\x88\x80\x80\x80") << QByteArray("guessed as ");
    QTest::newRow("a byte of the middle") << QByteArray("\x80") << QByteArray("guessed as Windows-1252");
    QTest::newRow("Chinese") << QByteArray("\xb6\xa9\xb5\xa5")
                             << QByteArray("guessed as GBK, and ISO-8859-1 fits as well");
}

/// Whatever a command does with the text, it says that nothing proves what it took it for.
void TestCtlEncodings::aGuessIsCalledOne()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, guess);
    const QString path = write("guess.conf", "env { job.mode = BATCH, job.name = \"x" + bytes +
                                                 "\" }\nsource { A { } }\nsink { B { } }\n");
    for (const char *command : {"tree", "format", "set", "remove", "convert --to json", "resolve", "lint",
                                "lint --format json", "diff --text", "diff", "submit --dry-run"}) {
        QStringList all = words(QString::fromUtf8(command), path);
        const QByteArray name = QByteArray(command).split(' ').first();
        if (name == "set")
            all << QStringLiteral("/env/parallelism") << QStringLiteral("2");
        if (name == "remove")
            all << QStringLiteral("/env/job.mode");
        if (name == "diff")
            all << write("other.conf", "env { }\n");
        const Ran ran = sluicectl(all);
        QVERIFY2(ran.status >= 0, command);
        QVERIFY2((ran.errors + ran.output).contains(guess),
                 command + QByteArray(": ") + ran.errors + ran.output);
    }
}

void TestCtlEncodings::whatTheEngineGarblesIsNotGuessed()
{
    const Ran ran = sluicectl({QStringLiteral("resolve"), write("gbk.conf", kGbk)});
    QCOMPARE(ran.status, 2);
    QVERIFY(ran.output.isEmpty());
    QVERIFY2(ran.errors.contains("gbk.conf:1:19: ") && ran.errors.contains("GBK"), ran.errors.constData());
}

void TestCtlEncodings::brokenBytesAreNotConverted_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("printed");
    QTest::newRow("broken UTF-8") << QByteArray("每天从数据库读订单 \xE4\xB8 再写到仓库") << kSubstitute;
    QTest::newRow("half a character") << QByteArray("\\ud83d x") << QByteArray("? x");
    QTest::newRow("the other half") << QByteArray("\\ude00 x") << QByteArray("? x");
}

void TestCtlEncodings::brokenBytesAreNotConverted()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, printed);
    const QString path = write("broken.conf", "env {\n  job.name = \"" + value + "\"\n}\n");
    const Ran converted =
        sluicectl({QStringLiteral("convert"), QStringLiteral("--to"), QStringLiteral("json"), path});
    QCOMPARE(converted.status, 2);
    QVERIFY(converted.output.isEmpty());
    QVERIFY2(converted.errors.contains("broken.conf:2:"), converted.errors.constData());
    // As the engine's parser has it, and said.
    const Ran tree = sluicectl({QStringLiteral("tree"), path});
    QCOMPARE(tree.status, 0);
    QVERIFY2(tree.output.contains(printed), tree.output.constData());
    QVERIFY2(tree.errors.contains("broken.conf:2:"), tree.errors.constData());
    const Ran lint = sluicectl({QStringLiteral("lint"), path});
    QVERIFY2(lint.output.contains("[not-utf8]") || lint.output.contains("[half-character]"),
             lint.output.constData());
}

void TestCtlEncodings::brokenBytesOfIncludedFilesAreTold()
{
    write("common.conf", "env { job.name = \"\xb6\xa9\" }\n"); // GBK
    const QString path =
        write("including.conf", "include \"common.conf\"\nsource { A { } }\nsink { B { } }\n");
    for (const char *command : {"tree", "resolve"}) {
        const Ran ran = sluicectl(words(QString::fromUtf8(command), path));
        QCOMPARE(ran.status, 0);
        QVERIFY2(ran.errors.contains("What it includes"), ran.errors.constData());
    }
    const Ran converted = sluicectl(words(QStringLiteral("convert --to json"), path));
    QCOMPARE(converted.status, 2);
    QVERIFY2(converted.errors.contains("what it includes"), converted.errors.constData());
}

void TestCtlEncodings::layoutKeepsTheEncoding()
{
    // The second byte of a GBK character can be a bracket of ASCII: 侹 is 82 7D.
    const QString path = write("brace.conf", "# \xb1\xb8\xd7\xa2\nenv { job.name = \"\x82\x7d\xb6\xa9\" }\n");
    const Ran ran = sluicectl({QStringLiteral("format"), path});
    QCOMPARE(ran.status, 0);
    QVERIFY2(ran.output.contains("\x82\x7d\xb6\xa9"), ran.output.constData());
}

void TestCtlEncodings::aCutFileHasAPlace()
{
    const QString path = write("cut.conf", QByteArray("\xFF\xFE"
                                                      "a\0=\0001\0\n",
                                                      9));
    const Ran ran = sluicectl({QStringLiteral("tree"), path});
    QCOMPARE(ran.status, 2);
    QVERIFY2(ran.errors.contains("cut.conf: byte 8: "), ran.errors.constData());
}

void TestCtlEncodings::wordsThatAreNoTextAreRefused_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("place");
    const auto row = [](const char *script, const char *place) {
        QTest::newRow(script) << QByteArray(script) << QByteArray(place);
    };
    row("\"$0\" set \"$1\" /env/a \"$(printf 'b\\377')\"",
        "word 4 of the command line is no UTF-8: its byte 1");
    row("\"$0\" set \"$1\" \"$(printf '/env/\\377')\" b", "word 3 of the command line");
    row("\"$0\" rename \"$1\" /env/a \"$(printf '\\377')\"", "word 4 of the command line");
    row("\"$0\" comment \"$1\" /env/a \"$(printf '\\377')\"", "word 4 of the command line");
    row("\"$0\" resolve \"$1\" -i \"$(printf 'x=\\355\\240\\200')\"", "word 4 of the command line");
    row("\"$0\" submit \"$1\" --dry-run --name \"$(printf '\\377')\"", "word 5 of the command line");
    row("\"$0\" set \"$1\" /env/a --json '\"\\ud800\"'", "the escape at its byte 1");
    row("\"$0\" set \"$1\" /env/a --json 01", "Its byte 1 does not fit");
    row("\"$0\" set \"$1\" /env/a --json '[1,]'", "The value is no JSON");
    row("\"$0\" insert \"$1\" /list/- --json '{\"a\":1'", "The value is no JSON");
}

void TestCtlEncodings::wordsThatAreNoTextAreRefused()
{
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, place);
    const QString path = write("plain.conf", "env {\n  a = 1\n}\nlist = []\nsource { }\nsink { }\n");
    const Ran ran = inShell(script, path);
    QCOMPARE(ran.status, 2);
    QVERIFY2(ran.output.isEmpty(), ran.output.constData());
    QVERIFY2(ran.errors.contains(place), ran.errors.constData());
}

void TestCtlEncodings::namesOfFilesMayHaveAnyBytes()
{
    const QString path = write("plain.conf", "a = 1\n");
    for (const char *command : {"tree", "set -i", "lint", "convert --to json"}) {
        const QByteArray edit = QByteArray(command).startsWith("set") ? " /a 2" : "";
        const Ran ran = inShell("f=\"$1$(printf '\\377')\"; cp \"$1\" \"$f\"; \"$0\" " + QByteArray(command) +
                                    " \"$f\"" + edit,
                                path);
        QVERIFY2(ran.status == 0 || (ran.status == 1 && QByteArray(command) == "lint"),
                 ran.errors.constData());
    }
}

QTEST_GUILESS_MAIN(TestCtlEncodings)

#include "test_encodings.moc"
