#include "models/job/files/diff.h"
#include "tests/models/hocon/jobcases.h"

#include <random>

using namespace sluice;
using namespace sluice::hocon;
using namespace sluice::job;

class TestDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void seesMeaningOnly();
    void tellsWhatChanged_data();
    void tellsWhatChanged();
    void pointsIntoBothTexts();
    void everyFileEqualsItself();
    void printsLinesLikeDiff();
    void linesRebuildTheOtherText();
};

namespace {

Tree conf(const std::string &text)
{
    return Tree::parse(text, Syntax::Conf);
}

QString table(const std::vector<Change> &changes)
{
    QString text;
    for (const Change &change : changes) {
        text += QString::fromStdString(std::string(changeTypeName(change.type)) + " [" + change.stage + "] " +
                                       change.option + ": " + change.leftValue + " -> " + change.rightValue +
                                       "\n");
    }
    return text;
}

/// `left` after a unified diff is applied to it.
std::string patched(const std::string &left, const std::string &patch)
{
    const auto split = [](const std::string &text) {
        std::vector<std::string> lines;
        std::string line;
        for (const char c : text) {
            line += c;
            if (c == '\n')
                lines.push_back(std::exchange(line, {}));
        }
        if (!line.empty())
            lines.push_back(line);
        return lines;
    };
    const std::vector<std::string> source = split(left);
    std::string result;
    std::size_t at = 0;
    std::string pending;
    const auto flush = [&] {
        result += std::exchange(pending, {});
    };
    for (const std::string &line : split(patch)) {
        if (line.starts_with("@@ -")) {
            flush();
            const std::size_t start = std::stoul(line.substr(4));
            const bool none = line.find(",0 +") != std::string::npos;
            while (at + (none ? 0 : 1) < start)
                result += source[at++];
        } else if (line.starts_with("---") || line.starts_with("+++")) {
            continue;
        } else if (line.starts_with('\\')) {
            if (!pending.empty())
                pending.pop_back();
        } else if (line.starts_with('-')) {
            flush();
            ++at;
        } else {
            flush();
            pending = line.substr(1);
            at += line.starts_with(' ') ? 1 : 0;
        }
    }
    flush();
    while (at < source.size())
        result += source[at++];
    return result;
}

} // namespace

void TestDiff::seesMeaningOnly()
{
    QVERIFY(diff(conf("env { a = 1.0, b = x }\n# c\nsource { A { x = 1, y = 2 } }\n"),
                 conf("source { A { y : 2\n x : 1 } }\nenv : { \"b\" = \"x\"\n a = 1 }\n"))
                .empty());
}

void TestDiff::tellsWhatChanged_data()
{
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *left, const char *right, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(left) << QString::fromUtf8(right)
                            << QString::fromUtf8(expected);
    };
    row("option", "env { a = 1, b = 2, c = 3 }\n", "env { a = 1, c = 4, d = 5 }\n",
        "removed [env] b: 2 -> \nchanged [env] c: 3 -> 4\nadded [env] d:  -> 5\n");
    row("nested", "env { o { a = 1, b = [1] } }\n", "env { o { a = 2, b = [1, 2] } }\n",
        "changed [env] o/a: 1 -> 2\nchanged [env] o/b: [1] -> [1,2]\n");
    row("type", "env { a = 1 }\n", "env { a = \"1\" }\n", "changed [env] a: 1 -> \"1\"\n");
    row("root", "env { }\n", "x = 1\n", "added [x] :  -> 1\nremoved [env] : {} -> \n");
    row("stage added in front", "source {\n  A { result_table_name = a, x = 1 }\n}\n",
        "source {\n  B { y = 1 }\n  A { result_table_name = a, x = 1 }\n}\n",
        "added [source B] :  -> {\"y\":1,\"plugin_name\":\"B\"}\n");
    row("stages swapped", "sink {\n  A { x = 1 }\n  B { y = 1 }\n}\n",
        "sink {\n  B { y = 1 }\n  A { x = 1 }\n}\n",
        "moved [sink A] : {\"x\":1,\"plugin_name\":\"A\"} -> {\"x\":1,\"plugin_name\":\"A\"}\n");
    row("same plugin twice",
        "source {\n  A { result_table_name = a, x = 1 }\n  A { result_table_name = b, x = 2 }\n}\n",
        "source {\n  A { result_table_name = b, x = 1 }\n}\n",
        "removed [source A (a)] : {\"result_table_name\":\"a\",\"x\":1,\"plugin_name\":\"A\"} -> \n"
        "changed [source A (b)] x: 2 -> 1\n");
    row("option moved", "env { parallelism = 4 }\nsource {\n  A { }\n}\n",
        "env { }\nsource {\n  A { parallelism = 4 }\n}\n", "moved [env] parallelism: 4 -> 4\n");
    row("columns", "source {\n  A { schema { fields { a = int, b = int, c = int } } }\n}\n",
        "source {\n  A { schema { fields { c = int, a = int, b = int } } }\n}\n",
        "moved [source A] schema/fields/c: \"int\" -> \"int\"\n");
    row("list of objects", "source {\n  A { rows = [ { k = 1 }, { k = 2 } ] }\n}\n",
        "source {\n  A { rows = [ { k = 2 } ] }\n}\n", "removed [source A] rows/0: {\"k\":1} -> \n");
}

