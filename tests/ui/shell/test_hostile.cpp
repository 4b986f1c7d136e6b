// Names and messages from outside that are made to deceive: control characters, direction marks, markup and
// secrets, in everything that a cluster and a file can say, looked for in everything that the window says.
#include "models/core/visible.h"
#include "models/editing/document.h"
#include "models/items/findingsmodel.h"
#include "models/monitor/clustermonitor.h"
#include "tests/support/stubserver.h"
#include "tests/support/visibletexts.h"
#include "tests/ui/shell/windowfixture.h"
#include "ui/editor/editorpage.h"
#include "ui/editor/problemspanel.h"
#include "ui/monitor/connectsheet.h"
#include "ui/monitor/jobpage.h"
#include "ui/monitor/stopsheet.h"
#include "ui/monitor/submitsheet.h"
#include "ui/shell/clusterpages.h"
#include "ui/shell/clusterregistry.h"
#include "ui/widgets/commandpalette.h"

#include <QApplication>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QToolTip>

using namespace sluice;
using shell::Command;
using test::StubAnswer;
using test::StubRequest;
using test::StubServer;
using test::WindowFixture;

namespace {

/// What is planted: ESC and a colour, a bell, a line that overwrites itself, a text turned around, markup.
const QString planted = QString::fromUtf8("\x1b[31mred\a\r\xe2\x80\xae"
                                          "evil\xe2\x81\xa6 <b>x</b><img src=f>");
const QByteArray json = "\\u001b[31mred\\u0007\\r\\u202eevil\\u2066 <b>x</b><img src=f>";
const QByteArray secret = "hunter2hunter2";

/// JSON with ' for ", X for what is planted, S for the secret.
QByteArray filled(const char *pattern)
{
    return QByteArray(pattern).replace('\'', '"').replace("X", json).replace("S!", secret);
}

QByteArray job(const char *jobId, const char *state)
{
    return filled("{'jobId':'@id','jobName':'X password=S!','jobStatus':'@state',"
                  "'createTime':'2026-11-20 10:00:00',"
                  "'envOptions':{'job.mode':'BATCH','checkpoint.interval':'1000','db.password':'S!','X':'X'},"
                  "'jobDag':{'vertices':[{'id':1,'name':'pipeline-1 [Source[0]-X] (id=1)','parallelism':1}],"
                  "'edges':[]},'metrics':{'SourceReceivedCount':'5','SinkWriteCount':'5',"
                  "'TableSourceReceivedCount':{'X':'5'},'TableSinkWriteCount':{'X':'5'}},"
                  "'errorMsg':'X password=S!'}")
        .replace("@id", jobId)
        .replace("@state", state);
}

/// A member that says all of it wherever it may say something.
StubAnswer hostile(const StubRequest &request)
{
    const QByteArray &path = request.path;
    if (request.method == "POST")
        return {500, filled("{'status':'fail','message':'X password=S!'}")};
    if (path.endsWith("/overview"))
        return {200, filled("{'projectVersion':'X','totalSlot':'1','unassignedSlot':'0','runningJobs':'2',"
                            "'finishedJobs':'0','failedJobs':'1','cancelledJobs':'0','workers':'1'}")};
    if (path.endsWith("/running-jobs"))
        return {200, "[" + job("1176388734405509761", "RUNNING") + "," + job("2", json.constData()) +
                         filled(",{'jobId':'3','jobName':['X'],'jobStatus':'RUNNING'}]")};
    if (path.endsWith("/finished-jobs/FAILED"))
        return {200, "[" + job("4", "FAILED") + "]"};
    if (path.contains("/job-info/"))
        return {200, job(path.mid(path.lastIndexOf('/') + 1).constData(), "RUNNING")};
    if (path.endsWith("/system-monitoring-information"))
        return {200, filled("[{'isMaster':'true','host':'X','port':'5801'}]")};
    return {200, "[]"};
}

/// What is said that must not be said like this.
QStringList offences(QWidget &root)
{
    QStringList bad;
    const QStringList texts = test::visibleTexts(&root);
    for (const QString &text : texts) {
        if (!isVisible(text.toStdString(), Lines::Many) || text.contains(QLatin1String(secret)))
            bad.append(text);
    }
    const QList<QLabel *> labels = root.findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (label->isVisible() && label->textFormat() != Qt::PlainText)
            bad.append(QStringLiteral("may be markup: ") + label->text());
    }
    return bad;
}

