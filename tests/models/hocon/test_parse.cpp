#include "models/hocon/tree.h"
#include "tests/models/hocon/jobcases.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QJsonValue>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <random>
#include <utility>

using namespace sluice;
using namespace sluice::hocon;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Syntax syntaxOf(const std::string &language)
{
    return language == "json" ? Syntax::Json : Syntax::Conf;
}

std::size_t firstErrorLine(const Tree &tree)
{
    return LineIndex(tree.text()).at(tree.errors().front().span.offset).line;
}

/// The same tree: order of names ignored, numbers by value; text that is no JSON (it keeps a ${}) as it is.
bool sameTree(const std::string &json, const QByteArray &expected)
{
    QJsonParseError error;
    const QJsonDocument wanted = QJsonDocument::fromJson(expected, &error);
    if (error.error != QJsonParseError::NoError)
        return json == expected.trimmed().toStdString();
    return QJsonDocument::fromJson(QByteArray::fromStdString(json)) == wanted;
}

bool isInside(const TextSpan &span, const std::string &text)
{
    return span.offset <= text.size() && span.length <= text.size() - span.offset;
}

bool isInside(const Value &value, const std::string &text)
{
    bool inside = isInside(value.span(), text);
    for (std::size_t i = 0; i < value.size() && inside; ++i)
        inside = isInside(value.at(i), text);
    return inside;
}

/// Whether every place that the tree names is one of its text; of large texts some offsets stand for all.
bool placesAreInside(const Tree &tree)
{
    const std::string &text = tree.text();
    bool inside = isInside(tree.root(), text);
    for (const SyntaxError &error : tree.errors())
        inside = inside && isInside(error.span, text);
    const std::size_t step = std::max<std::size_t>(1, text.size() / 64);
    std::string last = "\n"; // a pointer that none is; one may have 50,000 definitions
    for (std::size_t offset = 0; offset <= text.size() && inside; offset += step) {
        const std::string pointer = tree.pointerAt(offset);
        if (std::exchange(last, pointer) == pointer)
            continue;
        for (const Definition &each : tree.definitions(pointer))
            inside = inside && isInside(each.key, text) && isInside(each.value, text) &&
                     isInside(each.whole, text);
    }
    return inside;
}

/// The text with one to four mistakes in it.
std::string broken(std::string text, std::mt19937 &random)
{
    static const std::string pieces[] = {"{", "}", "[",   "]",    ",",  ":",    "=",  "+=",     "\"",
                                         "$", "#", "${x", "\\",   "\n", "\x01", "@",  "\"\"\"", "->",
                                         "a", "1", "( ",  "\xc3", " ",  "//",   "\r", "include"};
    for (unsigned mistakes = 1 + random() % 4; mistakes > 0; --mistakes) {
        const std::size_t at = random() % (text.size() + 1);
        switch (random() % 5) {
        case 0:
            text.erase(at);
            break;
        case 1:
            text.erase(at, 1 + random() % 4);
            break;
        case 2:
            text.insert(at, text.substr(random() % (text.size() + 1), random() % 20));
            break;
        default:
            text.insert(at, pieces[random() % std::size(pieces)]);
        }
    }
    return text;
}

} // namespace

