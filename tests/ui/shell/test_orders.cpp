// What is sent to a cluster goes out once, whatever becomes of its answer; what is not known of it is said at
// once, and again before another is sent.
#include "tests/ui/shell/stubcluster.h"
#include "ui/editor/editorpage.h"
#include "ui/monitor/jobpage.h"
#include "ui/monitor/stopsheet.h"
#include "ui/monitor/submitsheet.h"
#include "ui/shell/busyfield.h"
#include "ui/shell/clusterregistry.h"

#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QTest>

using namespace sluice;
using engine::JobState;
using monitorui::StopSheet;
using monitorui::SubmitSheet;
using shell::Command;
using test::StubAnswer;
using test::StubCluster;
using test::WindowFixture;
using How = StubAnswer::How;

namespace {

enum class Order
{
    Submit,
    Resume,
    Stop,
    StopWithSavepoint,
};

const QByteArray jobFile = "env { job.mode = STREAMING, job.name = orders_of_the_file }\n"
                           "source { FakeSource {} }\nsink { Console {} }\n";

/// Presses what leads to the sheet, as often as one likes.
struct Person
{
    WindowFixture fixture;
    StubCluster cluster;

    explicit Person(bool behindProxy = false)
        : cluster(fixture, QStringLiteral("prod"),
                  behindProxy ? QUrl(QStringLiteral("http://engine.test:5801")) : QUrl())
    {
        if (behindProxy)
            qputenv("http_proxy", cluster.server.url().toEncoded());
    }
    ~Person() { qunsetenv("http_proxy"); }
    Q_DISABLE_COPY_MOVE(Person)

    QDialog *ask(Order order)
    {
        shell::MainWindow &window = *fixture.window;
        window.clusters().setTarget(cluster.name);
        if (order == Order::Submit) {
            if (window.files().pages().isEmpty())
                window.openPaths({fixture.writeFile("orders.conf", jobFile)});
            window.tabs().activate(window.files().pages().first());
            window.trigger(Command::Submit);
            return window.findChild<SubmitSheet *>();
        }
        if (order == Order::Resume) {
            if (window.files().pages().isEmpty())
                window.openPaths({fixture.writeFile("orders.conf", jobFile)});
            window.resume(window.files().pages().first(), cluster.name, StubCluster::jobId);
            return window.findChild<SubmitSheet *>();
        }
        window.clusterPages().openJob(cluster.name, StubCluster::jobId);
        window.trigger(order == Order::Stop ? Command::StopJob : Command::StopWithSavepoint);
        return window.findChild<StopSheet *>();
    }
    static void confirm(QDialog *sheet)
    {
        if (auto *const submit = qobject_cast<SubmitSheet *>(sheet))
            submit->submitButton()->click();
        else if (auto *const stop = qobject_cast<StopSheet *>(sheet))
            stop->stopButton()->click();
    }
    /// What the sheet says of what went before.
    static QString warning(const QDialog *sheet)
    {
        if (const auto *const submit = qobject_cast<const SubmitSheet *>(sheet))
            return submit->notes();
        const auto *const stop = qobject_cast<const StopSheet *>(sheet);
        return stop == nullptr ? QStringLiteral("no sheet") : stop->trouble();
    }
    /// All that is said outside of sheets.
    QString said() const
    {
        QStringList lines{fixture.window->notices().sentence()};
        for (const auto *field : fixture.window->findChildren<shell::BusyField *>())
            if (field->isVisible())
                lines.append(field->findChild<QLabel *>()->text());
        return lines.join(u'\n');
    }
};

} // namespace

Q_DECLARE_METATYPE(Order)

class TestOrders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOrderGoesOutOnceAndIsOpenUntilItIsKnown_data();
    void anOrderGoesOutOnceAndIsOpenUntilItIsKnown();
    void aJobThatStopsSettlesIt();
    void whatIsNotHeardOfCannotBeStopped();
};

void TestOrders::anOrderGoesOutOnceAndIsOpenUntilItIsKnown_data()
{
    QTest::addColumn<Order>("order");
    QTest::addColumn<int>("status");
    QTest::addColumn<How>("how");
    QTest::addColumn<bool>("isKnown");
    QTest::addColumn<bool>("behindProxy");
    const std::pair<const char *, Order> orders[] = {{"submit", Order::Submit},
                                                     {"resume", Order::Resume},
                                                     {"stop", Order::Stop},
                                                     {"stop with savepoint", Order::StopWithSavepoint}};
    struct Fault
    {
        const char *name;
        int status;
        How how;
        bool isKnown;
        bool behindProxy = false;
    };
    const Fault faults[] = {{"closed without a word", 200, How::Close, false},
                            {"broken off", 200, How::Reset, false},
                            {"cut in the head", 200, How::CutInHead, false},
                            {"silence", 200, How::Hold, false},
                            {"cut by a proxy that has passed it on", 200, How::Close, false, true},
                            {"cut in the head by a proxy", 200, How::CutInHead, false, true},
                            {"sent elsewhere", 307, How::Whole, true}};
    for (const auto &[orderName, order] : orders)
        for (const Fault &fault : faults)
            QTest::addRow("%s, %s", orderName, fault.name)
                << order << fault.status << fault.how << fault.isKnown << fault.behindProxy;
}

