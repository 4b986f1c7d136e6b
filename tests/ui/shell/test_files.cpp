#include "models/core/encoding.h"
#include "models/editing/document.h"
#include "models/editing/recovery.h"
#include "models/items/problemsmodel.h"
#include "tests/support/mnemonics.h"
#include "tests/ui/shell/windowfixture.h"
#include "ui/editor/editorpage.h"
#include "ui/editor/filenotice.h"
#include "ui/editor/textview.h"
#include "ui/monitor/jobspage.h"
#include "ui/shell/docklayout.h"
#include "ui/shell/notices.h"
#include "ui/shell/openfiles.h"
#include "ui/shell/recoveryoffer.h"
#include "ui/shell/workspacetree.h"

#include <QDir>
#include <QDropEvent>
#include <QLabel>
#include <QMessageBox>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>
#include <unistd.h>

using namespace sluice;
using shell::Command;
using test::WindowFixture;

namespace {

const QByteArray someJob = "env {\n  job.mode = \"BATCH\"\n  parallelism = 2\n}\n"
                           "source { FakeSource { row.num = 3 } }\nsink { Console { } }\n";

QPushButton *button(const QWidget &where, const QString &name)
{
    const QList<QPushButton *> all = where.findChildren<QPushButton *>();
    for (QPushButton *one : all) {
        if (!one->isHidden() && one->text().remove(QLatin1Char('&')) == name)
            return one;
    }
    return nullptr;
}

void press(const QWidget *where, const char *name)
{
    QVERIFY(where != nullptr);
    const QString text = QString::fromUtf8(name);
    QTRY_VERIFY2(button(*where, text) != nullptr, name); // a new button is shown by an event
    button(*where, text)->click();
}

void type(editor::EditorPage &page, const char *text = "# new\n")
{
    QVERIFY(page.document()->apply({{0, 0, text}}, QStringLiteral("test")));
}

Qt::DropAction drop(QWidget &window, const QMimeData &data, Qt::DropActions possible, bool *accepted)
{
    QDragEnterEvent enter(QPoint(50, 50), possible, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    QDropEvent event(QPointF(50, 50), possible, &data, Qt::LeftButton, Qt::NoModifier);
    event.setDropAction(Qt::MoveAction); // what a file manager proposes within one disk
    QCoreApplication::sendEvent(&window, &event);
    *accepted = event.isAccepted();
    return event.dropAction();
}

} // namespace

/// Files in the window: what becomes of them when somebody else touches them, when the program was killed,
/// when they are no UTF-8 or no text.
class TestFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() { fixture_ = std::make_unique<WindowFixture>(); }
    void cleanup() { fixture_.reset(); }

    void aDeletedFileIsModified()
    {
        editor::EditorPage *page = open("a.conf", someJob);
        const QString path = page->document()->path();
        QVERIFY(QFile::remove(path));
        QTRY_COMPARE(window().tabs().title(page), QStringLiteral("a.conf *"));
        QVERIFY(window().windowTitle().contains(QLatin1String("a.conf *")));
        QVERIFY(fileNotice(*page)->sentence().contains(QLatin1String("only here")));
        window().trigger(Command::CloseTab);
        auto *box = window().findChild<QMessageBox *>();
        QVERIFY(box != nullptr && box->text().contains(QLatin1String("removed")));
        box->findChild<QPushButton *>(QStringLiteral("keepOpen"))->click();
        QTRY_VERIFY(window().findChild<QMessageBox *>() == nullptr);
        window().close();
        QVERIFY(window().isVisible());
        window().findChild<QMessageBox *>()->findChild<QPushButton *>(QStringLiteral("saveChanges"))->click();
        QTRY_VERIFY(!window().isVisible());
        QCOMPARE(WindowFixture::readFile(path), someJob);
    }

