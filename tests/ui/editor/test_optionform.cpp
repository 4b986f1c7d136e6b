#include "models/editing/document.h"
#include "models/items/optionformmodel.h"
#include "tests/support/shots.h"
#include "ui/editor/optionroles.h"
#include "ui/widgets/framedstyle.h"
#include "ui/widgets/propertyform.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

using namespace sluice;

namespace {

const std::string jobText = "source {\n"
                            "  Shop {\n"
                            "    secret_word = \"hush hush\"\n"
                            "    ratio = 0.5\n"
                            "    fields = [a, b]\n"
                            "    properties { ssl = off }\n"
                            "    schema { fields { id = bigint } }\n"
                            "  }\n"
                            "}\n";

std::shared_ptr<const catalog::RuleSet> shopRules()
{
    using catalog::OptionType;
    return std::make_shared<const catalog::RuleSet>(catalog::RuleSet::Facts{
        .scope = {catalog::ScopeKind::Source, "Shop"},
        .sections = {},
        .options = {{.key = "secret_word", .secret = true},
                    {.key = "ratio", .type = OptionType::Decimal},
                    {.key = "header", .type = OptionType::Boolean, .defaultText = "false"},
                    {.key = "fields", .type = OptionType::List},
                    {.key = "properties", .type = OptionType::Map},
                    {.key = "schema", .type = OptionType::Schema}}});
}

} // namespace

