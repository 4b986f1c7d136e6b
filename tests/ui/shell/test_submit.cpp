// A submit from the window: what of it is asked, what goes over the wire, and that it says the same as
// `sluicectl submit`.
#include "models/editing/document.h"
#include "models/job/submission.h"
#include "models/monitor/clustermonitor.h"
#include "tests/support/shots.h"
#include "tests/support/stubserver.h"
#include "tests/ui/shell/stubengine.h"
#include "tests/ui/shell/windowfixture.h"
#include "ui/editor/editorpage.h"
#include "ui/monitor/connectsheet.h"
#include "ui/monitor/jobpage.h"
#include "ui/monitor/submitsheet.h"
#include "ui/monitor/variablefields.h"
#include "ui/shell/clusterpages.h"
#include "ui/shell/clusterregistry.h"
#include "ui/shell/workspacetree.h"
#include "ui/widgets/flowtext.h"

#include <QComboBox>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace sluice;
using monitorui::SubmitOrder;
using monitorui::SubmitRequest;
using monitorui::SubmitSheet;
using shell::Command;
using test::StubAnswer;
using test::StubEngine;
using test::StubRequest;
using test::StubServer;
using test::WindowFixture;

namespace {

const QByteArray withVariables =
    "env { job.name = \"orders of ${day}\", job.mode = ${mode} }\n"
    "source { Jdbc { url = \"jdbc:mysql://db/x\", password = ${pw}, query = \"select '${day}'\" } }\n"
    "sink { Console {} }\n";

/// Null: none is open.
SubmitSheet *submitSheet(const WindowFixture &fixture)
{
    return fixture.window->findChild<SubmitSheet *>();
}

SubmitSheet *submitting(const WindowFixture &fixture)
{
    fixture.window->trigger(Command::Submit);
    return fixture.window->findChild<SubmitSheet *>();
}

QString modeOf(const SubmitSheet &sheet)
{
    for (const QLabel *label : sheet.findChildren<QLabel *>())
        for (const char *text :
             {"as a variable says", "BATCH", "STREAMING", "not set: the engine takes BATCH"})
            if (label->text() == QLatin1String(text))
                return label->text();
    return {};
}

SubmitRequest plainRequest()
{
    SubmitRequest result;
    result.cluster = {QStringLiteral("prod"), QColor(), false};
    result.file = QStringLiteral("orders.conf");
    result.name = QStringLiteral("orders");
    return result;
}

/// A sheet by itself, which stands until the end of the test or until it is answered.
struct Shown
{
    explicit Shown(SubmitSheet *shown)
        : sheet(shown)
    {
        sheet->setAttribute(Qt::WA_DeleteOnClose, false);
        sheet->show();
    }
    SubmitSheet *operator->() const { return sheet.get(); }
    std::unique_ptr<SubmitSheet> sheet;
};

QStringList problemsIn(const SubmitSheet &sheet)
{
    QStringList lines;
    const auto *list = sheet.findChild<QListWidget *>();
    for (int row = 0; row < list->count(); ++row)
        lines << list->item(row)->text();
    return lines;
}

} // namespace

