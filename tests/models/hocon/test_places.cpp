#include "models/hocon/tree.h"

#include <QTest>

#include <string>

using namespace sluice;
using namespace sluice::hocon;

namespace {

constexpr int kMany = 200; ///< more than are looked at one by one

std::string numbered(const char *before, const char *after, int count = kMany)
{
    std::string text;
    for (int i = 0; i < count; ++i)
        text += before + std::to_string(i) + after;
    return text;
}

std::string slice(const Tree &tree, const TextSpan &span)
{
    return tree.text().substr(span.offset, span.length);
}

Tree parsed(const std::string &text)
{
    return Tree::parse(text, Syntax::Conf);
}

} // namespace

/// From pointers to places in the text and back, where much stands beside each other.
class TestHoconPlaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manyKeysOfOnePath();
    void manyDefinitionsOfOneName();
    void manyFieldsInObjectsBesideEachOther();
    void escapedNamesAmongMany();
    void longLists();
    void itemsThatComeTwice();
    void noPointer();
    void aStatementIsNoValue();
};

void TestHoconPlaces::manyKeysOfOnePath()
{
    const Tree tree = parsed(numbered("a->n", " = 1\n"));
    QVERIFY(tree.definitions("/a").empty()); // a->n defines what is below
    for (const int round : {1, 2}) {         // the second one asks what the first one remembered
        for (int i = 0; i < kMany; i += 33) {
            const auto all = tree.definitions("/a/n" + std::to_string(i));
            QCOMPARE(all.size(), std::size_t(1));
            QCOMPARE(slice(tree, all[0].key), "a->n" + std::to_string(i));
            QCOMPARE(tree.pointerAt(all[0].value.offset), "/a/n" + std::to_string(i));
        }
        QVERIFY2(tree.definitions("/a/none").empty(), qPrintable(QString::number(round)));
    }
}

void TestHoconPlaces::manyDefinitionsOfOneName()
{
    const Tree tree = parsed(numbered("a { n", " = 1, all = 2 }\n") + "b { c { d = 3 } }\n");
    QCOMPARE(tree.definitions("/a").size(), std::size_t(kMany));
    QCOMPARE(tree.definitions("/a/all").size(), std::size_t(kMany));
    QCOMPARE(tree.definitions("/a/n7").size(), std::size_t(1));
    // As deep as what is remembered, and elsewhere.
    QCOMPARE(tree.definitions("/b/c").size(), std::size_t(1));
    QCOMPARE(tree.definitions("/b/c/d").size(), std::size_t(1));
}

void TestHoconPlaces::manyFieldsInObjectsBesideEachOther()
{
    const Tree tree = parsed("a = { first = 1 } {" + numbered("n", " = 1\n") + "} { last = 2, first = 3 }\n");
    QCOMPARE(tree.definitions("/a/first").size(), std::size_t(2));
    QCOMPARE(slice(tree, tree.definitions("/a/first")[1].value), std::string("3"));
    QCOMPARE(tree.definitions("/a/n150").size(), std::size_t(1));
    QCOMPARE(tree.definitions("/a/last").size(), std::size_t(1));
    QVERIFY(tree.definitions("/a/none").empty());
}

void TestHoconPlaces::escapedNamesAmongMany()
{
    const std::string text = "a {" + numbered("n", " = 1\n") + "\"x\\u0041\" = 2\n}\n";
    const Tree tree = parsed(text);
    const auto found = tree.definitions("/a/xA");
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(slice(tree, found[0].value), std::string("2"));
    QCOMPARE(tree.pointerAt(found[0].value.offset), std::string("/a/xA"));
}

void TestHoconPlaces::longLists()
{
    const Tree tree = parsed("a = [" + numbered("{ n = ", " },") + "]\n");
    for (int i = 0; i < kMany; i += 33) {
        const std::string pointer = "/a/" + std::to_string(i) + "/n";
        const auto all = tree.definitions(pointer);
        QCOMPARE(all.size(), std::size_t(1));
        QCOMPARE(slice(tree, all[0].value), std::to_string(i));
        QCOMPARE(tree.pointerAt(all[0].value.offset), pointer);
    }
    QVERIFY(tree.definitions("/a/" + std::to_string(kMany)).empty());
    // The list in force counts, whatever stood there before.
    const Tree twice = parsed("a = [" + numbered("", ",") + "]\na = [" + numbered("1", ",") + "]\n");
    QCOMPARE(slice(twice, twice.definitions("/a/199").at(0).value), std::string("1199"));
}

void TestHoconPlaces::itemsThatComeTwice()
{
    const std::string text = "a = [x1, x2]\na = ${a} ${a}\n";
    const Tree tree = parsed(text);
    QCOMPARE(tree.toJson(), std::string(R"({"a":["x1","x2","x1","x2"]})"));
    QCOMPARE(tree.pointerAt(text.find("x1")), std::string("/a/2"));
    QCOMPARE(tree.pointerAt(text.find("x2")), std::string("/a/3"));
}

void TestHoconPlaces::noPointer()
{
    const Tree tree = parsed("a = 1\n");
    QVERIFY(tree.definitions("a").empty());
    QVERIFY(tree.definitions("/a~2").empty());
    QVERIFY(tree.definitions("/a/0").empty());
    QVERIFY(!tree.find("a"));
}

/// An include, and what could not be read, are in a block without being one of its values.
void TestHoconPlaces::aStatementIsNoValue()
{
    const std::string text = "env {\n  include \"none.conf\"\n  a = 1\n}\n";
    const Tree tree = parsed(text);
    QCOMPARE(tree.pointerAt(text.find("none")), std::string("/env"));
    QCOMPARE(tree.pointerAt(text.find("a =")), std::string("/env/a"));
    const std::string list = "a = [1, " + std::string(kMaxDepth + 1, '[') + ", 2]\n";
    const Tree broken = parsed(list);
    QVERIFY(!broken.errors().empty());
    QVERIFY(!broken.pointerAt(list.find('1')).empty());
}

QTEST_APPLESS_MAIN(TestHoconPlaces)

#include "test_places.moc"
