#include "models/editing/document.h"
#include "models/items/problemsmodel.h"
#include "tests/support/modeltext.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace sluice;
using items::ProblemsModel;

namespace {

const std::string brokenText = "env {\n"
                               "  job.mode = \"BATCH\"\n"
                               "  checkpoint.interval = 10000 # fast\n"
                               "  # kept\n"
                               "  checkpoint.timeout = 30000\n"
                               "  paralelism = 2\n"
                               "}\n"
                               "source {\n  FakeSource {\n    result_table_name = \"a\"\n  }\n}\n"
                               "sink {\n  Console {\n    source_table_name = \"a\"\n  }\n}\n";

} // namespace

class TestProblemsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        document_ = std::make_unique<editing::Document>();
        document_->setRecoveryFolder({});
        model_ = std::make_unique<ProblemsModel>();
        tester_ = std::make_unique<QAbstractItemModelTester>(
            model_.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        model_->setDocument(document_.get());
        document_->setText(brokenText, QStringLiteral("orders.conf"));
    }

    void cleanup()
    {
        tester_.reset();
        model_.reset();
    }

    void everyProblemIsARow()
    {
        QCOMPARE(test::modelText(*model_, {ProblemsModel::SeverityColumn, ProblemsModel::LineColumn,
                                           ProblemsModel::CodeColumn}),
                 QStringLiteral("Warning | 3 | batch-checkpoint\nHint | 6 | unknown-env-option"));
        const QModelIndex first = model_->index(0, ProblemsModel::MessageColumn);
        QCOMPARE(first.data(ProblemsModel::PointerRole).toString(),
                 QStringLiteral("/env/checkpoint.interval"));
        const auto offset = first.data(ProblemsModel::OffsetRole).toULongLong();
        QCOMPARE(brokenText.substr(offset, 19), std::string("checkpoint.interval"));
        QVERIFY(
            first.data(Qt::AccessibleTextRole).toString().startsWith(QStringLiteral("Warning, line 3: ")));
        QCOMPARE(first.data(ProblemsModel::FixTitlesRole).toStringList().value(0),
                 QStringLiteral("Remove all checkpoint keys"));
        QCOMPARE(model_->count(job::ProblemSeverity::Hint), 2);
        QCOMPARE(model_->count(job::ProblemSeverity::Warning), 1);
        QCOMPARE(model_->count(job::ProblemSeverity::Error), 0);
    }

    /// What is typed behind all problems is nothing to their rows; before them it moves them.
    void whatIsTypedElsewhereTellsOfNoRow()
    {
        QSignalSpy changed(model_.get(), &QAbstractItemModel::dataChanged);
        QSignalSpy inserted(model_.get(), &QAbstractItemModel::rowsInserted);
        QVERIFY(document_->type({{document_->text().find("\"a\"\n  }\n}\nsink") + 1, 0, "b"}}));
        QVERIFY(document_->type({{document_->text().rfind("\"a\"") + 1, 0, "b"}}));
        QCOMPARE(model_->rowCount(), 2);
        QCOMPARE(changed.count(), 0);
        QVERIFY(document_->type({{0, 0, "# c\n"}}));
        QCOMPARE(model_->rowCount(), 2);
        QVERIFY(changed.count() > 0);
        QCOMPARE(inserted.count(), 0);
        QCOMPARE(model_->index(0, ProblemsModel::LineColumn).data().toInt(), 4);
        QVERIFY(model_->applyFix(0, 0)); // with the edits of now
        QVERIFY(document_->text().find("checkpoint.") == std::string::npos);
    }

    void theFixRemovesBothKeysInOneStep()
    {
        QVERIFY(model_->applyFix(0, 0));
        QVERIFY(document_->text().find("checkpoint.") == std::string::npos);
        QVERIFY(document_->text().find("job.mode = \"BATCH\"") != std::string::npos);
        QCOMPARE(document_->undoStack()->count(), 1);
        QCOMPARE(document_->undoStack()->undoText(), QStringLiteral("Remove all checkpoint keys"));
        QCOMPARE(model_->rowCount(), 1);
        document_->undoStack()->undo();
        QCOMPARE(document_->text(), brokenText);
        QCOMPARE(model_->rowCount(), 2);
    }

    void whatIsNotThereIsNotFixed()
    {
        QVERIFY(!model_->applyFix(0, 99));
        QVERIFY(!model_->applyFix(-1, 0));
        QVERIFY(!model_->applyFix(2, 0));
        QCOMPARE(document_->text(), brokenText);
    }

    void aFixIsMadeForTheTextOfTheMoment()
    {
        // Over 1 MB the rows follow only once the typing pauses.
        document_->setText(brokenText + "# " + std::string(1 << 20, 'x') + "\n",
                           QStringLiteral("large.conf"));
        QVERIFY(document_->type({{0, 0, "# first line\n"}}));
        const std::string typed = document_->text();
        QVERIFY(model_->applyFix(0, 0));
        std::string expected = typed;
        const auto replace = [&expected](const std::string &line, const std::string &by) {
            expected.replace(expected.find(line), line.size(), by);
        };
        replace("  checkpoint.interval = 10000 # fast\n", "  # fast\n"); // what people wrote stays
        replace("  checkpoint.timeout = 30000\n", "");
        QVERIFY(document_->text() == expected);
    }

    void safeFixesAreOneStep()
    {
        QVERIFY(model_->hasSafeFixes());
        QVERIFY(model_->applySafeFixes());
        QCOMPARE(document_->undoStack()->count(), 1);
        QVERIFY(document_->text().find("checkpoint.") == std::string::npos);
        document_->undoStack()->undo();
        QCOMPARE(document_->text(), brokenText);
    }

    void rowsSurviveTypingAboveThem()
    {
        QSignalSpy inserted(model_.get(), &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(model_.get(), &QAbstractItemModel::rowsRemoved);
        QSignalSpy changed(model_.get(), &QAbstractItemModel::dataChanged);
        const QPersistentModelIndex second(model_->index(1, 0));
        QVERIFY(document_->type({{0, 0, "\n"}}));
        QCOMPARE(inserted.count() + removed.count(), 0);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(second.data(ProblemsModel::LineRole).toInt(), 7);
    }

    void nextAndPreviousGoRound()
    {
        const std::size_t first = model_->problem(0).span.offset;
        const std::size_t second = model_->problem(1).span.offset;
        QCOMPARE(model_->next(0), 0);
        QCOMPARE(model_->next(first), 1);
        QCOMPARE(model_->next(second), 0);
        QCOMPARE(model_->previous(second), 0);
        QCOMPARE(model_->previous(first), 1);
        document_->setText("env {\n  job.mode = \"BATCH\"\n}\n", QStringLiteral("x.conf"));
        model_->setDocument(nullptr);
        QCOMPARE(model_->next(0), -1);
        QCOMPARE(model_->previous(0), -1);
    }

    void theFilterNarrowsAndSorts()
    {
        items::ProblemsFilter filter;
        const QAbstractItemModelTester tester(&filter,
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        filter.setSourceModel(model_.get());
        QCOMPARE(filter.rowCount(), 2);
        filter.sort(ProblemsModel::SeverityColumn, Qt::AscendingOrder);
        QCOMPARE(test::modelText(filter, {ProblemsModel::CodeColumn}),
                 QStringLiteral("unknown-env-option\nbatch-checkpoint"));
        filter.setLeastSeverity(job::ProblemSeverity::Warning);
        QCOMPARE(test::modelText(filter, {ProblemsModel::CodeColumn}), QStringLiteral("batch-checkpoint"));
        filter.setLeastSeverity(job::ProblemSeverity::Hint);
        filter.setText(QStringLiteral("PARALELISM"));
        QCOMPARE(test::modelText(filter, {ProblemsModel::CodeColumn}), QStringLiteral("unknown-env-option"));
    }

private:
    std::unique_ptr<editing::Document> document_;
    std::unique_ptr<ProblemsModel> model_;
    std::unique_ptr<QAbstractItemModelTester> tester_;
};

QTEST_GUILESS_MAIN(TestProblemsModel)
#include "test_problemsmodel.moc"