class TestSubmit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void variablesWantValuesAndAreSent()
    {
        StubEngine engine;
        WindowFixture fixture;
        engine.join(fixture);
        fixture.window->openPaths({fixture.writeFile("orders.conf", withVariables)});
        const editor::EditorPage &page = *fixture.window->files().current();
        const auto &problems = page.document()->problems();
        QVERIFY2(std::any_of(problems.begin(), problems.end(),
                             [](const job::Problem &one) { return one.code == "unresolved-variable"; }),
                 "a variable without a value is a problem");

        SubmitSheet *const sheet = submitting(fixture);
        QVERIFY(sheet != nullptr);
        monitorui::VariableFields &fields = *sheet->variables();
        QCOMPARE(fields.missing(),
                 (QStringList{QStringLiteral("day"), QStringLiteral("mode"), QStringLiteral("pw")}));
        QCOMPARE(fields.field(QStringLiteral("day"))->echoMode(), QLineEdit::Normal);
        QVERIFY2(fields.field(QStringLiteral("pw"))->echoMode() == QLineEdit::Password,
                 "it is the value of an option that is a secret");
        QVERIFY(!sheet->submitButton()->isEnabled());
        QVERIFY2(sheet->reason().contains(QLatin1String("${day}")), qPrintable(sheet->reason()));
        QVERIFY2(sheet->problemSummary().startsWith(QLatin1String("3 variables without a value")) ||
                     sheet->problemSummary().startsWith(QLatin1String("3 variable(s) without a value")),
                 qPrintable(sheet->problemSummary()));
        QVERIFY2(!sheet->problemSummary().contains(QLatin1String("it will run")),
                 "the engine refuses it: nothing of it runs");
        const QStringList lines = problemsIn(*sheet);
        QVERIFY2(!lines.filter(QLatin1String("the engine refuses the job")).isEmpty() &&
                     lines.constFirst().contains(QLatin1String("the engine refuses the job")),
                 qPrintable(lines.join(u'\n')));
        QCOMPARE(modeOf(*sheet), QStringLiteral("as a variable says"));

        fields.field(QStringLiteral("day"))->setText(QStringLiteral("2026-11-21, \"Sat\""));
        fields.field(QStringLiteral("mode"))->setText(QStringLiteral("STREAMING"));
        QVERIFY(!sheet->submitButton()->isEnabled());
        QVERIFY2(!sheet->reason().contains(QLatin1String("day")) &&
                     sheet->reason().contains(QLatin1String("${pw}")),
                 qPrintable(sheet->reason()));
        fields.field(QStringLiteral("pw"))->setText(QStringLiteral("s3cret/=$ x"));
        QVERIFY2(sheet->submitButton()->isEnabled(), qPrintable(sheet->reason()));
        QCOMPARE(modeOf(*sheet), QStringLiteral("STREAMING"));
        QVERIFY2(!sheet->problemSummary().contains(QLatin1String("without a value")),
                 qPrintable(sheet->problemSummary()));
        const QString shown = sheet->findChild<QPlainTextEdit *>()->toPlainText();
        QVERIFY2(shown.contains(QLatin1String("2026-11-21")) && !shown.contains(QLatin1String("s3cret")),
                 qPrintable(shown));

        sheet->submitButton()->click();
        QTRY_COMPARE(engine.posts().size(), 1);
        const StubRequest post = engine.posts().first();
        const job::VariableValues values{{"day=2026-11-21, \"Sat\"", "mode=STREAMING", "pw=s3cret/=$ x"},
                                         std::nullopt};
        const auto expected = job::submission(page.document()->analysis(), {values});
        QVERIFY2(expected, expected ? "" : expected.error().english().c_str());
        QCOMPARE(post.body, QByteArray::fromStdString(expected->body));
        QVERIFY2(post.body.contains("s3cret") && post.body.contains("2026-11-21") &&
                     !post.body.contains("${"),
                 post.body.constData());
        QVERIFY2(post.path.contains("jobName=orders%20of%202026-11-21"), post.path.constData());
    }

    // An engine that crashed and came back without a map-store: what was seen before is remembered, and does
    // not run, and has not failed there.
    void whatVariablesWereGivenIsRemembered()
    {
        StubEngine engine;
        WindowFixture fixture;
        engine.join(fixture);
        const QString path = fixture.writeFile("a.conf", withVariables);
        fixture.window->openPaths({path});
        const auto field = [](SubmitSheet *sheet, const char *name) {
            return sheet->findChild<monitorui::VariableFields *>()->field(QLatin1String(name));
        };
        SubmitSheet *sheet = submitting(fixture);
        field(sheet, "day")->setText(QStringLiteral("2026-11-28"));
        field(sheet, "pw")->setText(QStringLiteral("geheim"));
        sheet->reject(); // also who only looks does not want to type it again
        QTRY_VERIFY(submitSheet(fixture) == nullptr);
        fixture.window->trigger(Command::CloseTab);
        fixture.window->openPaths({path});
        sheet = submitting(fixture);
        QCOMPARE(field(sheet, "day")->text(), QStringLiteral("2026-11-28"));
        QCOMPARE(field(sheet, "pw")->text(), QStringLiteral("geheim"));
        QCOMPARE(field(sheet, "pw")->echoMode(), QLineEdit::Password);
        QCOMPARE(field(sheet, "mode")->text(), QString());
        field(sheet, "day")->clear(); // and what was taken back does not come again
        sheet->reject();
        QTRY_VERIFY(submitSheet(fixture) == nullptr);
        sheet = submitting(fixture);
        QCOMPARE(field(sheet, "day")->text(), QString());
        sheet->reject();
        QTRY_VERIFY(submitSheet(fixture) == nullptr);
        fixture.window->openPaths({fixture.writeFile("b.conf", withVariables)});
        QCOMPARE(field(submitting(fixture), "pw")->text(), QString()); // another document
        fixture.close();
        QVERIFY(!WindowFixture::readFile(fixture.settingsPath()).contains("geheim"));
    }

    void aRecordingTakesNoJobsAndSaysWhatToDo()
    {
        WindowFixture fixture;
        fixture.window->startDemo();
        SubmitSheet *const sheet = submitting(fixture);
        QVERIFY(sheet != nullptr);
        QVERIFY2(sheet->reason().contains(QLatin1String("is a recording")), qPrintable(sheet->reason()));
        QVERIFY(sheet->reason().contains(QLatin1String("cannot take jobs")));
        QVERIFY(sheet->reason().contains(QLatin1String("connect to one")));
        QVERIFY(!sheet->submitButton()->isEnabled());
        test::saveShots(*sheet, QStringLiteral("submit-recording"));
    }

    void whatAnEngineForgotNeitherRunsNorHasFailed()
    {
        StubEngine engine;
        engine.running = R"([{"jobId":"7","jobName":"orders","jobStatus":"RUNNING",)"
                         R"("envOptions":{"job.mode":"STREAMING"},"createTime":"2026-11-20 10:00:00"}])";
        engine.failed = R"([{"jobId":"8","jobName":"users","jobStatus":"FAILED",)"
                        R"("createTime":"2026-11-20 09:00:00","finishTime":"2026-11-20 09:01:00"}])";
        WindowFixture fixture;
        engine.join(fixture);
        auto *const monitor = fixture.window->clusters().monitor(QStringLiteral("engine"));
        const auto *const tree = fixture.window->findChild<shell::WorkspaceTree *>();
        QTRY_COMPARE(monitor->snapshot().jobs.size(), 2);
        QTRY_VERIFY2(tree->asText().contains(QLatin1String("Failed 1")), qPrintable(tree->asText()));
        engine.running = engine.failed = "[]";
        const auto isGone = [monitor] {
            monitor->refresh();
            const auto &jobs = monitor->snapshot().jobs;
            return std::any_of(jobs.begin(), jobs.end(), [](const auto &job) { return job.gone; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(isGone(), 20000);
        QTRY_VERIFY2(!tree->asText().contains(QLatin1String("Failed 1")), qPrintable(tree->asText()));

        fixture.window->openPaths({fixture.writeFile(
            "orders.conf", "env { job.name = orders, job.mode = STREAMING }\nsource { FakeSource {} }\n"
                           "sink { Console {} }\n")});
        SubmitSheet *const sheet = submitting(fixture);
        QVERIFY(sheet != nullptr);
        QVERIFY2(!sheet->notes().contains(QLatin1String("runs there already")), qPrintable(sheet->notes()));
        QVERIFY2(sheet->notes().contains(QLatin1String("was last seen at")), qPrintable(sheet->notes()));
        auto *const start = sheet->findChild<QComboBox *>(QStringLiteral("submitStart"));
        QCOMPARE(start->count(), 2);
        start->setCurrentIndex(1);
        sheet->submitButton()->click();
        QTRY_COMPARE(engine.posts().size(), 1);
        const QByteArray path = engine.posts().first().path;
        QVERIFY2(path.contains("jobId=7") && path.contains("isStartWithSavePoint=true"), path.constData());
    }

    // The name in the file holds a variable, so that the file is not found by it.
    void aJobGoesOnWithTheFileItWasSubmittedFrom()
    {
        StubEngine engine;
        WindowFixture fixture;
        engine.join(fixture);
        const QString path = fixture.writeFile(
            "vars.conf",
            "env { job.name = \"vars_\"${day}, job.mode = STREAMING }\nsource { FakeSource {} }\n"
            "sink { Console {} }\n");
        fixture.window->openPaths({path});
        SubmitSheet *sheet = submitting(fixture);
        sheet->variables()->field(QStringLiteral("day"))->setText(QStringLiteral("1"));
        sheet->submitButton()->click();
        QTRY_VERIFY(fixture.window->notices().sentence().contains(QLatin1String("as job 12")));
        editor::EditorPage *const editorPage = fixture.window->files().pages().constFirst();
        fixture.window->files().close(editorPage);
        QTRY_VERIFY(fixture.window->files().pages().isEmpty());

        const auto resume = [&fixture](const char *id, const char *name) {
            auto *const page = fixture.window->findChild<monitorui::JobPage *>();
            QVERIFY(page != nullptr);
            Q_EMIT page->resumeRequested(QStringLiteral("engine"), QLatin1String(id), QLatin1String(name));
        };
        resume("12", "vars_1");
        QTRY_COMPARE(fixture.window->files().pages().size(), 1);
        QVERIFY(submitSheet(fixture) != nullptr);
        submitSheet(fixture)->reject();
        QTRY_VERIFY(submitSheet(fixture) == nullptr);

        // Nobody knows from where this one was submitted: the open files are offered, and another one.
        resume("13", "vars_9");
        QVERIFY(submitSheet(fixture) == nullptr);
        const auto press = [&fixture](const QString &text) {
            for (QPushButton *button : fixture.window->notices().findChildren<QPushButton *>())
                if (button->text().remove(QLatin1Char('&')) == text) {
                    button->click();
                    return true;
                }
            return false;
        };
        QVERIFY2(press(QStringLiteral("Go on with vars.conf")),
                 qPrintable(fixture.window->notices().sentence()));
        QVERIFY(submitSheet(fixture) != nullptr);
        QVERIFY(fixture.window->notices().sentence().isEmpty());
        submitSheet(fixture)->reject();
        QTRY_VERIFY(submitSheet(fixture) == nullptr);

        resume("13", "vars_9");
        fixture.picked = {fixture.writeFile("other.conf", withVariables)};
        QVERIFY(press(QStringLiteral("Open a job file…")));
        QVERIFY2(submitSheet(fixture) != nullptr, "what was begun goes on with the file that was opened");
        QVERIFY(submitSheet(fixture)->windowTitle().contains(QLatin1String("engine")));
        QCOMPARE(fixture.window->files().current()->title(), QStringLiteral("other.conf"));
    }

    void aGoneJobIsNoRunningOneAndItsCheckpointIsOffered()
    {
        SubmitRequest asked = plainRequest();
        asked.jobs = {{QStringLiteral("17"), QStringLiteral("orders"), QStringLiteral("last seen RUNNING"),
                       false, true, true, QStringLiteral("10:52:07")},
                      {QStringLiteral("18"), QStringLiteral("orders"), QStringLiteral("last seen RUNNING"),
                       false, true, false, QStringLiteral("09:00:00")}};
        const Shown sheet(new SubmitSheet(asked));
        QVERIFY2(!sheet->notes().contains(QLatin1String("runs there already")), qPrintable(sheet->notes()));
        QVERIFY2(sheet->notes().contains(QLatin1String("last seen at 10:52:07 (17)")),
                 qPrintable(sheet->notes()));
        QVERIFY2(sheet->submitButton()->isDefault(), "that is only information");
        auto *start = sheet->findChild<QComboBox *>(QStringLiteral("submitStart"));
        QCOMPARE(start->count(), 2); // the other one took no checkpoints
        QVERIFY2(start->itemText(1).contains(QLatin1String("last checkpoint")),
                 qPrintable(start->itemText(1)));
        start->setCurrentIndex(1);
        QVERIFY2(sheet->notes().contains(QLatin1String("from the beginning")), qPrintable(sheet->notes()));
        QVERIFY2(!sheet->notes().contains(QLatin1String("(17)")), qPrintable(sheet->notes()));
        QVERIFY2(!sheet->submitButton()->isDefault(), "it may go on unseen");
        QSignalSpy confirmed(sheet.sheet.get(), &SubmitSheet::submitConfirmed);
        sheet->submitButton()->click();
        QCOMPARE(confirmed.at(0).at(0).value<SubmitOrder>().savepointJob, QStringLiteral("17"));
    }

    void onlyWhatJobsOfThisNameLeftIsOffered()
    {
        SubmitRequest asked = plainRequest();
        asked.jobs = {
            {QStringLiteral("17"), QStringLiteral("users"), QStringLiteral("SAVEPOINT_DONE"), true},
            {QStringLiteral("18"), QStringLiteral("stock"), QStringLiteral("SAVEPOINT_DONE"), true}};
        const Shown sheet(new SubmitSheet(asked));
        auto *start = sheet->findChild<QComboBox *>(QStringLiteral("submitStart"));
        QCOMPARE(start->count(), 1);
        QVERIFY(!start->isVisible());
        auto *name = sheet->findChild<QLineEdit *>(QStringLiteral("submitName"));
        name->setText(QStringLiteral("users"));
        QCOMPARE(start->count(), 2);
        QVERIFY(start->isVisible());

        // One that was asked for is offered, with what speaks against it.
        asked.savepointJob = QStringLiteral("18");
        const Shown other(new SubmitSheet(asked));
        QCOMPARE(other->savepointJob(), QStringLiteral("18"));
        QVERIFY2(other->notes().contains(QLatin1String("another job: it was called stock")),
                 qPrintable(other->notes()));
        QVERIFY2(!other->submitButton()->isDefault(), "Return must not fill it with another job's state");
        other->findChild<QLineEdit *>(QStringLiteral("submitName"))->setText(QStringLiteral("stock"));
        QCOMPARE(other->savepointJob(), QStringLiteral("18"));
        QVERIFY(!other->notes().contains(QLatin1String("another job")));
        QVERIFY(other->submitButton()->isDefault());
    }

    void aNameThatWasTypedStays()
    {
        StubEngine engine;
        WindowFixture fixture;
        engine.join(fixture);
        fixture.window->openPaths({fixture.writeFile("orders.conf", withVariables)});
        SubmitSheet *const sheet = submitting(fixture);
        auto *const name = sheet->findChild<QLineEdit *>(QStringLiteral("submitName"));
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("mine"));
        for (const char *variable : {"day", "mode", "pw"})
            sheet->variables()->field(QLatin1String(variable))->setText(QStringLiteral("BATCH"));
        QCOMPARE(sheet->jobName(), QStringLiteral("mine"));
    }

    // What a file includes is part of the job, also where it was written after the file was opened.
    // Who does not know what became of the last submit must not be led to send it again.
    void theNextSheetSaysThatTheLastSubmitIsOpen()
    {
        StubEngine engine;
        engine.how = StubAnswer::How::Close;
        WindowFixture fixture;
        engine.join(fixture);
        fixture.window->openPaths({fixture.writeFile(
            "orders.conf", "env { job.mode = BATCH, job.name = orders }\nsource { FakeSource {} }\n"
                           "sink { Console {} }\n")});
        QPointer<SubmitSheet> sheet = submitting(fixture);
        QVERIFY(sheet != nullptr);
        QVERIFY(sheet->notes().isEmpty());
        QVERIFY(sheet->submitButton()->isDefault());
        sheet->submitButton()->click();
        QTRY_COMPARE(engine.posts().size(), 1);
        QTRY_VERIFY(sheet == nullptr);
        sheet = submitting(fixture);
        QVERIFY(sheet != nullptr);
        QVERIFY2(sheet->notes().contains(QLatin1String("not known whether the submit of orders")),
                 qPrintable(sheet->notes()));
        QVERIFY(!sheet->submitButton()->isDefault());
        // An answer settles it.
        engine.how = StubAnswer::How::Whole;
        sheet->submitButton()->click();
        QTRY_COMPARE(engine.posts().size(), 2);
        QTRY_VERIFY(sheet == nullptr);
        // The page of the job comes to the front when the answer is there.
        QTRY_VERIFY(fixture.window->tabs().current() != fixture.window->files().pages().first());
        fixture.window->tabs().activate(fixture.window->files().pages().first());
        sheet = submitting(fixture);
        QVERIFY(sheet != nullptr);
        QVERIFY2(!sheet->notes().contains(QLatin1String("not known")), qPrintable(sheet->notes()));
    }

    void filesOfOneNameAreToldApart()
    {
        StubEngine engine;
        WindowFixture fixture;
        engine.join(fixture);
        QVERIFY(QDir(fixture.folder.path()).mkdir(QStringLiteral("a")));
        QVERIFY(QDir(fixture.folder.path()).mkdir(QStringLiteral("b")));
        const QByteArray text = "env { job.mode = BATCH }\nsource { FakeSource {} }\nsink { Console {} }\n";
        fixture.window->openPaths(
            {fixture.writeFile("a/job.conf", text), fixture.writeFile("b/job.conf", text)});
        SubmitSheet *const sheet = submitting(fixture);
        QVERIFY(sheet != nullptr);
        const auto texts = sheet->findChildren<widgets::FlowText *>();
        QVERIFY(std::any_of(texts.begin(), texts.end(), [](const widgets::FlowText *one) {
            return one->text().contains(QLatin1String("b/job.conf"));
        }));
    }

    void includesAreSent()
    {
        StubEngine engine;
        WindowFixture fixture;
        engine.join(fixture);
        fixture.writeFile("common.conf", "env { parallelism = 1 }\n");
        fixture.window->openPaths({fixture.writeFile(
            "orders.conf", "include \"common.conf\"\nenv { job.mode = BATCH }\nsource { FakeSource {} }\n"
                           "sink { Console {} }\n")});
        fixture.writeFile("common.conf", "env { parallelism = 7 }\n");
        SubmitSheet *const sheet = submitting(fixture);
        QVERIFY(sheet != nullptr);
        sheet->submitButton()->click();
        QTRY_COMPARE(engine.posts().size(), 1);
        const QJsonObject env = QJsonDocument::fromJson(engine.posts().first().body)
                                    .object()
                                    .value(QLatin1String("env"))
                                    .toObject();
        QCOMPARE(env.value(QLatin1String("parallelism")).toVariant().toInt(), 7);
    }

    void whatIsLostOnTheWayIsSaidBeforeIt()
    {
        StubEngine engine;
        WindowFixture fixture;
        engine.join(fixture);
        editor::EditorPage *const page =
            fixture.window->files().openText("include \"common.conf\"\n# why\nenv { job.mode = BATCH }\n"
                                             "source { FakeSource {} }\nsink { Console {} }\n",
                                             QStringLiteral("new.conf"));
        QVERIFY(page != nullptr);
        SubmitSheet *const sheet = submitting(fixture);
        QVERIFY(sheet != nullptr);
        QVERIFY2(sheet->notes().contains(QLatin1String("What the text includes is left out")),
                 qPrintable(sheet->notes()));
        QVERIFY2(!sheet->notes().contains(QLatin1String("Comments are left out")), "everybody knows");
        const auto says = [sheet](const char *words) {
            const auto texts = sheet->findChildren<widgets::FlowText *>();
            return std::any_of(texts.begin(), texts.end(), [words](const widgets::FlowText *text) {
                return text->isVisible() && text->text().contains(QLatin1String(words));
            });
        };
        QVERIFY(!says("Comments are left out"));
        sheet->findChild<QToolButton *>()->click();
        QVERIFY(says("Comments are left out"));
        test::saveShots(*sheet, QStringLiteral("submit-changes"));
    }
};

QTEST_MAIN(TestSubmit)
#include "test_submit.moc"