    void aConflictIsDecidedByTheKeyboard_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("saved");
        QTest::newRow("reload") << int(Qt::Key_D) << QByteArray("# theirs\n") << QByteArray("# theirs\n");
        QTest::newRow("keep") << int(Qt::Key_K) << "# new\n" + someJob << "# new\n" + someJob;
    }

    void aConflictIsDecidedByTheKeyboard()
    {
        QFETCH(int, key);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, saved);
        editor::EditorPage *page = open("a.conf", someJob);
        type(*page);
        const QString path = fixture_->writeFile("a.conf", "# theirs\n");
        QTRY_VERIFY(!fileNotice(*page)->sentence().isEmpty());
        window().trigger(Command::Save);
        QCOMPARE(WindowFixture::readFile(path), QByteArray("# theirs\n"));
        QVERIFY(page->panes().contains(fileNotice(*page))); // F6 goes there
        page->tell(QStringLiteral("Another message."));     // has its own place
        QVERIFY(!fileNotice(*page)->sentence().isEmpty());
        window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
        QTRY_VERIFY(button(*fileNotice(*page), QStringLiteral("Reload"))->isVisible());
        QTest::keyClick(&window(), static_cast<Qt::Key>(key), Qt::AltModifier);
        QTRY_VERIFY(fileNotice(*page)->sentence().isEmpty());
        QCOMPARE(QByteArray::fromStdString(page->document()->text()), text);
        window().trigger(Command::Save);
        QCOMPARE(WindowFixture::readFile(path), saved);
    }

    void comparingShowsBothSides()
    {
        editor::EditorPage *page = open("a.conf", "a = 1\n");
        fixture_->writeFile("a.conf", "a = 2\n");
        QTRY_VERIFY(!fileNotice(*page)->sentence().isEmpty());
        press(fileNotice(*page), "Compare");
        QPointer<QWidget> dialog;
        const QWidgetList all = QApplication::topLevelWidgets();
        for (QWidget *one : all) {
            if (one->objectName() == QLatin1String("comparison"))
                dialog = one;
        }
        QVERIFY(dialog && dialog->isVisible());
        // Desktops keep the dialogs of a window above it, over its palette.
        QVERIFY(dialog->parentWidget() == nullptr);
        QVERIFY(!dialog->testAttribute(Qt::WA_QuitOnClose));
        QVERIFY(!fileNotice(*page)->sentence().isEmpty()); // still to be decided
        delete page;
        QVERIFY2(!dialog, "it goes with the page");
    }

    void aFileOfSeveralNamesIsWrittenInPlaceAfterAsking()
    {
        editor::EditorPage *page = open("a.conf", someJob);
        const QString path = page->document()->path();
        QVERIFY(::link(qPrintable(path), qPrintable(path + QStringLiteral(".2"))) == 0);
        type(*page);
        window().trigger(Command::Save);
        QCOMPARE(WindowFixture::readFile(path), someJob);
        press(fileNotice(*page), "Write it in place");
        QCOMPARE(WindowFixture::readFile(path + QStringLiteral(".2")), "# new\n" + someJob);
        QVERIFY(fileNotice(*page)->sentence().isEmpty());
        QVERIFY(!page->document()->isModified());
    }

    void whatIsDroppedIsCopied()
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(fixture_->writeFile("a.conf", someJob))});
        bool accepted = false;
        QCOMPARE(drop(window(), data, Qt::CopyAction | Qt::MoveAction, &accepted), Qt::CopyAction);
        QVERIFY(accepted);
        QCOMPARE(window().files().pages().size(), 1);
        data.setUrls({QUrl::fromLocalFile(fixture_->writeFile("b.conf", someJob))});
        drop(window(), data, Qt::MoveAction, &accepted); // whoever only moves would delete it
        QVERIFY(!accepted);
        QCOMPARE(window().files().pages().size(), 1);
        data.setUrls({QUrl(QStringLiteral("http://example.org/c.conf"))});
        drop(window(), data, Qt::CopyAction, &accepted);
        QVERIFY(window().notices().sentence().contains(QLatin1String("on this computer")));
    }

    void aDropOnTheTextIsCopiedToo()
    {
        editor::EditorPage *page = open("a.conf", someJob);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(fixture_->writeFile("b.conf", someJob))});
        QWidget *const text = page->textView()->viewport();
        bool accepted = false;
        QCOMPARE(drop(*text, data, Qt::CopyAction | Qt::MoveAction, &accepted), Qt::CopyAction);
        QVERIFY(accepted);
        QCOMPARE(window().files().pages().size(), 2);
        QCOMPARE(QByteArray::fromStdString(page->document()->text()), someJob);
    }

    void oneFileHasOneTab()
    {
        editor::EditorPage *page = open("a.conf", someJob);
        const QString link = fixture_->folder.filePath(QStringLiteral("link.conf"));
        QVERIFY(QFile::link(page->document()->path(), link));
        window().openPaths({link, fixture_->folder.path() + QStringLiteral("/./a.conf")});
        QCOMPARE(window().files().pages().size(), 1);
        editor::EditorPage *other = open("b.conf", "# b\n");
        fixture_->picked = {link};
        window().files().saveAs(other); // would put two tabs on one file
        QCOMPARE(WindowFixture::readFile(link), someJob);
        QVERIFY(window().notices().sentence().contains(QLatin1String("another tab")));
    }

    /// Wherever a file is named, it is told from another of the same name, with and without a file.
    void filesOfOneNameAreToldApartEverywhere()
    {
        QVERIFY(QDir(fixture_->folder.path()).mkpath(QStringLiteral("prod")));
        QVERIFY(QDir(fixture_->folder.path()).mkpath(QStringLiteral("test")));
        editor::EditorPage *const prod = open("prod/orders.conf", someJob);
        editor::EditorPage *const test = open("test/orders.conf", someJob);
        window().files().openText("# a sample\n", QStringLiteral("orders.conf"));
        QCOMPARE(window().windowTitle(), QStringLiteral("orders.conf — Sluice"));
        const auto *const tree = window().findChild<shell::WorkspaceTree *>();
        QVERIFY2(
            tree->asText().contains(QLatin1String("  prod/orders.conf\n  test/orders.conf\n  orders.conf\n")),
            qPrintable(tree->asText()));
        for (editor::EditorPage *page : {prod, test}) {
            const QString name =
                page == prod ? QStringLiteral("prod/orders.conf") : QStringLiteral("test/orders.conf");
            window().tabs().activate(page);
            QCOMPARE(window().windowTitle(), name + QStringLiteral(" — Sluice"));
            type(*page);
            QCOMPARE(window().windowTitle(), name + QStringLiteral(" * — Sluice"));
            window().files().close(page);
            auto *const question = window().findChild<QMessageBox *>();
            QVERIFY(question != nullptr);
            QVERIFY2(question->text().startsWith(name + QLatin1Char(' ')), qPrintable(question->text()));
            question->findChild<QPushButton *>(QStringLiteral("keepOpen"))->click();
            QTRY_VERIFY(window().findChild<QMessageBox *>() == nullptr);
        }
    }

    /// Beside the file in front, else where the last one was, else where the program was started.
    void filesAreLookedForWhereTheWorkIs()
    {
        QVERIFY(QDir(fixture_->folder.path()).mkpath(QStringLiteral("jobs")));
        QVERIFY(QDir(fixture_->folder.path()).mkpath(QStringLiteral("other")));
        window().trigger(Command::Open);
        QCOMPARE(fixture_->suggested, QDir::currentPath());
        editor::EditorPage *const one = open("jobs/a.conf", someJob);
        open("other/b.conf", "# b\n");
        window().tabs().activate(one);
        window().trigger(Command::Open);
        QCOMPARE(fixture_->suggested, fixture_->folder.filePath(QStringLiteral("jobs")));
        window().tabs().showHome();
        window().trigger(Command::Open);
        QCOMPARE(fixture_->suggested, fixture_->folder.filePath(QStringLiteral("other")));
        QVERIFY(QDir(fixture_->folder.filePath(QStringLiteral("other"))).removeRecursively());
        window().trigger(Command::Open);
        QCOMPARE(fixture_->suggested, QDir::currentPath());
    }

    /// A settings file that nobody can read is told of, kept, and not written over.
    void damagedSettingsAreKeptAndToldOf()
    {
        fixture_->close();
        const QByteArray damaged = "[look]\ntheme=dark\n[clusters]\nlist=\"@ByteArray([{\\\"na";
        QFile file(fixture_->settingsPath());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(damaged);
        file.close();
        fixture_->open();
        window().startSession(true);
        QVERIFY2(window().notices().sentence().contains(
                     QLatin1String("Line 4 is damaged. It is kept as settings.ini.damaged")),
                 qPrintable(window().notices().sentence()));
        fixture_->settings->set(workspace::Setting::Theme, QStringLiteral("light"));
        fixture_->close();
        QCOMPARE(WindowFixture::readFile(fixture_->settingsPath() + QStringLiteral(".damaged")), damaged);
        QVERIFY(WindowFixture::readFile(fixture_->settingsPath()).contains("theme=light"));
    }

    void hoconThatIsCalledJsonIsSavedUnderItsRightName()
    {
        editor::EditorPage *page = open("orders.json", someJob);
        QCOMPARE(page->problemsModel()->problem(0).code, std::string("wrong-name"));
        const QString right = fixture_->folder.filePath(QStringLiteral("orders.conf"));
        fixture_->picked = {right};
        page->applyFix(0, 0);
        QCOMPARE(fixture_->suggested, right);
        QCOMPARE(WindowFixture::readFile(right), someJob);
        QCOMPARE(page->document()->path(), right);
        QVERIFY(page->document()->tree().errors().empty());
        for (const job::Problem &problem : page->document()->problems())
            QVERIFY(problem.code != "wrong-name");
    }

    void encodingsAreNamedAndConverted()
    {
        const std::string text = "env {\n  job.name = \"订单同步\"\n}\n";
        editor::EditorPage *page =
            open("a.conf", QByteArray::fromStdString(*encodeText(text, Encoding::Gbk)));
        QCOMPARE(page->encodingText(), QStringLiteral("GBK LF"));
        auto *label = window().findChild<QLabel *>(QStringLiteral("statusFormat"));
        QCOMPARE(label->text(), QStringLiteral("GBK LF"));
        items::ProblemsModel *problems = page->problemsModel();
        int row = -1;
        for (int i = 0; i < problems->rowCount(); ++i)
            row = problems->problem(i).code == "not-utf8" ? i : row;
        QVERIFY(row >= 0);
        page->applySafeFixes();
        QCOMPARE(page->encodingText(), QStringLiteral("GBK LF")); // only a person decides that
        page->applyFix(row, 0);
        QCOMPARE(page->encodingText(), QStringLiteral("UTF-8 LF"));
        QTRY_COMPARE(label->text(), QStringLiteral("UTF-8 LF"));
        page->undo();
        QCOMPARE(page->encodingText(), QStringLiteral("GBK LF"));
    }

    void whatTheEncodingDoesNotHaveIsOffered()
    {
        editor::EditorPage *page =
            open("a.conf", QByteArray::fromStdString(*encodeText("# größer\n", Encoding::Latin1)));
        type(*page, "# 订单\n");
        window().trigger(Command::Save);
        QVERIFY(fileNotice(*page)->sentence().contains(QLatin1String("line 1, column 3")));
        press(fileNotice(*page), "Show the place");
        QCOMPARE(page->positionText(), QStringLiteral("L1:3"));
        press(fileNotice(*page), "Convert to UTF-8 and save");
        QCOMPARE(WindowFixture::readFile(page->document()->path()), QByteArray("# 订单\n# größer\n"));
        QVERIFY(fileNotice(*page)->sentence().isEmpty());
    }

    void whatIsNoTextIsNotOpened()
    {
        window().openPaths({fixture_->writeFile("a.zip", "PK\x03\x04 and more")});
        QVERIFY(window().files().pages().isEmpty());
        QVERIFY(window().notices().sentence().contains(QLatin1String("a ZIP archive")));
    }

    void eachOfSeveralRefusedFilesIsNamed()
    {
        const QString zip = fixture_->writeFile("a.zip", "PK\x03\x04 and more");
        const QString good = fixture_->writeFile("good.conf", someJob);
        const QString missing = QFileInfo(zip).dir().filePath(QStringLiteral("nosuch.conf"));
        window().openPaths({zip, good, missing});
        QCOMPARE(window().files().pages().size(), 1);
        const QString told = window().notices().sentence();
        for (const char *part : {"2 files", "a.zip: ", "a ZIP archive", "nosuch.conf: "})
            QVERIFY2(told.contains(QLatin1String(part)), qPrintable(told));
        QVERIFY2(!told.contains(QLatin1String("good.conf")), qPrintable(told));
    }

    void aRecordingOpensAsACluster()
    {
        const QString path = fixture_->folder.filePath(QStringLiteral("trouble.jsonl.gz"));
        QVERIFY(QFile::copy(QStringLiteral(":/demo/first-story.jsonl.gz"), path));
        window().openPaths({path, path});
        QVERIFY(window().files().pages().isEmpty());
        const QString name = QStringLiteral("trouble.jsonl.gz (recording)");
        QTRY_COMPARE(window().clusters().names(), QStringList{name});
        QVERIFY(window().clusters().entry(name)->demo);
        QVERIFY(qobject_cast<monitorui::JobsPage *>(window().tabs().current()) != nullptr);
        QCOMPARE(fixture_->settings->list(workspace::Setting::RecentFiles), QStringList{path});
        window().openPaths({fixture_->writeFile(
            "plain.jsonl", "{\"t\":1,\"endpoint\":\"/overview\",\"status\":200,\"body\":{}}\n")});
        QTRY_COMPARE(window().clusters().names().size(), 2);
        window().openPaths({fixture_->writeFile("no.jsonl", "{\"a\":1}\n")}); // a text like any other
        QCOMPARE(window().files().pages().size(), 1);
    }

    void theOfferNamesWhatItKept()
    {
        leaveCopy("a.conf", someJob, "# unsaved a\n");
        leaveCopy("b.conf", someJob, "# unsaved b\n", 2);
        restart();
        // In the words of a language: the sources do not have its plurals.
        const auto inEnglish = [this] {
            window().trigger(Command::LanguageChinese);
            window().trigger(Command::LanguageEnglish);
            QCoreApplication::processEvents(); // the change of language is an event
            return offer()->sentence();
        };
        const QString sentence = inEnglish();
        QVERIFY2(sentence.contains(QLatin1String("a.conf")) && sentence.contains(QLatin1String("b.conf")),
                 qPrintable(sentence));
        QVERIFY(sentence.contains(copyFolder()) && sentence.contains(QLatin1String("typed again")));
        window().notices().warn(QStringLiteral("Something else."));
        window().notices().dismiss();
        QCOMPARE(offer()->sentence(), sentence);
        window().trigger(Command::LanguageChinese);
        QTRY_VERIFY(offer()->sentence() != sentence || offer()->sentence().contains(QLatin1String("a.conf")));
        window().trigger(Command::LanguageEnglish);
        QTRY_COMPARE(offer()->sentence(), sentence);
        restart(); // without an answer
        QCOMPARE(inEnglish(), sentence);
        press(offer(), "Not now");
        QVERIFY(offer()->sentence().isEmpty());
        restart();
        QCOMPARE(inEnglish(), sentence);
    }

    void restoringUsesTheTabThatIsOpen()
    {
        leaveCopy("a.conf", someJob, "# unsaved a\n");
        restart();
        const QString link = fixture_->folder.filePath(QStringLiteral("link.conf"));
        QVERIFY(QFile::link(fixture_->folder.filePath(QStringLiteral("a.conf")), link));
        window().openPaths({link});
        press(offer(), "Restore");
        QCOMPARE(window().files().pages().size(), 1);
        editing::Document &document = *window().files().current()->document();
        QCOMPARE(document.text(), std::string("# unsaved a\n"));
        QVERIFY(document.isModified());
        QCOMPARE(document.diskState(), editing::DiskState::Same);
        QVERIFY(!offer()->isOffering());
    }

    void twoCopiesOfOneFileAreBothKept()
    {
        leaveCopy("a.conf", someJob, "# older\n", 0, 1000);
        leaveCopy("a.conf", someJob, "# newer\n", 0, 2000);
        restart();
        press(offer(), "Restore");
        QCOMPARE(window().files().pages().size(), 1);
        editor::EditorPage &page = *window().files().current();
        QCOMPARE(page.document()->text(), std::string("# newer\n"));
        page.undo();
        QCOMPARE(page.document()->text(), std::string("# older\n"));
    }

    void discardingIsAskedFor()
    {
        leaveCopy("a.conf", someJob, "# unsaved a\n");
        restart();
        press(offer(), "Discard…");
        auto *box = window().findChild<QMessageBox *>();
        QVERIFY(box != nullptr);
        box->reject();
        QTRY_VERIFY(window().findChild<QMessageBox *>() == nullptr);
        QVERIFY(offer()->isOffering());
        press(offer(), "Discard…");
        window()
            .findChild<QMessageBox *>()
            ->findChild<QPushButton *>(QStringLiteral("discardCopies"))
            ->click();
        QVERIFY(!offer()->isOffering());
        QVERIFY(QDir(copyFolder()).entryList({QStringLiteral("*.recovery")}).isEmpty());
        QCOMPARE(WindowFixture::readFile(fixture_->folder.filePath(QStringLiteral("a.conf"))), someJob);
    }

    void altLettersOfNoticesAreUnique()
    {
        leaveCopy("a.conf", someJob, "# unsaved a\n");
        restart();
        window().resize(1300, 760);
        for (const auto language : {Command::LanguageEnglish, Command::LanguageChinese}) {
            window().trigger(language);
            // Where the offer is met first: nothing is open.
            window().trigger(Command::Welcome);
            QCoreApplication::processEvents();
            QVERIFY(offer()->isVisible());
            const QStringList welcome = test::sharedLettersInWindow(&window());
            QVERIFY2(welcome.isEmpty(), qPrintable(welcome.join(u'\n')));
            window().notices().warn(QStringLiteral("A question."), {{QStringLiteral("An answer"), {}}});
            for (const Command dock : {Command::ShowProblems, Command::ShowFindings}) {
                for (const char *change : {"", "# theirs\n"}) { // written by another, then removed
                    const QString path = fixture_->folder.filePath(QStringLiteral("b.conf"));
                    editor::EditorPage *const page = open("b.conf", someJob);
                    type(*page);
                    if (*change != '\0')
                        fixture_->writeFile("b.conf", change);
                    else
                        QFile::remove(path);
                    page->document()->lookAtDisk();
                    page->tell(QStringLiteral("Something."));
                    page->find();
                    window().docks().reveal(dock);
                    QCoreApplication::processEvents();
                    QVERIFY(offer()->isVisible());
                    QVERIFY(fileNotice(*page)->isVisible());
                    const QStringList shared = test::sharedLettersInWindow(&window());
                    QVERIFY2(shared.isEmpty(), qPrintable(shared.join(u'\n')));
                    page->document()->undoStack()->clear();
                    page->document()->setText({}, {});
                    window().files().close(page);
                }
            }
        }
        window().trigger(Command::LanguageEnglish);
    }

