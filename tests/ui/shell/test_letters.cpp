#include "models/editing/document.h"
#include "models/editing/recovery.h"
#include "tests/support/mnemonics.h"
#include "tests/ui/shell/stage.h"
#include "tests/ui/shell/windowfixture.h"
#include "ui/editor/editorpage.h"
#include "ui/editor/filenotice.h"
#include "ui/shell/docklayout.h"
#include "ui/shell/recoveryoffer.h"

#include <QDir>
#include <QDockWidget>
#include <QStandardPaths>
#include <QTest>

using namespace sluice;
using shell::Command;
using test::WindowFixture;

namespace {

const QByteArray someJob =
    "env {\n  job.mode = \"BATCH\"\n}\nsource { FakeSource { } }\nsink { Console { } }\n";
const QByteArray someSql = "CREATE TABLE a (b INT) WITH ('connector' = 'FakeSource');\n";
constexpr QSize large(1900, 1000); // everything that can be there is there

/// Why the strip about the file of a page is there.
enum class Trouble
{
    Quiet,
    Changed,
    Missing,
    Unreadable,
    InPlaceOnly,
    ReadOnly,
    NotInEncoding,
    NoRoom,
    Count
};

enum class Bar
{
    None,
    Find,
    Replace,
    GoTo,
    Count
};

void leaveCopy(const QString &folder, const QString &path)
{
    editing::RecoveryInfo info;
    info.path = path;
    info.title = QStringLiteral("lost.conf");
    info.timeMs = 1000;
    editing::RecoverySlot slot(folder);
    QVERIFY(slot.write(info, "lost = 1\n"));
}

void offerRecovery(shell::MainWindow &window, const QString &folder)
{
    leaveCopy(folder, QDir(folder).filePath(QStringLiteral("lost.conf")));
    auto *const offer = window.findChild<shell::RecoveryOffer *>();
    offer->look(folder);
    QVERIFY(offer->isOffering());
}

/// All panels, none behind another.
void showAllDocks(shell::MainWindow &window)
{
    window.splitDockWidget(window.docks().dock(Command::ShowProblems),
                           window.docks().dock(Command::ShowFindings), Qt::Horizontal);
    for (const Command dock :
         {Command::ShowWorkspace, Command::ShowHelp, Command::ShowProblems, Command::ShowFindings})
        window.docks().reveal(dock);
}

void settle(QWidget &window)
{
    QCoreApplication::processEvents();
    window.grab();
    QCoreApplication::processEvents();
}

} // namespace

/// An Alt letter does one thing, whichever of the bars and panels of a window are there at once.
class TestLetters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void everyCombinationOfBars_data()
    {
        QTest::addColumn<Command>("language");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("name");
        for (const auto &[name, language] : {std::pair{"English", Command::LanguageEnglish},
                                             std::pair{"Chinese", Command::LanguageChinese}}) {
            QTest::addRow("%s, HOCON", name) << language << someJob << QStringLiteral("a.conf");
            QTest::addRow("%s, SQL", name) << language << someSql << QStringLiteral("a.sql");
        }
    }

    void everyCombinationOfBars()
    {
        QFETCH(Command, language);
        QFETCH(QByteArray, text);
        QFETCH(QString, name);
        WindowFixture fixture;
        shell::MainWindow &window = *fixture.window;
        window.trigger(language);
        window.resize(large);
        showAllDocks(window);
        offerRecovery(window, fixture.folder.filePath(QStringLiteral("copies")));
        window.notices().warn(QStringLiteral("A question."), {{QStringLiteral("An answer"), {}}});
        QStringList shared;
        for (int state = 0; state < int(Trouble::Count); ++state) {
            for (int bar = 0; bar < int(Bar::Count); ++bar) {
                const QString path = fixture.writeFile(qPrintable(name), text);
                window.openPaths({path});
                editor::EditorPage &page = *window.files().current();
                enter(page, Trouble(state), path);
                show(page, Bar(bar));
                for (const bool told : {false, true}) {
                    if (told)
                        page.tell(QStringLiteral("Something."));
                    settle(window);
                    QVERIFY(page.findChild<editor::FileNotice *>()->isVisible() ==
                            (Trouble(state) != Trouble::Quiet));
                    for (const QString &one : test::sharedLettersInWindow(&window))
                        shared.append(
                            QStringLiteral("file state %1, bar %2: %3").arg(state).arg(bar).arg(one));
                }
                page.document()->setText({}, {});
                window.files().close(&page);
                QDir().rmdir(path);
            }
        }
        window.trigger(Command::LanguageEnglish);
        QVERIFY2(shared.isEmpty(), qPrintable(u'\n' + shared.join(u'\n')));
    }

    void everyPageWithAllAroundIt_data()
    {
        QTest::addColumn<widgets::Language>("language");
        QTest::newRow("English") << widgets::Language::English;
        QTest::newRow("Chinese") << widgets::Language::Chinese;
    }

    void everyPageWithAllAroundIt()
    {
        QFETCH(widgets::Language, language);
        widgets::LanguageSwitcher switcher;
        test::Stage stage(switcher, widgets::Theme::Light, language, 5000);
        stage.window->resize(large);
        offerRecovery(*stage.window, stage.folder.filePath(QStringLiteral("copies")));
        QStringList shared;
        for (const shell::Scene &scene : shell::scenes()) {
            QWidget *const subject = stage.enter(scene);
            showAllDocks(*stage.window);
            stage.window->notices().warn(QStringLiteral("A question."), {{QStringLiteral("An answer"), {}}});
            settle(*stage.window);
            for (const QString &one : test::sharedLettersInWindow(subject))
                shared.append(scene.name + QStringLiteral(": ") + one);
            stage.leave();
        }
        switcher.setLanguage(widgets::Language::English);
        QVERIFY2(shared.isEmpty(), qPrintable(u'\n' + shared.join(u'\n')));
    }

private:
    static void enter(editor::EditorPage &page, Trouble state, const QString &path)
    {
        auto *const notice = page.findChild<editor::FileNotice *>();
        const auto fail = [notice](ErrorCode code, const char *place = "") {
            notice->saveFailed({code, verbatim("It did not go."), place}, {});
        };
        switch (state) {
        case Trouble::Changed: {
            QFile file(path);
            QVERIFY(file.open(QIODevice::Append));
            file.write("# theirs\n");
            break;
        }
        case Trouble::Missing:
            QVERIFY(QFile::remove(path));
            break;
        case Trouble::Unreadable:
            QVERIFY(QFile::remove(path));
            QVERIFY(QDir().mkdir(path));
            break;
        case Trouble::InPlaceOnly:
            fail(ErrorCode::InPlaceOnly);
            return;
        case Trouble::ReadOnly:
            fail(ErrorCode::ReadOnly);
            return;
        case Trouble::NotInEncoding:
            QVERIFY(page.document()->recode({Encoding::Latin1, false}, QStringLiteral("test")));
            fail(ErrorCode::InvalidArgument, "1:1");
            return;
        case Trouble::NoRoom:
            fail(ErrorCode::Io);
            return;
        case Trouble::Quiet:
        case Trouble::Count:
            return;
        }
        page.document()->lookAtDisk();
    }

    static void show(editor::EditorPage &page, Bar bar)
    {
        if (bar == Bar::Find)
            page.find();
        else if (bar == Bar::Replace)
            page.replace();
        else if (bar == Bar::GoTo)
            page.goToLine();
    }
};

QTEST_MAIN(TestLetters)
#include "test_letters.moc"
