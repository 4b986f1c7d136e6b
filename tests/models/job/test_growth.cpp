#include "models/hocon/edit/edit.h"
#include "models/hocon/edit/format.h"
#include "models/job/files/convert.h"
#include "models/job/files/diff.h"
#include "models/job/files/export.h"
#include "models/job/files/resolve.h"
#include "models/job/files/shade.h"
#include "models/job/lint/lint.h"
#include "models/job/secrets.h"
#include "tests/support/growth.h"
#include "tests/support/shapes.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <string_view>

using namespace sluice;

/// Every operation on texts of tests/support/shapes.h, at one size and at four times as much: a sample of the
/// texts, all of them where SLUICE_GROWTH gives the size (`./dev trials growth`).
class TestGrowth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staysNearTheSizeOfTheText_data();
    void staysNearTheSizeOfTheText();
    void aLongListOfFixesReadsTheTextAFewTimes();
};

namespace {

struct Sampled
{
    const char *shape;
    int parts;
};
/// The one that showed squares first is large enough for them to show.
constexpr std::array<Sampled, 4> kSample{{{"options on one line", 1000},
                                          {"secrets", 200},
                                          {"variables one after the other", 200},
                                          {"JSON entries", 200}}};

/// A text with what the operations need of it.
struct Sample
{
    Sample(const shapes::Shape &shape, int parts)
        : text(shape.make(parts))
        , syntax(shape.json ? hocon::Syntax::Json : hocon::Syntax::Conf)
        , tree(hocon::Tree::parse(text, syntax))
    {
        changed = text;
        // Every tenth digit is another one, and the lines stand in another order.
        for (std::size_t i = 0, digits = 0; i < changed.size(); ++i) {
            if (changed[i] >= '1' && changed[i] <= '8' && ++digits % 10 == 0)
                ++changed[i];
        }
        other = hocon::Tree::parse(changed, syntax);
        for (std::size_t i = 0; i < text.size(); i += 1 + text.size() / 2000)
            offsets.push_back(i);
        for (const std::size_t offset : offsets)
            pointers.push_back(tree.pointerAt(offset));
        first = pointers[pointers.size() / 3];
        last = tree.pointerAt(text.size() * 9 / 10);
        json = tree.toJson();
    }

    std::string text;
    std::string changed;
    hocon::Syntax syntax;
    hocon::Tree tree;
    hocon::Tree other;
    std::string json;
    std::vector<std::size_t> offsets;
    std::vector<std::string> pointers; ///< at the offsets, which are of the same number in every text
    std::string first;
    std::string last;
};

struct Operation
{
    const char *name;
    std::function<void(const Sample &)> run;
    bool costly = false; ///< reads so many bytes whatever the text is; see manyTakeBoundedTime of test_fixes
};

std::string parentOf(const std::string &pointer)
{
    return pointer.substr(0, pointer.rfind('/'));
}

template <typename Edit> std::function<void(const Sample &)> both(Edit edit)
{
    return [edit](const Sample &sample) {
        for (const std::string &pointer : {sample.first, sample.last}) {
            if (const Result<TextEdits> edits = edit(sample.tree, pointer))
                (void)applied(sample.text, *edits);
        }
    };
}

std::vector<Operation> operations()
{
    using namespace hocon;
    using namespace job;
    return {
        {"parse",
         [](const Sample &sample) {
             (void)Tree::parse(sample.text, sample.syntax);
         }},
        {"print",
         [](const Sample &sample) {
             (void)sample.tree.print();
         }},
        {"print as JSON",
         [](const Sample &sample) {
             (void)sample.tree.toJson();
         }},
        {"places of problems",
         [](const Sample &sample) {
             for (const std::size_t offset : sample.offsets)
                 (void)sample.tree.pointerAt(offset);
         }},
        {"look up",
         [](const Sample &sample) {
             for (const std::string &pointer : sample.pointers) {
                 (void)sample.tree.find(pointer);
                 (void)sample.tree.definitions(pointer);
             }
         }},
        {"lines",
         [](const Sample &sample) {
             const LineIndex lines(sample.text);
             for (std::size_t i = 0; i < sample.text.size(); ++i)
                 (void)lines.at(i);
         }},
        {"lint",
         [](const Sample &sample) {
             (void)job::lint(sample.tree);
         }},
        {"lint with all fixes",
         [](const Sample &sample) {
             for (const job::Problem &problem : job::lint(sample.tree)) {
                 for (const job::Fix &fix : problem.fixes)
                     (void)fix.edits();
             }
         },
         true},
        {"fix all", [](const Sample &sample) { (void)job::fixAll(sample.tree); }, true},
        {"set",
         both([](const Tree &tree, const std::string &pointer) { return setValue(tree, pointer, "17"); })},
        {"set to a block", both([](const Tree &tree, const std::string &pointer) {
             return setValue(tree, pointer, R"({"a":[1,{"b":2}]})", true);
         })},
        {"add", both([](const Tree &tree, const std::string &pointer) {
             return setValue(tree, parentOf(pointer) + "/new", "17");
         })},
        {"insert", both([](const Tree &tree, const std::string &pointer) {
             return insert(tree, parentOf(pointer), 1, R"({"plugin_name":"New","a":1})");
         })},
        {"remove",
         both([](const Tree &tree, const std::string &pointer) { return remove(tree, pointer, true); })},
        {"rename",
         both([](const Tree &tree, const std::string &pointer) { return rename(tree, pointer, "new"); })},
        {"move",
         both([](const Tree &tree, const std::string &pointer) { return move(tree, pointer, kEnd); })},
        {"comment",
         both([](const Tree &tree, const std::string &pointer) { return setComment(tree, pointer, "new"); })},
        {"format",
         [](const Sample &sample) {
             (void)hocon::format(sample.tree);
         }},
        {"format in columns",
         [](const Sample &sample) {
             FormatOptions options;
             options.alignSeparators = true;
             (void)hocon::format(sample.tree, options);
         }},
        {"diff by meaning",
         [](const Sample &sample) {
             (void)diff(sample.tree, sample.other);
         }},
        {"diff by lines",
         [](const Sample &sample) {
             (void)textDiff(sample.text, sample.changed);
         }},
        {"convert",
         [](const Sample &sample) {
             if (sample.syntax == Syntax::Json)
                 (void)jsonToConf(sample.tree);
             else
                 (void)confToJson(sample.tree);
         }},
        {"convert back",
         [](const Sample &sample) {
             (void)jsonToConf(Tree::parse(sample.json, Syntax::Json));
         }},
        {"resolve",
         [](const Sample &sample) {
             ResolveOptions options;
             options.variables = {"q1=one", "no1=two"};
             (void)resolve(sample.tree, options);
             (void)variableUses(sample.tree, options);
         }},
        {"mask",
         [](const Sample &sample) {
             (void)job::toConf(sample.tree);
             (void)job::toJson(sample.tree, job::SecretHandling::Mask);
             (void)job::maskedConfig(sample.tree);
             (void)job::secretSpans(sample.tree);
             (void)maskedJson(sample.json);
         }},
    };
}

} // namespace

