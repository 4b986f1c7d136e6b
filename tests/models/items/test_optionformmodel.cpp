#include "models/editing/document.h"
#include "models/items/optionformmodel.h"
#include "models/job/lint/problem.h"
#include "tests/support/modeltext.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace sluice;
using items::OptionFormModel;

namespace {

const std::string batchText = "env {\n"
                              "  job.mode = \"BATCH\"\n"
                              "  job.name = \"orders\" # nightly\n"
                              "  parallelism = 2\n"
                              "}\n";

QString textOf(const editing::Document &document)
{
    return QString::fromStdString(document.text());
}

} // namespace

class TestOptionFormModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        document_ = std::make_unique<editing::Document>();
        document_->setRecoveryFolder({});
        model_ = std::make_unique<OptionFormModel>();
        tester_ = std::make_unique<QAbstractItemModelTester>(
            model_.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        // It would fetch the rows below a new row before it has taken note of that row.
        tester_->setUseFetchMore(false);
        model_->setDocument(document_.get());
        document_->setText(batchText, QStringLiteral("orders.conf"));
    }

    /// "parallelism " is the option that the engine reads it as, with what is wrong with it.
    void aKeyIsTheOptionThatTheEngineReadsItAs()
    {
        for (const char *key : {"\"parallelism \"", "\"\\\"parallelism\\\"\""}) {
            document_->setText(std::string("env {\n  job.mode = BATCH\n  ") + key + " = 7\n}\n",
                               QStringLiteral("orders.conf"));
            int rows = 0;
            for (int row = 0; row < model_->rowCount(); ++row) {
                const QModelIndex index = model_->index(row, OptionFormModel::ValueColumn);
                QVERIFY2(!index.data(OptionFormModel::UnknownRole).toBool(), key);
                if (!index.data(items::KeyRole).toString().contains(QLatin1String("parallelism")))
                    continue;
                ++rows;
                QCOMPARE(index.data().toString(), QStringLiteral("7"));
                QVERIFY(index.data(OptionFormModel::SeverityRole).isValid());
                QCOMPARE(index.data(OptionFormModel::SectionRole).toString(), QStringLiteral("Job"));
                QVERIFY(model_->setData(index, QStringLiteral("8"), Qt::EditRole));
            }
            QCOMPARE(rows, 1);
            QVERIFY2(document_->text().find(std::string(key) + " = 8") != std::string::npos,
                     document_->text().c_str());
        }
        // Of two the last one counts; the other is a key that nobody reads.
        document_->setText("env {\n  \"parallelism \" = 7\n  parallelism = 2\n}\n",
                           QStringLiteral("orders.conf"));
        const int row = model_->rowOf(QStringLiteral("parallelism"));
        QCOMPARE(model_->index(row, OptionFormModel::ValueColumn).data().toString(), QStringLiteral("2"));
        const int other = model_->rowOf(QStringLiteral("parallelism "));
        QVERIFY(other >= 0);
        QVERIFY(model_->index(other, 0).data(OptionFormModel::UnknownRole).toBool());
    }

    /// A keystroke in a sink costs the form of env nothing.
    void whatIsTypedElsewhereIsNotReadAgain()
    {
        const std::string text = "env {\n  job.mode = BATCH\n  parallelism = 2\n}\n"
                                 "sink { Console { limit = 7 } }\n";
        document_->setText(text, QStringLiteral("orders.conf"));
        QVERIFY(model_->rowCount() > 0);
        int before = model_->readings();
        const auto typed = [this](const char *where, const std::string &what) {
            const std::size_t at = document_->text().find(where);
            return document_->type({{at, 0, what}}).has_value();
        };
        QVERIFY(typed("7 }", "1"));
        QVERIFY(typed("7 }", "2"));
        QCOMPARE(model_->readings(), before);
        QVERIFY(typed("2\n}", "1"));
        QCOMPARE(model_->readings(), before + 1);
        QCOMPARE(model_->index(model_->rowOf(QStringLiteral("parallelism")), OptionFormModel::ValueColumn)
                     .data()
                     .toString(),
                 QStringLiteral("12"));
        // Where a value of env is answered by what stands elsewhere, that is looked at.
        document_->setText("env { job.mode = BATCH, job.name = ${sink.name} }\nsink { name = a, b = 1 }\n",
                           QStringLiteral("orders.conf"));
        before = model_->readings();
        QVERIFY(typed("a, b", "x"));
        QCOMPARE(model_->readings(), before + 1);
        // A line that moves is one that a row names.
        document_->setText("sink { Console { limit = 7 } }\nenv { job.mode = BATCH }\n",
                           QStringLiteral("orders.conf"));
        before = model_->readings();
        QVERIFY(typed("limit", "\n"));
        QCOMPARE(model_->readings(), before + 1);
        // And so is a problem of env that came with what was typed.
        document_->setText("env { job.mode = BATCH, a = 1 }\nsink { Console { limit = 7 } }\n",
                           QStringLiteral("orders.conf"));
        before = model_->readings();
        QVERIFY(typed("limit", "{"));
        QVERIFY(model_->readings() > before);
    }

    void aModeThatIsNotSetIsADefault_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("mode");
        QTest::addColumn<bool>("isDefault");
        QTest::newRow("nothing") << QByteArray() << QStringLiteral("BATCH") << true;
        QTest::newRow("no mode") << QByteArray("env { parallelism = 2 }") << QStringLiteral("BATCH") << true;
        QTest::newRow("BATCH") << QByteArray("env { job.mode = BATCH }") << QStringLiteral("BATCH") << false;
        QTest::newRow("nested") << QByteArray("env { job { mode = STREAMING } }")
                                << QStringLiteral("STREAMING") << false;
        QTest::newRow("a mistake") << QByteArray("env { job.mode = BATSH }") << QStringLiteral("BATSH")
                                   << false;
    }

    void aModeThatIsNotSetIsADefault()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, mode);
        QFETCH(bool, isDefault);
        document_->setText(text.toStdString(), QStringLiteral("a.conf"));
        QCOMPARE(model_->mode(), mode);
        QCOMPARE(model_->modeIsDefault(), isDefault);
        if (!isDefault)
            return;
        QSignalSpy told(model_.get(), &OptionFormModel::modeChanged);
        QVERIFY(model_->setMode(QStringLiteral("BATCH"))); // says the same in other words, and is told
        QVERIFY(!model_->modeIsDefault());
        QCOMPARE(told.count(), 1);
        document_->undoStack()->undo();
        QVERIFY(model_->modeIsDefault());
    }

    void sqlIsNeverGivenAKey_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("SeaTunnel") << QByteArray("/* config\nenv { job.mode = \"BATCH\" }\n*/\n"
                                                 "insert into b select 1 from a;\n")
                                   << QStringLiteral("This is an SQL job");
        QTest::newRow("Flink") << QByteArray("create table a (id int) with ('connector' = 'kafka');\n")
                               << QStringLiteral("This is SQL for Flink");
    }

    void sqlIsNeverGivenAKey()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, sentence);
        document_->setText(text.toStdString(), QStringLiteral("orders.sql"));
        QVERIFY(!model_->isEditable());
        QCOMPARE(model_->rowCount(), 0);
        QVERIFY2(model_->modeNote().startsWith(sentence), qPrintable(model_->modeNote()));
        QVERIFY(!model_->setMode(QStringLiteral("STREAMING")));
        QCOMPARE(document_->text(), text.toStdString());
        document_->setText(batchText, QStringLiteral("orders.conf"));
        QVERIFY(model_->isEditable());
        QVERIFY(model_->rowCount() > 0);
    }

    void anEmptyTextHasNoNote()
    {
        document_->setText("\n", QStringLiteral("new.conf"));
        QCOMPARE(model_->modeNote(), QString());
        document_->setText(batchText, QStringLiteral("orders.conf"));
        QVERIFY(!model_->modeNote().isEmpty());
    }

    void cleanup()
    {
        tester_.reset();
        model_.reset();
    }

    void batchHasNoCheckpointFieldsAndSaysWhy()
    {
        QCOMPARE(test::modelText(*model_, {0, 1, 2, 3}),
                 QStringLiteral("job.mode | BATCH |  | line 2\n"
                                "job.name | orders |  | line 3\n"
                                "parallelism | 2 |  | line 4\n"
                                "job.retry.times | 3 |  | default\n"
                                "job.retry.interval.seconds | 3 | s | default\n"
                                "read_limit.rows_per_second |  | rows/s | engine decides\n"
                                "read_limit.bytes_per_second |  | bytes/s | engine decides\n"
                                "savemode.execute.location | CLUSTER |  | default\n"
                                "jars |  |  | engine decides\n"
                                "tag_filter |  |  | engine decides"));
        QCOMPARE(model_->mode(), QStringLiteral("BATCH"));
        QVERIFY(model_->modeNote().contains(QStringLiteral("checkpoint.interval")));
    }

    void streamingHasThemWithUnits()
    {
        QSignalSpy inserted(model_.get(), &QAbstractItemModel::rowsInserted);
        QSignalSpy reset(model_.get(), &QAbstractItemModel::modelReset);
        QSignalSpy mode(model_.get(), &OptionFormModel::modeChanged);
        QVERIFY(model_->setMode(QStringLiteral("STREAMING")));
        QCOMPARE(textOf(*document_), QString::fromStdString(batchText).replace(QStringLiteral("BATCH"),
                                                                               QStringLiteral("STREAMING")));
        QCOMPARE(mode.count(), 1);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(reset.count(), 0);
        QVERIFY(model_->modeNote().isEmpty());
        for (const auto *key : {"checkpoint.interval", "checkpoint.timeout"}) {
            const int row = model_->rowOf(QLatin1String(key));
            QVERIFY(row >= 0);
            QCOMPARE(cell(row, OptionFormModel::UnitRole).toString(), QStringLiteral("ms"));
            QVERIFY(cell(row, OptionFormModel::ApplicableRole).toBool());
        }
        document_->undoStack()->undo();
        QCOMPARE(model_->rowOf(QStringLiteral("checkpoint.interval")), -1);
    }

    void theNoteIsTrueOfWhatIsShown()
    {
        QVERIFY(model_->modeNote().contains(QStringLiteral("has no checkpoint fields")));
        QSignalSpy changed(model_.get(), &OptionFormModel::modeChanged);
        put("parallelism = 2\n", "parallelism = 2\n  checkpoint.interval = 10000\n");
        QCOMPARE(changed.count(), 1);
        QVERIFY2(model_->modeNote().contains(QStringLiteral("sets checkpoint options")),
                 qPrintable(model_->modeNote()));
        document_->undoStack()->undo();
        QVERIFY(model_->modeNote().contains(QStringLiteral("has no checkpoint fields")));
    }

    void checkpointKeysOfABatchJobAreProblemsAndStay()
    {
        put("parallelism = 2\n",
            "parallelism = 2\n  checkpoint.interval = 10000\n  checkpoint.timeout = 30000\n");
        const QString before = textOf(*document_);
        for (const auto *key : {"checkpoint.interval", "checkpoint.timeout"}) {
            const int row = model_->rowOf(QLatin1String(key));
            QVERIFY(row >= 0);
            QCOMPARE(cell(row, OptionFormModel::SeverityRole).toInt(),
                     static_cast<int>(job::ProblemSeverity::Warning));
            QVERIFY(!cell(row, OptionFormModel::ProblemRole).toString().isEmpty());
            QVERIFY(!cell(row, OptionFormModel::ReasonRole).toString().isEmpty());
            const QModelIndex value = model_->index(row, OptionFormModel::ValueColumn);
            QVERIFY(!model_->flags(value).testFlag(Qt::ItemIsEditable));
            QVERIFY(!model_->setData(value, QStringLiteral("5000")));
        }
        QCOMPARE(textOf(*document_), before);
        // Asked for by name, it goes; and only it.
        const int row = model_->rowOf(QStringLiteral("checkpoint.interval"));
        QVERIFY(model_->setData(model_->index(row, OptionFormModel::ValueColumn), QVariant()));
        QCOMPARE(textOf(*document_),
                 QString(before).remove(QStringLiteral("  checkpoint.interval = 10000\n")));
    }

    void anEditChangesOnlyItsValue()
    {
        QVERIFY(set("parallelism", QStringLiteral("16")));
        QCOMPARE(textOf(*document_),
                 QString::fromStdString(batchText).replace(QStringLiteral("parallelism = 2"),
                                                           QStringLiteral("parallelism = 16")));
        QCOMPARE(document_->undoStack()->undoText(), QStringLiteral("set parallelism"));
        document_->undoStack()->undo();
        QCOMPARE(document_->text(), batchText);
    }

    void theCommentBesideAValueStays()
    {
        QVERIFY(set("job.name", QStringLiteral("orders of today")));
        QVERIFY(textOf(*document_).contains(QStringLiteral("job.name = \"orders of today\" # nightly\n")));
    }

    void aKeyThatIsNotThereIsInsertedAndResetRemovesIt()
    {
        QVERIFY(set("job.retry.times", QStringLiteral("0")));
        QCOMPARE(document_->tree().find("/env/job.retry.times")->text(), std::string("0"));
        const int row = model_->rowOf(QStringLiteral("job.retry.times"));
        QVERIFY(cell(row, OptionFormModel::ModifiedRole).toBool());
        QVERIFY(set("job.retry.times", QVariant()));
        QCOMPARE(document_->text(), batchText);
        QVERIFY(!cell(row, OptionFormModel::ModifiedRole).toBool());
        QVERIFY(!cell(row, OptionFormModel::ValueRole).isValid());
    }

    void valuesThatDoNotFitAreRefused_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("no number") << "parallelism"
                                   << "many";
        QTest::newRow("below the least") << "parallelism"
                                         << "0";
        QTest::newRow("over 64 bits") << "parallelism"
                                      << "99999999999999999999";
        QTest::newRow("empty") << "parallelism"
                               << "";
    }

    void valuesThatDoNotFitAreRefused()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QVERIFY(!set(key.toLatin1().constData(), value));
        QCOMPARE(document_->text(), batchText);
    }

    void keysThatNobodyKnowsAreShown()
    {
        put("parallelism = 2\n",
            "parallelism = 2\n  my/own~key = ${HOME}\n  spark.app.name = x\n  tree { a = 1 }\n");
        const int own = model_->rowOf(QStringLiteral("my/own~key"));
        QVERIFY(own >= 0);
        QCOMPARE(cell(own, OptionFormModel::PointerRole).toString(), QStringLiteral("/env/my~1own~0key"));
        QVERIFY(model_->rowOf(QStringLiteral("spark.app.name")) > own);
        const int tree = model_->rowOf(QStringLiteral("tree"));
        QCOMPARE(cell(tree, Qt::DisplayRole).toString(), QStringLiteral("{ a = 1 }"));
        QVERIFY(!model_->setData(model_->index(tree, OptionFormModel::ValueColumn), QStringLiteral("x")));
    }

    void typingInTheTextChangesOneRow()
    {
        QSignalSpy changed(model_.get(), &QAbstractItemModel::dataChanged);
        QSignalSpy inserted(model_.get(), &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(model_.get(), &QAbstractItemModel::rowsRemoved);
        const std::size_t at = document_->text().find("= 2") + 3;
        QVERIFY(document_->type({{at, 0, "4"}}));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first().at(0).toModelIndex().row(), model_->rowOf(QStringLiteral("parallelism")));
        QCOMPARE(changed.first().at(1).toModelIndex().row(), model_->rowOf(QStringLiteral("parallelism")));
        QCOMPARE(inserted.count() + removed.count(), 0);
    }

    void aVariableIsNoModeWeKnow()
    {
        put("\"BATCH\"", "${mode}");
        QCOMPARE(model_->mode(), QStringLiteral("${mode}"));
        QVERIFY(model_->modeNote().isEmpty());
        QVERIFY(model_->rowOf(QStringLiteral("checkpoint.interval")) >= 0);
    }

    void aPlaceInTheTextHasItsRow()
    {
        QCOMPARE(model_->rowAt(document_->text().find("orders")), model_->rowOf(QStringLiteral("job.name")));
        QCOMPARE(model_->rowAt(0), -1);
    }

    void aTextWithoutEnvStillHasItsForm()
    {
        document_->setText("source {\n}\n", QStringLiteral("x.conf"));
        QCOMPARE(model_->rowCount(), 10);
        document_->setText("env = [1]\n", QStringLiteral("x.conf"));
        QCOMPARE(model_->rowCount(), 10);
        document_->setText("env { job.mode = \n", QStringLiteral("x.conf"));
        QVERIFY(model_->rowCount() >= 10);
        model_->setDocument(nullptr);
        QCOMPARE(model_->rowCount(), 0);
    }

private:
    QVariant cell(int row, int role) const
    {
        return model_->index(row, OptionFormModel::ValueColumn).data(role);
    }

    bool set(const char *key, const QVariant &value)
    {
        return model_->setData(model_->index(model_->rowOf(QLatin1String(key)), OptionFormModel::ValueColumn),
                               value);
    }

    void put(const std::string &what, const std::string &with)
    {
        const std::size_t at = document_->text().find(what);
        QVERIFY(at != std::string::npos);
        QVERIFY(document_->apply({{at, what.size(), with}}, QStringLiteral("edit")));
    }

    std::unique_ptr<editing::Document> document_;
    std::unique_ptr<OptionFormModel> model_;
    std::unique_ptr<QAbstractItemModelTester> tester_;
};

QTEST_GUILESS_MAIN(TestOptionFormModel)
#include "test_optionformmodel.moc"
