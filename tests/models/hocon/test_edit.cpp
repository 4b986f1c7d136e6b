#include "models/hocon/edit/edit.h"
#include "models/hocon/edit/format.h"
#include "tests/models/hocon/jobcases.h"

using namespace sluice;
using namespace sluice::hocon;

namespace {

constexpr const char *kJob = "# licence\n"
                             "env {\n"
                             "  # how many\n"
                             "  parallelism = 2 # two\n"
                             "  job.mode = \"BATCH\"\n"
                             "}\n"
                             "source {\n"
                             "  A {\n"
                             "    x = 1\n"
                             "    l = [1, 2, 3]\n"
                             "  }\n"
                             "  # second\n"
                             "  B { y = \"q\", z = v }\n"
                             "}\n"
                             "sink { C {} }\n";

std::string edited(const std::string &text, const Result<TextEdits> &edits)
{
    if (!edits)
        return "refused: " + edits.error().english();
    if (!isValid(*edits, text.size()) || applied(applied(text, *edits), inverse(text, *edits)) != text)
        return "broken edit";
    return applied(text, *edits);
}

/// kJob with one piece of it replaced.
std::string with(const std::string &old, const std::string &now)
{
    std::string text = kJob;
    return text.replace(text.find(old), old.size(), now);
}

std::string parentOf(const std::string &pointer)
{
    return pointer.substr(0, pointer.rfind('/'));
}

} // namespace

class TestHoconEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheStyle()
    {
        const std::string job = kJob;
        const Tree tree = Tree::parse(job, Syntax::Conf);
        QCOMPARE(edited(job, setValue(tree, "/env/parallelism", "4")), with("= 2", "= 4"));
        QCOMPARE(edited(job, setValue(tree, "/env/job.mode", "STREAMING")),
                 with("\"BATCH\"", "\"STREAMING\""));
        QCOMPARE(edited(job, setValue(tree, "/env/checkpoint.interval", "10000")),
                 with("\"BATCH\"\n", "\"BATCH\"\n  checkpoint.interval = 10000\n"));
        QCOMPARE(edited(job, setValue(tree, "/source/1/new", "1.10")),
                 with("z = v }", "z = v, new = \"1.10\" }"));
        QCOMPARE(edited(job, setValue(tree, "/source/0/x", "007")), with("x = 1", "x = \"007\""));
        QCOMPARE(edited(job, setValue(tree, "/source/1/z", "w")), with("z = v", "z = w"));
        QCOMPARE(edited(job, setValue(tree, "/source/1/z", "a:b")), with("z = v", "z = \"a:b\""));
        QCOMPARE(edited(job, setValue(tree, "/source/0/l/1", "true")), with("1, 2, 3", "1, true, 3"));
        QCOMPARE(edited(job, setValue(tree, "/sink/0/url", "http://x")),
                 with("C {}", "C { url = \"http://x\" }"));
        QCOMPARE(edited(job, setString(tree, "/source/0/x", "10")), with("x = 1", "x = \"10\""));
        QCOMPARE(edited(job, setValue(tree, "/source/1/plugin_name", "Jdbc")), with("B {", "Jdbc {"));
        QCOMPARE(
            edited(job, setValue(tree, "/source/0/s", R"({"f":{"a":"int"},"l":[1,2]})", true)),
            with("3]\n", "3]\n    s {\n      f {\n        a = \"int\"\n      }\n      l = [1, 2]\n    }\n"));
        QCOMPARE(edited(job, rename(tree, "/env/job.mode", "mode")), with("job.mode", "mode"));
        QCOMPARE(edited(job, insert(tree, "/source", 1, R"({"plugin_name":"N","k":1})")),
                 with("  # second", "  N {\n    k = 1\n  }\n  # second"));
        QCOMPARE(edited(job, setComment(tree, "/env/job.mode", "why")),
                 with("  job.mode", "  # why\n  job.mode"));
    }

    void removesWhatBelongsToIt()
    {
        const std::string job = kJob;
        const Tree tree = Tree::parse(job, Syntax::Conf);
        QCOMPARE(edited(job, remove(tree, "/env/parallelism")), with("  parallelism = 2 # two\n", ""));
        QCOMPARE(edited(job, remove(tree, "/env/parallelism", true)),
                 with("  # how many\n  parallelism = 2 # two\n", ""));
        QCOMPARE(edited(job, remove(tree, "/source/0/l/0")), with("1, 2, 3", "2, 3"));
        QCOMPARE(edited(job, remove(tree, "/source/0/l/2")), with("1, 2, 3", "1, 2"));
        QCOMPARE(edited(job, remove(tree, "/source/1/y")), with("y = \"q\", ", ""));
        QCOMPARE(edited(job, remove(tree, "/source/1/z")), with(", z = v", ""));
        QCOMPARE(edited(job, remove(tree, "/sink")), with("sink { C {} }\n", ""));
    }

    /// Lines directly above go along when they describe the option, not when they are something of their own.
    void knowsWhoseCommentItIs_data()
    {
        QTest::addColumn<QByteArray>("above");
        QTest::addColumn<QByteArray>("kept");
        const auto row = [](const char *above, const char *kept) {
            QTest::newRow(above) << QByteArray(above) << QByteArray(kept);
        };
        row("# how many\n// at once\n", "");
        row("# far\n\n# near\n", "# far\n\n");
        row("# Note: see the wiki = all of it\n", "");
        row("# url: http://x/y\n", "");
        row("#job.mode = \"BATCH\"\n", "#job.mode = \"BATCH\"\n");
        row("# old\n# a = 1\n# near\n", "# old\n# a = 1\n");
        row("// parallelism: 2\n", "// parallelism: 2\n");
        row("# Jdbc {\n#   x = [\n#   ]\n# },\n", "# Jdbc {\n#   x = [\n#   ]\n# },\n");
        row("# \"k\" : \"v\",\n", "# \"k\" : \"v\",\n");
        row("# ---- tuning ----\n", "# ---- tuning ----\n");
        row("######\n# tuning\n######\n", "######\n# tuning\n######\n");
        row("q = \"\"\"text\n# more\"\"\"\n", "q = \"\"\"text\n# more\"\"\"\n");
    }
    void knowsWhoseCommentItIs()
    {
        QFETCH(QByteArray, above);
        QFETCH(QByteArray, kept);
        const std::string text = "z = 0\n" + above.toStdString() + "x = 1\n";
        const Tree tree = Tree::parse(text, Syntax::Conf);
        QCOMPARE(edited(text, remove(tree, "/x", true)), "z = 0\n" + kept.toStdString());
        QCOMPARE(edited(text, remove(tree, "/x", false)), "z = 0\n" + above.toStdString());
        const bool all = kept.isEmpty();
        QVERIFY(!all || comments(tree, "/x").above.size() == std::size_t(above.count('\n')));
    }

    void keepsTheLicence()
    {
        const std::string licence = "\xEF\xBB\xBF\r\n# Licensed to X under\r\n#\r\n";
        const std::string text = licence + "a = 1\r\n# about b\r\nb = 2\r\n";
        const Tree tree = Tree::parse(text, Syntax::Conf);
        QCOMPARE(edited(text, remove(tree, "/a", true)), licence + "# about b\r\nb = 2\r\n");
        QCOMPARE(edited(text, move(tree, "/b", 0)), licence + "# about b\r\nb = 2\r\na = 1\r\n");
        QCOMPARE(edited(text, setComment(tree, "/a", "one")),
                 licence + "# one\r\na = 1\r\n# about b\r\nb = 2\r\n");
    }

    void movesWithComments()
    {
        const std::string job = kJob;
        const Tree tree = Tree::parse(job, Syntax::Conf);
        QCOMPARE(edited(job, move(tree, "/source/0/l/0", 2)), with("1, 2, 3", "2, 3, 1"));
        QCOMPARE(edited(job, move(tree, "/source/1/y", 1)), with("y = \"q\", z = v", "z = v, y = \"q\""));
        QCOMPARE(edited(job, move(tree, "/env/job.mode", 0)),
                 with("  # how many\n  parallelism = 2 # two\n  job.mode = \"BATCH\"\n",
                      "  job.mode = \"BATCH\"\n  # how many\n  parallelism = 2 # two\n"));
        QCOMPARE(edited(job, move(tree, "/source/1", 0)),
                 with("  A {\n    x = 1\n    l = [1, 2, 3]\n  }\n  # second\n  B { y = \"q\", z = v }\n",
                      "  # second\n  B { y = \"q\", z = v }\n  A {\n    x = 1\n    l = [1, 2, 3]\n  }\n"));
        QVERIFY(!move(tree, "/source/0/l/0", 3));
    }

    void formatsWithoutChangingTheTree()
    {
        const std::string text = "env{ # one\n a=1   \n\t\tb : x  y\n    # two\n  l=[\n1 , 2\n]\n}\n";
        const Tree tree = Tree::parse(text, Syntax::Conf);
        const std::string once = edited(text, format(tree));
        QCOMPARE(once, std::string("env { # one\n  a = 1\n  b: x  y\n  # two\n  l = [\n    1, 2\n  ]\n}\n"));
        const Tree again = Tree::parse(once, Syntax::Conf);
        QCOMPARE(again.toJson(), tree.toJson());
        QVERIFY(format(again)->empty());
        QVERIFY(!format(Tree::parse("a = ", Syntax::Conf)));
    }

    void editsJsonStrictly()
    {
        const std::string job = "{\n  \"a\": 1,\n  \"b\": [1, 2]\n}\n";
        const Tree tree = Tree::parse(job, Syntax::Json);
        QCOMPARE(edited(job, setValue(tree, "/c", "x")),
                 std::string("{\n  \"a\": 1,\n  \"b\": [1, 2],\n  \"c\": \"x\"\n}\n"));
        QCOMPARE(edited(job, remove(tree, "/b")), std::string("{\n  \"a\": 1\n}\n"));
        QCOMPARE(edited(job, remove(tree, "/b/1")), std::string("{\n  \"a\": 1,\n  \"b\": [1]\n}\n"));
        QCOMPARE(edited(job, setValue(tree, "/a", "1.10")),
                 std::string("{\n  \"a\": \"1.10\",\n  \"b\": [1, 2]\n}\n"));
    }

    void replacesVariablesAndAllDefinitions()
    {
        const auto set = [](const std::string &text, const char *pointer, const char *value) {
            return edited(text, setValue(Tree::parse(text, Syntax::Conf), pointer, value));
        };
        QCOMPARE(set("a = ${b}\nb = 1\n", "/a", "2"), std::string("a = 2\nb = 1\n"));
        QCOMPARE(set("a = x ${b} y\nb = 1\n", "/a", "2"), std::string("a = 2\nb = 1\n"));
        QCOMPARE(set("a = 1\na = 2\n", "/a", "3"), std::string("a = 1\na = 3\n"));
        QCOMPARE(set("a->b = 1\n", "/a/b", "2"), std::string("a->b = 2\n"));
        QCOMPARE(set("a->b = 1", "/a/c", "2"), std::string("a->b = 1\na->c = 2"));
        const std::string twice = "a { x = 1 }\na { x = 2, y = 3 }\n";
        QCOMPARE(edited(twice, remove(Tree::parse(twice, Syntax::Conf), "/a/x")),
                 std::string("a {  }\na { y = 3 }\n"));
        QVERIFY(!setValue(Tree::parse("a = [1]\n", Syntax::Conf), "/a/5", "1"));
        QVERIFY(!setValue(Tree::parse("a = 1\n", Syntax::Conf), "a", "1"));
        QVERIFY(!remove(Tree::parse("a = 1\n", Syntax::Conf), "/b"));
        // Places of a text that cannot be read have pointers, too.
        const Tree broken = Tree::parse("t = [ 1\n 2 ] } {a = 1}, {a = 2}\n, {a = 3} ]\n", Syntax::Conf);
        for (std::size_t at = 0; at < broken.text().size(); ++at) {
            const auto moved = move(broken, broken.pointerAt(at), at % 3);
            QVERIFY(!moved || isValid(*moved, broken.text().size()));
        }
    }

    /// cases/edit.txt: one edit each, and the whole text after it. The inverse brings the text back.
    void followsNeighbours_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("language");
        QTest::addColumn<QByteArray>("expected");
        const std::vector<JobCase> cases = readJobCases(QStringLiteral("edit.txt"));
        QVERIFY(cases.size() > 20);
        for (const JobCase &one : cases)
            QTest::newRow(one.name.c_str())
                << QByteArray::fromStdString(one.text) << QByteArray::fromStdString(one.language)
                << QByteArray::fromStdString(one.expected);
    }
    void followsNeighbours()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, language);
        QFETCH(QByteArray, expected);
        const std::string before = text.toStdString();
        const qsizetype space = language.indexOf(' ');
        const Tree tree = Tree::parse(before, language.left(space) == "json" ? Syntax::Json : Syntax::Conf);
        QVERIFY(tree.errors().empty());
        const QStringList words = QString::fromUtf8(language.mid(space + 1)).split(QLatin1Char(' '));
        const std::string pointer = words[1].toStdString();
        const std::string rest = words.mid(2).join(QLatin1Char(' ')).toStdString();
        const auto run = [&]() -> Result<TextEdits> {
            if (words[0] == QLatin1String("set"))
                return setValue(tree, pointer, rest);
            if (words[0] == QLatin1String("json"))
                return setValue(tree, pointer, rest, true);
            if (words[0] == QLatin1String("insert"))
                return insert(tree, parentOf(pointer), std::stoul(pointer.substr(pointer.rfind('/') + 1)),
                              rest);
            if (words[0] == QLatin1String("remove"))
                return remove(tree, pointer, rest.empty());
            if (words[0] == QLatin1String("rename"))
                return rename(tree, pointer, rest);
            return move(tree, pointer, std::stoul(rest));
        };
        QString after = QString::fromStdString(edited(before, run()));
        while (after.endsWith(QLatin1Char('\n')))
            after.chop(1);
        QCOMPARE(after, QString::fromUtf8(expected));
    }

    /// A name in an object is a name, also when it looks like a position.
    void takesNumbersForNames_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QString>("what");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const char *before, const char *what, const char *after) {
            QTest::newRow(name) << QByteArray(before) << QString::fromLatin1(what) << QByteArray(after);
        };
        row("set an object", "m { 0 = 1, x = 2 }\n", "set /m/0 {\"plugin_name\":\"A\"}",
            "m { 0 = { plugin_name = \"A\" }, x = 2 }\n");
        row("set over a block", "m { 0 { a = 1 } }\n", "set /m/0 {\"b\":1}", "m { 0 { b = 1 } }\n");
        row("set in JSON", "{\"m\": {\"0\": {\"a\": 1}}}", "set /m/0 [1]", "{\"m\": {\"0\": [1]}}");
        row("remove all definitions", "m { 0 = 1\n 0 = 2\n x = 3\n}\n", "remove /m/0", "m { \n x = 3\n}\n");
        row("remove of two objects", "m { 7 { a = 1 } }\nm { 7 { b = 1 }, y = 1 }\n", "remove /m/7",
            "m {  }\nm { y = 1 }\n");
        row("leading zeros", "m { 007 = 1 }\n", "set /m/007 2", "m { 007 = 2 }\n");
        row("a fraction", "m { 1.5 = 1 }\n", "set /m/1.5 2", "m { 1.5 = 2 }\n");
        row("a new number", "m { a = 1 }\n", "set /m/0 2", "m { a = 1, 0 = 2 }\n");
        row("a minus", "m { - = 1 }\n", "set /m/- 2", "m { - = 2 }\n");
        row("a slash", "m { a/b = 1 }\n", "set /m/a~1b 2", "m { a/b = 2 }\n");
        row("a tilde", "m { a~b = 1 }\n", "remove /m/a~0b", "m {  }\n");
        row("no name", "m { \"\" = 1 }\n", "set /m/ 2", "m { \"\" = 2 }\n");
        row("no name in JSON", "{\"\": {\"\": 1}}", "set // 2", "{\"\": {\"\": 2}}");
        row("source in a block", "source { A { source { 0 = 1 } } }\n", "set /source/0/source/0 2",
            "source { A { source { 0 = 2 } } }\n");
        row("a block named sink", "source { sink { A { x = 1 } } }\n",
            "set /source/0 [{\"plugin_name\":\"B\"}]", "source { sink { B {} } }\n");
        row("no block by its number", "env {}\n", "set /source/0/x 1", "There is nothing at /source/0/x.");
    }
    void takesNumbersForNames()
    {
        QFETCH(QByteArray, before);
        QFETCH(QString, what);
        QFETCH(QByteArray, after);
        const std::string text = before.toStdString();
        const Tree tree = Tree::parse(text, text.front() == '{' ? Syntax::Json : Syntax::Conf);
        const QStringList words = what.split(QLatin1Char(' '));
        const std::string pointer = words[1].toStdString();
        const auto edits = words[0] == QLatin1String("remove")
                               ? remove(tree, pointer)
                               : setValue(tree, pointer, words[2].toStdString(), true);
        if (!edits)
            QCOMPARE(QByteArray::fromStdString(edits.error().english()), after);
        else
            QCOMPARE(QByteArray::fromStdString(edited(text, edits)), after);
    }

    /// New keys are written as their neighbours are: in each other or as a->b.
    void followsPaths()
    {
        const auto set = [](const std::string &text, const char *pointer) {
            return edited(text, setValue(Tree::parse(text, Syntax::Conf), pointer, "2"));
        };
        QCOMPARE(set("env {\n  a->b->c = 1\n}\n", "/env/a/b/d"),
                 std::string("env {\n  a->b->c = 1\n  a->b->d = 2\n}\n"));
        QCOMPARE(set("env {\n  a->b = 1\n}\n", "/env/x/y"),
                 std::string("env {\n  a->b = 1\n  x->y = 2\n}\n"));
        QCOMPARE(set("env {\n  a { b = 1 }\n}\n", "/env/x/y"),
                 std::string("env {\n  a { b = 1 }\n  x { y = 2 }\n}\n"));
        QCOMPARE(set("a->b { c = 1 }\n", "/a/b/d"), std::string("a->b { c = 1, d = 2 }\n"));
    }
};

QTEST_APPLESS_MAIN(TestHoconEdit)
#include "test_edit.moc"