void TestDiff::tellsWhatChanged()
{
    QFETCH(QString, left);
    QFETCH(QString, right);
    QFETCH(QString, expected);
    QCOMPARE(table(diff(conf(left.toStdString()), conf(right.toStdString()))), expected);
}

void TestDiff::pointsIntoBothTexts()
{
    const std::string left = "env { a = 1 }\nsource {\n  A { x = old }\n}\n";
    const std::string right = "source {\n  B { }\n  A { x = new }\n}\nenv { a = 1 }\n";
    const std::vector<Change> changes = diff(conf(left), conf(right));
    QCOMPARE(changes.size(), std::size_t(2));
    const Change &change = changes[0].type == ChangeType::Changed ? changes[0] : changes[1];
    QCOMPARE(change.leftPointer, std::string("/source/0/x"));
    QCOMPARE(change.rightPointer, std::string("/source/1/x"));
    QCOMPARE(left.substr(change.left.offset, change.left.length), std::string("old"));
    QCOMPARE(right.substr(change.right.offset, change.right.length), std::string("new"));
}

void TestDiff::everyFileEqualsItself()
{
    if (sharedFolder().isEmpty())
        QSKIP("the shared corpus is not here (SLUICE_SHARED)");
    const QString corpus = sharedFolder() + QStringLiteral("/data/corpus/");
    const QList<QByteArray> rows =
        QByteArray(fileText(corpus + QStringLiteral("verdicts.tsv")).c_str()).split('\n');
    int compared = 0;
    for (const QByteArray &row : rows.mid(1)) {
        const QString name = QString::fromUtf8(row.split('\t').first());
        if (!name.endsWith(QLatin1String(".conf")))
            continue;
        const Tree tree = conf(fileText(corpus + QStringLiteral("files/") + name));
        QVERIFY2(diff(tree, tree).empty(), qPrintable(name));
        ++compared;
    }
    QVERIFY(compared > 500);
}

void TestDiff::printsLinesLikeDiff()
{
    QCOMPARE(textDiff("a\nb\nc\n", "a\nx\nc\n", "old", "new"),
             std::string("--- old\n+++ new\n@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n"));
    QCOMPARE(textDiff("a\n", "a"),
             std::string("--- a\n+++ b\n@@ -1 +1 @@\n-a\n+a\n\\ No newline at end of file\n"));
    QCOMPARE(textDiff("", "a\n"), std::string("--- a\n+++ b\n@@ -0,0 +1 @@\n+a\n"));
    QVERIFY(textDiff("same\n", "same\n").empty());
}

void TestDiff::linesRebuildTheOtherText()
{
    std::mt19937 random(20261121); // fixed: a failure must come back
    for (int round = 0; round < 400; ++round) {
        const auto made = [&random] {
            std::string text;
            for (unsigned i = random() % 40; i > 0; --i)
                text += std::string(1, static_cast<char>('a' + random() % 5)) + "\n";
            if (random() % 4 == 0 && !text.empty())
                text.pop_back();
            return text;
        };
        const std::string left = made();
        const std::string right = made();
        QCOMPARE(patched(left, textDiff(left, right)), right);
    }
}

QTEST_APPLESS_MAIN(TestDiff)
#include "test_diff.moc"
