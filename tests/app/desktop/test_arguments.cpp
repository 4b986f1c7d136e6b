#include <QProcess>
#include <QTest>

/// What the program does before it has a window.
class TestArguments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsNeedNoDisplay_data();
    void wordsNeedNoDisplay();
    void withoutADisplayItSaysSo();
};

namespace {

struct Ran
{
    bool ended = false; ///< by itself, not by a signal
    int status = -1;
    QByteArray output;
    QByteArray errors;
};

Ran sluiceWithoutDisplay(const QStringList &arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QString::fromLatin1(name));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(SLUICE), arguments);
    const bool ended = process.waitForFinished(60000) && process.exitStatus() == QProcess::NormalExit;
    return {ended, process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

void TestArguments::wordsNeedNoDisplay_data()
{
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("help") << QStringLiteral("--help") << QByteArray("Usage:");
    QTest::newRow("version") << QStringLiteral("--version") << QByteArray("sluice ");
}

void TestArguments::wordsNeedNoDisplay()
{
    QFETCH(QString, argument);
    QFETCH(QByteArray, words);
    const Ran ran = sluiceWithoutDisplay({argument});
    QVERIFY2(ran.ended, ran.errors);
    QCOMPARE(ran.status, 0);
    QVERIFY2(ran.output.startsWith(words), ran.output);
}

void TestArguments::withoutADisplayItSaysSo()
{
    const Ran ran = sluiceWithoutDisplay({});
    QVERIFY2(ran.ended, ran.errors);
    QCOMPARE(ran.status, 2);
    QVERIFY2(ran.errors.contains("no display") && ran.errors.contains("sluicectl"), ran.errors);
}

QTEST_GUILESS_MAIN(TestArguments)

#include "test_arguments.moc"
