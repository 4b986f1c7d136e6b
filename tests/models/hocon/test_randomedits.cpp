#include "models/hocon/edit/edit.h"
#include "models/hocon/edit/format.h"
#include "tests/models/hocon/plainvalue.h"

#include <QTest>

#include <functional>
#include <random>
#include <set>

using namespace sluice;
using namespace sluice::hocon;

namespace {

using Random = std::mt19937;

/// A place of the tree and the plain value over it.
struct Place
{
    std::string pointer;
    std::vector<std::string> segments;

    std::string parent() const { return pointer.substr(0, pointer.rfind('/')); }
};

/// One random edit.
struct Step
{
    std::string what;
    Result<TextEdits> edits;
    std::string wanted; ///< canonical() of the tree after it; empty: any
};

void collect(const PlainValue &value, const Place &place, std::vector<Place> &places)
{
    for (std::size_t i = 0; i < value.children.size(); ++i) {
        const auto &[name, child] = value.children[i];
        Place inner = place;
        inner.segments.push_back(value.isList() ? std::to_string(i) : name);
        inner.pointer += '/' + pointerSegment(inner.segments.back());
        places.push_back(inner);
        collect(child, inner, places);
    }
}

const std::string &anyOf(const std::vector<std::string> &from, Random &random)
{
    return from[random() % from.size()];
}

const std::vector<std::string> &names()
{
    static const std::vector<std::string> all = {"n",   "m.o", "a b",  "p->q", "\"", "1", "\xc3\xa9",
                                                 "r:s", "",    "true", "a/b",  "~",  "-", "007"};
    return all;
}

const std::vector<std::string> &scalars()
{
    static const std::vector<std::string> all = {
        "1",    "-5",           "1.10",       "007",       "1E400",  "9223372036854775808",
        "true", "null",         "word",       "two words", "",       " a ",
        "a:b",  "${v}",         "#c",         "//c",       "\"\"\"", "a\nb",
        "\t",   "\xc3\xa9\"\\", "[1",         "\x01",      "10s",    "}",
        "a,b",  "\xc2\xa0",     "include \"", "'q'\r",     "\\n",    "https://h/p?q=1"};
    return all;
}

const std::vector<std::string> &documents()
{
    static const std::vector<std::string> all = {"[]",
                                                 "{}",
                                                 "1.50",
                                                 "\"1.10\"",
                                                 "[1,[2,{}],\"x y\"]",
                                                 R"({"plugin_name":"N","a":[1]})",
                                                 R"({"":{"0":null},"x->y":1,"k k":"${v}"})",
                                                 R"([{"a":1},{"b":{"c":[1,{"d":"e"}]}}])",
                                                 R"([{"plugin_name":"N","a":1},{"plugin_name":"N"}])"};
    return all;
}

PlainValue plainJson(const std::string &json)
{
    const Tree holder = Tree::parse("{\"v\":" + json + "}", Syntax::Json);
    return plainValue(holder.root().at(0));
}

/// The places of the members of source, transform and sink get other values with the name.
bool isScope(const std::string &name)
{
    return name == "source" || name == "transform" || name == "sink";
}

Step settingStep(const Tree &tree, PlainValue plain, const Place &place, Random &random)
{
    const bool literals = random() % 2 == 0;
    const std::string &value = anyOf(scalars(), random);
    Kind kind = Kind::String;
    if (literals && value == "true")
        kind = Kind::Boolean;
    else if (literals && value == "null")
        kind = Kind::Null;
    else if (literals && (value == "1" || value == "-5"))
        kind = Kind::Number;
    Place target = place;
    PlainValue *at = &valueAt(plain, place.segments, place.segments.size());
    if (at->isObject() && random() % 4 != 0) {
        target.segments.push_back(anyOf(names(), random));
        target.pointer += '/' + pointerSegment(target.segments.back());
        const std::size_t child = childAt(*at, target.segments.back());
        if (child == at->children.size())
            at->children.push_back({target.segments.back(), PlainValue()});
        at = &at->children[child].second;
    }
    *at = {kind, value, {}};
    // The name of a block is a string whatever it looks like.
    const bool blockName = target.segments.back() == "plugin_name" && tree.syntax() == Syntax::Conf;
    return {"set " + target.pointer + " = " + value,
            literals ? setValue(tree, target.pointer, value) : setString(tree, target.pointer, value),
            blockName ? std::string() : canonical(plain)};
}

Step documentStep(const Tree &tree, PlainValue plain, const Place &place, Random &random)
{
    const std::string &json = anyOf(documents(), random);
    valueAt(plain, place.segments, place.segments.size()) = plainJson(json);
    return {"json " + place.pointer + " = " + json, setValue(tree, place.pointer, json, true),
            canonical(plain)};
}

Step removingStep(const Tree &tree, PlainValue plain, const Place &place, Random &random)
{
    PlainValue &parent = valueAt(plain, place.segments, place.segments.size() - 1);
    parent.children.erase(parent.children.begin() + std::ptrdiff_t(childAt(parent, place.segments.back())));
    return {"remove " + place.pointer, remove(tree, place.pointer, random() % 2 == 0), canonical(plain)};
}

Step insertingStep(const Tree &tree, PlainValue plain, const Place &place, Random &random)
{
    PlainValue &list = valueAt(plain, place.segments, place.segments.size());
    const std::size_t index = random() % (list.children.size() + 1);
    const std::string &json = random() % 2 == 0 ? documents()[5] : anyOf(documents(), random);
    list.children.insert(list.children.begin() + std::ptrdiff_t(index), {std::string(), plainJson(json)});
    return {"insert " + place.pointer + '/' + std::to_string(index) + " = " + json,
            insert(tree, place.pointer, index, json), canonical(plain)};
}

Step renamingStep(const Tree &tree, PlainValue plain, const Place &place, Random &random)
{
    const std::string &name = anyOf(names(), random);
    PlainValue &parent = valueAt(plain, place.segments, place.segments.size() - 1);
    const std::size_t at = childAt(parent, place.segments.back());
    if (parent.isList()) {
        PlainValue &block = parent.children[at].second;
        const std::size_t member = childAt(block, "plugin_name");
        if (member < block.children.size())
            block.children[member].second = {Kind::String, name, {}};
    } else {
        parent.children[at].first = name;
    }
    return {"rename " + place.pointer + " to " + name, rename(tree, place.pointer, name),
            isScope(place.segments.back()) ? std::string() : canonical(plain)};
}

Step movingStep(const Tree &tree, PlainValue plain, const Place &place, Random &random)
{
    PlainValue &parent = valueAt(plain, place.segments, place.segments.size() - 1);
    const std::size_t index = random() % parent.children.size();
    const auto from = parent.children.begin() + std::ptrdiff_t(childAt(parent, place.segments.back()));
    const auto moved = *from;
    parent.children.erase(from);
    parent.children.insert(parent.children.begin() + std::ptrdiff_t(index), moved);
    return {"move " + place.pointer + " to " + std::to_string(index), move(tree, place.pointer, index),
            canonical(plain)};
}

Step randomStep(const Tree &tree, Random &random)
{
    const PlainValue plain = plainValue(tree.root());
    std::vector<Place> places;
    collect(plain, {}, places);
    const unsigned kind = random() % 9;
    if (kind == 0)
        return {"format", format(tree), canonical(plain)};
    if (places.empty())
        return {"set /new", setValue(tree, "/new", "1"), {}};
    const Place &place = places[random() % places.size()];
    PlainValue copy = plain;
    const bool list = valueAt(copy, place.segments, place.segments.size()).isList();
    switch (kind) {
    case 1:
        return removingStep(tree, plain, place, random);
    case 2:
    case 3:
        return list ? insertingStep(tree, plain, place, random) : settingStep(tree, plain, place, random);
    case 4:
        return renamingStep(tree, plain, place, random);
    case 5:
        return movingStep(tree, plain, place, random);
    case 6:
        return documentStep(tree, plain, place, random);
    default:
        return settingStep(tree, plain, place, random);
    }
}

constexpr const char *kJob = "# licence\n"
                             "env {\n"
                             "  # how many\n"
                             "  parallelism = 2 # two\n"
                             "  job.mode=\"BATCH\"\n"
                             "}\n"
                             "source {\n"
                             "  A {\n"
                             "    x=1\n"
                             "    l = [1, 2, 3]\n"
                             "  }\n"
                             "  # second\n"
                             "  B { y = \"q\", z = v }\n"
                             "}\n"
                             "sink { C {} }\n";

constexpr const char *kOdd = "{ # open\n"
                             "\tenv = {\n"
                             "\t\tx = 1 // c\n"
                             "\t\t,y = 2\n"
                             "\t\t, z = 3 # z\n"
                             "\t}, source : {\n"
                             "\t\tA { k = [[1,2],[3, [ ] ]], \"q k\" = \"v\" } , B { },\n"
                             "\t\tA {\n"
                             "\t\t\t# in\n"
                             "\t\t\tsink { C { x = 1 }, D { } , }\n"
                             "\t\t\tsource = [ ]\n"
                             "\t\t}\n"
                             "\t}\n"
                             "\tm = {a = 1} {b = 2}\n"
                             "\tn = [1] [2, 3]\n"
                             "\ts = \"a\" b \"c\",\n"
                             "\tt = \"\"\"one\n"
                             "# two\"\"\"\n"
                             "}";

constexpr const char *kRepeated =
    "a = 1\na { x = 1 }\na { x = 2, y = [] }\na->b = 3, a->c { d = 4 }\n0 = 1\n0 = 2\n"
    "source { A { } }\nsource { B { 1.5 = 1\n1.5 = 2 } }\n\"\" { \"\" = 1 }\nz = null";

} // namespace

