#include "models/editing/document.h"
#include "models/items/optionformmodel.h"
#include "tests/support/modeltext.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace sluice;
using items::OptionFormModel;
using items::OptionRow;

/// The options of a plugin, by rules that nobody but this test knows.
namespace {

const std::string jobText = "env { job.mode = BATCH }\n"
                            "source {\n"
                            "  Shop {\n"
                            "    url = \"jdbc:shop\" # the one in town\n"
                            "    user = ${SHOP_USER}\n"
                            "    secret_word = \"hush hush\"\n"
                            "    format = csv\n"
                            "    ratio = 0.5\n"
                            "    header = true\n"
                            "    fields = [a, \"b\", c]\n"
                            "    properties {\n"
                            "      ssl = false # no need\n"
                            "      zone = \"UTC\"\n"
                            "    }\n"
                            "    schema {\n"
                            "      fields { id = bigint, name = string }\n"
                            "    }\n"
                            "    query = \"\"\"select 1\"\"\"\n"
                            "    old_name = 3\n"
                            "    nobody.knows = 1\n"
                            "    flink.thing = 2\n"
                            "  }\n"
                            "}\n"
                            "sink { Console { } }\n";

catalog::Condition when(std::string key, std::string value)
{
    return {.anyOf = {{{std::move(key), std::move(value)}}}};
}

std::vector<catalog::OptionRule> shopOptions()
{
    using catalog::OptionRule;
    using catalog::OptionType;
    std::vector<OptionRule> options{
        {.key = "url", .required = true, .section = "main"},
        {.key = "user", .section = "main"},
        {.key = "password", .section = "main"},
        {.key = "secret_word", .secret = true, .section = "main"},
        {.key = "format", .type = OptionType::Choice, .choices = {"csv", "json"}, .section = "main"},
        {.key = "delimiter", .defaultText = ",", .condition = when("format", "CSV"), .section = "main"},
        {.key = "json_path", .condition = when("format", "json"), .section = "main"},
        {.key = "json_depth",
         .condition = {.anyOf = {{{"format", "json"}, {"header", "false"}}, {{"format", "xml"}}}},
         .section = "main"},
        {.key = "ratio", .type = OptionType::Decimal, .minimum = 0, .section = "main"},
        {.key = "header", .type = OptionType::Boolean, .section = "main"},
        {.key = "fields", .type = OptionType::List, .section = "main"},
        {.key = "others", .type = OptionType::List, .section = "main"},
        {.key = "properties", .type = OptionType::Map, .section = "main"},
        {.key = "labels", .type = OptionType::Map, .section = "main"},
        {.key = "schema", .type = OptionType::Schema, .section = "main"},
        {.key = "query", .section = "main"},
        {.key = "table", .section = "main"},
        {.key = "from", .type = OptionType::Integer, .section = "main"},
        {.key = "until", .type = OptionType::Integer, .section = "main"},
        {.key = "new_name",
         .type = OptionType::Integer,
         .unit = catalog::Unit::Rows,
         .section = "main",
         .fallbackKeys = {"old_name"}},
        {.key = "retry",
         .type = OptionType::Object,
         .section = "main",
         .options = {{.key = "times", .type = OptionType::Integer, .defaultText = "3", .minimum = 0},
                     {.key = "password"}}},
    };
    for (int i = static_cast<int>(options.size()); i < 200; ++i)
        options.push_back({.key = "option." + std::to_string(i), .type = OptionType::Integer});
    return options;
}

std::shared_ptr<const catalog::RuleSet> shopRules()
{
    using Kind = catalog::OptionGroup::Kind;
    return std::make_shared<const catalog::RuleSet>(catalog::RuleSet::Facts{
        .scope = {catalog::ScopeKind::Source, "Shop"},
        .sections = {{"main", {"OptionSection", "Job"}}},
        .options = shopOptions(),
        .groups = {{Kind::Exclusive, {"query", "table"}}, {Kind::Bundled, {"from", "until"}}},
        .foreignPrefixes = {"flink."}});
}

} // namespace

