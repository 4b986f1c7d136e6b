#include "models/job/secrets.h"

#include "models/job/lint/lint.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace sluice;

/// Every secret in these files holds the letters "hush"; nothing else does.
class TestJobSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void configs_data();
    void configs();
    void messages_data();
    void messages();
    void ordinaryNumbersStay();
    void linesStay();
    void knownInMessages();
    void corpusStaysReadable();
};

namespace {

hocon::Tree parsed(const std::string &text)
{
    return hocon::Tree::parse(text, text.starts_with('{') ? hocon::Syntax::Json : hocon::Syntax::Conf);
}

} // namespace

void TestJobSecrets::configs_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("masked");
    const auto row = [](const char *text, const char *masked) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(masked);
    };
    row("a { password = hush, user = u }", "a { password = \"******\", user = u }");
    row("password = hush and hush # was hush?\nuser = u", "password = \"******\" # was hush?\nuser = u");
    row("password = hush\npassword = hush2 # password = hush3\n",
        "password = \"******\"\npassword = \"******\" # password = ******\n");
    row("\"pass\\u0077ord\" = hush", "\"pass\\u0077ord\" = \"******\"");
    row("a.db-password=\"hu\\\"sh\"", "a.db-password=\"******\"");
    row("password = \"\"\"hush\nhush\"\"\"\nb = 1", "password = \"******\"\nb = 1");
    row("auth { user = hush, list = [hush, 7] }",
        "auth { user = \"******\", list = [\"******\", \"******\"] }");
    row("password = ${p}\ntoken = ${?t}", "password = ${p}\ntoken = ${?t}");
    row("url = \"jdbc:mysql://u:hush@h/d?password=hush\"",
        "url = \"jdbc:mysql://u:******@h/d?password=******\"");
    row("url = \"jdbc:mysql://u:hu\\\"sh@h.x/d\"", "url = \"jdbc:mysql://u:******@h.x/d\"");
    row("c = \"{\\\"password\\\":\\\"hush\\\"}\"", "c = \"{\\\"password\\\":\\\"******\\\"}\"");
    row("password = true\nprimary_keys = [id]", "password = true\nprimary_keys = [id]");
    row("{\"password\": \"hush\", \"x\": [1, {\"token\": 7}]}",
        "{\"password\": \"******\", \"x\": [1, {\"token\": \"******\"}]}");
    row("kafka.config = { sasl.jaas.config = \"x required username=u password=hush;\" }",
        "kafka.config = { sasl.jaas.config = \"******\" }");
    // Values that a later one replaces, in blocks too, and every part of a key.
    row("secret { value = hush }\nyaml = \"\"\"\n\"\"\"\nsec\"ret\" = hush",
        "secret { value = \"******\" }\nyaml = \"\"\"\n\"\"\"\nsec\"ret\" = \"******\"");
    row("a { secret\n { b { v = [hush, { w = \"hush\" }] } } }\na = 1",
        "a { secret\n { b { v = [\"******\", { w = \"******\" }] } } }\na = 1");
    row("a.token.b = hush\na.token = 1\na = 2", "a.token.b = \"******\"\na.token = \"******\"\na = 2");
    row("a { \"tok\\u0065n\" { v = hush // why\n } }, a = 1",
        "a { \"tok\\u0065n\" { v = \"******\" // why\n } }, a = 1");
    row("x { value = hush, name = password }\nx = 1\nb { value = c, name = d }, b = 1",
        "x { value = \"******\", name = password }\nx = 1\nb { value = c, name = d }, b = 1");
    row("secret = ${a} { v = hush }\nsecret = ${?b}\nu = v", "secret = \"******\"\nsecret = ${?b}\nu = v");
    // Broken ones: as much as can be told.
    row("password = \"hush\nuser = u", "password = \"******\"\nuser = u");
    row("password = \"hu\"hush\"\nuser = u }", "password = \"******\"\nuser = u }");
}

void TestJobSecrets::configs()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, masked);
    const hocon::Tree tree = parsed(text.toStdString());
    const std::string result = job::maskedConfig(tree);
    QCOMPARE(QByteArray::fromStdString(result), masked);
    if (tree.errors().empty())
        QVERIFY(parsed(result).errors().empty());
}