/// Random edits: what they intend is what reads back, nothing else changes, and undoing brings back every
/// byte.
class TestRandomEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doAndUndo_data();
    void doAndUndo();
};

void TestRandomEdits::doAndUndo_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("json");
    QTest::newRow("job") << QByteArray(kJob) << false;
    QTest::newRow("windows") << QByteArray(kJob).replace("\n", "\r\n") << false;
    QTest::newRow("odd") << QByteArray(kOdd) << false;
    QTest::newRow("repeated") << QByteArray(kRepeated) << false;
    QTest::newRow("commas") << QByteArray("{ a = 1, b = [\n  1,\n  2, # two\n],\n c { d = x, e = \"y\" },\n}")
                            << false;
    QTest::newRow("lists")
        << QByteArray("l = [\n  {a = 1}\n  {a = 2, b = [x, y, z]}\n\n  # last\n  {}\n]\nm : [[1], [2]]\n")
        << false;
    QTest::newRow("json")
        << QByteArray("{\n\t\"env\": {\"a\": 1, \"b\": \"x\"},\n\t\"source\": [\n\t\t{\"plugin_name\": "
                      "\"A\", \"k\": [1, 2]},\n\t\t{\"plugin_name\": \"B\"}\n\t],\n\t\"e\": {}\n}\n")
        << true;
    QTest::newRow("compact json")
        << QByteArray(R"({"env":{"a":1.50,"b":"\u00e9\/"},"l":[[],{},[null,{"":0}]],"0":{"1":[2]}})") << true;
}

