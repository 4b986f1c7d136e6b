#include "tests/support/accessibility.h"
#include "tests/ui/editor/editortest.h"

#include "models/items/optionformmodel.h"
#include "models/items/problemsmodel.h"
#include "ui/editor/findbar.h"
#include "ui/editor/gotobar.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/segmentedchoice.h"

#include <QAbstractButton>
#include <QAction>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>

using namespace sluice;
using namespace sluice::test;
using editor::EditorPage;

class TestEditorPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        page_ = shownPage(batchJob);
        QVERIFY(page_);
    }

    void cleanup() { page_.reset(); }

    void undoIsOneStackForFormAndText()
    {
        putCursor(*page_, placeAfter(*page_, "parallelism = 2"));
        QTest::keyClicks(page_->textView(), QStringLiteral("4"));
        QLineEdit *name = lineField(*page_, "job.name");
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("new"));
        QCOMPARE(page_->document()->text(), with(with(batchJob, "= 2", "= 24"), "\"orders\"", "\"new\""));
        QCOMPARE(page_->document()->undoStack()->count(), 2);
        // Ctrl+Z in the form undoes the form's step, then the text's.
        QTest::keyClick(name, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(page_->document()->text(), with(batchJob, "= 2", "= 24"));
        QCOMPARE(name->text(), QStringLiteral("orders"));
        QTest::keyClick(page_->textView(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(page_->document()->text(), batchJob);
        QTest::keyClick(page_->textView(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTest::keyClick(name, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(page_->document()->text(), with(with(batchJob, "= 2", "= 24"), "\"orders\"", "\"new\""));
    }

    void theCursorInTheTextMarksTheField()
    {
        putCursor(*page_, placeAfter(*page_, "parallelism = "));
        QTRY_COMPARE(page_->form()->currentKey(), QStringLiteral("parallelism"));
        putCursor(*page_, placeAfter(*page_, "FakeSource"));
        QTRY_COMPARE(page_->form()->currentKey(), QString());
        QVERIFY(page_->textView()->hasFocus());
    }

    void theFieldMarksItsLineInTheText()
    {
        QSignalSpy help(page_.get(), &EditorPage::optionHelpRequested);
        lineField(*page_, "job.name")->setFocus();
        QTRY_COMPARE(help.count(), 1);
        QCOMPARE(help.first().first().toString(), QStringLiteral("job.name"));
        QVERIFY(page_->optionHelp(QStringLiteral("job.name")).contains(QStringLiteral("SeaTunnel_Job")));
        QVERIFY(page_->optionHelp(QStringLiteral("no.such.key")).isEmpty());
        constexpr int linkedMarker = 3;
        QTRY_VERIFY(page_->textView()->markersAtLine(3) & (1U << linkedMarker));
        QVERIFY(!(page_->textView()->markersAtLine(4) & (1U << linkedMarker)));
    }

    void theModeSwitchChangesOneWordAndTheFields()
    {
        QVERIFY(!page_->form()->keys().contains(QStringLiteral("checkpoint.interval")));
        QVERIFY(page_->form()->note().contains(QStringLiteral("checkpoint.interval")));
        button(QStringLiteral("STREAMING"))->click();
        QCOMPARE(page_->document()->text(), with(batchJob, "BATCH", "STREAMING"));
        QVERIFY(page_->form()->keys().contains(QStringLiteral("checkpoint.interval")));
        QVERIFY(page_->form()->note().isEmpty());
        QVERIFY(lineField(*page_, "checkpoint.timeout")->accessibleName().endsWith(QStringLiteral("in ms")));
        page_->undo();
        QVERIFY(button(QStringLiteral("BATCH"))->isChecked());
        QVERIFY(!page_->form()->keys().contains(QStringLiteral("checkpoint.interval")));
    }

    void viewsCanBeChosen()
    {
        button(QStringLiteral("Form"))->click();
        QVERIFY(!page_->textView()->isVisible() && page_->form()->isVisible());
        button(QStringLiteral("Text"))->click();
        QVERIFY(page_->textView()->isVisible() && !page_->form()->isVisible());
        page_->setView(EditorPage::View::Form);
        page_->showSpan({placeAfter(*page_, "paral"), 3}); // a place in the text needs the text
        QVERIFY(page_->textView()->isVisible());
        QCOMPARE(page_->textView()->selection(), (TextSpan{placeAfter(*page_, "paral"), 3}));
    }

    void findAndReplaceByKeyboard()
    {
        putCursor(*page_, 0);
        QTest::keyClick(page_->textView(), Qt::Key_H, Qt::ControlModifier);
        auto *bar = page_->findChild<editor::FindBar *>();
        QTRY_VERIFY(bar->isVisible());
        const auto fields = bar->findChildren<QLineEdit *>();
        QCOMPARE(fields.size(), 2);
        QTest::keyClicks(fields.at(0), QStringLiteral("\"a\""));
        fields.at(1)->setFocus();
        QTest::keyClicks(fields.at(1), QStringLiteral("\"b\""));
        const auto buttons = bar->findChildren<QPushButton *>();
        buttons.at(1)->click(); // replace all
        QVERIFY(page_->document()->text().find("\"a\"") == std::string::npos);
        QCOMPARE(page_->document()->undoStack()->count(), 1);
        QTest::keyClick(fields.at(0), Qt::Key_Escape);
        QVERIFY(!bar->isVisible() && page_->textView()->hasFocus());
        page_->undo();
        QCOMPARE(page_->document()->text(), batchJob);
    }

    void findGoesRound()
    {
        putCursor(*page_, 0);
        QTest::keyClick(page_->textView(), Qt::Key_F, Qt::ControlModifier);
        auto *what = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(what);
        QTest::keyClicks(what, QStringLiteral("table_name"));
        QTest::keyClick(what, Qt::Key_Return);
        const TextSpan first = page_->textView()->selection();
        QCOMPARE(page_->document()->text().substr(first.offset, first.length), std::string("table_name"));
        QTest::keyClick(what, Qt::Key_Return);
        QVERIFY(page_->textView()->selection().offset > first.offset);
        QTest::keyClick(what, Qt::Key_Return);
        QCOMPARE(page_->textView()->selection(), first);
        QTest::keyClick(what, Qt::Key_Return, Qt::ShiftModifier);
        QVERIFY(page_->textView()->selection().offset > first.offset);
    }

    void goToLineByKeyboard()
    {
        putCursor(*page_, 0);
        QTest::keyClick(page_->textView(), Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY(page_->findChild<editor::GoToBar *>()->isVisible());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("5:3"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(page_->positionText(), QStringLiteral("L5:3"));
        QVERIFY(page_->textView()->hasFocus());
    }

    void commentToggleByKeyboard()
    {
        putCursor(*page_, placeAfter(*page_, "parallelism"));
        QTest::keyClick(page_->textView(), Qt::Key_Slash, Qt::ControlModifier);
        QCOMPARE(page_->document()->text(), with(batchJob, "  parallelism", "  # parallelism"));
        QTest::keyClick(page_->textView(), Qt::Key_Slash, Qt::ControlModifier);
        QCOMPARE(page_->document()->text(), batchJob);
    }

    void problemsAreVisitedInTurn()
    {
        page_ = shownPage(with(mistakenJob, "# between", "unheard.of = 1"));
        QVERIFY(page_);
        QCOMPARE(page_->problemsModel()->rowCount(), 2);
        putCursor(*page_, 0);
        page_->nextProblem();
        QCOMPARE(page_->textView()->selection().offset, page_->problemsModel()->problem(0).span.offset);
        page_->nextProblem();
        QCOMPARE(page_->textView()->selection().offset, page_->problemsModel()->problem(1).span.offset);
        page_->nextProblem();
        QCOMPARE(page_->textView()->selection().offset, page_->problemsModel()->problem(0).span.offset);
        page_->previousProblem();
        QCOMPARE(page_->textView()->selection().offset, page_->problemsModel()->problem(1).span.offset);
    }

    void savingTakesWhatIsBeingTyped()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("orders.conf"));
        QSignalSpy saveAs(page_.get(), &EditorPage::saveAsRequested);
        QVERIFY(!page_->save());
        QCOMPARE(saveAs.count(), 1);
        QVERIFY(page_->saveAs(path));
        QCOMPARE(page_->title(), QStringLiteral("orders.conf"));
        QLineEdit *name = lineField(*page_, "job.name");
        name->setFocus();
        name->selectAll();
        QTest::keyClick(name,
                        Qt::Key_Delete); // an empty field means "back to the default" once it is settled
        QVERIFY(page_->document()->text().find("job.name") != std::string::npos);
        QVERIFY(page_->save());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray::fromStdString(with(batchJob, "  job.name = \"orders\"\n", "")));
        QVERIFY(!page_->document()->isModified());
    }

    void aForeignChangeIsOffered()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("orders.conf"));
        QVERIFY(page_->saveAs(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("env {\n}\n") > 0);
        file.close();
        auto *notice = page_->findChild<widgets::NoticeBar *>();
        QTRY_VERIFY(notice->sentence().contains(QStringLiteral("orders.conf")));
        QCOMPARE(notice->findChildren<QPushButton *>().size(), 3); // reload, keep, compare
        Q_EMIT notice->actionChosen(0);
        QCOMPARE(page_->document()->text(), std::string("env {\n}\n"));
        QVERIFY(notice->sentence().isEmpty());
    }

    void statusSaysEncodingAndPlace()
    {
        QCOMPARE(page_->encodingText(), QStringLiteral("UTF-8 LF"));
        QSignalSpy status(page_.get(), &EditorPage::statusChanged);
        page_ = shownPage("\xEF\xBB\xBF"
                          "env {\r\n}\r\n");
        QVERIFY(page_);
        QCOMPARE(page_->encodingText(), QStringLiteral("UTF-8 CRLF BOM"));
        putCursor(*page_, 3);
        QCOMPARE(page_->positionText(), QStringLiteral("L1:1"));
    }

    void jsonHasNoComments()
    {
        const std::string json = "{\"env\": {\"job.mode\": \"BATCH\", \"parallelism\": 2}}";
        page_ = shownPage(json, QStringLiteral("job.json"));
        QVERIFY(page_);
        page_->toggleComment();
        QCOMPARE(page_->document()->text(), json);
        QVERIFY(told().contains(QStringLiteral("JSON")));
        QLineEdit *parallelism = lineField(*page_, "parallelism");
        parallelism->setFocus();
        QTest::keyClick(parallelism, Qt::Key_Up);
        QCOMPARE(page_->document()->text(), with(json, ": 2", ": 3"));
    }

    void noModeIsLitWhereTheTextSaysNone()
    {
        const auto lit = [this] {
            QStringList names;
            for (const auto *one : page_->findChildren<QAbstractButton *>())
                if (one->isChecked() &&
                    (one->text() == QLatin1String("BATCH") || one->text() == QLatin1String("STREAMING")))
                    names.append(one->text());
            return names.join(u' ');
        };
        const auto says = [this](const char *sentence) {
            const auto labels = page_->findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [sentence](const QLabel *one) {
                return one->isVisible() && one->text() == QLatin1String(sentence);
            });
        };
        QCOMPARE(lit(), QStringLiteral("BATCH"));
        for (const char *text : {"", "env { parallelism = 1 }\n"}) {
            page_->document()->setText(text, QStringLiteral("a.conf"));
            QCOMPARE(lit(), QString());
            QVERIFY(says("Mode not set: BATCH"));
        }
        QVERIFY(page_->envModel()->setMode(QStringLiteral("BATCH")));
        QCOMPARE(lit(), QStringLiteral("BATCH"));
        QVERIFY(says("Mode"));
    }

    void sqlHasAButtonInPlaceOfTheForm()
    {
        const auto convert = [this]() -> QAbstractButton * {
            for (auto *one : page_->form()->findChildren<QAbstractButton *>())
                if (one->isVisible() && one->text().contains(QLatin1String("HOCON")))
                    return one;
            return nullptr;
        };
        QVERIFY(convert() == nullptr);
        const std::string sql = "/* config\nenv { job.mode = batch }\n*/\ninsert into a select 1 from b;\n";
        page_->document()->setText(sql, QStringLiteral("a.sql"));
        QTRY_VERIFY(convert() != nullptr);
        QCOMPARE(findUnnamedControls(page_.get()), QStringList());
        QSignalSpy asked(page_.get(), &editor::EditorPage::convertRequested);
        convert()->click();
        QCOMPARE(asked.count(), 1);
        QCOMPARE(page_->document()->text(), sql);
        page_->applySafeFixes();
        QVERIFY(!page_->document()->isModified());
        page_->document()->setText("a = 1\n", QStringLiteral("a.conf"));
        QVERIFY(convert() == nullptr);
    }

    void everyControlHasAName()
    {
        page_->replace();
        page_->tell(QStringLiteral("A sentence."));
        QCOMPARE(findUnnamedControls(page_.get()), QStringList());
        QVERIFY(!page_->textView()->accessibleName().isEmpty());
        for (const QAction *action : page_->pageActions())
            QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
    }

    void theFormCanBeWalkedByKeyboardAlone()
    {
        page_->form()->fieldFor(QStringLiteral("job.mode"))->setFocus();
        QStringList visited;
        for (int i = 0; i < 60 && visited.size() < page_->form()->keys().size(); ++i) {
            const QString key = page_->form()->currentKey();
            if (visited.isEmpty() || visited.last() != key)
                visited.append(key);
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QCOMPARE(visited, page_->form()->keys());
    }

private:
    /// What the bars over the text say: one tells, another one asks about the file.
    QString told() const
    {
        QString sentences;
        for (const auto *bar : page_->findChildren<widgets::NoticeBar *>())
            sentences += bar->sentence();
        return sentences;
    }

    QToolButton *button(const QString &text) const
    {
        for (auto *candidate : page_->findChildren<QToolButton *>()) {
            if (candidate->text() == text)
                return candidate;
        }
        return nullptr;
    }

    std::unique_ptr<EditorPage> page_;
};

QTEST_MAIN(TestEditorPage)
#include "test_editorpage.moc"
