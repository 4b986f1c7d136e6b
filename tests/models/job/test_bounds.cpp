#include "models/hocon/edit/edit.h"
#include "models/hocon/edit/format.h"
#include "models/job/files/convert.h"
#include "models/job/files/resolve.h"
#include "models/job/sql/sql.h"
#include "tests/support/growth.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;
using namespace sluice::hocon;

/// Small files that stand for more than any machine holds: each is read in bounded time, with an error at the
/// place that goes too far.
class TestBounds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void variablesThatMultiply_data();
    void variablesThatMultiply();
    void manyOptionsOfATableTakeLittle();
    void whatStaysWithinIsAnsweredInFull();
    void aTextBeyondStaysEditable();
    void includesThatMultiply_data();
    void includesThatMultiply();
    void aTooLargeIncludeIsNotRead();
    void nestingThroughNamesAndIncludes();
    void placeholdersThatMultiply_data();
    void placeholdersThatMultiply();
    void placeholdersGoOneAfterTheOther();
    void deepPropertyNames();
    void sqlSinksThatMultiply();
    void pathsThatMultiply();
};

namespace {

constexpr double kSoonMs = 20'000; ///< of processor time, also with sanitizers on

/// `levels` names, each of which stands for `part` with the next name in place of every @.
std::string chain(int levels, const std::string &part, const std::string &last, const std::string &scope = {})
{
    std::string text;
    for (int i = 0; i < levels; ++i) {
        text += scope + "n" + std::to_string(i) + " = ";
        for (const char c : part)
            text += c == '@' ? "${n" + std::to_string(i + 1) + "}" : std::string(1, c);
        text += '\n';
    }
    return text + "n" + std::to_string(levels) + " = " + last + "\n";
}

std::string quoteDoubled(int levels)
{
    std::string variables;
    for (int i = 0; i < levels; ++i)
        variables += "${v" + std::to_string(i) + "}";
    return "env { a = \"" + variables + "\" }\nsource { F { } }\nsink { C { } }\n";
}

bool write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

Tree readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return Tree::parse(file.readAll().toStdString(), ParseOptions{Syntax::Conf, path.toStdString()});
}

} // namespace

void TestBounds::variablesThatMultiply_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const std::string &text) {
        QTest::newRow(name) << QByteArray::fromStdString(text);
    };
    row("texts", chain(13, "@@@@", "abcdefgh"));
    row("texts with words between", chain(30, "@ and @", "x"));
    row("lists", chain(30, "[@, @]", "1"));
    row("lists side by side", chain(30, "@ @", "[1]"));
    row("objects", chain(30, "{ a = @, b = @ }", "1"));
    row("objects side by side", chain(30, "{ a = @ } { b = @ }", "1"));
    row("plugin blocks", chain(30, "{ source { A { a = @, b = @ } } }", "1"));
    row("looked up in blocks", chain(30, "{ a = @, b = @ }", "1") + "x = ${n0->a->b->a}\ny = ${n0}\n");
    row("answers that wait", chain(30, "{ a = @, b = @, c = ${nobody} }", "1"));
    std::string self = "a = xxxxxxxx\n";
    for (int i = 0; i < 40; ++i)
        self += "a = ${a}${a}\n";
    row("one name over itself", self);
    std::string grown = "a = [1]\n";
    for (int i = 0; i < 40; ++i)
        grown += "a = ${a} ${a}\n";
    row("one list over itself", grown);
    std::string appended = "a = [1]\n";
    for (int i = 0; i < 40; ++i)
        appended += "a += ${a}\n";
    row("a list that is added to itself", appended);
    std::string many = "big = \"" + std::string(100'000, 'x') + "\"\n";
    for (int i = 0; i < 2000; ++i)
        many += "k" + std::to_string(i) + " = ${big}\n";
    row("a long text in many places", many);
    std::string members = "big {\n";
    for (int i = 0; i < 2000; ++i)
        members += "m" + std::to_string(i) + " = 1\n";
    members += "}\n";
    for (int i = 0; i < 2000; ++i)
        members += "k" + std::to_string(i) + " = ${big}\n";
    row("a large block in many places", members);
}

