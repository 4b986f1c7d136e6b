#include "models/catalog/catalogue.h"
#include "models/catalog/fit.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace sluice;
using catalog::Fit;
using catalog::ValueShape;

/// The rules are data that forms and lint can use as they are, and judge values as the engine does.
class TestCatalogRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyVersionHasUsableRules_data();
    void everyVersionHasUsableRules();
    void unknownVersionsHaveNone();
    void findsPluginsByKindInAnyCase();
    void olderKeysAreFound();
    void conditions();
    void judgesValuesAsTheEngine_data();
    void judgesValuesAsTheEngine();
};

void TestCatalogRules::everyVersionHasUsableRules_data()
{
    QTest::addColumn<QByteArray>("version");
    for (const std::string_view version : catalog::Catalogue::versions()) {
        const QByteArray name(version.data(), static_cast<qsizetype>(version.size()));
        QTest::newRow(name.constData()) << name;
    }
}

void TestCatalogRules::everyVersionHasUsableRules()
{
    QFETCH(QByteArray, version);
    const auto catalogue = catalog::Catalogue::of(version.toStdString());
    QVERIFY(catalogue != nullptr);
    QCOMPARE(catalogue->version(), version.toStdString());
    const catalog::RuleSet &env = catalogue->env();
    QCOMPARE(catalogue->rules({catalog::ScopeKind::Env, {}}), &env);
    std::set<std::string> sections;
    for (const catalog::Section &section : env.sections()) {
        QVERIFY(!section.title.empty());
        QVERIFY2(sections.insert(section.id).second, section.id.c_str());
    }
    std::set<std::string> keys;
    for (const catalog::OptionRule &rule : env.options()) {
        QVERIFY2(keys.insert(rule.key).second, rule.key.c_str());
        QCOMPARE(env.find(rule.key), &rule);
        QVERIFY2(!env.isForeign(rule.key), rule.key.c_str());
        QVERIFY2(!rule.title.empty() && !rule.explanation.empty(), rule.key.c_str());
        QVERIFY2(sections.contains(rule.section), rule.key.c_str());
        QVERIFY2((rule.type == catalog::OptionType::Choice) == !rule.choices.empty(), rule.key.c_str());
        QVERIFY2(!rule.minimum || !rule.maximum || *rule.minimum < *rule.maximum, rule.key.c_str());
        // A default that does not fit would be a problem that nobody made.
        if (!rule.defaultText.empty())
            QVERIFY2(catalog::fitting(rule, ValueShape::Scalar, rule.defaultText).fit == Fit::Fits,
                     rule.key.c_str());
    }
    QCOMPARE(keys.size(), std::size_t(13)); // EnvCommonOptions
    QVERIFY(env.find("checkpoint.interval")->effect == catalog::Effect::StreamingOnly);
    QVERIFY(env.find("no.such") == nullptr);
    QVERIFY(env.isForeign("flink.table.exec.mini-batch.enabled"));
    QVERIFY(!env.isForeign("flinkish"));
}

void TestCatalogRules::unknownVersionsHaveNone()
{
    for (const char *version : {"", "2.3", "2.3.80", "v2.3.8", "latest"})
        QVERIFY2(catalog::Catalogue::of(version) == nullptr, version);
}

void TestCatalogRules::findsPluginsByKindInAnyCase()
{
    const auto set = [](catalog::ScopeKind kind, const char *key) {
        return std::make_shared<const catalog::RuleSet>(
            catalog::RuleSet::Facts{.scope = {kind, "Jdbc"}, .sections = {}, .options = {{.key = key}}});
    };
    const catalog::Catalogue catalogue(
        "x", {set(catalog::ScopeKind::Source, "query"), set(catalog::ScopeKind::Sink, "table")});
    const catalog::RuleSet *source = catalogue.rules({catalog::ScopeKind::Source, "JDBC"});
    const catalog::RuleSet *sink = catalogue.rules({catalog::ScopeKind::Sink, "jdbc"});
    QVERIFY(source != nullptr && source->find("query") != nullptr && source->find("table") == nullptr);
    QVERIFY(sink != nullptr && sink->find("table") != nullptr);
    QVERIFY(catalogue.rules({catalog::ScopeKind::Transform, "Jdbc"}) == nullptr);
    QVERIFY(catalogue.rules({catalog::ScopeKind::Source, "Jdb"}) == nullptr);
    QVERIFY(catalogue.env().options().empty()); // nothing is known, and nothing is made up
}