void TestGrowth::staysNearTheSizeOfTheText_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<int>("parts");
    const std::vector<shapes::Shape> all = shapes::all();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::string_view name = all[i].name;
        const auto sampled = std::find_if(kSample.begin(), kSample.end(),
                                          [name](const Sampled &each) { return each.shape == name; });
        if (growth::isFull())
            QTest::newRow(all[i].name) << static_cast<int>(i) << growth::parts();
        else if (sampled != kSample.end())
            QTest::newRow(all[i].name) << static_cast<int>(i) << sampled->parts;
    }
}

void TestGrowth::staysNearTheSizeOfTheText()
{
    QFETCH(int, index);
    QFETCH(int, parts);
    const shapes::Shape shape = shapes::all().at(static_cast<std::size_t>(index));
    const QByteArray making = growth::verdict(
        "make", [&] { (void)Sample(shape, parts); }, [&] { (void)Sample(shape, parts * 4); });
    QVERIFY2(making.isEmpty(), making);
    const Sample small(shape, parts);
    const Sample large(shape, parts * 4);
    QByteArray grown;
    for (const Operation &operation : operations()) {
        if (operation.costly && !growth::isFull())
            continue;
        const QByteArray found = growth::verdict(
            operation.name, [&] { operation.run(small); }, [&] { operation.run(large); });
        if (!found.isEmpty())
            grown += QByteArray("\n  ") + operation.name + ": " + found;
    }
    QVERIFY2(grown.isEmpty(), grown);
}

void TestGrowth::aLongListOfFixesReadsTheTextAFewTimes()
{
    // Each of a thousand problems has a fix that could be tried.
    const auto parses = [](int keys) {
        std::string text = "env { job.mode = BATCH";
        for (int i = 0; i < keys; ++i)
            text += ", k" + std::to_string(i) + " = " + std::to_string(i);
        const hocon::Tree tree =
            hocon::Tree::parse(text + " }\nsource { A { } }\nsink { B { } }\n", hocon::Syntax::Conf);
        const std::size_t before = hocon::parseCount();
        for (const job::Problem &problem : job::lint(tree)) {
            for (const job::Fix &fix : problem.fixes)
                (void)fix.edits();
        }
        return hocon::parseCount() - before;
    };
    const std::size_t some = parses(10'000);
    const std::size_t many = parses(40'000);
    QVERIFY2(many <= some && many < 30, QByteArray::number(some) + ", " + QByteArray::number(many));
}

QTEST_APPLESS_MAIN(TestGrowth)
#include "test_growth.moc"