void TestJobSecrets::messages_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"password = \"hu\\qsh\"", "password = hush-hush*hush", "password = \"hush",
          "password = \"a\"hush\"", "a { password = \"hush } }", "{\"password\": hush}",
          "{\"password\": \"hush\" \"hush\"}", "password : hush : hush", "url = jdbc:mysql://u:hush@h/d",
          "url = \"jdbc:mysql://u:hu\"hush@h.x/d\"", "password = hush(10, hush)",
          "env { password = [hush, hush }", "token = hush = hush",
          // The = was forgotten, and the parser joins the words to one name.
          "a { \"client_secret\" \"hush\"\n b = 1 }", "a { \"aws.secret.access.key\" hush\n b = 1 }",
          "headers { \"X-Api-Key\" \"hush\" }", "a { 密码 \"hush\"\n b = 1 }",
          "a { PASSWORD '''hush'''\n b = 1 }",
          // Lines of a key are names to the parser where the quotes around it are wrong.
          "private_key = \"\"-----BEGIN RSA PRIVATE KEY-----\nMIIhush+hushIBAAK\nhush/q==\n"
          "-----END RSA PRIVATE KEY-----\"\"\"\nb = 1"})
        QTest::newRow(text) << QByteArray(text);
}

void TestJobSecrets::messages()
{
    QFETCH(QByteArray, text);
    const hocon::Tree tree = parsed(text.toStdString());
    for (const job::Problem &problem : job::lint(tree)) {
        const std::string said = problem.message.english();
        QVERIFY2(said.find("hush") == std::string::npos, said.c_str());
        for (const job::Fix &fix : problem.fixes)
            QVERIFY2(fix.title.english().find("hush") == std::string::npos, fix.title.english().c_str());
    }
}

void TestJobSecrets::ordinaryNumbersStay()
{
    const hocon::Tree tree = parsed("env { checkpoint.interval = 5, job.mode = BATCH }\npassword = hush5");
    const std::vector<job::Problem> problems = job::lint(tree);
    QVERIFY(std::any_of(problems.begin(), problems.end(), [](const job::Problem &problem) {
        return problem.message.english().find("is 5 ms") != std::string::npos;
    }));
}

void TestJobSecrets::linesStay()
{
    const std::string lines = job::maskedLines(parsed("password = \"\"\"hush\nhush\"\"\"\nb = 1"));
    QCOMPARE(lines, std::string("password = \"******\"\n******\nb = 1"));
}

void TestJobSecrets::knownInMessages()
{
    KnownSecrets known;
    job::addSecrets(parsed("password = hush-one\nurl = \"http://u:hush-two@h\"\nuser = ann"), known);
    QCOMPARE(known.masked("no hush-one for ann, nor hush-two"), std::string("no ****** for ann, nor ******"));
}

void TestJobSecrets::corpusStaysReadable()
{
    const QDir shared(qEnvironmentVariable("SLUICE_SHARED", QStringLiteral("../shared")));
    if (!shared.exists(QStringLiteral("data/corpus/files")))
        QSKIP("there is no corpus: SLUICE_SHARED names no folder with data/corpus");
    int read = 0;
    QDirIterator files(shared.filePath(QStringLiteral("data/corpus/files")), QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto syntax =
            file.fileName().endsWith(QLatin1String(".json")) ? hocon::Syntax::Json : hocon::Syntax::Conf;
        const hocon::Tree tree = hocon::Tree::parse(file.readAll().toStdString(), syntax);
        if (!tree.errors().empty())
            continue;
        const hocon::Tree masked = hocon::Tree::parse(job::maskedConfig(tree), syntax);
        QVERIFY2(masked.errors().empty(), qPrintable(file.fileName()));
        QCOMPARE(masked.root().size(), tree.root().size());
        ++read;
    }
    QVERIFY(read > 100);
}

QTEST_GUILESS_MAIN(TestJobSecrets)
#include "test_secrets.moc"