void TestOrders::anOrderGoesOutOnceAndIsOpenUntilItIsKnown()
{
    QFETCH(Order, order);
    QFETCH(int, status);
    QFETCH(How, how);
    QFETCH(bool, isKnown);
    QFETCH(bool, behindProxy);
    Person person(behindProxy);
    StubCluster &cluster = person.cluster;
    cluster.post.status = status;
    cluster.post.how = how;
    if (status == 307)
        cluster.post.headers = {{"Location", cluster.server.url(QStringLiteral("/elsewhere")).toEncoded()}};
    cluster.state = order == Order::Resume ? "SAVEPOINT_DONE" : "RUNNING";
    QVERIFY(StubCluster::says(person.fixture, cluster.name,
                              order == Order::Resume ? JobState::SavepointDone : JobState::Running));
    QPointer<QDialog> sheet = person.ask(order);
    QVERIFY(sheet != nullptr);
    QVERIFY2(!Person::warning(sheet).contains(QLatin1String("not known")),
             qPrintable(Person::warning(sheet)));
    if (order == Order::Resume) // it is that job that goes on, whatever its file would be called
        QCOMPARE(sheet->findChild<QLineEdit *>(QStringLiteral("submitName"))->text(),
                 QStringLiteral("orders"));
    Person::confirm(sheet);
    QTRY_COMPARE(cluster.server.count("POST"), 1);
    QTRY_VERIFY(sheet == nullptr);
    // Something is said of it at once, and not only when it has been looked at for long.
    QTRY_VERIFY_WITH_TIMEOUT(!person.said().trimmed().isEmpty(), 2000);
    const bool isStop = order == Order::Stop || order == Order::StopWithSavepoint;
    if (isStop && !isKnown && how != How::Hold)
        QTRY_VERIFY2(person.said().contains(QLatin1String("No answer tells whether the stop of orders")),
                     qPrintable(person.said()));
    if (!isStop && !isKnown && how != How::Hold)
        QTRY_VERIFY2(person.said().contains(QLatin1String("No answer tells whether the submit of orders")),
                     qPrintable(person.said()));
    if (behindProxy)
        QVERIFY2(person.said().contains(person.cluster.server.member()), qPrintable(person.said()));
    if (isKnown)
        QTRY_VERIFY2(person.said().contains(isStop ? QLatin1String("307") : QLatin1String("not submitted")),
                     qPrintable(person.said()));

    sheet = person.ask(order);
    QVERIFY(sheet != nullptr);
    const QString warning = Person::warning(sheet);
    QVERIFY2(warning.contains(QLatin1String("not known whether")) != isKnown, qPrintable(warning));
    sheet->reject();
    QCOMPARE(cluster.server.count("POST"), 1);
}

void TestOrders::aJobThatStopsSettlesIt()
{
    Person person;
    person.cluster.hasDetails = true;
    person.cluster.post.how = How::Close;
    QVERIFY(StubCluster::says(person.fixture, person.cluster.name, JobState::Running));
    Person::confirm(person.ask(Order::Stop));
    QTRY_VERIFY2(person.said().contains(QLatin1String("No answer tells")), qPrintable(person.said()));
    // Other news does not hide it.
    person.fixture.window->notices().tell(QStringLiteral("Something newer."));
    person.fixture.window->notices().dismiss();
    QVERIFY2(person.said().contains(QLatin1String("No answer tells")), qPrintable(person.said()));
    person.cluster.state = "CANCELING";
    QTRY_VERIFY2(person.said().contains(QLatin1String("CANCELING all the same")), qPrintable(person.said()));
    QVERIFY(!person.said().contains(QLatin1String("No answer tells")));
    const QPointer<QDialog> sheet = person.ask(Order::Stop);
    QVERIFY(sheet != nullptr);
    QCOMPARE(Person::warning(sheet), QString());
    QCOMPARE(person.cluster.server.count("POST"), 1);
}

// After a kill nobody takes a stop: the buttons are grey, and say why.
void TestOrders::whatIsNotHeardOfCannotBeStopped()
{
    Person person;
    QVERIFY(StubCluster::says(person.fixture, person.cluster.name, JobState::Running));
    shell::MainWindow &window = *person.fixture.window;
    window.clusterPages().openJob(person.cluster.name, StubCluster::jobId);
    const auto *const page = window.findChild<monitorui::JobPage *>();
    QPushButton *stop = nullptr;
    for (QPushButton *button : page->findChildren<QPushButton *>())
        if (button->accessibleName() == QLatin1String("Stop this job"))
            stop = button;
    QVERIFY(stop != nullptr && stop->isEnabled());
    person.cluster.server.setHandler([](const test::StubRequest &) {
        return StubAnswer{200, {}, {}, {}, How::Close};
    });
    monitor::ClusterMonitor &monitor = *window.clusters().monitor(person.cluster.name);
    QTRY_VERIFY_WITH_TIMEOUT((monitor.refresh(), !stop->isEnabled()), 10'000);
    QVERIFY2(stop->toolTip().contains(QLatin1String("does not answer")), qPrintable(stop->toolTip()));
    QVERIFY(!window.actions().action(Command::StopJob)->isEnabled());
}

QTEST_MAIN(TestOrders)
#include "test_orders.moc"