class TestOptionScopes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        document_ = std::make_unique<editing::Document>();
        document_->setRecoveryFolder({});
        document_->setText(jobText, QStringLiteral("shop.conf"));
        model_ = std::make_unique<OptionFormModel>(document_.get(), QStringLiteral("/source/0"), shopRules());
    }

    void cleanup()
    {
        tester_.reset();
        model_.reset();
    }

    void everyRuleAndEveryKeyOfTheTextHasItsRow()
    {
        watch();
        QCOMPARE(model_->rowCount(), 200 - 2 + 2); // not json_path, json_depth; and two that no rule knows
        QCOMPARE(role("url", OptionFormModel::PointerRole).toString(), QStringLiteral("/source/0/url"));
        QCOMPARE(role("url", OptionFormModel::RequiredRole).toBool(), true);
        QCOMPARE(role("nobody.knows", OptionFormModel::UnknownRole).toBool(), true);
        QVERIFY(role("nobody.knows", OptionFormModel::ExplanationRole)
                    .toString()
                    .contains(QStringLiteral("Shop")));
        QCOMPARE(role("flink.thing", OptionFormModel::UnknownRole).toBool(), false);
        QCOMPARE(model_->rowOf(QStringLiteral("plugin_name")), -1);
        // An older key is the option, under the name that the text has for it.
        QCOMPARE(model_->rowOf(QStringLiteral("new_name")), -1);
        QCOMPARE(role("old_name", OptionFormModel::NewerKeyRole).toString(), QStringLiteral("new_name"));
        QCOMPARE(role("old_name", OptionFormModel::UnitRole).toString(), QStringLiteral("rows"));
    }

    void everyTypeHasItsEditor_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<int>("editor");
        const auto add = [](const char *key, OptionRow::Editor editor) {
            QTest::newRow(key) << QString::fromLatin1(key) << static_cast<int>(editor);
        };
        add("url", OptionRow::Editor::Text);
        add("password", OptionRow::Editor::Secret);
        add("secret_word", OptionRow::Editor::Secret);
        add("format", OptionRow::Editor::Choice);
        add("ratio", OptionRow::Editor::Decimal);
        add("header", OptionRow::Editor::Boolean);
        add("fields", OptionRow::Editor::List);
        add("properties", OptionRow::Editor::Map);
        add("schema", OptionRow::Editor::Schema);
        add("old_name", OptionRow::Editor::Integer);
        add("retry", OptionRow::Editor::ReadOnly);
    }

    void everyTypeHasItsEditor()
    {
        QFETCH(QString, key);
        QFETCH(int, editor);
        QCOMPARE(cell(model_->rowOf(key), OptionFormModel::TypeRole).toInt(), editor);
    }

    void anEditOfAnyTypeChangesOnlyItsText_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QVariant>("value");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        const auto add = [](const char *name, const char *key, const QVariant &value, const char *before,
                            const char *after) {
            QTest::newRow(name) << QString::fromLatin1(key) << value << QString::fromLatin1(before)
                                << QString::fromLatin1(after);
        };
        const auto pair = [](const char *name, const char *value) {
            return QVariant(QStringList{QString::fromLatin1(name), QString::fromLatin1(value)});
        };
        const auto list = [](std::initializer_list<const char *> entries) {
            QStringList texts;
            for (const char *entry : entries)
                texts.append(QString::fromLatin1(entry));
            return QVariant(texts);
        };
        add("text", "url", QStringLiteral("jdbc:mall"), "\"jdbc:shop\"", "\"jdbc:mall\"");
        add("secret", "secret_word", QStringLiteral("psst psst"), "hush hush", "psst psst");
        add("choice", "format", QStringLiteral("json"), "= csv", "= json");
        add("decimal", "ratio", QStringLiteral("0.75"), "0.5", "0.75");
        add("boolean", "header", false, "header = true", "header = false");
        add("older key", "old_name", QStringLiteral("4"), "old_name = 3", "old_name = 4");
        add("entry changed", "fields", list({"a", "x", "c"}), "\"b\"", "\"x\"");
        add("entry added", "fields", list({"a", "b", "c", "d"}), ", c]", ", c, \"d\"]");
        add("entries inserted", "fields", list({"a", "y", "b", "c"}), "[a, ", "[a, \"y\", ");
        add("entry removed", "fields", list({"a", "c"}), "\"b\", ", "");
        add("map value", "properties", QVariantList{pair("ssl", "true"), pair("zone", "UTC")}, "ssl = false",
            "ssl = true");
        add("map string stays one", "properties", QVariantList{pair("ssl", "false"), pair("zone", "8")},
            "\"UTC\"", "\"8\"");
        add("map name", "properties", QVariantList{pair("tls", "false"), pair("zone", "UTC")},
            "ssl =", "tls =");
        add("map entry removed", "properties", QVariantList{pair("ssl", "false")}, "      zone = \"UTC\"\n",
            "");
        add("map entry added", "properties",
            QVariantList{pair("ssl", "false"), pair("zone", "UTC"), pair("a.b", "x")},
            "      zone = \"UTC\"\n", "      zone = \"UTC\"\n      a.b = \"x\"\n");
        const auto column = [](const char *name, const char *type) {
            return QVariant(
                QStringList{QString::fromLatin1(name), QString::fromLatin1(type), QString(), QString()});
        };
        add("column type", "schema", QVariantList{column("id", "int"), column("name", "string")}, "bigint",
            "int");
        add("column name", "schema", QVariantList{column("id", "bigint"), column("label", "string")},
            "name = string", "label = string");
        add("column removed", "schema", QVariantList{column("id", "bigint")}, ", name = string", "");
        add("removed", "query", QVariant(), "    query = \"\"\"select 1\"\"\"\n", "");
    }

    void anEditOfAnyTypeChangesOnlyItsText()
    {
        QFETCH(QString, key);
        QFETCH(QVariant, value);
        QFETCH(QString, before);
        QFETCH(QString, after);
        watch();
        QVERIFY(put(key, value));
        QString expected = QString::fromStdString(jobText);
        QCOMPARE(expected.count(before), 1);
        QCOMPARE(QString::fromStdString(document_->text()), expected.replace(before, after));
        QCOMPARE(document_->undoStack()->count(), 1);
        document_->undoStack()->undo();
        QCOMPARE(document_->text(), jobText);
    }

    void columnsSayMoreThanFields()
    {
        watch();
        const auto columns = [this] {
            const auto list = document_->tree().find("/source/0/schema/columns");
            QStringList texts;
            for (std::size_t i = 0; list && i < list->size(); ++i) {
                QStringList members;
                for (std::size_t j = 0; j < list->at(i).size(); ++j)
                    members.append(
                        QString::fromStdString(list->at(i).key(j) + '=' + list->at(i).at(j).text()));
                texts.append(members.join(QLatin1Char(' ')));
            }
            return texts.join(QStringLiteral("; "));
        };
        const auto entry = [](const char *text) {
            return QVariant(QString::fromLatin1(text).split(QLatin1Char('|')));
        };
        const QString key = QStringLiteral("schema");
        QVERIFY(put(key, QVariantList{entry("id|bigint|false|"), entry("name|string||who \"it\" is")}));
        QCOMPARE(columns(), QStringLiteral("name=id type=bigint nullable=false; "
                                           "name=name type=string comment=who \"it\" is"));
        QVERIFY(!document_->tree().find("/source/0/schema/fields"));
        const std::string before = document_->text();
        document_->endMerge();
        QVERIFY(put(key, QVariantList{entry("id|bigint||"), entry("age|int|true|"),
                                      entry("name|string||who \"it\" is")}));
        QCOMPARE(columns(), QStringLiteral("name=id type=bigint; name=age type=int nullable=true; "
                                           "name=name type=string comment=who \"it\" is"));
        QCOMPARE(role("schema", OptionFormModel::TableRole).toList().size(), 3);
        document_->undoStack()->undo();
        QCOMPARE(document_->text(), before);
        QSignalSpy failed(model_.get(), &OptionFormModel::editFailed);
        QVERIFY(!put(key, QVariantList{entry("id|||")}));
        QVERIFY(!put(key, QVariantList{entry("id|int|perhaps|")}));
        QCOMPARE(failed.count(), 2);
        QCOMPARE(document_->text(), before);
    }

    void aSchemaThatATableCannotSayIsEditedInTheText()
    {
        for (const char *other : {"fields { id { a = int } }", "columns = [id]", "fields {}, columns = []"}) {
            QVERIFY(replace("fields { id = bigint, name = string }", other));
            QCOMPARE(role("schema", OptionFormModel::TypeRole).toInt(),
                     static_cast<int>(OptionRow::Editor::ReadOnly));
            QVERIFY(!role("schema", OptionFormModel::ReasonRole).toString().isEmpty());
            document_->undoStack()->undo();
        }
    }

    void whatIsNotThereIsMade()
    {
        watch();
        QVERIFY(put(QStringLiteral("others"), QStringList{QStringLiteral("x"), QStringLiteral("y")}));
        QCOMPARE(document_->tree().find("/source/0/others/1")->text(), std::string("y"));
        QVERIFY(put(QStringLiteral("labels"),
                    QVariantList{QStringList{QStringLiteral("a"), QStringLiteral("1")}}));
        QCOMPARE(document_->tree().find("/source/0/labels/a")->text(), std::string("1"));
        QVERIFY(put(QStringLiteral("labels"), QVariant()));
        QVERIFY(put(QStringLiteral("others"), QVariant()));
        QCOMPARE(document_->text(), jobText);
    }

    void valuesThatDoNotFitAreRefused()
    {
        for (const auto &[key, value] : QList<std::pair<QString, QVariant>>{
                 {QStringLiteral("ratio"), QStringLiteral("half")},
                 {QStringLiteral("ratio"), QStringLiteral("-1")},
                 {QStringLiteral("ratio"), QStringLiteral("inf")},
                 {QStringLiteral("header"), QStringLiteral("perhaps")},
                 {QStringLiteral("fields"), QStringLiteral("a,b")},
                 {QStringLiteral("schema"), QStringLiteral("x")},
                 {QStringLiteral("properties"), QVariantList{QStringList{QString(), QStringLiteral("x")}}},
                 {QStringLiteral("properties"), QVariantList{QStringList{QStringLiteral("a"), QString()},
                                                             QStringList{QStringLiteral("a"), QString()}}}})
            QVERIFY2(!put(key, value), qPrintable(key));
        QCOMPARE(document_->text(), jobText);
        QVERIFY(put(QStringLiteral("header"), QStringLiteral("${HEADER}")));
    }

    void conditionsBringAndTakeRows()
    {
        watch();
        QSignalSpy reset(model_.get(), &QAbstractItemModel::modelReset);
        QVERIFY(model_->rowOf(QStringLiteral("delimiter")) > 0);
        QCOMPARE(model_->rowOf(QStringLiteral("json_path")), -1);
        QVERIFY(put(QStringLiteral("format"), QStringLiteral("json")));
        QCOMPARE(model_->rowOf(QStringLiteral("delimiter")), -1);
        QVERIFY(put(QStringLiteral("json_path"), QStringLiteral("$.a")));
        QVERIFY(put(QStringLiteral("format"), QStringLiteral("csv")));
        // What the text sets stays, with the reason why it counts nowhere; it can only be removed.
        QCOMPARE(role("json_path", OptionFormModel::ApplicableRole).toBool(), false);
        QVERIFY(role("json_path", OptionFormModel::ReasonRole)
                    .toString()
                    .contains(QStringLiteral("format = json")));
        QVERIFY(!put(QStringLiteral("json_path"), QStringLiteral("$.b")));
        QVERIFY(put(QStringLiteral("json_path"), QVariant()));
        QCOMPARE(model_->rowOf(QStringLiteral("json_path")), -1);
        QVERIFY(replace("header = true", "header = true, json_depth = 1"));
        QVERIFY2(role("json_depth", OptionFormModel::ReasonRole)
                     .toString()
                     .contains(QStringLiteral("format = json and header = false, or format = xml")),
                 qPrintable(role("json_depth", OptionFormModel::ReasonRole).toString()));
        QVERIFY(put(QStringLiteral("json_depth"), QVariant()));
        // What a variable will be, nobody knows.
        QVERIFY(replace("= csv", "= ${FORMAT}"));
        QVERIFY(model_->rowOf(QStringLiteral("delimiter")) > 0);
        QVERIFY(model_->rowOf(QStringLiteral("json_path")) > 0);
        QCOMPARE(reset.count(), 0);
    }

    void groupsSayWhatIsExcludedAndWhatIsMissing()
    {
        watch();
        QCOMPARE(role("table", OptionFormModel::ApplicableRole).toBool(), false);
        QVERIFY(role("table", OptionFormModel::ReasonRole).toString().contains(QStringLiteral("query")));
        QVERIFY(!put(QStringLiteral("table"), QStringLiteral("t")));
        QVERIFY(put(QStringLiteral("query"), QVariant()));
        QCOMPARE(role("query", OptionFormModel::RequiredRole).toBool(), true);
        QCOMPARE(role("table", OptionFormModel::RequiredRole).toBool(), true);
        QVERIFY(put(QStringLiteral("table"), QStringLiteral("t")));
        QCOMPARE(role("query", OptionFormModel::ApplicableRole).toBool(), false);
        QCOMPARE(role("query", OptionFormModel::RequiredRole).toBool(), false);

        QCOMPARE(role("until", OptionFormModel::RequiredRole).toBool(), false);
        QVERIFY(put(QStringLiteral("from"), QStringLiteral("1")));
        QCOMPARE(role("until", OptionFormModel::RequiredRole).toBool(), true);
    }

    void secretsAndVariablesAndNotationsAreTold()
    {
        QCOMPARE(role("secret_word", OptionFormModel::SecretRole).toBool(), true);
        QVERIFY(!role("secret_word", Qt::DisplayRole).toString().contains(QStringLiteral("hush")));
        QCOMPARE(role("secret_word", OptionFormModel::ValueRole).toString(), QStringLiteral("hush hush"));
        QCOMPARE(role("user", OptionFormModel::VariableRole).toBool(), true);
        QCOMPARE(role("url", OptionFormModel::VariableRole).toBool(), false);
        const auto notation = [this](const char *key) {
            return static_cast<OptionRow::Notation>(role(key, OptionFormModel::NotationRole).toInt());
        };
        QCOMPARE(notation("url"), OptionRow::Notation::Quoted);
        QCOMPARE(notation("format"), OptionRow::Notation::Plain);
        QCOMPARE(notation("query"), OptionRow::Notation::TripleQuoted);
        QCOMPARE(notation("fields"), OptionRow::Notation::List);
        QCOMPARE(notation("schema"), OptionRow::Notation::Object);
        QCOMPARE(notation("table"), OptionRow::Notation::Absent);
        QVERIFY(put(QStringLiteral("password"), QStringLiteral("${PASSWORD}")));
        QCOMPARE(role("password", OptionFormModel::SecretRole).toBool(), false); // a name is none
        QVERIFY(replace("zone = \"UTC\"", "access_key = \"hush hush\", deep { a = 1 }"));
        QVERIFY(!role("properties", OptionFormModel::ValueRole).toString().contains(QStringLiteral("hush")));
    }

    void rowsBelowARowAreMadeWhenAsked()
    {
        const QModelIndex schema = indexOf("schema");
        QVERIFY(model_->hasChildren(schema));
        QCOMPARE(model_->rowCount(schema), 0);
        QSignalSpy inserted(model_.get(), &QAbstractItemModel::rowsInserted);
        QVERIFY(model_->canFetchMore(schema));
        model_->fetchMore(schema);
        QCOMPARE(model_->rowCount(schema), 1);
        const QModelIndex fields = model_->index(0, 0, schema);
        model_->fetchMore(fields);
        QCOMPARE(inserted.count(), 2);
        QCOMPARE(model_->rowCount(fields), 2);
        watch();
        const QPersistentModelIndex name = model_->index(1, OptionFormModel::ValueColumn, fields);
        QCOMPARE(name.data(OptionFormModel::PointerRole).toString(),
                 QStringLiteral("/source/0/schema/fields/name"));
        QCOMPARE(model_->indexOf(QStringLiteral("/source/0/schema/fields/name")).row(), 1);
        QVERIFY(model_->setData(name, QStringLiteral("int")));
        QCOMPARE(document_->tree().find("/source/0/schema/fields/name")->text(), std::string("int"));

        QVERIFY(replace("{ id = bigint, name", "{ id = bigint, age = int, name"));
        QCOMPARE(name.row(), 2); // the same row, in another place
        QCOMPARE(name.data().toString(), QStringLiteral("int"));
        QVERIFY(replace("age = int, name = int", "name = int, age = int"));
        QCOMPARE(name.row(), 1);
        QVERIFY(replace("schema {\n      fields", "schema {\n      columns"));
        QVERIFY(!name.isValid());
    }

    void anObjectHasRowsForWhatCouldBeInIt()
    {
        watch();
        const QModelIndex retry = indexOf("retry");
        model_->fetchMore(retry);
        QCOMPARE(model_->rowCount(retry), 2);
        const QModelIndex times = model_->index(0, OptionFormModel::ValueColumn, retry);
        QCOMPARE(times.data().toString(), QStringLiteral("3"));
        QVERIFY(model_->setData(times, QStringLiteral("5")));
        QCOMPARE(document_->tree().find("/source/0/retry/times")->text(), std::string("5"));
        QVERIFY(!model_->setData(times, QStringLiteral("-5")));
        QVERIFY(replace("times = 5", "times = 5, tries = 6"));
        QCOMPARE(model_->rowCount(indexOf("retry")), 3);
        QCOMPARE(model_->index(2, 0, indexOf("retry")).data(OptionFormModel::UnknownRole).toBool(), true);
    }

    void noRowIsMadeThatNobodyAskedFor()
    {
        // A change before the first question costs no rows, and is told to nobody.
        QSignalSpy inserted(model_.get(), &QAbstractItemModel::rowsInserted);
        QSignalSpy changed(model_.get(), &QAbstractItemModel::dataChanged);
        QVERIFY(replace("ratio = 0.5", "ratio = 0.6"));
        QCOMPARE(inserted.count() + changed.count(), 0);
        QCOMPARE(role("ratio", Qt::DisplayRole).toString(), QStringLiteral("0.6"));
        QVERIFY(replace("ratio = 0.6", "ratio = 0.7"));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(inserted.count(), 0);
    }

    void aPluginThatIsNotThereHasNoRows()
    {
        watch();
        QSignalSpy reset(model_.get(), &QAbstractItemModel::modelReset);
        QVERIFY(replace("  Shop {", "  Shop2 {"));
        QCOMPARE(model_->rowCount(), 0);
        document_->undoStack()->undo();
        QVERIFY(model_->rowCount() > 0);
        model_->setScope(QStringLiteral("/sink/0"), shopRules());
        QCOMPARE(model_->rowCount(), 0);
        model_->setScope(QStringLiteral("/source/0"), shopRules());
        QCOMPARE(role("url", OptionFormModel::ModifiedRole).toBool(), true);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(model_->modeNote(), QString()); // a plugin has no checkpoints to miss
    }

    void aPlaceInTheTextHasItsRow()
    {
        QCOMPARE(model_->rowAt(document_->text().find("bigint")), model_->rowOf(QStringLiteral("schema")));
        QCOMPARE(model_->rowAt(document_->text().find("job.mode")), -1);
    }

private:
    void watch()
    {
        tester_ = std::make_unique<QAbstractItemModelTester>(
            model_.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        // It would fetch the rows below a new row before it has taken note of that row.
        tester_->setUseFetchMore(false);
    }

    QModelIndex indexOf(const char *key) const { return model_->index(model_->rowOf(QLatin1String(key)), 0); }

    QVariant cell(int row, int role) const
    {
        return model_->index(row, OptionFormModel::ValueColumn).data(role);
    }

    QVariant role(const char *key, int role) const { return cell(model_->rowOf(QLatin1String(key)), role); }

    bool put(const QString &key, const QVariant &value)
    {
        return model_->setData(model_->index(model_->rowOf(key), OptionFormModel::ValueColumn), value);
    }

    bool replace(const std::string &what, const std::string &with)
    {
        const std::size_t at = document_->text().find(what);
        return at != std::string::npos &&
               document_->apply({{at, what.size(), with}}, QStringLiteral("edit")).has_value();
    }

    std::unique_ptr<editing::Document> document_;
    std::unique_ptr<OptionFormModel> model_;
    std::unique_ptr<QAbstractItemModelTester> tester_;
};

QTEST_GUILESS_MAIN(TestOptionScopes)
#include "test_optionscopes.moc"