bool says(QWidget &root, const QString &what)
{
    const QStringList texts = test::visibleTexts(&root);
    return std::any_of(texts.begin(), texts.end(), [&](const QString &text) { return text.contains(what); });
}

} // namespace

#define NO_OFFENCE(widget)                                                                                   \
    do {                                                                                                     \
        const QStringList bad = offences(widget);                                                            \
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u'\n')));                                                \
    } while (false)

class TestHostile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        fixture_ = std::make_unique<WindowFixture>();
        window().resize(1400, 900);
        server_ = std::make_unique<StubServer>();
        server_->setHandler(hostile);
        engine::ProbeResult found;
        found.address = *engine::MemberAddress::fromUrl(server_->url(), engine::ApiFlavour::V1);
        window().addCluster({{planted, QColor(Qt::red), false}, {found}});
        QCOMPARE(window().clusters().names().size(), 1);
        cluster_ = window().clusters().names().first();
        QVERIFY(isVisible(cluster_.toStdString()));
        const auto *monitor = window().clusters().monitor(cluster_);
        QTRY_COMPARE(monitor->snapshot().jobs.size(), 4);
    }
    void cleanup()
    {
        fixture_.reset();
        server_.reset();
    }

    void clusterPages()
    {
        NO_OFFENCE(window());
        QVERIFY(says(window(), QStringLiteral("␛[31mred")));
        monitor::FindingEvent event;
        event.finding.code = QStringLiteral("duplicate-writes");
        event.finding.severity = monitor::Severity::Critical;
        event.finding.cluster = cluster_;
        event.finding.jobId = QStringLiteral("4");
        event.finding.jobName = planted;
        event.finding.member = planted;
        const std::string words =
            (planted + QStringLiteral(" password=") + QLatin1String(secret)).toStdString();
        event.finding.reported = event.finding.observed = Message{"Finding", "%1", {words}};
        event.finding.cause = event.finding.advice = event.finding.observed;
        window().clusterPages().findings()->apply(event);
        QVERIFY(window().clusterPages().openFindings() >= 1);
        NO_OFFENCE(window());
        for (const char *jobId : {"1176388734405509761", "2", "3", "4"}) {
            window().clusterPages().openJob(cluster_, QLatin1String(jobId));
            auto *const page = qobject_cast<monitorui::JobPage *>(window().tabs().current());
            QVERIFY(page != nullptr);
            auto *const parts = page->findChild<QTabWidget *>();
            for (int part = 0; part < parts->count(); ++part) {
                parts->setCurrentIndex(part);
                NO_OFFENCE(window());
            }
        }
    }

    void fileNames()
    {
        const QString path =
            write(QString::fromUtf8("o\x1b[31m\xe2\x80\xaeg <b>x<b><img src=f>.conf"),
                  "env { job.mode = BATCH }\nsource { FakeSource {} }\nsink { Console {} }\n");
        window().openPaths({path, fixture_->folder.filePath(QStringLiteral("missing\x1b[1m<b>"))});
        QVERIFY2(window().notices().sentence().contains(QStringLiteral("missing␛")),
                 qPrintable(window().notices().sentence()));
        QVERIFY(window().windowTitle().contains(QStringLiteral("o␛[31m")));
        NO_OFFENCE(window());

        // Closing asks in a message box, which guesses markup by itself.
        QVERIFY(window().files().current()->document()->apply({{0, 0, "# new\n"}}, QStringLiteral("test")));
        window().trigger(Command::CloseTab);
        auto *const box = window().findChild<QMessageBox *>();
        QVERIFY(box != nullptr && box->text().contains(QStringLiteral("o␛[31m")));
        NO_OFFENCE(*box);
        box->reject();

        window().trigger(Command::Welcome);
        NO_OFFENCE(window());
    }

    void problemsOfAHostileText()
    {
        window().openPaths({hostileFile()});
        window().trigger(Command::Check);
        auto *const panel = window().findChild<editor::ProblemsPanel *>();
        QVERIFY(panel != nullptr && panel->count() > 0);
        QVERIFY2(says(*panel, QStringLiteral("evil")), qPrintable(test::visibleTexts(panel).join(u'\n')));
        NO_OFFENCE(*panel);
        // The fields of the form hold what the file holds; what stands beside them does not.
        for (QLineEdit *field : window().findChildren<QLineEdit *>())
            field->hide();
        NO_OFFENCE(window());
    }

    void sheets()
    {
        window().openPaths({hostileFile()});
        window().trigger(Command::Submit);
        auto *const submit = window().findChild<monitorui::SubmitSheet *>();
        QVERIFY(submit != nullptr);
        NO_OFFENCE(*submit);
        submit->reject();

        window().clusterPages().openJob(cluster_, QStringLiteral("1176388734405509761"));
        auto *const page = qobject_cast<monitorui::JobPage *>(window().tabs().current());
        Q_EMIT page->stopRequested(cluster_, page->jobId(), true);
        auto *const stop = window().findChild<monitorui::StopSheet *>();
        QVERIFY(stop != nullptr);
        NO_OFFENCE(*stop);
        // The engine refuses it, in its own words.
        stop->stopButton()->click();
        QTRY_VERIFY2(window().notices().sentence().contains(QStringLiteral("␛")),
                     qPrintable(window().notices().sentence()));
        NO_OFFENCE(window());

        window().trigger(Command::Connect);
        auto *const connect = window().findChild<monitorui::ConnectSheet *>();
        QVERIFY(connect != nullptr);
        StubServer other; // the window's own is in the list, and is not asked again
        other.setHandler(hostile);
        connect->setAddresses({other.url().toString()});
        QSignalSpy probed(connect, &monitorui::ConnectSheet::probingFinished);
        for (QPushButton *button : connect->findChildren<QPushButton *>())
            if (button->text().contains(QLatin1String("Find out")))
                button->click();
        QTRY_COMPARE(probed.count(), 1);
        QVERIFY2(connect->report().contains(QStringLiteral("␛")), qPrintable(connect->report()));
        NO_OFFENCE(*connect);
    }

    void palette()
    {
        window().trigger(Command::Palette);
        auto *const palette = window().findChild<widgets::CommandPalette *>();
        QVERIFY(palette != nullptr && palette->isVisible());
        QVERIFY(says(*palette, QStringLiteral("evil")));
        NO_OFFENCE(*palette);
    }

    void tooltipsAreNoMarkup()
    {
        QToolTip::showText({10, 10}, QStringLiteral("<b>x</b><img src=f>"), &window());
        QLabel *tip = nullptr;
        for (QWidget *one : QApplication::topLevelWidgets())
            if (one->inherits("QTipLabel"))
                tip = qobject_cast<QLabel *>(one);
        QVERIFY(tip != nullptr);
        QCOMPARE(tip->textFormat(), Qt::PlainText);
        QToolTip::hideText();
    }

private:
    QString hostileFile() const
    {
        return write(QStringLiteral("a.conf"), "env { job.mode = \"" + json + "\", \"" + json + "\" = 1 }\n" +
                                                   "source { FakeSource { a = \"${a\xe2\x80\xae<b>}\" } }\n" +
                                                   "sink { Console { password = \"" + secret + "\" } }\n");
    }
    QString write(const QString &name, const QByteArray &content) const
    {
        const QString path = fixture_->folder.filePath(name);
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        return path;
    }
    shell::MainWindow &window() const { return *fixture_->window; }

    std::unique_ptr<WindowFixture> fixture_;
    std::unique_ptr<StubServer> server_;
    QString cluster_;
};

QTEST_MAIN(TestHostile)
#include "test_hostile.moc"