void TestCatalogRules::olderKeysAreFound()
{
    const catalog::RuleSet set(
        {.scope = {},
         .sections = {},
         .options = {{.key = "plugin_input", .fallbackKeys = {"source_table_name", "own"}}, {.key = "own"}}});
    QCOMPARE(set.find("source_table_name"), &set.options()[0]);
    QCOMPARE(set.find("own"), &set.options()[1]); // its own name comes first
}

void TestCatalogRules::conditions()
{
    const catalog::Condition condition{{{{"format", "TEXT"}, {"mode", "a"}}, {{"format", "csv"}}}};
    const auto holds = [&](const char *format, const char *mode) {
        return condition.holds([&](std::string_view key) -> std::optional<std::string> {
            const char *value = key == "format" ? format : mode;
            return value == nullptr ? std::nullopt : std::optional<std::string>(value);
        });
    };
    QVERIFY(holds("text", "A"));
    QVERIFY(holds("CSV", nullptr));
    QVERIFY(!holds("text", "b"));
    QVERIFY(!holds("text", nullptr));
    QVERIFY(!holds(nullptr, "a"));
    QVERIFY(catalog::Condition().holds([](std::string_view) { return std::nullopt; }));
}

// What 2.3.8 answered over REST v1 to a job of five rows with this in its env: refused, FAILED before the
// first row, or FINISHED.
void TestCatalogRules::judgesValuesAsTheEngine_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<int>("shape");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("fit");
    const auto row = [](const char *key, const char *text, Fit fit, ValueShape shape = ValueShape::Scalar) {
        QTest::addRow("%s %d %s", key, static_cast<int>(shape), text)
            << QByteArray(key) << static_cast<int>(shape) << QByteArray(text) << static_cast<int>(fit);
    };
    for (const char *fits : {"2", "+20", "020", " 20 ", "20 ", "2147483647", "２０"})
        row("parallelism", fits, Fit::Fits);
    for (const char *cut : {"1.5", "20.0", "1e3", "1.9"})
        row("parallelism", cut, Fit::Cut);
    for (const char *small : {"0", "-1", "-0.5"})
        row("parallelism", small, Fit::TooSmall);
    for (const char *refused :
         {"abc", "", " ", "true", "0x20", "20L", "2_000", "NaN", "Infinity", "1e30", "null"})
        row("parallelism", refused, Fit::WrongType);
    for (const char *refused : {"5.", ".5", "5.e1", "+.5"})
        row("parallelism", refused, Fit::WrongType);
    for (const char *low : {"-2147483649", "-99999999999", "-9223372036854775809"})
        row("parallelism", low, Fit::TooLow);
    row("job.retry.interval.seconds", "-2147483649", Fit::TooLow);
    row("jars", "", Fit::WrongType, ValueShape::Null);
    for (const char *large : {"2147483648", "99999999999", "9223372036854775808"})
        row("parallelism", large, Fit::TooLarge);
    row("parallelism", "", Fit::Fits, ValueShape::Null);
    for (const char *fits : {"+20", "020", "99999999999", "2147483648", "２０"})
        row("checkpoint.timeout", fits, Fit::Fits);
    for (const char *refused : {"abc", "1.5", "", " ", " 20 ", "20 ", "1e3", "20.0", "0x20", "20L", "true"})
        row("checkpoint.timeout", refused, Fit::WrongType);
    for (const char *small : {"2", "0", "-1", "-2147483649"})
        row("checkpoint.timeout", small, Fit::TooSmall);
    row("checkpoint.timeout", "9223372036854775808", Fit::TooLarge);
    row("checkpoint.timeout", "", Fit::WrongType, ValueShape::Null); // 500, NullPointerException
    for (const char *fits : {"2", "0", "020", "2147483647"})
        row("job.retry.times", fits, Fit::Fits);
    for (const char *refused : {"1.9", " 20 ", "abc", "1e3"})
        row("job.retry.times", refused, Fit::WrongType);
    row("job.retry.times", "2147483648", Fit::TooLarge);
    row("job.retry.times", "", Fit::Fits, ValueShape::Null);
    row("job.retry.times", "", Fit::WrongType, ValueShape::List);
    row("job.retry.times", "", Fit::WrongType, ValueShape::Object);
    for (const char *small : {"0", "-1"})
        row("read_limit.rows_per_second", small, Fit::TooSmall);
    for (const char *fits :
         {"", "file:///x/y.jar", "file:/x.jar", "FILE:///a.jar", "file:///a.jar;file:///b.jar",
          "file:///a.jar;;", "file:///x/*.jar", "file:/%C3%A4.jar", "file:////x.jar",
          "file:/x/y+=&@!$,~().jar", "file:/x:y.jar", "file:/x/y'1'.jar"})
        row("jars", fits, Fit::Fits);
    for (const char *left :
         {"/x/y.JAR", "foo:bar", "file:///a.jar;x", "file:///x.jar\n", "jar:file:///x.jar!/"})
        row("jars", left, Fit::PassedOver);
    for (const char *garbled : {"file:///ä.jar", "file:/中.jar"})
        row("jars", garbled, Fit::Misread);
    for (const char *refused : {"/x/y.jar",
                                "x.jar",
                                ".jar",
                                "file:x.jar",
                                "file:.jar",
                                "http://h/x.jar",
                                "file://h/x.jar",
                                "jar:file:///x.jar",
                                ":x.jar",
                                " file:///a.jar",
                                "file:///a.jar;/b.jar",
                                "file:///a b.jar",
                                "file:///x/y#z.jar",
                                "file:///x?q.jar",
                                "file:/x/y[1].jar",
                                "file:/a|b.jar",
                                "file:/a\\b.jar",
                                "file:/x%2.jar",
                                "file:/a%00.jar",
                                "/ä/b.jar",
                                "C:\\x.jar",
                                "1a:/x.jar"})
        row("jars", refused, Fit::NoAddress);
    for (const char *fits :
         {"BATCH", "Streaming", "streamıng", "ſtreaming", "ﬆreaming", "0", "1", " 1", "1 ", "-0"})
        row("job.mode", fits, Fit::Fits);
    for (const char *refused :
         {"STREAMİNG", "streamİng", "BATCH ", "ＢＡＴＣＨ", "00", "+0", "-1", "2", "0.0", ""})
        row("job.mode", refused, Fit::NotAChoice);
    for (const char *fits : {"CLIENT", "client", "Cluster", "clıent", "cluſter", "0", "1"})
        row("savemode.execute.location", fits, Fit::Fits);
    for (const char *refused :
         {"here", "", "2", " cluster", "client ", "CLİENT", "-1", "99999999999999999999"})
        row("savemode.execute.location", refused, Fit::NotAChoice);
    row("tag_filter", "", Fit::Fits, ValueShape::Object);
    row("tag_filter", "", Fit::Fits, ValueShape::Null);
    row("tag_filter", "", Fit::WrongType, ValueShape::List);
    row("tag_filter", "x", Fit::WrongType);
    row("jars", "", Fit::Fits, ValueShape::List);
    row("job.name", "", Fit::Fits, ValueShape::Object);
}

void TestCatalogRules::judgesValuesAsTheEngine()
{
    QFETCH(QByteArray, key);
    QFETCH(int, shape);
    QFETCH(QByteArray, text);
    QFETCH(int, fit);
    const catalog::OptionRule *rule = catalog::Catalogue::standard()->env().find(key.toStdString());
    QVERIFY(rule != nullptr);
    const catalog::Fitting found =
        catalog::fitting(*rule, static_cast<ValueShape>(shape), text.toStdString());
    QCOMPARE(static_cast<int>(found.fit), fit);
    if (found.fit == Fit::Cut)
        QCOMPARE(found.taken, static_cast<std::int64_t>(text.toDouble()));
}

QTEST_APPLESS_MAIN(TestCatalogRules)
#include "test_rules.moc"
