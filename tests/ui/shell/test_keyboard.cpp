#include "models/editing/document.h"
#include "tests/support/mnemonics.h"
#include "tests/ui/shell/windowfixture.h"
#include "ui/actions/actions.h"
#include "ui/editor/editorpage.h"
#include "ui/editor/textview.h"
#include "ui/shell/clusterpages.h"
#include "ui/shell/docklayout.h"
#include "ui/shell/helppanel.h"
#include "ui/shell/pagetabs.h"
#include "ui/shell/palettesource.h"
#include "ui/widgets/commandpalette.h"
#include "ui/widgets/mnemonic.h"
#include "ui/widgets/propertyform.h"
#include "ui/widgets/searchwords.h"
#include "ui/widgets/segmentedchoice.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDockWidget>
#include <QLineEdit>
#include <QMenuBar>
#include <QRegularExpression>
#include <QTabBar>
#include <QTest>

#include <algorithm>

using namespace sluice;
using shell::Command;
using test::WindowFixture;

namespace {

const QByteArray someJob =
    "env {\n  job.mode = \"BATCH\"\n}\nsource { FakeSource { row.num = 3 } }\nsink { Console {} }\n";

struct KeyboardFixture : WindowFixture
{
    KeyboardFixture() { activate(); }

    void activate() const
    {
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
    }
    /// A file with all panels around it.
    void openWithAllPanels()
    {
        window->openPaths({writeFile("a.conf", someJob)});
        window->resize(1358, 734);
        for (const Command dock : {Command::ShowHelp, Command::ShowProblems})
            QTRY_VERIFY(window->docks().isInFront(dock));
    }
    editor::EditorPage *page() const { return window->files().current(); }
    bool isInText() const { return page() != nullptr && QApplication::focusWidget() == page()->textView(); }
    bool isIn(Command dock) const
    {
        return window->docks().dock(dock)->isAncestorOf(QApplication::focusWidget());
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QWidget *const focus = QApplication::focusWidget();
        QTest::keyClick(focus != nullptr ? focus : window.get(), key, modifiers);
    }
};

/// "Find" and "next" of "Find next…"; Chinese, which has no blanks, stays whole.
QStringList wordsOf(const QString &text)
{
    static const QRegularExpression apart(QStringLiteral("[\\s…:.(),]+"));
    return text.split(apart, Qt::SkipEmptyParts);
}

/// A frame is around the pane that holds the control.
bool isMarked(const KeyboardFixture &fixture, const QWidget *control)
{
    const auto *mark = fixture.window->findChild<QWidget *>(QStringLiteral("paneMark"));
    const QWidget *const window = fixture.window.get();
    return mark != nullptr && mark->isVisible() && control != nullptr && mark->parentWidget() == window &&
           mark->geometry().contains(control->mapTo(window, control->rect().center()));
}

} // namespace