void TestRandomEdits::doAndUndo()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, json);
    const Syntax syntax = json ? Syntax::Json : Syntax::Conf;
    Random random(7);
    int tried = 0;
    int done = 0;
    std::set<std::string> kinds;
    while (done < 1300) {
        std::string now = text.toStdString();
        std::vector<std::pair<std::string, TextEdits>> undo;
        for (int i = 0; i < 25; ++i) {
            const Tree tree = Tree::parse(now, syntax);
            const Step step = randomStep(tree, random);
            QVERIFY2(++tried < 20000, "nearly every edit is refused");
            if (!step.edits)
                continue;
            QVERIFY(isValid(*step.edits, now.size()));
            const std::string after = applied(now, *step.edits);
            const Tree changed = Tree::parse(after, syntax);
            const bool good = changed.errors().empty() &&
                              (step.wanted.empty() || canonical(plainValue(changed.root())) == step.wanted);
            QVERIFY2(good, (now + "\n--- " + step.what + "\n" + after).c_str());
            if (!step.edits->empty())
                kinds.insert(step.what.substr(0, step.what.find(' ')));
            done += step.edits->empty() ? 0 : 1;
            undo.emplace_back(now, inverse(now, *step.edits));
            now = after;
        }
        for (auto each = undo.rbegin(); each != undo.rend(); ++each) {
            now = applied(now, each->second);
            QCOMPARE(now, each->first);
        }
        QCOMPARE(now, text.toStdString());
    }
    for (const char *kind : {"insert", "json", "move", "remove", "rename", "set"})
        QVERIFY2(kinds.contains(kind), kind);
}

QTEST_APPLESS_MAIN(TestRandomEdits)
#include "test_randomedits.moc"
