#include "tests/ui/editor/editortest.h"

#include <QApplication>
#include <QComboBox>
#include <QToolButton>

using namespace sluice;
using namespace sluice::test;

/// The form and the text in step with each other.
class TestEditorForms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        page_ = shownPage(batchJob);
        QVERIFY(page_);
    }

    void cleanup() { page_.reset(); }

    void typingInTheTextUpdatesTheForm()
    {
        const QPointer<QLineEdit> field = lineField(*page_, "parallelism");
        putCursor(*page_, placeAfter(*page_, "parallelism = 2"));
        QTest::keyClicks(page_->textView(), QStringLiteral("4"));
        QCOMPARE(field->text(), QStringLiteral("24"));
        QCOMPARE(lineField(*page_, "parallelism"), field.data()); // the same control: nothing was rebuilt
        QTest::keyClick(page_->textView(), Qt::Key_Backspace);
        QTest::keyClick(page_->textView(), Qt::Key_Backspace);
        QTest::keyClicks(page_->textView(), QStringLiteral("\"16\""));
        QCOMPARE(lineField(*page_, "parallelism")->text(), QStringLiteral("16"));
    }

    void typingInTheFormChangesOnlyThoseBytes()
    {
        QLineEdit *field = lineField(*page_, "parallelism");
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("16"));
        QCOMPARE(page_->document()->text(), with(batchJob, "parallelism = 2", "parallelism = 16"));
        QCOMPARE(field->cursorPosition(), 2);
        QVERIFY(field->hasFocus());
        QCOMPARE(page_->document()->undoStack()->count(), 1);
    }

    void leavingAFieldEndsTheStep()
    {
        QLineEdit *field = lineField(*page_, "parallelism");
        field->setFocus();
        QTest::keyClicks(field, QStringLiteral("0"));
        QTest::keyClick(field, Qt::Key_Return);
        QTest::keyClicks(field, QStringLiteral("0"));
        QCOMPARE(page_->document()->text(), with(batchJob, "= 2", "= 200"));
        QCOMPARE(page_->document()->undoStack()->count(), 2);
    }

    void theCursorStaysInTheMiddleOfAField()
    {
        QLineEdit *field = lineField(*page_, "job.name");
        field->setFocus();
        field->setCursorPosition(2);
        QTest::keyClicks(field, QStringLiteral("xyz"));
        QCOMPARE(field->text(), QStringLiteral("orxyzders"));
        QCOMPARE(field->cursorPosition(), 5);
        QCOMPARE(page_->document()->text(), with(batchJob, "\"orders\"", "\"orxyzders\""));
    }

    void numbersStepAndStopAtTheLeast()
    {
        QLineEdit *field = lineField(*page_, "parallelism");
        field->setFocus();
        QTest::keyClick(field, Qt::Key_Up);
        QCOMPARE(page_->document()->text(), with(batchJob, "= 2", "= 3"));
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(field, Qt::Key_Down);
        QCOMPARE(page_->document()->text(), with(batchJob, "= 2", "= 1"));
        QCOMPARE(page_->document()->undoStack()->count(), 1);
    }

    void whatIsNoNumberIsNotTaken()
    {
        QLineEdit *field = lineField(*page_, "parallelism");
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("many"));
        QCOMPARE(page_->document()->text(), batchJob);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(field->text(), QStringLiteral("2"));
        QCOMPARE(page_->document()->undoStack()->count(), 0);
    }

    void aVariableIsTaken()
    {
        QLineEdit *field = lineField(*page_, "job.name");
        putCursor(*page_, 0);
        page_->textView()->select({placeAfter(*page_, "job.name = "), 8});
        QTest::keyClicks(page_->textView(), QStringLiteral("${name}"));
        QCOMPARE(lineField(*page_, "job.name")->text(), QStringLiteral("${name}"));
        QCOMPARE(lineField(*page_, "job.name"), field);
    }

    void resetRemovesTheKeyAndUndoBringsItBack()
    {
        for (auto *button : page_->form()->findChildren<QToolButton *>()) {
            if (button->accessibleName() == QLatin1String("Reset job.name"))
                button->click();
        }
        QCOMPARE(page_->document()->text(), with(batchJob, "  job.name = \"orders\"\n", ""));
        QVERIFY(lineField(*page_, "job.name")->text().isEmpty());
        QVERIFY(lineField(*page_, "job.name")->placeholderText().contains(QStringLiteral("SeaTunnel_Job")));
        page_->undo();
        QCOMPARE(page_->document()->text(), batchJob);
        QCOMPARE(lineField(*page_, "job.name")->text(), QStringLiteral("orders"));
    }

    void aChoiceIsOneStep()
    {
        auto *box = qobject_cast<QComboBox *>(page_->form()->fieldFor(QStringLiteral("job.mode")));
        QVERIFY(box);
        QCOMPARE(box->currentText(), QStringLiteral("BATCH"));
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(page_->document()->text(), with(batchJob, "BATCH", "STREAMING"));
        QCOMPARE(page_->document()->undoStack()->count(), 1);
    }

    void checkpointKeysOfABatchJobCannotBeEditedOnTheQuiet()
    {
        page_ = shownPage(mistakenJob);
        QVERIFY(page_);
        QLineEdit *interval = lineField(*page_, "checkpoint.interval");
        QVERIFY(interval->isReadOnly());
        QVERIFY(!interval->accessibleDescription().isEmpty()); // says why
        interval->setFocus();
        QTest::keyClicks(interval, QStringLiteral("5"));
        QTest::keyClick(interval, Qt::Key_Up);
        QTest::keyClick(interval, Qt::Key_Return);
        QCOMPARE(page_->document()->text(), mistakenJob);
    }

    void fieldsSurviveABrokenText()
    {
        QLineEdit *field = lineField(*page_, "parallelism");
        putCursor(*page_, placeAfter(*page_, "job.mode = \"BATCH"));
        QTest::keyClick(page_->textView(), Qt::Key_Delete); // the quote is gone
        QTest::keyClicks(page_->textView(), QStringLiteral("\""));
        QCOMPARE(page_->document()->text(), batchJob);
        QCOMPARE(lineField(*page_, "parallelism")->text(), QStringLiteral("2"));
        QCOMPARE(lineField(*page_, "parallelism"), field);
    }

private:
    std::unique_ptr<editor::EditorPage> page_;
};

QTEST_MAIN(TestEditorForms)
#include "test_editorforms.moc"
