#include "models/editing/document.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <random>

using namespace sluice;
using editing::Document;

namespace {

const std::string jobText = "env {\n  job.mode = \"BATCH\"\n  parallelism = 2\n}\n";

/// The place of `what` in the text, which must be there.
std::size_t placeOf(const Document &document, const std::string &what)
{
    const std::size_t at = document.text().find(what);
    Q_ASSERT(at != std::string::npos);
    return at;
}

TextEdits insertion(std::size_t offset, const std::string &text)
{
    return {{offset, 0, text}};
}

} // namespace

class TestDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        document_ = std::make_unique<Document>();
        document_->setRecoveryFolder({});
        document_->setText(jobText, QStringLiteral("sample.conf"));
    }

    void aSampleIsNotModified()
    {
        QVERIFY(!document_->isModified());
        QCOMPARE(document_->title(), QStringLiteral("sample.conf"));
        QVERIFY(document_->path().isEmpty());
        QCOMPARE(document_->undoStack()->count(), 0);
    }

    void editsByTheTreeAreRefusedInSql_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("refused");
        const QByteArray job(jobText.c_str());
        QTest::newRow("HOCON") << QStringLiteral("a.conf") << job << false;
        QTest::newRow("JSON") << QStringLiteral("a.json") << QByteArray("{\"env\":{}}") << false;
        QTest::newRow("SQL") << QStringLiteral("a.sql") << QByteArray("select 1;\n") << true;
        QTest::newRow("SQL of Flink")
            << QStringLiteral("A.SQL") << QByteArray("create table a (b int);") << true;
        QTest::newRow("SQL that is empty") << QStringLiteral("a.sql") << QByteArray() << true;
        QTest::newRow("SQL that reads as HOCON") << QStringLiteral("a.sql") << job << true;
    }

    void editsByTheTreeAreRefusedInSql()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, text);
        QFETCH(bool, refused);
        document_->setText(text.toStdString(), name);
        const TextEdits edits = insertion(0, " ");
        const Result<void> done = document_->applyToTree(edits, QStringLiteral("test"));
        QCOMPARE(done.has_value(), !refused);
        if (!refused)
            return;
        QCOMPARE(done.error().code, ErrorCode::Unsupported);
        QCOMPARE(document_->text(), text.toStdString());
        QCOMPARE(document_->undoStack()->count(), 0);
        QVERIFY(document_->apply(edits, QStringLiteral("of the text"))); // who types is not refused
    }

    void variablesThatHaveAValueAreNoProblem()
    {
        const auto open = [this] {
            const auto &problems = document_->problems();
            return std::count_if(problems.begin(), problems.end(),
                                 [](const job::Problem &one) { return one.code == "unresolved-variable"; });
        };
        const std::string text = "env { job.mode = BATCH, a = ${x}, b = \"${y}\" }\n";
        document_->setText(text, QStringLiteral("a.conf"));
        QCOMPARE(open(), 2);
        QSignalSpy told(document_.get(), &Document::treeChanged);
        document_->setVariables({"x=1"});
        QCOMPARE(open(), 1);
        QCOMPARE(told.count(), 1);
        document_->setVariables({"x=1"});
        QCOMPARE(told.count(), 1);
        QVERIFY(document_->apply(insertion(0, "# c\n"), QStringLiteral("test")));
        QCOMPARE(open(), 1);
        document_->setVariables({});
        QCOMPARE(open(), 2);
        document_->setVariables({"x=1", "y=2"});
        QCOMPARE(open(), 0);
        document_->setText(text, QStringLiteral("b.conf")); // they were those of the other text
        QCOMPARE(open(), 2);
    }

    void anEditIsOneStepAndComesBackExactly()
    {
        const TextEdits edits{{placeOf(*document_, "BATCH"), 5, "STREAMING"},
                              {placeOf(*document_, "2"), 1, "8"}};
        QVERIFY(document_->apply(edits, QStringLiteral("two at once")));
        QCOMPARE(document_->text(), std::string("env {\n  job.mode = \"STREAMING\"\n  parallelism = 8\n}\n"));
        QCOMPARE(document_->undoStack()->count(), 1);
        QCOMPARE(document_->undoStack()->undoText(), QStringLiteral("two at once"));
        QVERIFY(document_->isModified());
        document_->undoStack()->undo();
        QCOMPARE(document_->text(), jobText);
        QVERIFY(!document_->isModified());
        document_->undoStack()->redo();
        QCOMPARE(document_->text(), applied(jobText, edits));
    }

    void editsThatDoNotFitAreRefused()
    {
        const auto refused = document_->apply({{jobText.size() + 1, 0, "x"}}, QStringLiteral("beyond"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
        QVERIFY(!document_->apply({{5, 3, "x"}, {6, 1, "y"}}, QStringLiteral("overlap")));
        QCOMPARE(document_->text(), jobText);
        QCOMPARE(document_->undoStack()->count(), 0);
    }

    void aChangeThatChangesNothingIsNoStep()
    {
        QVERIFY(document_->apply({{placeOf(*document_, "2"), 1, "2"}}, QStringLiteral("same")));
        QCOMPARE(document_->undoStack()->count(), 0);
        QVERIFY(!document_->isModified());
    }

    void typingMergesIntoOneStep()
    {
        std::size_t at = placeOf(*document_, "2") + 1;
        for (const char *key : {"0", "4", "8"})
            QVERIFY(document_->type(insertion(at++, key)));
        QCOMPARE(document_->undoStack()->count(), 1);
        QCOMPARE(document_->text().substr(placeOf(*document_, "2048"), 4), std::string("2048"));
        document_->undoStack()->undo();
        QCOMPARE(document_->text(), jobText);
        document_->undoStack()->redo();
        QVERIFY(document_->text().find("2048") != std::string::npos);
    }

    void backspaceBelongsToTheTyping()
    {
        const std::size_t at = placeOf(*document_, "2") + 1;
        QVERIFY(document_->type(insertion(at, "9")));
        QVERIFY(document_->type(insertion(at + 1, "9")));
        QVERIFY(document_->type({{at + 1, 1, ""}}));
        QCOMPARE(document_->undoStack()->count(), 1);
        QVERIFY(document_->text().find("29\n") != std::string::npos);
        QVERIFY(document_->type({{at, 1, ""}}));
        // Typed and taken back: nothing happened, so there is nothing to undo and nothing to save.
        QCOMPARE(document_->undoStack()->count(), 0);
        QVERIFY(!document_->isModified());
        QCOMPARE(document_->text(), jobText);
    }

    /// One parse, and the text is there once: the document's is the tree's.
    void aKeystrokeCostsOneParse()
    {
        document_->setText("env { job.mode = BATCH, parallelism = 2 }\nsource { FakeSource {} }\n"
                           "sink { Console {} }\n",
                           QStringLiteral("a.conf"));
        QVERIFY(document_->problems().empty());
        const std::size_t at = placeOf(*document_, "2") + 1;
        const auto costOf = [this](const TextEdits &edits) {
            const std::size_t before = hocon::parseCount();
            const bool done = document_->type(edits).has_value();
            const bool empty = document_->problems().empty() && document_->tree().root().size() == 3 &&
                               document_->analysis().mode().mode == job::Mode::Batch;
            return done && empty ? hocon::parseCount() - before : 0;
        };
        QCOMPARE(costOf(insertion(at, "0")), std::size_t(1));
        QCOMPARE(costOf(insertion(at + 1, "4")), std::size_t(1)); // merges
        QCOMPARE(costOf({{at + 1, 1, ""}}), std::size_t(1));
        QVERIFY(document_->text().data() == document_->tree().text().data());
        QCOMPARE(document_->undoStack()->count(), 1);
        document_->undoStack()->undo();
        QVERIFY(document_->text().find("parallelism = 2 }") != std::string::npos);
    }

    /// What the first took away is given back by undo, whatever was typed over it since.
    void whatWasTypedOverComesBack()
    {
        const std::string before = document_->text();
        const std::size_t at = placeOf(*document_, "2");
        QVERIFY(document_->type({{at, 1, "日本"}}));
        QVERIFY(document_->type({{at + 3, 3, "x"}}));
        QVERIFY(document_->type({{at - 2, 3, "y"}}));
        document_->endMerge();
        const std::string after = document_->text();
        while (document_->undoStack()->canUndo())
            document_->undoStack()->undo();
        QCOMPARE(document_->text(), before);
        while (document_->undoStack()->canRedo())
            document_->undoStack()->redo();
        QCOMPARE(document_->text(), after);
    }

    void typingElsewhereIsAnotherStep()
    {
        QVERIFY(document_->type(insertion(placeOf(*document_, "2") + 1, "0")));
        QVERIFY(document_->type(insertion(0, "#")));
        QCOMPARE(document_->undoStack()->count(), 2);
    }

    void aLineEndClosesTheStep()
    {
        QVERIFY(document_->type(insertion(0, "a")));
        QVERIFY(document_->type(insertion(1, "\n")));
        QVERIFY(document_->type(insertion(2, "b")));
        QCOMPARE(document_->undoStack()->count(), 2);
        document_->undoStack()->undo();
        QCOMPARE(document_->text(), "a\n" + jobText);
    }

    void endMergeClosesTheStep()
    {
        QVERIFY(document_->type(insertion(0, "a")));
        document_->endMerge();
        QVERIFY(document_->type(insertion(1, "b")));
        QCOMPARE(document_->undoStack()->count(), 2);
    }

    void aValueThatIsDialledInIsOneStep()
    {
        const std::size_t at = placeOf(*document_, "2");
        const QString key = QStringLiteral("/env/parallelism");
        QVERIFY(document_->apply({{at, 1, "3"}}, QStringLiteral("set parallelism"), key));
        QVERIFY(document_->apply({{at, 1, "16"}}, QStringLiteral("set parallelism"), key));
        QCOMPARE(document_->undoStack()->count(), 1);
        QVERIFY(document_->apply({{at, 2, "2"}}, QStringLiteral("set parallelism"), key));
        QCOMPARE(document_->undoStack()->count(), 0);
        QVERIFY(!document_->isModified());
    }

    void otherKeysDoNotMerge()
    {
        const std::size_t at = placeOf(*document_, "2");
        QVERIFY(document_->apply({{at, 1, "3"}}, QStringLiteral("set"), QStringLiteral("/env/parallelism")));
        QVERIFY(document_->apply(insertion(0, "#\n"), QStringLiteral("set"), QStringLiteral("/env/other")));
        QCOMPARE(document_->undoStack()->count(), 2);
    }

    void theSignalsTellTheChange()
    {
        std::string mirror = document_->text();
        connect(document_.get(), &Document::textEdited, this,
                [&mirror](const TextEdits &edits) { mirror = applied(mirror, edits); });
        QSignalSpy trees(document_.get(), &Document::treeChanged);
        QVERIFY(document_->apply({{placeOf(*document_, "2"), 1, "7"}}, QStringLiteral("set")));
        QCOMPARE(mirror, document_->text());
        QCOMPARE(trees.count(), 1);
        QCOMPARE(document_->tree().find("/env/parallelism")->text(), std::string("7"));
        document_->undoStack()->undo();
        QCOMPARE(mirror, document_->text());
    }

    void aViewThatAnswersWithAnotherChangeIsRefused()
    {
        std::optional<Result<void>> answer;
        connect(document_.get(), &Document::textEdited, this, [&] {
            if (!answer)
                answer = document_->apply(insertion(0, "#"), QStringLiteral("nested"));
        });
        QVERIFY(document_->apply(insertion(0, "x"), QStringLiteral("outer")));
        QVERIFY(answer && !*answer);
        QCOMPARE(document_->text(), "x" + jobText);
    }

    void problemsFollowTheText()
    {
        QVERIFY(document_->apply(insertion(placeOf(*document_, "}"), "  checkpoint.interval = 10000\n"),
                                 QStringLiteral("insert")));
        const auto has = [this] {
            return std::any_of(
                document_->problems().begin(), document_->problems().end(),
                [](const job::Problem &problem) { return problem.code == "batch-checkpoint"; });
        };
        QVERIFY(has());
        document_->undoStack()->undo();
        QVERIFY(!has());
    }

    void jsonIsKnownByItsName()
    {
        QCOMPARE(document_->syntax(), hocon::Syntax::Conf);
        document_->setText("{}", QStringLiteral("job.JSON"));
        QCOMPARE(document_->syntax(), hocon::Syntax::Json);
    }

    void randomEditsUndoToTheSameBytes()
    {
        std::mt19937 random(7); // the same sequence every time
        const auto below = [&random](std::size_t bound) {
            return bound == 0 ? 0 : random() % bound;
        };
        std::vector<std::string> texts{document_->text()};
        for (int step = 0; step < 300; ++step) {
            const std::size_t size = document_->text().size();
            const std::size_t offset = below(size + 1);
            const std::size_t length = below(std::min<std::size_t>(size - offset, 6) + 1);
            static const std::array<std::string, 6> pieces{"", "x", "\r\n", "\xff\xfe", "\xef\xbb\xbf", "{"};
            const TextEdits edits{{offset, length, pieces.at(below(pieces.size()))}};
            QVERIFY(step % 3 == 0 ? document_->type(edits) : document_->apply(edits, QStringLiteral("edit")));
            if (document_->undoStack()->count() >= static_cast<int>(texts.size()))
                texts.push_back(document_->text());
            else
                texts.back() = document_->text(); // merged into the step before, or nothing changed
            texts.resize(static_cast<std::size_t>(document_->undoStack()->count()) + 1);
        }
        QVERIFY(document_->undoStack()->count() > 100);
        while (document_->undoStack()->canUndo()) {
            QCOMPARE(document_->text(), texts.at(static_cast<std::size_t>(document_->undoStack()->index())));
            document_->undoStack()->undo();
        }
        QCOMPARE(document_->text(), jobText);
        while (document_->undoStack()->canRedo())
            document_->undoStack()->redo();
        QCOMPARE(document_->text(), texts.back());
    }

private:
    std::unique_ptr<Document> document_;
};

QTEST_GUILESS_MAIN(TestDocument)
#include "test_document.moc"
