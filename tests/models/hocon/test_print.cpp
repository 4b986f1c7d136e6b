#include "models/hocon/syntax/print.h"
#include "models/hocon/treedata.h"

#include <QTest>

#include <functional>
#include <string>

using namespace sluice::hocon;
using namespace sluice::hocon::detail;

namespace {

const std::string job = "# jobs\r\nenv { a->b = 1, \"a.b\" : x y # c\n c += ${?v}\n\n}\n"
                        "source {\n A { k = [1, {l = \"x\\n\"},\n 2], s = \"\"\"t\n\"\"\" } // d\n B {}\n}\n"
                        "o = ${env} { p = 1.5 } { q = [1] [2] }\ninclude file( \"none\" )\n"
                        "last\n=\n# e\n null";
const std::string json = "{\n \"env\": {\"a\": 1, \"b\": [true, null, \"x\\u00e9\"]},\n"
                         " \"source\": [{\"plugin_name\": \"A\", \"k\": {}}]\n}\n";

Tree parsed(const std::string &text, Syntax syntax)
{
    ParseOptions options;
    options.syntax = syntax;
    options.answers = false;
    return Tree::parse(text, options);
}

} // namespace

/// The printed tree proves that every byte of a text belongs to a node, or is a blank, a line end, a comment
/// or a comma of one: whatever is changed in the tape shows in it.
class TestHoconPrint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsTheText_data();
    void printsTheText();
    void showsWhatNoNodeOwns_data() { printsTheText_data(); }
    void showsWhatNoNodeOwns();
    void copiesWhatCouldNotBeRead();
};

void TestHoconPrint::printsTheText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("strict");

    QTest::newRow("job") << QByteArray::fromStdString(job) << false;
    QTest::newRow("JSON") << QByteArray::fromStdString(json) << true;
    QTest::newRow("braces") << QByteArray(" # c\n{ a = 1, }\n# d\n") << false;
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                   "a = 1\r\n")
                                     << false;
}

void TestHoconPrint::printsTheText()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, strict);
    const Tree tree = parsed(text.toStdString(), strict ? Syntax::Json : Syntax::Conf);
    QVERIFY(tree.errors().empty());
    QCOMPARE(tree.print(), text.toStdString());
}

void TestHoconPrint::showsWhatNoNodeOwns()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, strict);
    const Tree tree = parsed(text.toStdString(), strict ? Syntax::Json : Syntax::Conf);
    const std::function<void(Node &)> changes[] = {
        [](Node &node) { node.begin += 1; },
        [](Node &node) { node.end -= 1; },
        [](Node &node) { node.type = node.type == NodeType::Object ? NodeType::Array : NodeType::Object; },
    };
    for (std::size_t i = 0; i < tree.data().store.tape.size(); ++i) {
        // Their own text is that of their pieces.
        if (tree.data().store.tape[i].type == NodeType::Concat)
            continue;
        for (std::size_t change = 0; change < std::size(changes); ++change) {
            // The root without braces holds all of the text, wherever it is said to begin.
            const bool root = i == 0 && text.toStdString()[tree.data().store.tape[0].begin] != '{';
            if (root && change != 2)
                continue;
            Store store = tree.data().store;
            changes[change](store.tape[i]);
            QVERIFY2(printed(store, tree.syntax(), false) != tree.text(),
                     qPrintable(QStringLiteral("change %1 of node %2").arg(change).arg(i)));
        }
    }
    // The separator is the field's, and a field that is forgotten leaves nothing behind.
    for (std::size_t i = 1; i < tree.data().store.tape.size(); ++i) {
        const Node &node = tree.data().store.tape[i];
        if (node.type != NodeType::Field)
            continue;
        Store store = tree.data().store;
        store.tape[i].flags ^= 1U << kSeparatorShift;
        store.tape[i].flags ^= 2U << kSeparatorShift;
        QVERIFY(printed(store, tree.syntax(), false) != tree.text());
    }
}

void TestHoconPrint::copiesWhatCouldNotBeRead()
{
    for (const std::string text :
         {"a = = { b c\n} ] = 1\nd {", "{ \"a\" 1 }", "[1, 2]", "", "include x = ${"}) {
        for (const Syntax syntax : {Syntax::Conf, Syntax::Json}) {
            const Tree tree = parsed(text, syntax);
            QCOMPARE(tree.print(), text);
        }
    }
}

QTEST_APPLESS_MAIN(TestHoconPrint)

#include "test_print.moc"