/// The window without a mouse.
class TestKeyboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFocusIsInTheText()
    {
        KeyboardFixture fixture;
        const QString a = fixture.writeFile("a.conf", someJob);
        const QString b = fixture.writeFile("b.conf", someJob);
        fixture.window->openPaths({a, b});
        QVERIFY(fixture.isInText());
        fixture.press(Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(fixture.page()->document()->path(), a);
        QVERIFY(fixture.isInText());

        QTabBar *const bar = fixture.window->tabs().tabRow()->tabBar();
        QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(1).center());
        QCOMPARE(fixture.page()->document()->path(), b);
        QTRY_VERIFY(fixture.isInText());
        fixture.press(Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(fixture.page()->document()->path(), a);
        QVERIFY(fixture.isInText());

        fixture.window->docks().go(Command::ShowWorkspace);
        QVERIFY(!fixture.isInText());
        fixture.window->openPaths({b});
        QVERIFY(fixture.isInText());
    }

    void theFocusIsInTheTextAfterAStart()
    {
        KeyboardFixture fixture;
        fixture.window->openPaths({fixture.writeFile("a.conf", someJob)});
        fixture.window->close();
        fixture.close();
        fixture.open();
        fixture.activate();
        fixture.window->startSession(true);
        fixture.window->focusPage();
        QVERIFY(fixture.isInText());
    }

    void withoutAFileTheFirstChoiceHasTheFocus()
    {
        KeyboardFixture fixture;
        fixture.window->focusPage();
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("welcomeDemo"));
    }

    void aFormAloneTakesTheFocus()
    {
        KeyboardFixture fixture;
        fixture.window->openPaths({fixture.writeFile("a.conf", someJob)});
        fixture.page()->setView(editor::EditorPage::View::Form);
        QVERIFY(fixture.page()->form()->isAncestorOf(QApplication::focusWidget()));
        fixture.page()->setView(editor::EditorPage::View::Text);
        QVERIFY(fixture.isInText());
    }

    void f6GoesRoundThePanes()
    {
        KeyboardFixture fixture;
        fixture.openWithAllPanels();
        QStringList round;
        const auto where = [&fixture] {
            for (const Command dock : {Command::ShowWorkspace, Command::ShowHelp, Command::ShowProblems}) {
                if (fixture.isIn(dock))
                    return actions::id(dock);
            }
            if (fixture.page()->form()->isAncestorOf(QApplication::focusWidget()))
                return QStringLiteral("form");
            return fixture.isInText() ? QStringLiteral("text") : QStringLiteral("nowhere");
        };
        const QStringList expected{QStringLiteral("view.help"), QStringLiteral("view.problems"),
                                   QStringLiteral("view.workspace"), QStringLiteral("form"),
                                   QStringLiteral("text")};
        for (int i = 0; i < expected.size(); ++i) {
            fixture.press(Qt::Key_F6);
            round.append(where());
            QVERIFY2(isMarked(fixture, QApplication::focusWidget()), qPrintable(round.last()));
        }
        QCOMPARE(round, expected);
        fixture.press(Qt::Key_F6, Qt::ShiftModifier);
        QCOMPARE(where(), QStringLiteral("form"));
        // The mark is for who came by F6.
        fixture.press(Qt::Key_F6);
        QVERIFY(isMarked(fixture, QApplication::focusWidget()));
        fixture.page()->form()->fieldFor(QStringLiteral("job.name"))->setFocus(Qt::MouseFocusReason);
        QVERIFY(!isMarked(fixture, QApplication::focusWidget()));
    }

    void aPaneRemembersWhereItWas()
    {
        KeyboardFixture fixture;
        fixture.window->openPaths({fixture.writeFile("a.conf", someJob)});
        QWidget *const field = fixture.page()->form()->fieldFor(QStringLiteral("job.name"));
        QVERIFY(field != nullptr);
        field->setFocus();
        fixture.press(Qt::Key_F6);
        QVERIFY(fixture.isInText());
        fixture.press(Qt::Key_F6, Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget(), field);
    }

    void escapeGoesBackToTheText_data()
    {
        QTest::addColumn<int>("dock");
        for (const Command dock :
             {Command::ShowWorkspace, Command::ShowHelp, Command::ShowProblems, Command::ShowFindings})
            QTest::newRow(qPrintable(actions::id(dock))) << int(dock);
    }

    void escapeGoesBackToTheText()
    {
        QFETCH(int, dock);
        KeyboardFixture fixture;
        fixture.window->openPaths({fixture.writeFile("a.conf", someJob)});
        fixture.window->docks().go(Command(dock));
        QVERIFY(fixture.isIn(Command(dock)));
        fixture.press(Qt::Key_Escape);
        QVERIFY(fixture.isInText());
    }

    void escapeInTheFormGoesBackToTheText()
    {
        KeyboardFixture fixture;
        fixture.window->openPaths({fixture.writeFile("a.conf", someJob)});
        for (const char *key : {"job.name", "job.mode", "parallelism"}) {
            QWidget *const field = fixture.page()->form()->fieldFor(QLatin1String(key));
            QVERIFY(field != nullptr);
            field->setFocus();
            fixture.press(Qt::Key_Escape);
            QVERIFY2(fixture.isInText(), key);
        }
    }

    void aPanelsKeyFocusesItBeforeItHidesIt()
    {
        KeyboardFixture fixture;
        fixture.openWithAllPanels();
        const auto keys = [&fixture] {
            fixture.press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        };
        QVERIFY(fixture.window->docks().isInFront(Command::ShowProblems));
        keys();
        QVERIFY(fixture.isIn(Command::ShowProblems));
        QVERIFY(fixture.window->docks().isInFront(Command::ShowProblems));
        keys();
        QVERIFY(fixture.window->docks().dock(Command::ShowProblems)->isHidden());
        QVERIFY(!fixture.window->actions().action(Command::ShowProblems)->isChecked());
        QVERIFY(fixture.isInText());
        keys();
        QVERIFY(fixture.isIn(Command::ShowProblems));
        // Behind another panel counts as away.
        fixture.press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(fixture.isIn(Command::ShowFindings));
        keys();
        QVERIFY(fixture.isIn(Command::ShowProblems));
    }

    void thePaletteGivesTheKeyboardBack()
    {
        KeyboardFixture fixture;
        fixture.window->openPaths({fixture.writeFile("a.conf", someJob)});
        fixture.press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(fixture.window->commandPalette().isVisible());
        fixture.press(Qt::Key_Escape);
        QVERIFY(!fixture.window->commandPalette().isVisible());
        QVERIFY(fixture.isInText());
        fixture.press(Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Problems"));
        fixture.press(Qt::Key_Return);
        QVERIFY2(fixture.isIn(Command::ShowProblems), "it was on screen; who asks for it wants to be in it");
    }

    void altLettersOfMenusAreUnique_data()
    {
        QTest::addColumn<int>("language");
        QTest::newRow("English") << int(Command::LanguageEnglish);
        QTest::newRow("Chinese") << int(Command::LanguageChinese);
    }

    void altLettersOfMenusAreUnique()
    {
        QFETCH(int, language);
        WindowFixture fixture;
        fixture.window->trigger(Command(language));
        fixture.window->openPaths({fixture.writeFile("a.conf", someJob)});
        QStringList shared = test::sharedLettersInWindow(fixture.window.get());
        const auto menus = fixture.window->menuBar()->actions();
        for (const QAction *action : menus)
            shared += test::sharedLetters(action->menu());
        fixture.window->clusterPages().openJobs(QStringLiteral("nowhere"));
        for (const QAction *action : menus)
            shared += test::sharedLetters(action->menu());
        fixture.window->trigger(Command::LanguageEnglish);
        QVERIFY2(shared.isEmpty(), qPrintable(shared.join(u'\n')));
    }

    void thePaletteFindsEveryActionByEveryWord_data() { altLettersOfMenusAreUnique_data(); }

    void thePaletteFindsEveryActionByEveryWord()
    {
        QFETCH(int, language);
        WindowFixture fixture;
        fixture.window->trigger(Command(language));
        fixture.window->openPaths({fixture.writeFile("a.conf", someJob)});
        auto &palette = fixture.window->commandPalette();
        palette.open();
        auto *const edit = palette.findChild<QLineEdit *>();
        QStringList lost;
        const auto look = [&](const QString &name, const QStringList &texts) {
            for (const QString &text : texts) {
                for (const QString &word : wordsOf(text)) {
                    edit->setText(word);
                    if (!palette.shownTexts().contains(name))
                        lost.append(QStringLiteral("%1 by %2").arg(name, word));
                }
            }
        };
        for (int i = 0; i < int(Command::Count); ++i) {
            const auto command = Command(i);
            if (actions::specOf(command).where != actions::Where::Window)
                continue;
            const QString name = widgets::withoutMnemonic(fixture.window->actions().action(command)->text());
            if (command != Command::Palette)
                look(name, actions::searchWords(command) + QStringList{name});
        }
        for (const QAction *action : fixture.window->files().current()->pageActions()) {
            QVERIFY(!widgets::searchWords(action).isEmpty());
            look(widgets::withoutMnemonic(action->text()), widgets::searchWords(action));
        }
        fixture.window->trigger(Command::LanguageEnglish);
        QVERIFY2(lost.isEmpty(), qPrintable(lost.join(u'\n')));
    }

    void whatPeopleCallSettingsIsFound_data()
    {
        QTest::addColumn<QString>("word");
        for (const char *word : {"settings", "preferences", "options", "font", "font size", "theme",
                                 "language", "设置", "首选项", "选项", "字体", "主题", "语言"})
            QTest::newRow(word) << QString::fromUtf8(word);
    }

    void whatPeopleCallSettingsIsFound()
    {
        QFETCH(QString, word);
        WindowFixture fixture;
        auto &palette = fixture.window->commandPalette();
        const auto shown = [&](Command command) {
            const QString name = widgets::withoutMnemonic(fixture.window->actions().action(command)->text());
            return palette.shownTexts().contains(name);
        };
        for (const Command language : {Command::LanguageEnglish, Command::LanguageChinese}) {
            fixture.window->trigger(language);
            palette.open();
            palette.findChild<QLineEdit *>()->setText(word);
            QVERIFY(shown(Command::ZoomIn) || shown(Command::ThemeDark) || shown(Command::LanguageChinese));
            palette.dismiss();
        }
        fixture.window->trigger(Command::LanguageEnglish);
    }

    void noExportKeepsPasswordsByChance()
    {
        WindowFixture fixture;
        auto &palette = fixture.window->commandPalette();
        for (const bool withFile : {false, true}) {
            if (withFile)
                fixture.window->openPaths({fixture.writeFile("a.conf", someJob)});
            for (const char *word : {"export", "exp", "copy", "password"}) {
                palette.open();
                palette.findChild<QLineEdit *>()->setText(QLatin1String(word));
                const QString first = palette.shownTexts().value(0);
                QVERIFY2(qstrcmp(word, "password") == 0 || !first.contains(QLatin1String("passwords")),
                         qPrintable(first));
                palette.dismiss();
            }
        }
        palette.open();
        palette.findChild<QLineEdit *>()->setText(QStringLiteral("export"));
        QCOMPARE(palette.shownTexts().value(0), QStringLiteral("Export as .conf…"));
        // What a person means by it cannot be done on this page; what was seen of the cluster must not go.
        palette.findChild<QLineEdit *>()->setText(QStringLiteral("stop"));
        QVERIFY2(!palette.shownTexts().value(0).contains(QLatin1String("Watch")),
                 qPrintable(palette.shownTexts().value(0)));
    }

    void aClickedViewTakesTheFocus()
    {
        KeyboardFixture fixture;
        fixture.window->openPaths({fixture.writeFile("a.conf", someJob)});
        const auto choices = fixture.page()->findChildren<widgets::SegmentedChoice *>();
        const auto click = [&](const char *text) {
            for (widgets::SegmentedChoice *choice : choices) {
                for (auto *segment : choice->findChildren<QAbstractButton *>()) {
                    if (segment->text() == QLatin1String(text))
                        QTest::mouseClick(segment, Qt::LeftButton);
                }
            }
        };
        const auto isInForm = [&fixture] {
            return fixture.page()->form()->isAncestorOf(QApplication::focusWidget());
        };
        click("Form");
        QVERIFY(isInForm());
        click("Text");
        QVERIFY(fixture.isInText());
        click("Split");
        QVERIFY(fixture.isInText());
        fixture.window->docks().go(Command::ShowWorkspace);
        click("Split"); // also the one that is shown already
        QVERIFY(fixture.isInText());
        fixture.page()->form()->fieldFor(QStringLiteral("job.name"))->setFocus();
        click("STREAMING"); // changes the job, not where somebody works
        QVERIFY(isInForm());
        // Who goes through the choices with the keyboard stays there.
        QAbstractButton *const first = choices.first()->findChildren<QAbstractButton *>().first();
        first->setFocus(Qt::TabFocusReason);
        fixture.press(Qt::Key_Left);
        QVERIFY(choices.first()->isAncestorOf(QApplication::focusWidget()));
    }

    /// A mnemonic of what is not on screen now, or of nothing.
    void altWithALetterTypesNothing()
    {
        WindowFixture fixture;
        fixture.window->openPaths({fixture.writeFile("a.conf", someJob)});
        editor::EditorPage *const page = fixture.window->files().current();
        const std::string before = page->document()->text();
        for (const Qt::Key key : {Qt::Key_O, Qt::Key_Y, Qt::Key_Q, Qt::Key_7}) {
            page->textView()->setFocus();
            QTest::keyClick(page->textView(), key, Qt::AltModifier);
            if (QWidget *popup = QApplication::activePopupWidget())
                popup->close();
        }
        QCOMPARE(page->document()->text(), before);
        auto *const field = qobject_cast<QLineEdit *>(page->form()->fieldFor(QStringLiteral("job.name")));
        QVERIFY(field != nullptr);
        const QString had = field->text();
        QTest::keyClick(field, Qt::Key_O, Qt::AltModifier);
        QCOMPARE(field->text(), had);
        QTest::keyClick(field, Qt::Key_O, Qt::ControlModifier | Qt::AltModifier); // as AltGr may come
        QCOMPARE(field->text().size(), had.size() + 1);
        page->textView()->setFocus();
        const std::size_t size = page->document()->text().size();
        QTest::keyClick(page->textView(), Qt::Key_O);
        QCOMPARE(page->document()->text().size(), size + 1);
    }

    void thePaletteFindsReplaysAndRecordings()
    {
        WindowFixture fixture;
        auto &palette = fixture.window->commandPalette();
        palette.open();
        for (const char *words : {"replay", "recording", "open recording", "回放", "录制", "打开录制"}) {
            palette.findChild<QLineEdit *>()->setText(QString::fromUtf8(words));
            QVERIFY2(palette.shownTexts().contains(QStringLiteral("Open recording…")),
                     qPrintable(palette.shownTexts().join(u'|')));
        }
        palette.findChild<QLineEdit *>()->setText(QStringLiteral("replay speed"));
        QVERIFY(palette.shownTexts().contains(QLatin1String("Replay 4 times as fast")));
    }

    void theTextSizeIsOneForAllFiles()
    {
        WindowFixture fixture;
        fixture.window->openPaths(
            {fixture.writeFile("a.conf", someJob), fixture.writeFile("b.conf", someJob)});
        const auto sizes = [&fixture] {
            QList<long> all;
            for (const editor::EditorPage *page : fixture.window->files().pages())
                all.append(page->textView()->SendScintilla(QsciScintillaBase::SCI_GETZOOM));
            return all;
        };
        fixture.window->trigger(Command::ZoomIn);
        fixture.window->trigger(Command::ZoomIn);
        fixture.window->trigger(Command::ZoomOut);
        QCOMPARE(sizes(), (QList<long>{1, 1}));
        fixture.close();
        fixture.open();
        fixture.window->openPaths({fixture.writeFile("c.conf", someJob)});
        QCOMPARE(sizes().constLast(), 1L);
        fixture.window->trigger(Command::ZoomReset);
        QCOMPARE(sizes().constLast(), 0L);
        QCOMPARE(fixture.window->actions().action(Command::ZoomIn)->shortcuts().size(), 2);
    }

    void thePaletteSaysWhenNothingFits()
    {
        WindowFixture fixture;
        auto &palette = fixture.window->commandPalette();
        palette.open();
        QVERIFY(palette.nothingText().isEmpty());
        palette.findChild<QLineEdit *>()->setText(QStringLiteral("qqzzx"));
        QVERIFY(palette.shownTexts().isEmpty());
        QVERIFY(palette.nothingText().contains(QLatin1String("qqzzx")));
        palette.findChild<QLineEdit *>()->clear();
        QVERIFY(palette.nothingText().isEmpty());
    }
};

QTEST_MAIN(TestKeyboard)
#include "test_keyboard.moc"
