#include "models/editing/document.h"
#include "ui/editor/textview.h"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QMimeData>
#include <QRandomGenerator>
#include <QTest>

using namespace sluice;
using editor::TextView;

namespace {

QByteArray toBytes(const std::string &text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

} // namespace

class TestTextView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        document_ = std::make_unique<editing::Document>();
        document_->setRecoveryFolder({});
        view_ = std::make_unique<TextView>();
        view_->setDocument(document_.get());
        view_->resize(600, 400);
        view_->show();
        view_->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(view_.get()));
        view_->setFocus();
    }

    void bytesAreKept_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after"); // with an x typed at the start of the second line
        QTest::newRow("plain") << QByteArray("a\nb\n") << QByteArray("a\nxb\n");
        QTest::newRow("no last newline") << QByteArray("a\nb") << QByteArray("a\nxb");
        QTest::newRow("CRLF") << QByteArray("a\r\nb\r\n") << QByteArray("a\r\nxb\r\n");
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                       "a\nb")
                                         << QByteArray("\xEF\xBB\xBF"
                                                       "a\nxb");
        QTest::newRow("invalid UTF-8")
            << QByteArray("\xff\xc3\n\xe4\xb8") << QByteArray("\xff\xc3\nx\xe4\xb8");
        QTest::newRow("NUL") << QByteArray("\0a\n\0b", 5) << QByteArray("\0a\nx\0b", 6);
        QTest::newRow("mixed ends") << QByteArray("a\nb\r\nc") << QByteArray("a\nxb\r\nc");
        QTest::newRow("beyond ASCII")
            << QByteArray("\xe8\xae\xa2\n\xe5\x8d\x95") << QByteArray("\xe8\xae\xa2\nx\xe5\x8d\x95");
    }

    void bytesAreKept()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        document_->setText(before.toStdString(), QStringLiteral("x.conf"));
        view_->select({document_->text().find('\n') + 1, 0});
        QTest::keyClicks(view_.get(), QStringLiteral("x"));
        QCOMPARE(toBytes(document_->text()), after);
        document_->undoStack()->undo();
        QCOMPARE(toBytes(document_->text()), before);
        document_->undoStack()->redo();
        QCOMPARE(toBytes(document_->text()), after);
        // What the view shows is still what the document holds: the next key lands where it should.
        QTest::keyClick(view_.get(), Qt::Key_End, Qt::ControlModifier);
        QTest::keyClicks(view_.get(), QStringLiteral("!"));
        QCOMPARE(toBytes(document_->text()), after + '!');
    }

    void enterWritesTheFilesOwnLineEnd()
    {
        document_->setText("a\r\nb\r\n", QStringLiteral("x.conf"));
        view_->select({1, 0});
        QTest::keyClick(view_.get(), Qt::Key_Return);
        QCOMPARE(toBytes(document_->text()), QByteArray("a\r\n\r\nb\r\n"));
    }

    void enterKeepsTheIndent()
    {
        document_->setText("env {\n  a = 1\n}\n", QStringLiteral("x.conf"));
        view_->select({13, 0});
        QTest::keyClick(view_.get(), Qt::Key_Return);
        QTest::keyClicks(view_.get(), QStringLiteral("b"));
        QCOMPARE(toBytes(document_->text()), QByteArray("env {\n  a = 1\n  b\n}\n"));
    }

    void typingOverASelectionIsOneStep()
    {
        document_->setText("a = old\n", QStringLiteral("x.conf"));
        view_->select({4, 3});
        QTest::keyClicks(view_.get(), QStringLiteral("new"));
        QCOMPARE(toBytes(document_->text()), QByteArray("a = new\n"));
        QCOMPARE(document_->undoStack()->count(), 1);
        document_->undoStack()->undo();
        QCOMPARE(toBytes(document_->text()), QByteArray("a = old\n"));
    }

    void movingTheCursorEndsAStep()
    {
        document_->setText("ab\n", QStringLiteral("x.conf"));
        view_->select({1, 0});
        QTest::keyClicks(view_.get(), QStringLiteral("12"));
        QTest::keyClick(view_.get(), Qt::Key_Left);
        QTest::keyClicks(view_.get(), QStringLiteral("3"));
        QCOMPARE(toBytes(document_->text()), QByteArray("a132b\n"));
        QCOMPARE(document_->undoStack()->count(), 2);
    }

    void whateverIsTypedTheDocumentHasIt_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::newRow("plain") << QByteArray("env {\n  a = 1\n}\nsource { A { b = \"c\" } }\n");
        QTest::newRow("CRLF") << QByteArray("env {\r\n\ta = 1\r\n}\r\n");
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                       "a = \xe8\xae\xa2\xe5\x8d\x95\n  b = 2\n");
        QTest::newRow("invalid UTF-8") << QByteArray("\xff\xc3\n  \xe4\xb8\n");
        QTest::newRow("nothing") << QByteArray();
    }

    // What Scintilla says of its changes, one or many an event, is all that the document is told.
    void whateverIsTypedTheDocumentHasIt()
    {
        QFETCH(QByteArray, before);
        constexpr Qt::Key keys[] = {Qt::Key_Return, Qt::Key_Backspace, Qt::Key_Delete, Qt::Key_Tab,
                                    Qt::Key_Up,     Qt::Key_Down,      Qt::Key_Left,   Qt::Key_Right,
                                    Qt::Key_End,    Qt::Key_Home};
        constexpr Qt::KeyboardModifiers modifiers[] = {
            Qt::NoModifier, Qt::ShiftModifier, Qt::ShiftModifier | Qt::ControlModifier,
            Qt::ShiftModifier | Qt::AltModifier, Qt::ControlModifier};
        document_->setText(before.toStdString(), QStringLiteral("x.conf"));
        QRandomGenerator random(static_cast<quint32>(before.size()) + 7);
        for (int i = 0; i < 600; ++i) {
            const quint32 choice = random.bounded(10U);
            if (choice < 3)
                QTest::keyClicks(view_.get(), random.bounded(2) ? QStringLiteral("x") : QStringLiteral("{"));
            else if (choice == 3)
                QTest::keyClick(view_.get(), Qt::Key_V, Qt::ControlModifier);
            else if (choice == 4)
                QTest::keyClick(view_.get(), random.bounded(2) ? Qt::Key_X : Qt::Key_C, Qt::ControlModifier);
            else
                QTest::keyClick(view_.get(), keys[random.bounded(10U)], modifiers[random.bounded(5U)]);
            const std::size_t mark = before.startsWith("\xEF\xBB\xBF") ? 3 : 0;
            QCOMPARE(shownBytes(), toBytes(document_->text().substr(mark)));
        }
        QUndoStack *const steps = document_->undoStack();
        QVERIFY(steps->count() > 10);
        while (steps->canUndo())
            steps->undo();
        QCOMPARE(toBytes(document_->text()), before);
    }

    // Indenting many lines at once is more pieces than are put together.
    void manyPiecesAtOnce()
    {
        std::string text;
        for (int i = 0; i < 500; ++i)
            text += "line" + std::to_string(i) + '\n';
        document_->setText(text, QStringLiteral("x.conf"));
        view_->selectAll();
        QTest::keyClick(view_.get(), Qt::Key_Tab);
        QCOMPARE(shownBytes(), toBytes(document_->text()));
        QVERIFY(document_->text().starts_with("  line0\n  line1\n"));
        QVERIFY(document_->text().ends_with("  line499\n"));
        QCOMPARE(document_->undoStack()->count(), 1);
    }

    void scintillaHasNoUndoOfItsOwn()
    {
        document_->setText("a\n", QStringLiteral("x.conf"));
        QTest::keyClicks(view_.get(), QStringLiteral("x"));
        QVERIFY(!view_->isUndoAvailable());
        QTest::keyClick(view_.get(), Qt::Key_Z, Qt::ControlModifier); // asks; nobody is connected here
        QCOMPARE(toBytes(document_->text()), QByteArray("xa\n"));
    }

    void pastingAndCutting()
    {
        document_->setText("a\n", QStringLiteral("x.conf"));
        QApplication::clipboard()->setText(QStringLiteral("b\nc"));
        view_->select({1, 0});
        QTest::keyClick(view_.get(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(toBytes(document_->text()), QByteArray("ab\nc\n"));
        QCOMPARE(document_->undoStack()->count(), 1);
        view_->select({0, 2});
        QTest::keyClick(view_.get(), Qt::Key_X, Qt::ControlModifier);
        QCOMPARE(toBytes(document_->text()), QByteArray("\nc\n"));
    }

    void changesFromElsewhereKeepTheCursor()
    {
        document_->setText("abc\ndef\n", QStringLiteral("x.conf"));
        view_->select({6, 0});
        QVERIFY(document_->apply({{0, 1, "AAAA"}}, QStringLiteral("edit")));
        QCOMPARE(view_->cursorOffset(), std::size_t{9});
        QTest::keyClicks(view_.get(), QStringLiteral("x"));
        QCOMPARE(toBytes(document_->text()), QByteArray("AAAAbc\ndexf\n"));
    }

    void aByteOrderMarkMayComeAndGo()
    {
        document_->setText("a\n", QStringLiteral("x.conf"));
        QVERIFY(document_->apply({{0, 0, "\xEF\xBB\xBF"}}, QStringLiteral("add mark")));
        view_->select({3, 0});
        QTest::keyClicks(view_.get(), QStringLiteral("x"));
        QCOMPARE(toBytes(document_->text()), QByteArray("\xEF\xBB\xBFxa\n"));
        document_->undoStack()->undo();
        document_->undoStack()->undo();
        QCOMPARE(toBytes(document_->text()), QByteArray("a\n"));
        view_->select({0, 0});
        QTest::keyClicks(view_.get(), QStringLiteral("y"));
        QCOMPARE(toBytes(document_->text()), QByteArray("ya\n"));
    }

    void placesAreInCharacters()
    {
        document_->setText("\xEF\xBB\xBF\xe8\xae\xa2\xe5\x8d\x95 = 1\n", QStringLiteral("x.conf"));
        view_->select({9, 0});
        QCOMPARE(view_->cursorPlace(), (LineColumn{1, 3}));
    }

    void filesThatAreDroppedAreNotWrittenIntoTheText()
    {
        class Opened : public TextView
        {
        public:
            using TextView::canInsertFromMimeData;
        };
        const Opened view;
        QMimeData files;
        files.setUrls({QUrl(QStringLiteral("file:///tmp/orders.conf"))});
        files.setText(QStringLiteral("file:///tmp/orders.conf"));
        QVERIFY(!view.canInsertFromMimeData(&files));
        QMimeData text;
        text.setText(QStringLiteral("a = 1"));
        QVERIFY(view.canInsertFromMimeData(&text));
    }

    void foldingFollowsTheBraces()
    {
        document_->setText("env {\n  a = 1\n}\nsink {\n  b {\n    c = 1\n  }\n}\n", QStringLiteral("x.conf"));
        const auto level = [this](int line) {
            return view_->SendScintilla(QsciScintillaBase::SCI_GETFOLDLEVEL, line);
        };
        const long base = QsciScintillaBase::SC_FOLDLEVELBASE;
        const long header = QsciScintillaBase::SC_FOLDLEVELHEADERFLAG;
        QTRY_COMPARE(level(0), base | header);
        QCOMPARE(level(1), base + 1);
        QCOMPARE(level(2), base + 1);
        QCOMPARE(level(3), base | header);
        QCOMPARE(level(4), (base + 1) | header);
        QCOMPARE(level(5), base + 2);
    }

    void aLargeFileStaysSmooth()
    {
        std::string text = "env {\n  job.mode = \"BATCH\"\n}\nsource {\n";
        for (int i = 0; i < 700; ++i)
            text += "  FakeSource {\n    row.num = " + std::to_string(i) + "\n    name = \"table\"\n  }\n";
        text += "}\n";
        document_->setText(text, QStringLiteral("large.conf"));
        view_->select({text.size() / 2, 0});
        QApplication::processEvents();
        QElapsedTimer timer;
        timer.start();
        constexpr int keys = 40;
        for (int i = 0; i < keys; ++i) {
            QTest::keyClicks(view_.get(), QStringLiteral("x"));
            QApplication::processEvents();
        }
        const double each = static_cast<double>(timer.elapsed()) / keys;
        qInfo("2,800 lines: %.1f ms a key, painting included", each);
        QCOMPARE(document_->text().size(), text.size() + keys);
        QVERIFY2(each < 1500, "far over what is felt, even on a busy machine with sanitizers");
    }

private:
    QByteArray shownBytes() const
    {
        QByteArray bytes(view_->SendScintilla(QsciScintillaBase::SCI_GETLENGTH), 0);
        for (qsizetype i = 0; i < bytes.size(); ++i)
            bytes[i] = static_cast<char>(
                view_->SendScintilla(QsciScintillaBase::SCI_GETCHARAT, static_cast<unsigned long>(i)));
        return bytes;
    }

    std::unique_ptr<editing::Document> document_;
    std::unique_ptr<TextView> view_;
};

QTEST_MAIN(TestTextView)
#include "test_textview.moc"
