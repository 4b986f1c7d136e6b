#include "sourcedir.h"
#include "tests/lint/sourcerules.h"

#include <QDir>
#include <QMap>
#include <QSet>
#include <QTest>

using namespace sluice::lint;

namespace {

const QStringList code = {QStringLiteral("app"), QStringLiteral("models"), QStringLiteral("ui"),
                          QStringLiteral("tests")};
const QStringList cpp = {QStringLiteral(".h"), QStringLiteral(".cpp")};

// A reader holds one file in the head; tests may be longer, since their cases are read one at a time.
constexpr int mostLines = 400;
constexpr int mostLinesOfATest = 600;

// Files that may be longer, each with the reason.
const QMap<QString, QString> &longFiles()
{
    static const QMap<QString, QString> reasons = {
        {QStringLiteral("models/monitor/clustermonitor.cpp"),
         QStringLiteral("the poll plan of a cluster and what its answers change, one object's state")},
    };
    return reasons;
}

QStringList inAll(const QList<SourceFile> &files, QStringList (*rule)(const SourceFile &))
{
    QStringList found;
    for (const SourceFile &file : files)
        found += rule(file);
    return found;
}

} // namespace

class TestSourceRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void codeOnlyBlanksWhatIsNoCode();
    void refusedCalls_data();
    void refusedCalls();
    void connects_data();
    void connects();
    void backDoors_data();
    void backDoors();
    void findsCastsOfConst();
    void findsActionsBesideTheTable();
    void findsMachinePaths();
    void theProjectMakesNoRefusedCalls();
    void theProjectConnectsWithContext();
    void theProjectKeepsItsBackDoorsClosed();
    void theWindowHasOneTableOfActions();
    void theProjectNamesNoMachinePaths();
    void sourcesAreShort();
    void foldersSayWhatTheyAre();
};

void TestSourceRules::codeOnlyBlanksWhatIsNoCode()
{
    QCOMPARE(codeOnly("a(\"x\\\"y\"); // z\nb"), QByteArray("a(\"    \");     \nb"));
    QCOMPARE(codeOnly("/* a\n */b"), QByteArray("    \n   b"));
    QCOMPARE(codeOnly("R\"(a\"b)\"c"), QByteArray("R\"     \"c"));
    QCOMPARE(codeOnly("1'000, '\"', 2"), QByteArray("1'000, ' ', 2"));
}

void TestSourceRules::refusedCalls_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("refused");

    const auto row = [](const char *path, const char *line, bool refused) {
        QTest::newRow(qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(path), QLatin1String(line))))
            << QString::fromLatin1(path) << QByteArray(line) << refused;
    };
    row("ui/a.cpp", "connect(a, SIGNAL (x()), b, SLOT(y()));", true);
    row("ui/a.cpp", "const auto text = \"SLOT(\";", false);
    row("ui/a.cpp", "Q_SLOTS:", false);
    row("tests/a.cpp", "QThread::msleep(5);", true);
    row("tests/a.cpp", "std::this_thread::sleep_for(5ms);", true);
    row("tests/a.cpp", "QTest::qSleep(5);", true);
    row("tests/a.cpp", "QTest::qWait(5);", true);
    row("tests/a.cpp", "QTest::qWaitFor([] { return true; });", false);
    row("tests/a.cpp", "usleep(5);", true);
    row("tests/a.cpp", "QEventLoop loop;", false);
    row("models/a.cpp", "QEventLoop loop;", true);
    row("ui/a.cpp", "QCoreApplication::processEvents();", true);
    row("ui/a.cpp", "// processEvents() would be wrong here", false);
    row("models/a.cpp", "return fail(ErrorCode::Io, \"It failed.\");", true);
    row("models/a.cpp", "return fail(ErrorCode::Io, \"It failed: \" + why);", true);
    row("models/a.cpp", "return fail(ErrorCode::Io, SLUICE_MESSAGE(\"File\", \"It failed.\"));", false);
    row("models/a.cpp", "return Error{ErrorCode::Io, verbatim(\"It failed.\"), path};", true);
    row("models/a.cpp", "return Error{ErrorCode::Io, verbatim(words), path};", false);
    row("models/a.cpp", "return Message(\"\", \"It failed.\");", true);
    row("tests/a.cpp", "scene.fail({ErrorCode::Io, verbatim(\"It failed.\")});", false);
    row("app/ctl/a.cpp", "std::fprintf(stderr, \"x\");", true);
    row("app/ctl/a.cpp", "std::cout << x;", true);
    row("app/ctl/a.cpp", "writeOutput(x);", true);
    row("app/ctl/a.cpp", "printText(x);", false);
    row("app/ctl/shown.cpp", "writeOutput(x);", false);
}