void TestBounds::variablesThatMultiply()
{
    QFETCH(QByteArray, text);
    const std::string all = text.toStdString();
    const double took = growth::bestMs(1, [&] {
        const Tree tree = Tree::parse(all, Syntax::Conf);
        QCOMPARE(tree.errors().size(), std::size_t(1));
        const TextSpan place = tree.errors().front().span;
        QVERIFY2(place.length > 2 && place.end() <= all.size() && all.substr(place.offset, 2) == "${",
                 tree.errors().front().message.english().c_str());
        QVERIFY(!tree.errors().front().message.english().empty());
        QCOMPARE(tree.print(), all);
        QVERIFY(tree.toJson().size() < 4 * all.size() + 1000); // it is as it stands
        job::ResolveOptions options;
        options.variables = {"other=1"};
        const auto resolved = job::resolve(tree, options);
        QVERIFY(!resolved && resolved.error().place.starts_with("line "));
        QVERIFY(!job::confToJson(tree));
        (void)job::variableUses(tree, options);
    });
    QVERIFY2(took < kSoonMs, QByteArray::number(took));
}

void TestBounds::whatStaysWithinIsAnsweredInFull()
{
    // 4^8 texts of eight letters are half a megabyte.
    const Tree texts = Tree::parse(chain(8, "@@@@", "abcdefgh"), Syntax::Conf);
    QVERIFY(texts.errors().empty());
    QCOMPARE(texts.find("/n0")->text().size(), std::size_t(8 * 65536));
    const Tree objects = Tree::parse(chain(15, "{ a = @, b = @ }", "1"), Syntax::Conf);
    QVERIFY(objects.errors().empty());
    QCOMPARE(objects.find("/n0/a/b/a/b/a/b/a/b/a/b/a/b/a/b/a")->text(), std::string("1"));
    std::string appended;
    for (int i = 0; i < 300; ++i)
        appended += "a += " + std::to_string(i) + "\n";
    const Tree list = Tree::parse(appended, Syntax::Conf);
    QVERIFY(list.errors().empty());
    QCOMPARE(list.find("/a")->size(), std::size_t(300));
}

void TestBounds::aTextBeyondStaysEditable()
{
    const std::string text = "env { parallelism = 1 }\n" + chain(30, "{ a = @, b = @ }", "1");
    const Tree tree = Tree::parse(text, Syntax::Conf);
    QVERIFY(!tree.errors().empty());
    const auto edits = setValue(tree, "/env/parallelism", "2");
    QVERIFY2(edits, edits ? "" : edits.error().english().c_str());
    QVERIFY(applied(text, *edits).starts_with("env { parallelism = 2 }"));
}

void TestBounds::includesThatMultiply_data()
{
    QTest::addColumn<int>("files");
    QTest::addColumn<QByteArray>("text"); // of each; % is the next one
    QTest::newRow("each includes the next twice")
        << 31 << QByteArray("include \"%\"\ninclude \"%\"\na = 1\n");
    QTest::newRow("in blocks") << 31 << QByteArray("a { include \"%\" }\nb { include \"%\" }\n");
    QTest::newRow("in plugin blocks, which drop them")
        << 31 << QByteArray("source { include \"%\" }\nsink { include \"%\" }\n");
    QTest::newRow("two that include each other twice") << 2 << QByteArray("include \"%\"\ninclude \"%\"\n");
    QTest::newRow("one that includes itself three times")
        << 1 << QByteArray("a { include \"%\" }\nb { include \"%\" }\nc { include \"%\" }\n");
    QTest::newRow("a required one in a circle")
        << 2 << QByteArray("include required(file(\"%\"))\ninclude \"%\"\n");
}

void TestBounds::includesThatMultiply()
{
    QFETCH(int, files);
    QFETCH(QByteArray, text);
    const QTemporaryDir folder;
    const auto name = [&](int i) {
        return folder.filePath(QStringLiteral("f%1.conf").arg(i));
    };
    for (int i = 0; i < files; ++i) {
        QByteArray own = text;
        own.replace("%", name((i + 1) % files).toUtf8());
        QVERIFY(write(name(i), i + 1 == files && files > 30 ? QByteArray("end = 1\n") : own));
    }
    const double took = growth::bestMs(1, [&] {
        const Tree tree = readFile(name(0));
        QVERIFY(!tree.errors().empty());
        const TextSpan place = tree.errors().front().span;
        QVERIFY(tree.text().substr(place.offset, 7) == "include");
        QVERIFY(tree.toJson().size() < 1'000'000);
    });
    QVERIFY2(took < kSoonMs, QByteArray::number(took));
}