/// The fields of a plugin, and what working in them does to the text.
class TestOptionForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        document_ = std::make_unique<editing::Document>();
        document_->setRecoveryFolder({});
        document_->setText(jobText, QStringLiteral("shop.conf"));
        model_ = std::make_unique<items::OptionFormModel>(document_.get(), QStringLiteral("/source/0"),
                                                          shopRules());
        form_ = std::make_unique<widgets::PropertyForm>();
        form_->setModel(model_.get(), editor::optionRoles);
        form_->resize(500, 600);
        form_->show();
        form_->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(form_.get()));
    }

    void cleanup()
    {
        form_.reset();
        model_.reset();
    }

    /// For a person to look at: every editor, with little and with much in it.
    void looks()
    {
        QApplication::setStyle(new widgets::FramedStyle);
        test::saveShots(*form_, QStringLiteral("options-few"), {560, 420});
        document_->setText(
            "source {\n  Shop {\n    secret_word = \"hush hush\"\n    ratio = 0.5\n"
            "    fields = [order_id, customer, an_entry_that_is_longer_than_the_field_is_wide, d, e, "
            "f, g, h]\n"
            "    properties { ssl = off, connectTimeout = 30000, useCompression = \"true\" }\n"
            "    schema { columns = [\n"
            "      {name = order_id, type = bigint, nullable = false, comment = \"the order\"}\n"
            "      {name = customer_name, type = string, nullable = true}\n"
            "      {name = total, type = \"decimal(30, 8)\"}\n"
            "      {name = placed_at, type = timestamp, comment = \"in UTC, as the shop writes it\"}\n"
            "    ] }\n  }\n}\n",
            QStringLiteral("shop.conf"));
        for (const int width : {360, 560, 900})
            test::saveShots(*form_, QStringLiteral("options-many-%1").arg(width), {width, 560});
        for (const QTableWidget *table : form_->findChildren<QTableWidget *>())
            QVERIFY(table->rowCount() > 1);
    }

    void aSecretIsShownAsDotsUnlessAsked()
    {
        auto *edit = field<QLineEdit>("secret_word");
        QCOMPARE(edit->echoMode(), QLineEdit::Password);
        auto *reveal = edit->parentWidget()->findChild<QToolButton *>();
        QVERIFY(!reveal->accessibleName().isEmpty());
        reveal->click();
        QCOMPARE(edit->echoMode(), QLineEdit::Normal);
        QCOMPARE(edit->text(), QStringLiteral("hush hush"));
        reveal->click();
        QCOMPARE(edit->echoMode(), QLineEdit::Password);
        QTest::keyClicks(edit, QStringLiteral("!"));
        QVERIFY(has("secret_word = \"hush hush!\""));
        edit->selectAll();
        QTest::keyClicks(edit, QStringLiteral("${WORD}"));
        QCOMPARE(edit->echoMode(), QLineEdit::Normal); // a name is no secret
        QCOMPARE(field<QLineEdit>("secret_word"), edit);
    }

    void halfADecimalIsNotWritten()
    {
        auto *edit = field<QLineEdit>("ratio");
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, QStringLiteral("2."));
        QCOMPARE(edit->text(), QStringLiteral("2."));
        QVERIFY(has("ratio = 2\n"));
        QTest::keyClicks(edit, QStringLiteral("5"));
        QVERIFY(has("ratio = 2.5\n"));
        QTest::keyClicks(edit, QStringLiteral("x"));
        form_->commitPending();
        QCOMPARE(edit->text(), QStringLiteral("2.5"));
    }

    void aBooleanIsAChoice()
    {
        auto *box = field<QComboBox>("header");
        QCOMPARE(box->count(), 3); // the default, true, false
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Down);
        QVERIFY(has("header = true\n"));
    }

    void aListHasALineForEachEntry()
    {
        auto *edit = field<QPlainTextEdit>("fields");
        QCOMPARE(edit->toPlainText(), QStringLiteral("a\nb"));
        edit->setFocus();
        edit->moveCursor(QTextCursor::End);
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(edit->toPlainText(), QStringLiteral("a\nb\n")); // a line that somebody is about to fill
        QTest::keyClicks(edit, QStringLiteral("cd"));
        QVERIFY(has("fields = [a, b, \"cd\"]\n"));
        QCOMPARE(edit->toPlainText(), QStringLiteral("a\nb\ncd"));
        QCOMPARE(edit->textCursor().position(), 6);
        QCOMPARE(document_->undoStack()->count(), 1);
        document_->undoStack()->undo();
        QCOMPARE(edit->toPlainText(), QStringLiteral("a\nb"));
        edit->clear();
        QVERIFY(has("fields = [a, b]\n"));
        form_->commitPending();
        QVERIFY(!has("fields = ["));
    }

    void theUndoKeysOfAListAreTheDocuments()
    {
        auto *edit = field<QPlainTextEdit>("fields");
        edit->setFocus();
        QSignalSpy undo(form_.get(), &widgets::PropertyForm::undoRequested);
        QTest::keySequence(edit, QKeySequence::Undo);
        QCOMPARE(undo.count(), 1);
        QTest::keyClick(edit, Qt::Key_Tab);
        QVERIFY(!edit->hasFocus());
    }

    void aMapIsATable()
    {
        auto *table = field<QTableWidget>("properties");
        QCOMPARE(table->rowCount(), 2); // the last one is free
        enter(*table, 0, 1, QStringLiteral("on"));
        QVERIFY(has("properties { ssl = on }"));
        enter(*table, 1, 0, QStringLiteral("ssl"));
        QVERIFY(has("properties { ssl = on }")); // one name twice waits
        enter(*table, 1, 0, QStringLiteral("zone"));
        QVERIFY(has("zone = \"\""));
        QCOMPARE(table->rowCount(), 3);
        enter(*table, 1, 1, QStringLiteral("UTC"));
        QCOMPARE(document_->tree().find("/source/0/properties/zone")->text(), std::string("UTC"));
        enter(*table, 0, 0, QString());
        QVERIFY(!document_->tree().find("/source/0/properties/ssl"));
        for (int step = document_->undoStack()->count(); step > 0; --step)
            document_->undoStack()->undo();
        QCOMPARE(document_->text(), jobText);
        QCOMPARE(table->item(0, 0)->text(), QStringLiteral("ssl"));
    }

    void rowsBelowARowAreNoFields()
    {
        const QStringList keys = form_->keys();
        const QModelIndex schema = model_->index(model_->rowOf(QStringLiteral("schema")), 0);
        model_->fetchMore(schema);
        QCOMPARE(model_->rowCount(schema), 1);
        QVERIFY(document_->apply({{document_->text().find("fields { id"), 6, "columns"}},
                                 QStringLiteral("edit")));
        QCOMPARE(form_->keys(), keys);
    }

    void theColumnsOfASchemaAreATable()
    {
        auto *table = field<QTableWidget>("schema");
        QCOMPARE(table->rowCount(), 2);
        QCOMPARE(table->columnCount(), 4);
        enter(*table, 1, 0, QStringLiteral("name"));
        QCOMPARE(document_->text(), jobText); // a column waits for its type
        enter(*table, 1, 1, QStringLiteral("string"));
        QCOMPARE(document_->tree().find("/source/0/schema/fields/name")->text(), std::string("string"));
        enter(*table, 1, 3, QStringLiteral("what it is called"));
        QCOMPARE(document_->tree().find("/source/0/schema/columns/1/comment")->text(),
                 std::string("what it is called"));
        QCOMPARE(field<QTableWidget>("schema"), table);
    }

private:
    template <typename Control> Control *field(const char *key) const
    {
        return qobject_cast<Control *>(form_->fieldFor(QLatin1String(key)));
    }

    /// As the editor of a cell does it.
    static void enter(const QTableWidget &table, int row, int column, const QString &text)
    {
        table.model()->setData(table.model()->index(row, column), text);
    }

    bool has(const char *text) const { return document_->text().find(text) != std::string::npos; }

    std::unique_ptr<editing::Document> document_;
    std::unique_ptr<items::OptionFormModel> model_;
    std::unique_ptr<widgets::PropertyForm> form_;
};

QTEST_MAIN(TestOptionForm)
#include "test_optionform.moc"