void TestSourceRules::refusedCalls()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, line);
    QFETCH(bool, refused);
    QCOMPARE(!sluice::lint::refusedCalls({path, line}).isEmpty(), refused);
}

void TestSourceRules::connects_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("refused");

    QTest::newRow("lambda") << QByteArray("connect(a, &A::b, [this] { f(1, 2); });") << true;
    QTest::newRow("lambda, many lines")
        << QByteArray("QObject::connect(a,\n &A::b,\n [](int x, int y) {});") << true;
    QTest::newRow("context") << QByteArray("connect(a, &A::b, this, [this] { f(); });") << false;
    QTest::newRow("member") << QByteArray("connect(a, &A::b, &C::d);") << false;
    QTest::newRow("cast") << QByteArray("connect(f(a, b), &A::b, [x] {});") << true;
    QTest::newRow("another call") << QByteArray("disconnect(a, &A::b, [x] {});") << false;
}

void TestSourceRules::connects()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, refused);
    QCOMPARE(!connectsWithoutContext({QStringLiteral("ui/a.cpp"), text}).isEmpty(), refused);
}

void TestSourceRules::backDoors_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("refused");

    QTest::newRow("another room") << QStringLiteral("models/job/a.cpp")
                                  << QByteArray("using hocon::detail::Lexer;") << true;
    QTest::newRow("whole name") << QStringLiteral("ui/editor/a.cpp")
                                << QByteArray("sluice::hocon::detail::Lexer lexer;") << true;
    QTest::newRow("all of it") << QStringLiteral("models/job/a.cpp")
                               << QByteArray("using namespace hocon :: detail;") << true;
    QTest::newRow("opened") << QStringLiteral("app/ctl/a.h")
                            << QByteArray("namespace sluice::hocon::detail {}") << true;
    QTest::newRow("a test of another room")
        << QStringLiteral("tests/models/job/a.cpp") << QByteArray("hocon::detail::Token t;") << true;
    QTest::newRow("own") << QStringLiteral("models/hocon/syntax/a.cpp")
                         << QByteArray("namespace sluice::hocon::detail {}") << false;
    QTest::newRow("own test") << QStringLiteral("tests/models/hocon/a.cpp")
                              << QByteArray("hocon::detail::Token t;") << false;
    QTest::newRow("longer name") << QStringLiteral("models/job/a.cpp") << QByteArray("hocon::details(x);")
                                 << false;
    QTest::newRow("words") << QStringLiteral("models/job/a.cpp") << QByteArray("// hocon::detail") << false;
}

void TestSourceRules::backDoors()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, text);
    QFETCH(bool, refused);
    QCOMPARE(!sluice::lint::backDoors({path, text}).isEmpty(), refused);
}

void TestSourceRules::findsCastsOfConst()
{
    const QByteArray cast = "const Values values(const_cast<Store &>(store));";
    QVERIFY(!castsOfConst({QStringLiteral("models/hocon/a.cpp"), cast}).isEmpty());
    QVERIFY(castsOfConst({QStringLiteral("models/hocon/a.cpp"), "// " + cast}).isEmpty());
    QVERIFY(!castsOfConst({QStringLiteral("models/editing/a.cpp"), cast}).isEmpty());
    QVERIFY(castsOfConst({QStringLiteral("models/core/encoding.cpp"), cast}).isEmpty());
    QVERIFY(castsOfConst({QStringLiteral("ui/a.cpp"), cast}).isEmpty());
}

