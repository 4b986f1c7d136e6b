#include "models/editing/document.h"

#include <QTest>

using namespace sluice;
using editing::Document;
using editing::TreeChange;

namespace {

const std::string jobText = "env {\n  job.mode = BATCH\n  parallelism = 2\n}\n"
                            "source {\n  FakeSource { row.num = 5, schema { fields { id = bigint } } }\n}\n"
                            "sink {\n  Console { limit = 7 }\n}\n";

} // namespace

/// Where a document says that its tree is another.
class TestTreeChange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheInnermostHolder_data()
    {
        QTest::addColumn<std::string>("at");   // the change is before this part of the text
        QTest::addColumn<int>("length");       // bytes that go
        QTest::addColumn<std::string>("text"); // that come
        QTest::addColumn<QString>("pointer");  // "*": everything
        QTest::addColumn<bool>("movesLines");
        const auto row = [](const char *name, const std::string &at, int length, const std::string &text,
                            const char *pointer, bool movesLines = false) {
            QTest::newRow(name) << at << length << text << QString::fromLatin1(pointer) << movesLines;
        };
        row("a number grows", "7 }", 0, "1", "/sink/0");
        row("a number is another", "5,", 1, "44", "/source/0");
        row("a member comes", " }\n}\n", 0, ", a = 1", "/source/0");
        row("in a nested object", "bigint", 6, "string", "/source/0/schema/fields");
        row("a line comes", "parallelism", 0, "# c\n  ", "/env", true);
        row("a plugin comes", "  Console", 0, "  Jdbc { }\n", "/sink", true);
        row("a section comes", "sink {", 0, "transform { }\n", "*");
        row("a bracket goes", "limit", 0, "} ", "*"); // an error
        row("a quote opens", "bigint", 0, "\"", "*"); // an error
        row("a name of a plugin", "Console", 7, "Jdbc", "/sink");
        row("an include comes", "limit", 0, "include \"a\"\n", "*", true);
    }

    void namesTheInnermostHolder()
    {
        QFETCH(std::string, at);
        QFETCH(int, length);
        QFETCH(std::string, text);
        QFETCH(QString, pointer);
        QFETCH(bool, movesLines);
        Document document;
        document.setRecoveryFolder({});
        document.setText(jobText, QStringLiteral("a.conf"));
        QList<TreeChange> told;
        connect(&document, &Document::treeChanged, this,
                [&told](const TreeChange &change) { told.append(change); });
        const std::size_t place = jobText.find(at);
        QVERIFY(place != std::string::npos);
        QVERIFY(document.apply({{place, static_cast<std::size_t>(length), text}}, QStringLiteral("test")));
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.first().everything, pointer == QLatin1String("*"));
        if (!told.first().everything) {
            QCOMPARE(QString::fromStdString(told.first().pointer), pointer);
            QCOMPARE(told.first().movesLines, movesLines);
        }
        document.undoStack()->undo();
        QCOMPARE(told.size(), 2);
        if (!told.first().everything)
            QCOMPARE(QString::fromStdString(told.last().pointer), pointer);
    }

    void concernsWhatIsAtBelowOrAboveIt()
    {
        const TreeChange change{false, "/source/0", false};
        QVERIFY(change.concerns("/source/0"));
        QVERIFY(change.concerns("/source/0/schema"));
        QVERIFY(change.concerns("/source"));
        QVERIFY(change.concerns(""));
        QVERIFY(!change.concerns("/source/01"));
        QVERIFY(!change.concerns("/source/1"));
        QVERIFY(!change.concerns("/env"));
        QVERIFY(TreeChange{}.concerns("/env"));
    }

    void anotherReadingOfTheSameTextIsEverything()
    {
        Document document;
        document.setRecoveryFolder({});
        document.setText("env { a = ${x} }\n", QStringLiteral("a.conf"));
        QList<TreeChange> told;
        connect(&document, &Document::treeChanged, this,
                [&told](const TreeChange &change) { told.append(change); });
        document.setVariables({"x=1"});
        document.setText(jobText, QStringLiteral("b.conf"));
        QCOMPARE(told.size(), 2);
        QVERIFY(told.at(0).everything && told.at(1).everything);
    }
};

QTEST_GUILESS_MAIN(TestTreeChange)
#include "test_treechange.moc"