void TestBounds::aTooLargeIncludeIsNotRead()
{
    const QTemporaryDir folder;
    QVERIFY(write(folder.filePath(QStringLiteral("big.conf")),
                  "a = \"" + QByteArray(static_cast<int>(kMaxIncludedBytes) / 3, 'x') + "\"\n"));
    QVERIFY(
        write(folder.filePath(QStringLiteral("twice.conf")), "include \"big.conf\"\ninclude \"big.conf\"\n"));
    QVERIFY(readFile(folder.filePath(QStringLiteral("twice.conf"))).errors().empty());
    QVERIFY(write(
        folder.filePath(QStringLiteral("often.conf")),
        "include \"big.conf\"\ninclude \"big.conf\"\ninclude \"big.conf\"\ninclude \"big.conf\"\nb = 1\n"));
    const Tree tree = readFile(folder.filePath(QStringLiteral("often.conf")));
    QCOMPARE(tree.errors().size(), std::size_t(1));
    QCOMPARE(LineIndex(tree.text()).at(tree.errors().front().span.offset).line, std::size_t(3));
    QVERIFY(tree.find("/b"));
}

void TestBounds::nestingThroughNamesAndIncludes()
{
    std::string path = "a";
    for (int i = 0; i < 100'000; ++i)
        path += "->a";
    const Tree names = Tree::parse(path + " = 1\nb = 2\n", Syntax::Conf);
    QCOMPARE(names.errors().size(), std::size_t(1));
    QVERIFY(names.toJson().size() < 100);
    // Blocks in variables, from the innermost to the outermost: no one line is deep.
    std::string levels = "n0 = 1\n";
    for (int i = 0; i < 20'000; ++i)
        levels += "n" + std::to_string(i + 1) + " { x = ${n" + std::to_string(i) + "} }\n";
    const Tree variables = Tree::parse(levels, Syntax::Conf);
    QCOMPARE(variables.errors().size(), std::size_t(1));
    (void)variables.toJson();
    const QTemporaryDir folder;
    for (int i = 0; i < 40; ++i) {
        const QByteArray open = QByteArray("a {").repeated(500);
        QVERIFY(write(folder.filePath(QStringLiteral("d%1.conf").arg(i)),
                      open + " include \"d" + QByteArray::number(i + 1) + ".conf\" " +
                          QByteArray("}").repeated(500)));
    }
    QVERIFY(write(folder.filePath(QStringLiteral("d40.conf")), "b = 1\n"));
    const Tree included = readFile(folder.filePath(QStringLiteral("d0.conf")));
    QVERIFY(!included.errors().empty());
    (void)included.toJson();
}

void TestBounds::placeholdersThatMultiply_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("variables");
    QStringList doubled;
    for (int i = 0; i < 40; ++i)
        doubled << QStringLiteral("v%1=${v%2}${v%2}").arg(i).arg(i + 1);
    QTest::newRow("values that hold the next name twice")
        << QByteArray::fromStdString(quoteDoubled(41)) << doubled;
    std::string often = "env {\n";
    for (int i = 0; i < 20'000; ++i)
        often += "k" + std::to_string(i) + " = \"${v}\"\n";
    often += "}\nsource { F { } }\nsink { C { } }\n";
    const QStringList large{QStringLiteral("v=") + QString(100'000, QLatin1Char('x'))};
    QTest::newRow("a long value in many texts") << QByteArray::fromStdString(often) << large;
    std::string once = "env { a = \"";
    for (int i = 0; i < 20'000; ++i)
        once += "${v}";
    once += "\" }\nsource { F { } }\nsink { C { } }\n";
    QTest::newRow("a long value often in one text") << QByteArray::fromStdString(once) << large;
    std::string bare = once;
    bare.erase(bare.find('"'), 1);
    bare.erase(bare.find('"'), 1);
    QTest::newRow("a long value outside of quotes") << QByteArray::fromStdString(bare) << large;
}

void TestBounds::placeholdersThatMultiply()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, variables);
    job::ResolveOptions options;
    for (const QString &variable : variables)
        options.variables.push_back(variable.toStdString());
    const double took = growth::bestMs(1, [&] {
        const Tree tree = Tree::parse(text.toStdString(), Syntax::Conf);
        const auto job = job::resolve(tree, options);
        QVERIFY(!job);
        QVERIFY2(job.error().place.starts_with("line "), job.error().english().c_str());
        (void)job::variableUses(tree, options);
    });
    QVERIFY2(took < kSoonMs, QByteArray::number(took));
}

void TestBounds::placeholdersGoOneAfterTheOther()
{
    // The engine goes over the whole text once for each name: what a value brings in is seen by later names.
    const auto filled = [](const std::string &text, const std::vector<std::string> &variables) {
        job::ResolveOptions options;
        options.variables = variables;
        const auto job = job::resolve(
            Tree::parse("env { a = \"" + text + "\" }\nsource { F { } }\nsink { C { } }\n", Syntax::Conf),
            options);
        return job ? Tree::parse(job->json, Syntax::Json).find("/env/a")->text() : job.error().english();
    };
    QCOMPARE(filled("${a} ${b}", {"a=${b}", "b=1"}), std::string("1 1"));
    QCOMPARE(filled("${b} ${a}", {"a=${b}", "b=1"}), std::string("1 ${b}"));
    QCOMPARE(filled("$${a:}{b} ${b}", {"b=1"}), std::string("1 1"));
    QCOMPARE(filled("${x${a}} ${xy}", {"a=y", "xy=1"}), std::string("1 1"));
    QCOMPARE(filled("${a} ${a:d} ${c:d}", {"a=1"}), std::string("1 1 d"));
}

void TestBounds::deepPropertyNames()
{
    std::string name = "a";
    for (int i = 0; i < 100'000; ++i)
        name += ".a";
    job::ResolveOptions options;
    options.variables = {name + "=1"};
    const Tree tree = Tree::parse("source { F { x = \"${a}\" } }\nsink { C { } }\n", Syntax::Conf);
    QVERIFY(job::resolve(tree, options));
    // A key that the command line reads again as a path.
    std::string path = "a";
    for (int i = 0; i < 100'000; ++i)
        path += "->a";
    QVERIFY(!job::resolve(Tree::parse("{\"source\":[{\"plugin_name\":\"F\",\"" + path +
                                          "\":1}],\"sink\":[{\"plugin_name\":\"C\"}]}",
                                      Syntax::Json)));
}

void TestBounds::sqlSinksThatMultiply()
{
    std::string text = "CREATE TABLE s WITH ('connector'='FakeSource','type'='source');\n"
                       "CREATE TABLE k WITH ('connector'='Console','type'='sink'";
    for (int i = 0; i < 4000; ++i)
        text += ",\n'o" + std::to_string(i) + "'='value'";
    text += ");\n";
    for (int i = 0; i < 4000; ++i)
        text += "INSERT INTO k SELECT s;\n";
    const double took = growth::bestMs(1, [&] {
        const job::SqlJob job = job::parseSql(text);
        QCOMPARE(job.errors.size(), std::size_t(1));
        QVERIFY(LineIndex(text).at(job.errors.front().span.offset).line > 4000);
    });
    QVERIFY2(took < kSoonMs * 2, QByteArray::number(took));
}

void TestBounds::pathsThatMultiply()
{
    // An object under the name source can only be said by paths, and each value repeats all names.
    const std::string name(1000, 'n');
    std::string json = "{\"env\":{\"source\":";
    for (int i = 0; i < 100; ++i)
        json += "{\"" + name + "\":";
    json += "{";
    for (int i = 0; i < 5000; ++i)
        json += (i > 0 ? ",\"k" : "\"k") + std::to_string(i) + "\":1";
    json += std::string(102, '}') + "}";
    const double took = growth::bestMs(1, [&] {
        const auto conf = job::jsonToConf(Tree::parse(json, Syntax::Json));
        QVERIFY(!conf && !conf.error().message.empty());
    });
    QVERIFY2(took < kSoonMs, QByteArray::number(took));
}

/// 60,000 of them took a minute when each looked through those before it.
void TestBounds::manyOptionsOfATableTakeLittle()
{
    std::string sql = "CREATE TABLE a WITH ('connector' = 'FakeSource'";
    for (int i = 0; i < 30'000; ++i)
        sql += ", 'k" + std::to_string(i) + "' = 'it''s " + std::to_string(i) + "'";
    sql += ");\n";
    const double took = growth::bestMs(1, [&] { (void)job::parseSql(sql); });
    QVERIFY2(took < kSoonMs, QByteArray::number(took));
}

QTEST_APPLESS_MAIN(TestBounds)
#include "test_bounds.moc"