void TestSourceRules::findsActionsBesideTheTable()
{
    const auto finds = [](const char *path, const QByteArray &text) {
        return !actionsBesideTheTable({QLatin1String(path), text}).isEmpty();
    };
    QVERIFY(finds("ui/shell/a.cpp", "auto *action = new QAction(this);"));
    QVERIFY(finds("ui/shell/a.cpp", "auto *help = new QShortcut(Qt::Key_F1, page);"));
    QVERIFY(finds("ui/editor/a.cpp", "menu->addAction(tr(\"&Undo\"), this, &A::undo);"));
    QVERIFY(finds("app/desktop/a.cpp", "menu->addAction(icon(x), tr(\"&Close\"));"));
    QVERIFY(!finds("ui/actions/actions.cpp", "auto *action = new QAction(owner);"));
    QVERIFY(!finds("ui/shell/a.cpp", "menu->addAction(QFileInfo(path).fileName(), this, run);"));
    QVERIFY(!finds("ui/shell/a.cpp", "menu->addAction(actions_->action(command)); text = tr(\"x\");"));
    QVERIFY(!finds("tests/ui/a.cpp", "QAction *action = new QAction(this);"));
}

void TestSourceRules::findsMachinePaths()
{
    const auto finds = [](const QByteArray &text) {
        return !machinePaths({QStringLiteral("a"), text}).isEmpty();
    };
    QVERIFY(finds(QByteArray("open /ro") + "ot/x/y"));
    QVERIFY(finds(QByteArray("\"file:/wo") + "rk/x/y\""));
    QVERIFY(!finds("src/work/x"));
    QVERIFY(!finds("http://host/work/x"));
}

void TestSourceRules::theProjectMakesNoRefusedCalls()
{
    const auto files = projectFiles(code, cpp);
    QVERIFY(files.size() > 10); // the sources were found at all
    const QStringList found = inAll(files, sluice::lint::refusedCalls);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
}

void TestSourceRules::theProjectConnectsWithContext()
{
    const QStringList found = inAll(projectFiles(code, cpp), connectsWithoutContext);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
}

void TestSourceRules::theProjectKeepsItsBackDoorsClosed()
{
    const QList<SourceFile> files = projectFiles(code, cpp);
    const QStringList found = inAll(files, sluice::lint::backDoors) + inAll(files, castsOfConst);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
}

void TestSourceRules::theWindowHasOneTableOfActions()
{
    const QStringList found = inAll(projectFiles(code, cpp), actionsBesideTheTable);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
}

void TestSourceRules::theProjectNamesNoMachinePaths()
{
    const QStringList places =
        code + QStringList{QStringLiteral("."), QStringLiteral(".ci"), QStringLiteral("resources"),
                           QStringLiteral("translations")};
    const QStringList found = inAll(projectFiles(places), machinePaths);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
}

void TestSourceRules::sourcesAreShort()
{
    QStringList found;
    for (const SourceFile &file : projectFiles(code, cpp)) {
        const bool isTest = file.path.startsWith(QLatin1String("tests/"));
        if (lineCount(file) > (isTest ? mostLinesOfATest : mostLines) && !longFiles().contains(file.path))
            found.append(QStringLiteral("%1: %2 lines").arg(file.path).arg(lineCount(file)));
    }
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
}

void TestSourceRules::foldersSayWhatTheyAre()
{
    const QDir root(QStringLiteral(SLUICE_SOURCE_DIR));
    QSet<QString> folders;
    for (const SourceFile &file : projectFiles(code)) {
        // app/ctl, models/engine, tests/bench: the folders one opens first. Deeper ones are theirs to
        // explain.
        if (!file.area().isEmpty())
            folders.insert(file.area());
    }
    QStringList missing;
    for (const QString &folder : folders) {
        if (!root.exists(folder + QLatin1String("/README.md")) && folder != QLatin1String("tests/models") &&
            folder != QLatin1String("tests/ui") &&
            folder != QLatin1String("tests/app")) // these mirror the tree
            missing.append(folder);
    }
    missing.sort();
    QVERIFY2(missing.isEmpty(),
             qPrintable(QStringLiteral("no README.md in: ") + missing.join(QLatin1Char(' '))));
}

QTEST_GUILESS_MAIN(TestSourceRules)

#include "test_sourcerules.moc"
