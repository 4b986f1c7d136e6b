// A SQL job in the window, which has no form: shown as SQL, converted beside itself, submitted as the
// terminal does, and never damaged by what is made for HOCON. An empty file, and messages of files.
#include "models/editing/document.h"
#include "models/items/optionformmodel.h"
#include "models/items/problemsmodel.h"
#include "models/job/files/convert.h"
#include "models/monitor/clustermonitor.h"
#include "tests/support/mnemonics.h"
#include "tests/ui/shell/stubengine.h"
#include "tests/ui/shell/windowfixture.h"
#include "ui/editor/editorpage.h"
#include "ui/editor/problemspanel.h"
#include "ui/editor/textview.h"
#include "ui/monitor/connectsheet.h"
#include "ui/monitor/submitsheet.h"
#include "ui/monitor/variablefields.h"
#include "ui/shell/clusterregistry.h"
#include "ui/shell/docklayout.h"
#include "ui/shell/documenttabs.h"
#include "ui/shell/helppanel.h"
#include "ui/shell/notices.h"
#include "ui/shell/openfiles.h"
#include "ui/widgets/propertyform.h"

#include <QClipboard>
#include <QDockWidget>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QTest>

using namespace sluice;
using shell::Command;
using test::StubEngine;
using test::StubRequest;
using test::WindowFixture;

namespace {

const QByteArray sqlJob = "/* config\n"
                          "env { job.name = \"copy ${day}\", job.mode = BATCH }\n"
                          "*/\n"
                          "-- what is read\n"
                          "CREATE TABLE made WITH (\n"
                          "  'connector' = 'Jdbc', 'type' = 'source',\n"
                          "  'query' = 'select ''${day}'' as d', 'url' = 'jdbc:x:y', 'password' = '${pw}'\n"
                          ");\n"
                          "CREATE TABLE shown WITH ('connector' = 'Console', 'type' = 'sink');\n"
                          "INSERT INTO shown SELECT * FROM made;\n";

QPushButton *button(const QWidget &where, const char *text)
{
    for (QPushButton *one : where.findChildren<QPushButton *>())
        if (!one->isHidden() && one->text().remove(u'&') == QString::fromUtf8(text))
            return one;
    return nullptr;
}

QByteArray textOf(const editor::EditorPage &page)
{
    return QByteArray::fromStdString(page.document()->text());
}

bool hasProblem(const editor::EditorPage &page, const char *code)
{
    const auto &problems = page.document()->problems();
    return std::any_of(problems.begin(), problems.end(),
                       [code](const job::Problem &one) { return one.code == code; });
}

} // namespace

class TestSqlWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void convertsIntoATextOfItsOwn()
    {
        WindowFixture fixture;
        const QString path = fixture.writeFile("orders.sql", sqlJob);
        fixture.window->openPaths({path});
        editor::EditorPage &sql = *fixture.window->files().current();
        QVERIFY2(sql.form()->note().contains(QLatin1String("SQL")), qPrintable(sql.form()->note()));
        QPushButton *const convert = button(*sql.form(), "Convert to HOCON…");
        QVERIFY(convert != nullptr);
        convert->click();
        editor::EditorPage *made = fixture.window->files().current();
        QVERIFY(made != &sql);
        // The same as `sluicectl convert`, which has it from the same function.
        QCOMPARE(textOf(*made), QByteArray::fromStdString(job::sqlToConf(sqlJob.toStdString())->text));
        QCOMPARE(made->title(), QStringLiteral("orders.conf"));
        QVERIFY(made->document()->path().isEmpty());
        QVERIFY(made->document()->isModified()); // nothing of it is saved: closing asks, a crash keeps it
        QVERIFY(made->envModel()->isEditable());
        QCOMPARE(textOf(sql), sqlJob);
        QVERIFY(!sql.document()->isModified());
        QCOMPARE(WindowFixture::readFile(path), sqlJob);
        QVERIFY(button(*made->form(), "Convert to HOCON…") == nullptr);

        // What was changed meanwhile is converted, and not an old text shown again.
        fixture.window->tabs().activate(&sql);
        QVERIFY(sql.document()->apply({{0, 0, "-- changed\n"}}, QStringLiteral("test")));
        button(*sql.form(), "Convert to HOCON…")->click();
        QVERIFY(fixture.window->files().current() != made);
        QVERIFY(textOf(*fixture.window->files().current()).contains("# changed"));

        // Where it cannot be read nothing is opened, and why is told.
        fixture.window->openPaths(
            {fixture.writeFile("broken.sql", "CREATE TABLE a WITH ('type'='source'\n;\n")});
        const auto pages = fixture.window->files().pages().size();
        button(*fixture.window->files().current()->form(), "Convert to HOCON…")->click();
        QCOMPARE(fixture.window->files().pages().size(), pages);

        // SQL that no engine of SeaTunnel runs has nothing to be converted to.
        fixture.window->openPaths(
            {fixture.writeFile("flink.sql", "CREATE TABLE a (b INT) WITH ('connector' = 'x');\n")});
        QVERIFY(button(*fixture.window->files().current()->form(), "Convert to HOCON…") == nullptr);
    }

    void isSubmittedAsTheTerminalDoes()
    {
        StubEngine engine;
        WindowFixture fixture;
        engine.join(fixture);
        const QString path = fixture.writeFile("orders.sql", sqlJob);
        fixture.window->openPaths({path});
        fixture.window->trigger(Command::Submit);
        auto *const sheet = fixture.window->findChild<monitorui::SubmitSheet *>();
        QVERIFY(sheet != nullptr);
        sheet->variables()->field(QStringLiteral("day"))->setText(QStringLiteral("2026-11-28"));
        sheet->variables()->field(QStringLiteral("pw"))->setText(QStringLiteral("s3cret x"));
        QVERIFY2(sheet->submitButton()->isEnabled(), qPrintable(sheet->reason()));
        sheet->submitButton()->click();
        QTRY_COMPARE(engine.posts().size(), 1);
        const StubRequest ofWindow = engine.posts().first();
        QVERIFY2(ofWindow.body.contains("select '2026-11-28' as d"), ofWindow.body);

        QProcess terminal;
        terminal.start(QStringLiteral(SLUICECTL), {QStringLiteral("submit"), path, QStringLiteral("--url"),
                                                   engine.server.url().toString(), QStringLiteral("-i"),
                                                   QStringLiteral("day=2026-11-28"), QStringLiteral("-i"),
                                                   QStringLiteral("pw=s3cret x")});
        QTRY_COMPARE_WITH_TIMEOUT(terminal.state(), QProcess::NotRunning, 20000);
        QVERIFY2(terminal.exitCode() == 0, terminal.readAllStandardError());
        QCOMPARE(engine.posts().size(), 2);
        QCOMPARE(ofWindow.body, engine.posts().last().body);
        const auto withoutId = [](const QByteArray &sent) {
            return sent.left(sent.indexOf("&jobId=")); // each makes one of its own
        };
        QCOMPARE(withoutId(ofWindow.path), withoutId(engine.posts().last().path));

        // The command on the clipboard sends it, too; masked unless it is asked for.
        fixture.window->trigger(Command::CopyCurlV1);
        QVERIFY(!QGuiApplication::clipboard()->text().contains(QLatin1String("s3cret")));
        fixture.window->actions().action(Command::KeepSecrets)->setChecked(true);
        fixture.window->tabs().activate(fixture.window->files().pageOf(path));
        fixture.window->trigger(Command::CopyCurlV1);
        const QString curl = QGuiApplication::clipboard()->text();
        QString quoted = QString::fromUtf8(ofWindow.body);
        quoted.replace(u'\'', QLatin1String("'\\''")); // as a shell takes it
        QVERIFY2(curl.contains(QLatin1String("--data-binary '") + quoted + u'\''), qPrintable(curl));
        QVERIFY2(curl.contains(QLatin1String("jobName=copy%202026-11-28")), qPrintable(curl));
    }

    void commandsForHoconLeaveItAlone_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("job") << QByteArray("a.sql") << sqlJob;
        QTest::newRow("SQL of Flink")
            << QByteArray("b.sql") << QByteArray("CREATE TABLE a (b INT) WITH ('connector' = 'x');\n");
        QTest::newRow("empty") << QByteArray("c.sql") << QByteArray();
        QTest::newRow("reads as HOCON") << QByteArray("d.sql") << QByteArray("env { job.mode = batch }\n");
        QTest::newRow("Latin-1") << QByteArray("e.sql")
                                 << QByteArray("env { job.mode = batch }\n-- caf\xE9\n");
    }

    void commandsForHoconLeaveItAlone()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, text);
        WindowFixture fixture;
        fixture.window->openPaths({fixture.writeFile(name.constData(), text)});
        editor::EditorPage &page = *fixture.window->files().current();
        const QByteArray before = textOf(page);
        fixture.window->trigger(Command::FixAll);
        page.envModel()->setMode(QStringLiteral("STREAMING"));
        QVERIFY(!page.document()->applyToTree({{0, 0, "x"}}, QStringLiteral("test")));
        QCOMPARE(textOf(page), before);
        QVERIFY(!page.document()->isModified());
        page.toggleComment(); // this one knows SQL
        QVERIFY(before.isEmpty() || textOf(page).startsWith("--"));
    }

    void anEmptyFileSaysWhatItIsAndWhatAJobNeeds_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("example");
        QTest::newRow("HOCON") << QByteArray("empty.conf") << QByteArray("source {");
        QTest::newRow("JSON") << QByteArray("empty.json") << QByteArray("plugin_name");
        QTest::newRow("SQL") << QByteArray("empty.sql") << QByteArray("CREATE TABLE");
    }

    void anEmptyFileSaysWhatItIsAndWhatAJobNeeds()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, example);
        WindowFixture fixture;
        fixture.window->openPaths({fixture.writeFile(name.constData(), "")});
        editor::EditorPage &page = *fixture.window->files().current();
        QVERIFY(page.envModel()->modeIsDefault());
        fixture.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(fixture.window.get()));
        QTest::keyClick(page.textView(), Qt::Key_F1);
        const QString help = fixture.window->help().toPlainText();
        QVERIFY2(help.contains(QLatin1String("What a job needs")) &&
                     help.contains(QString::fromUtf8(example)),
                 qPrintable(help));
        QVERIFY(!fixture.window->docks().dock(Command::ShowHelp)->isHidden());
        if (name != "empty.conf")
            return;
        // As soon as there is something under the cursor, F1 is about that.
        QVERIFY(page.document()->apply({{0, 0, "env {\n  parallelism = 2\n}\n"}}, QStringLiteral("test")));
        page.showSpan({10, 0});
        QTest::keyClick(page.textView(), Qt::Key_F1);
        QVERIFY2(fixture.window->help().toPlainText().contains(QLatin1String("parallelism")),
                 qPrintable(fixture.window->help().toPlainText()));
    }

    void aMessageBelongsToItsPage()
    {
        WindowFixture fixture;
        const QByteArray open = "env { job.mode = ${mode} }\nsource { A {} }\nsink { B {} }\n";
        const QString a = fixture.writeFile("a.conf", open);
        fixture.window->openPaths({a, fixture.writeFile("b.conf", "env { }\n")});
        shell::OpenFiles &files = fixture.window->files();
        shell::Notices &notices = fixture.window->notices();
        notices.dismissAll();
        fixture.window->tabs().activate(files.pageOf(a));
        fixture.window->trigger(Command::CopyCurlV1); // mode has no value
        QVERIFY(notices.isVisible());
        const QString told = notices.sentence();
        QVERIFY2(told.contains(QLatin1String("mode")), qPrintable(told));
        fixture.window->openPaths({fixture.folder.filePath(QStringLiteral("b.conf"))});
        QVERIFY(!notices.isVisible());
        fixture.window->trigger(Command::CopyCurlV2); // of b.conf: both wait for their pages
        const QString other = notices.sentence();
        QVERIFY(notices.isVisible() && other != told);
        fixture.window->tabs().activate(files.pageOf(a));
        QCOMPARE(notices.sentence(), told);
        fixture.window->trigger(Command::CloseTab);
        QTRY_VERIFY(files.pageOf(a) == nullptr);
        QTRY_COMPARE(notices.sentence(), other);
        notices.tell(QStringLiteral("of everything"));
        fixture.window->openPaths({a});
        QVERIFY(notices.isVisible());
        QCOMPARE(notices.sentence(), QStringLiteral("of everything"));
    }

    void valuesOfVariablesCountEverywhere()
    {
        StubEngine engine;
        WindowFixture fixture;
        engine.join(fixture);
        const QString path = fixture.writeFile("v.conf", "env { job.mode = BATCH, job.name = ${n} }\n"
                                                         "source { A {} }\nsink { B {} }\n");
        fixture.window->openPaths({path});
        const auto page = [&fixture] {
            return fixture.window->files().current();
        };
        const auto count = [&fixture] {
            return fixture.window->findChild<editor::ProblemsPanel *>()->count();
        };
        const auto give = [&fixture](const char *value) {
            fixture.window->trigger(Command::Submit);
            auto *const sheet = fixture.window->findChild<monitorui::SubmitSheet *>();
            QVERIFY(sheet != nullptr);
            sheet->variables()->field(QStringLiteral("n"))->setText(QString::fromUtf8(value));
            sheet->reject();
            QTRY_VERIFY(fixture.window->findChild<monitorui::SubmitSheet *>() == nullptr);
        };
        QVERIFY(hasProblem(*page(), "unresolved-variable"));
        const int before = count();
        QVERIFY(before > 0);
        give("orders");
        QVERIFY(!hasProblem(*page(), "unresolved-variable"));
        QCOMPARE(count(), before - 1);
        QCOMPARE(page()->problemsModel()->rowCount(), before - 1);
        // Also while the text changes, under another name, and when the file is opened again.
        QVERIFY(page()->document()->apply({{0, 0, "# x\n"}}, QStringLiteral("test")));
        QVERIFY(!hasProblem(*page(), "unresolved-variable"));
        QVERIFY(page()->saveAs(fixture.folder.filePath(QStringLiteral("w.conf"))));
        QVERIFY(!hasProblem(*page(), "unresolved-variable"));
        fixture.window->trigger(Command::CloseTab);
        fixture.window->openPaths({fixture.folder.filePath(QStringLiteral("w.conf"))});
        QVERIFY(!hasProblem(*page(), "unresolved-variable"));
        give("");
        QVERIFY(hasProblem(*page(), "unresolved-variable"));
        QCOMPARE(count(), before);
    }

    void altLettersOfASqlPageAreUnique()
    {
        WindowFixture fixture;
        fixture.window->resize(1300, 760);
        fixture.window->openPaths({fixture.writeFile("orders.sql", sqlJob)});
        editor::EditorPage &page = *fixture.window->files().current();
        fixture.window->docks().reveal(Command::ShowProblems);
        fixture.window->trigger(Command::FixAll);
        QVERIFY(button(page, "Close") != nullptr);
        QCoreApplication::processEvents();
        const QStringList shared = test::sharedLettersInWindow(fixture.window.get());
        QVERIFY2(shared.isEmpty(), qPrintable(shared.join(u'\n')));
    }
};

QTEST_MAIN(TestSqlWindow)
#include "test_sqlwindow.moc"