private:
    shell::MainWindow &window() const { return *fixture_->window; }
    QString copyFolder() const { return fixture_->folder.filePath(QStringLiteral("recovery")); }
    static editor::FileNotice *fileNotice(const editor::EditorPage &page)
    {
        return page.findChild<editor::FileNotice *>();
    }
    shell::RecoveryOffer *offer() const { return window().findChild<shell::RecoveryOffer *>(); }

    editor::EditorPage *open(const char *name, const QByteArray &bytes)
    {
        window().openPaths({fixture_->writeFile(name, bytes)});
        return window().files().current();
    }
    /// What a program leaves that was killed with unsaved text.
    void leaveCopy(const char *name, const QByteArray &onDisk, const char *text, int unkept = 0,
                   qint64 timeMs = 1000)
    {
        editing::RecoveryInfo info;
        info.path = fixture_->writeFile(name, onDisk);
        info.title = QLatin1String(name);
        info.timeMs = timeMs;
        info.unkeptSecrets = unkept;
        info.base = readFile(info.path.toStdString(), 1 << 20)->state;
        editing::RecoverySlot slot(copyFolder());
        QVERIFY(slot.write(info, text));
    }
    void restart()
    {
        fixture_->recoveryFolder = copyFolder();
        fixture_->close();
        fixture_->open();
        window().startSession(true);
    }

    std::unique_ptr<WindowFixture> fixture_;
};

QTEST_MAIN(TestFiles)
#include "test_files.moc"