class TestHoconParse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cases_data()
    {
        QTest::addColumn<int>("index");
        const auto all = readJobCases(QStringLiteral("parse.txt"));
        QVERIFY(all.size() > 50);
        for (std::size_t i = 0; i < all.size(); ++i)
            QTest::newRow(all[i].name.c_str()) << int(i);
    }
    void cases()
    {
        QFETCH(int, index);
        const JobCase each = readJobCases(QStringLiteral("parse.txt")).at(std::size_t(index));
        const Tree tree = Tree::parse(each.text, syntaxOf(each.language));
        QCOMPARE(tree.print(), each.text);
        if (!each.refused) {
            QVERIFY2(tree.errors().empty(),
                     tree.errors().empty() ? "" : tree.errors().front().message.english().c_str());
            QCOMPARE(QString::fromStdString(tree.toJson()), QString::fromStdString(each.expected));
            return;
        }
        QVERIFY(!tree.errors().empty());
        if (const int line = std::stoi(each.expected); line > 0)
            QVERIFY2(std::abs(int(firstErrorLine(tree)) - line) <= 1,
                     tree.errors().front().message.english().c_str());
    }

    void corpus()
    {
        const QString folder = sharedFolder() + QStringLiteral("/data/corpus/");
        const QByteArray verdicts = contents(folder + QStringLiteral("verdicts.tsv"));
        if (verdicts.isEmpty())
            QSKIP("The shared corpus (SLUICE_SHARED or ../shared) is not here.");
        int compared = 0;
        int refused = 0;
        int near = 0;
        for (const QByteArray &row : verdicts.split('\n').mid(1)) {
            const QList<QByteArray> columns = row.split('\t');
            if (columns.size() < 5 || columns[1] == "n/a")
                continue;
            const QString path = QString::fromUtf8(columns[0]);
            const std::string text = contents(folder + QStringLiteral("files/") + path).toStdString();
            const Tree tree =
                Tree::parse(text, path.endsWith(QLatin1String(".json")) ? Syntax::Json : Syntax::Conf);
            QCOMPARE(tree.print(), text);
            if (columns[1] == "ok") {
                QVERIFY2(tree.errors().empty(), columns[0]);
                const QByteArray expected =
                    contents(folder + QStringLiteral("oracle/") + path + QStringLiteral(".json"));
                QVERIFY2(sameTree(tree.toJson(), expected), columns[0]);
                ++compared;
            } else {
                QVERIFY2(!tree.errors().empty(), columns[0]);
                static const QRegularExpression place(QStringLiteral(": (\\d+):"));
                const int line = place.match(QString::fromUtf8(columns[4])).captured(1).toInt();
                near += std::abs(int(firstErrorLine(tree)) - line) <= 1 ? 1 : 0;
                ++refused;
            }
        }
        QVERIFY(compared > 500);
        QVERIFY(near * 100 >= refused * 95);
    }

    void probes()
    {
        const QByteArray json = contents(sharedFolder() + QStringLiteral("/data/dialect/probes.json"));
        if (json.isEmpty())
            QSKIP("The shared probes (SLUICE_SHARED or ../shared) are not here.");
        qputenv("LANGX", "fromOS");
        const QJsonArray all = QJsonDocument::fromJson(json).array();
        for (const QJsonValue &value : all) {
            const QJsonObject probe = value.toObject();
            const QString title = probe[QStringLiteral("title")].toString();
            const bool isJson =
                (title.contains(QLatin1String("json")) && !title.startsWith(QLatin1String("json5")) &&
                 !title.startsWith(QLatin1String(".conf")));
            if (title == QLatin1String("include at root"))
                continue; // the file is not with the probes; includes() has its own
            ParseOptions options{isJson ? Syntax::Json : Syntax::Conf};
            options.path = "/nowhere/job.conf";
            const Tree tree = Tree::parse(probe[QStringLiteral("text")].toString().toStdString(), options);
            const QString expected = probe[QStringLiteral("parsed")].toString();
            if (expected.startsWith(QLatin1String("!!")))
                QVERIFY2(!tree.errors().empty(), qPrintable(title));
            else
                QVERIFY2(tree.errors().empty() && sameTree(tree.toJson(), expected.toUtf8()),
                         qPrintable(title));
        }
    }

    void includes()
    {
        QTemporaryDir folder;
        const auto write = [&](const char *name, const char *text) {
            QFile file(folder.filePath(QLatin1String(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        };
        write("one.conf", "k = 1\nv = ${w}\nw = 2\n");
        write("two.json", "{\"k\": 5, \"j\": 3}");
        write("self.conf", "include \"self.conf\"\n");
        write("broken.conf", "a = 1\nb = {\n");
        const auto parse = [&](const std::string &text) {
            ParseOptions options;
            options.path = folder.filePath(QStringLiteral("job.conf")).toStdString();
            return Tree::parse(text, options);
        };
        QCOMPARE(parse("include \"one\"\na = ${k}\n").toJson(), std::string(R"({"k":1,"v":2,"w":2,"a":1})"));
        QCOMPARE(parse("o { include \"one.conf\" }\n").toJson(), std::string(R"({"o":{"k":1,"v":2,"w":2}})"));
        QCOMPARE(parse("include \"two.json\"\nk = 7\n").toJson(), std::string(R"({"k":7,"j":3})"));
        QCOMPARE(parse("source { include \"one.conf\"\n A {} }\n").toJson(),
                 std::string(R"({"source":[{"plugin_name":"A"}]})"));
        // Beside the file everything is read as the file itself is.
        write("loose.json", "{\"k\": 5,}");
        write("dotted.properties", "a.b=1\n");
        QCOMPARE(parse("include \"loose.json\"\n").toJson(), std::string(R"({"k":5})"));
        QVERIFY(!parse("include \"loose\"\n").errors().empty());
        QCOMPARE(parse("include \"dotted.properties\"\n").toJson(), std::string(R"({"a.b":1})"));
        QCOMPARE(parse("include \"dotted\"\n").toJson(), std::string("{}"));
        const Tree circle = parse("include \"self.conf\"\n");
        QCOMPARE(circle.errors().size(), std::size_t(1));
        QVERIFY(circle.errors().front().message.english().starts_with("Files include each other"));
        QVERIFY(!parse("include \"broken.conf\"\n").errors().empty());
        QVERIFY(!parse("include required(\"none.conf\")\n").errors().empty());
        QVERIFY(parse("include \"none.conf\"\n").errors().empty());
    }

    void oneErrorForOneMistake_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::newRow("missing brace") << QByteArray("env {\n a = 1\nsink {\n}\n") << 5;
        QTest::newRow("brace too many") << QByteArray("env {\n a = 1\n}\n}\nb = 1\n") << 4;
        QTest::newRow("no quote") << QByteArray("env {\n a = \"x\n b = 2\n}\n") << 2;
        QTest::newRow("quoted over two lines") << QByteArray("a = \"x\n y\"\nb = 2\n") << 1;
        QTest::newRow("address") << QByteArray("env {\n u = http://h:80/p\n b = 1\n}\n") << 2;
        QTest::newRow("type") << QByteArray("f {\n a = decimal(10, 2)\n b = 1\n}\n") << 2;
        QTest::newRow("filler") << QByteArray("env {\n ...\n b = 1\n}\n") << 2;
        QTest::newRow("no value") << QByteArray("env {\n a =\n b = 1\n}\n") << 2;
        QTest::newRow("no bracket") << QByteArray("env {\n l = [\n 1\n b = 1\n}\n") << 4;
        QTest::newRow("bad escape") << QByteArray("a = \"\\d \\e\"\nb = 1\n") << 1;
        QTest::newRow("reserved") << QByteArray("a = x@y@z\nb = 1\n") << 1;
        QTest::newRow("no comma") << QByteArray("sink { C {} D {} }\nb = 1\n") << 1;
        QTest::newRow("open variable") << QByteArray("a = ${x\nb = 1\n") << 1;
        QTest::newRow("circle") << QByteArray("b = 1\na = ${a}\n") << 2;
        QTest::newRow("block without its brace") << QByteArray("env {\n}\nsink\n C {}\n}\n") << 3;
        QTest::newRow("parentheses for braces") << QByteArray("env {\n}\nsink (\n C {}\n)\n") << 3;
        QTest::newRow("parenthesis for the last brace") << QByteArray("env {\n a = 1\n)\n") << 3;
        QTest::newRow("list without its bracket")
            << QByteArray("b = 1\no {\n l = \n {\n k = 1\n },\n {\n k = 2\n }\n ]\n}\n") << 7;
        QTest::newRow("brace missing in a list")
            << QByteArray("b = 1\nl = [\n {\n k = 1\n\n ,\n {\n k = 2\n }\n {}\n]\n") << 7;
        QTest::newRow("brace too many in a list")
            << QByteArray("b = 1\nl = [\n {\n r}u = 1\n }\n {\n k = 2\n }\n]\n") << 4;
        QTest::newRow("quote that hides a bracket")
            << QByteArray("env {\n l = [\"x]\n c = 1\n d = 2\n}\nb = 1\n") << 2;
        QTest::newRow("list of words") << QByteArray("b = 1\nq = \"\\\"\" s, t, u, v\nc = 1\n") << 2;
        QTest::newRow("address with braces") << QByteArray("env {\n u = http://h/{x}/\n}\nb = 1\n") << 2;
        QTest::newRow("ends in a name") << QByteArray("b = 1\nenv {\n o {\n na") << 4;
        QTest::newRow("ends in a quote") << QByteArray("b = 1\nenv {\n o {\n a = \"x") << 4;
    }
    void oneErrorForOneMistake()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        const Tree tree = Tree::parse(text.toStdString(), Syntax::Conf);
        QCOMPARE(tree.errors().size(), std::size_t(1));
        QCOMPARE(int(firstErrorLine(tree)), line);
        QCOMPARE(tree.print(), text.toStdString());
        QVERIFY(placesAreInside(tree));
        // The rest can still be used.
        QVERIFY(tree.find("/b") || tree.find("/env") || tree.find("/f"));
    }

    /// Where the original stops is seldom where the mistake is: the message names that line.
    void namesTheLineToLookAt_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("open block") << QByteArray("a = 1\no {\n b = 1\n\n\n") << 6 << QByteArray("line 2");
        QTest::newRow("open list") << QByteArray("a = 1\nl = [\n 1\n\n\n") << 6 << QByteArray("line 2");
        QTest::newRow("open text") << QByteArray("a = 1\nq = \"\"\"x\n\n\n") << 5 << QByteArray("line 2");
        QTest::newRow("no value") << QByteArray("a = 1\nb =\n\n\nc = 1\n") << 5 << QByteArray("line 2");
        QTest::newRow("torn value") << QByteArray("a = 1\nb = d(3, 2)\n\n\nc = 1\n") << 5
                                    << QByteArray("line 2");
        QTest::newRow("word before a brace")
            << QByteArray("o {\n s =\n f {\n a = 1\n }\n }\n}\n") << 7 << QByteArray("line 3");
        QTest::newRow("open variable")
            << QByteArray("o {\n s = ${x\n}\na = 1\nb = 1\n") << 6 << QByteArray("line 2");
        QTest::newRow("open variable before braces")
            << QByteArray("o {\n s = ${x\n b = 1\n c = 1\n }\n}\n}\n") << 4 << QByteArray("line 2 takes");
    }
    void namesTheLineToLookAt()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        QFETCH(QByteArray, said);
        const Tree tree = Tree::parse(text.toStdString(), Syntax::Conf);
        QCOMPARE(tree.errors().size(), std::size_t(1));
        QCOMPARE(int(firstErrorLine(tree)), line);
        const QByteArray message = QByteArray::fromStdString(tree.errors().front().message.english());
        QVERIFY2(message.contains(said), message);
    }

    void malformedUtf8_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("marks");
        QTest::newRow("lone lead") << QByteArray("\xc3") << 1;
        QTest::newRow("cut") << QByteArray("\xe2\x82") << 1;
        QTest::newRow("half a pair") << QByteArray("\xed\xa0\x80") << 1;
        QTest::newRow("half a pair, cut") << QByteArray("\xed\xa0") << 1;
        QTest::newRow("both halves") << QByteArray("\xed\xa0\xbd\xed\xb8\x80") << 2;
        QTest::newRow("too long") << QByteArray("\xe0\x80\x80") << 3;
        QTest::newRow("too large") << QByteArray("\xf5\x80\x80\x80") << 4;
    }
    /// As many marks as Java's decoder puts for the bytes.
    void malformedUtf8()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, marks);
        const Tree tree = Tree::parse(("a = x" + bytes + "y").toStdString(), Syntax::Conf);
        const QByteArray expected = "{\"a\":\"x" + QByteArray("\xef\xbf\xbd").repeated(marks) + "y\"}";
        QCOMPARE(QByteArray::fromStdString(tree.toJson()), expected);
    }

    void anythingIsPrintedBack_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("invalid UTF-8") << QByteArray("a = \xff\xfe\nb = \"\xc3\" # \x80\n");
        QTest::newRow("NUL") << QByteArray("a = \0b\0\n", 9);
        QTest::newRow("BOM and CRLF") << QByteArray("\xef\xbb\xbf"
                                                    "a = 1\r\nb = 2\r\n");
        QTest::newRow("lone CR") << QByteArray("a = 1\rb = 2\r");
        QTest::newRow("one long line") << QByteArray("a = \"") + QByteArray(1 << 20, 'x') + '"';
        QTest::newRow("long number") << QByteArray("a = ") + QByteArray(1 << 20, '7');
        QTest::newRow("long decimal") << QByteArray("a = 0.") + QByteArray(1 << 20, '7');
        QTest::newRow("deep lists") << QByteArray("a = ") + QByteArray(100000, '[');
        QTest::newRow("deep blocks") << QByteArray("a {").repeated(100000);
        QTest::newRow("deep variables") << QByteArray("a = ") + QByteArray("${").repeated(100000);
        QTest::newRow("open variables") << QByteArray("a = ${\n").repeated(50000);
        QTest::newRow("open quotes") << QByteArray("a = \"\n").repeated(50000);
        QTest::newRow("appending") << QByteArray("a += 1\n").repeated(3000);
        QTest::newRow("one name again and again") << QByteArray("a { b = 1 }\n").repeated(50000);
        QTest::newRow("values missing") << QByteArray("a =\n\n\nb = 1\n").repeated(30000);
        QTest::newRow("fields in lists") << QByteArray("x { l = [1\nb = 1\n").repeated(400);
        QTest::newRow("names only") << QByteArray("a\n").repeated(100000);
        QTest::newRow("names that are no values") << QByteArray("a = x(1,2)\n\n\n").repeated(20000);
        QTest::newRow("closing only") << QByteArray("}]").repeated(50000);
        QTest::newRow("punctuation") << QByteArray(",=:+@").repeated(20000);
    }
    void anythingIsPrintedBack()
    {
        QFETCH(QByteArray, text);
        for (const Syntax syntax : {Syntax::Conf, Syntax::Json}) {
            const Tree tree = Tree::parse(text.toStdString(), syntax);
            QVERIFY(tree.print() == text.toStdString());
            QVERIFY(!tree.toJson().empty());
            QVERIFY(placesAreInside(tree));
        }
    }

    /// A file that is no object reads as an empty one, whose place is all of the text.
    void noObjectAtAll_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("json");
        QTest::newRow("nothing") << QByteArray() << true;
        QTest::newRow("white space") << QByteArray(" \n") << true;
        QTest::newRow("scalar") << QByteArray("1") << true;
        QTest::newRow("something before the brace") << QByteArray("@{\"a\":{\"b\":[{\"c\":[]}\n") << true;
        QTest::newRow("list") << QByteArray("[1, {\"a\": 2}]\n") << true;
        QTest::newRow("list of blocks") << QByteArray("[1, ${x}, { a = ${x} y [2] }\n") << false;
    }
    void noObjectAtAll()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, json);
        const Tree tree = Tree::parse(text.toStdString(), json ? Syntax::Json : Syntax::Conf);
        QCOMPARE(tree.errors().empty(), false);
        QCOMPARE(tree.toJson(), std::string("{}"));
        QCOMPARE(tree.root().span(), (TextSpan{0, std::size_t(text.size())}));
        for (std::size_t offset = 0; offset <= std::size_t(text.size()); ++offset)
            QCOMPARE(tree.pointerAt(offset), std::string());
        const auto definitions = tree.definitions("");
        QCOMPARE(definitions.size(), std::size_t(1));
        QCOMPARE(definitions.front().whole, (TextSpan{0, std::size_t(text.size())}));
    }

    /// What stands one level too deep is skipped, and has its place all the same.
    void tooDeepValuesHaveTheirPlace()
    {
        std::string text;
        std::string above;
        for (int i = 1; i < kMaxDepth; ++i) {
            text += "a {";
            above += "/a";
        }
        text += "b = { d = [1] } # one\n c = [1] { e = 2 }\n l = [[3] [4], 5]\n f = g";
        const Tree tree = Tree::parse(text + std::string(kMaxDepth - 1, '}'), Syntax::Conf);
        const auto definition = [&](const std::string &name) {
            const auto all = tree.definitions(above + name);
            return all.size() == 1 ? text.substr(all.front().value.offset, all.front().value.length)
                                   : std::string();
        };
        QVERIFY(!tree.errors().empty());
        QCOMPARE(definition("/b"), std::string("{ d = [1] }"));
        QCOMPARE(definition("/c"), std::string("[1] { e = 2 }"));
        QCOMPARE(definition("/l"), std::string("[[3] [4], 5]"));
        QCOMPARE(definition("/f"), std::string("g"));
        QVERIFY(placesAreInside(tree));
    }

    void randomMistakes()
    {
        const std::string job = "# jobs\nenv { a->b = 1, \"a.b\" : x y\n c += ${?v}\n}\n"
                                "source {\n A { k = [1, {l = \"x\\n\"}], s = \"\"\"t\n\"\"\" }\n B {}\n}\n"
                                "o = ${env} { p = 1.5 } { q = [1] [2] }\ninclude \"none\"\n";
        const std::string json = "{\n \"env\": {\"a\": 1, \"b\": [true, null, \"x\\u00e9\"]},\n"
                                 " \"source\": [{\"plugin_name\": \"A\", \"k\": {}}]\n}\n";
        std::mt19937 random(11);
        for (int i = 0; i < 3000; ++i) {
            const bool asJson = i % 3 == 0;
            const std::string text = broken(asJson ? json : job, random);
            const Tree tree = Tree::parse(text, asJson || i % 50 == 0 ? Syntax::Json : Syntax::Conf);
            QVERIFY2(tree.print() == text, text.c_str());
            QVERIFY2(placesAreInside(tree), text.c_str());
            QVERIFY(!tree.toJson().empty());
        }
    }

    void placesAndPointers()
    {
        const std::string text =
            "env { a->b = 1, a { c = [x, y] } }\nsource {\n A { k = 1 }\n B { row.num = 2 }\n}\n"
            "env { a { c = [z] } }\n";
        const Tree tree = Tree::parse(text, Syntax::Conf);
        QCOMPARE(tree.pointerAt(text.find("row.num")), std::string("/source/1/row.num"));
        QCOMPARE(tree.pointerAt(text.find("= 1")), std::string("/env/a/b"));
        QCOMPARE(tree.pointerAt(text.find('z')), std::string("/env/a/c/0"));
        QCOMPARE(tree.definitions("/env/a/c").size(), std::size_t(2));
        QCOMPARE(tree.definitions("/source/1/row.num").size(), std::size_t(1));
        QCOMPARE(tree.find("/source/1/plugin_name")->span().length, std::size_t(0));
        QCOMPARE(tree.find("/env/a/c/0")->span().offset, text.find('z'));
        QVERIFY(!tree.find("/source/01"));
        QVERIFY(!tree.find("env"));
    }

    void openValuesAreMarkedInJson_data()
    {
        QTest::addColumn<QByteArray>("json");
        const auto row = [](const char *text, const char *json) {
            QTest::newRow(text) << QByteArray(json);
        };
        row("a = ${x}", "{\"a\":{\"$unresolved\":\"${x}\"}}");
        row("a = ${x}b", "{\"a\":{\"$unresolved\":\"${x}\\\"b\\\"\"}}");
        row("a = \"${x}\"", "{\"a\":\"${x}\"}");
        row("a = [1, ${x}]\nb { c = ${y} }",
            "{\"a\":[1,{\"$unresolved\":\"${x}\"}],\"b\":{\"c\":{\"$unresolved\":\"${y}\"}}}");
        row("a { b = 1 }\na = ${x}", "{\"a\":{\"$unresolved\":\"{\\\"b\\\":1},${x}\"}}");
        row("a = ${?x}\nb = 1", "{\"b\":1}");
    }

    void openValuesAreMarkedInJson()
    {
        QFETCH(QByteArray, json);
        const Tree tree = Tree::parse(QTest::currentDataTag(), Syntax::Conf);
        QCOMPARE(QByteArray::fromStdString(tree.toJson(OpenValues::Marked)), json);
        QVERIFY(!QJsonDocument::fromJson(json).isNull());
    }
};

QTEST_APPLESS_MAIN(TestHoconParse)
#include "test_parse.moc"
