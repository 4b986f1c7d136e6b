#include "tests/support/accessibility.h"
#include "tests/support/shots.h"
#include "tests/support/stubserver.h"
#include "ui/monitor/connectsheet.h"
#include "ui/monitor/lockgate.h"
#include "ui/monitor/stopsheet.h"
#include "ui/monitor/submitsheet.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>
#include <QToolButton>

using namespace sluice;
using namespace sluice::monitorui;
using namespace sluice::test;

namespace {

const QByteArray overviewPath = "/hazelcast/rest/maps/overview";
const QByteArray overviewBody =
    R"({"projectVersion":"2.3.8","gitCommitAbbrev":"a","totalSlot":"4","unassignedSlot":"2","runningJobs":"3",)"
    R"("finishedJobs":"0","failedJobs":"0","cancelledJobs":"0","workers":"2"})";

SubmitRequest request(bool locked)
{
    using Problem = SubmitRequest::Problem;
    SubmitRequest result;
    result.cluster = {QStringLiteral("prod"), QColor(Qt::red), locked};
    result.file = QStringLiteral("orders.conf");
    result.name = QStringLiteral("orders");
    result.mode = engine::JobMode::Batch;
    result.json = R"({"env":{"job.mode":"BATCH"},"source":[],"sink":[]})";
    result.problems = {{Problem::Hint, 2, QStringLiteral("A hint.")},
                       {Problem::Warning, 4, QStringLiteral("BATCH job sets checkpoint.interval.")}};
    return result;
}

QString allText(const QWidget &widget)
{
    QStringList texts{widget.windowTitle()};
    for (const QLabel *label : widget.findChildren<QLabel *>())
        texts.append(label->text());
    return texts.join(QLatin1Char('\n'));
}

QPushButton *buttonOf(const QDialog &dialog, const QString &text)
{
    for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (button->text().remove(QLatin1Char('&')) == text)
            return button;
    }
    return nullptr;
}

/// Sheets delete themselves when they are closed.
template <typename Sheet> struct Shown
{
    QPointer<Sheet> sheet;
    explicit Shown(Sheet *made)
        : sheet(made)
    {
        sheet->show();
    }
    ~Shown() { delete sheet.data(); }
    Sheet *operator->() const { return sheet.data(); }
};

} // namespace

class TestSheets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stopNamesClusterAndJobAndReturnStopsNothing();
    void aLockedClusterWantsItsName();
    void submitShowsWhereModeAndProblems();
    void submitReturnsTheBytesAsTheyAre();
    void submitIsNotDefaultWhenItIsLockedOrWillBeRefused();
    void aProblemCanBeShownInTheText();
    void connectFindsOutAndProposes();
    void connectTakesSeveralMembersOnce();
    void connectDiagnosesAndCancels();
    void productionIsLockedByDefault_data();
    void productionIsLockedByDefault();
    void everyControlHasAName();
};

void TestSheets::stopNamesClusterAndJobAndReturnStopsNothing()
{
    const Shown sheet(new StopSheet({QStringLiteral("test"), {}, false}, QStringLiteral("1176761"),
                                    QStringLiteral("orders"), false));
    QVERIFY(allText(*sheet.sheet).contains(QLatin1String("Stop orders (1176761) on test?")));
    QSignalSpy confirmed(sheet.sheet, &StopSheet::stopConfirmed);
    QTest::keyClick(sheet.sheet, Qt::Key_Return);
    QCOMPARE(confirmed.count(), 0);

    const Shown again(new StopSheet({QStringLiteral("test"), {}, false}, QStringLiteral("1176761"),
                                    QStringLiteral("orders"), false));
    QSignalSpy stopped(again.sheet, &StopSheet::stopConfirmed);
    again->findChild<QCheckBox *>()->click();
    saveShots(*again.sheet, QStringLiteral("stop"));
    again->stopButton()->click();
    QCOMPARE(stopped.count(), 1);
    QCOMPARE(stopped.at(0), (QVariantList{QStringLiteral("test"), QStringLiteral("1176761"), true}));
}

void TestSheets::aLockedClusterWantsItsName()
{
    const Shown sheet(new StopSheet({QStringLiteral("prod"), QColor(Qt::red), true}, QStringLiteral("1"),
                                    QStringLiteral("orders"), true));
    QVERIFY(!sheet->stopButton()->isEnabled());
    QLineEdit *field = sheet->findChild<LockGate *>()->field();
    QTest::keyClicks(field, QStringLiteral("pro"));
    QVERIFY(!sheet->stopButton()->isEnabled());
    QTest::keyClicks(field, QStringLiteral("d"));
    QVERIFY(sheet->stopButton()->isEnabled());
    field->clear();
    QVERIFY(!sheet->stopButton()->isEnabled());
}

void TestSheets::submitShowsWhereModeAndProblems()
{
    const Shown sheet(new SubmitSheet(request(false)));
    const QString text = allText(*sheet.sheet);
    QVERIFY2(text.contains(QLatin1String("Submit orders.conf to prod?")), qPrintable(text));
    QVERIFY(text.contains(QLatin1String("BATCH")));
    QVERIFY2(sheet->problemSummary().startsWith(QLatin1String("1 warning")),
             qPrintable(sheet->problemSummary()));
    auto *list = sheet->findChild<QListWidget *>();
    QCOMPARE(list->count(), 2);
    QCOMPARE(list->item(0)->text(),
             QStringLiteral("Line 4: BATCH job sets checkpoint.interval.")); // the worst first
    auto *json = sheet->findChild<QPlainTextEdit *>();
    QVERIFY(!json->isVisible());
    sheet->findChild<QToolButton *>()->click();
    QVERIFY(json->isVisible());
    QVERIFY(json->toPlainText().contains(QLatin1String("  \"env\": {")));
    saveShots(*sheet.sheet, QStringLiteral("submit"));
}

void TestSheets::submitReturnsTheBytesAsTheyAre()
{
    SubmitRequest masked = request(false);
    masked.json = R"({"password":"s3cret"})";
    masked.shownJson = QStringLiteral(R"({"password":"***"})");
    const Shown sheet(new SubmitSheet(masked));
    QVERIFY(!sheet->findChild<QPlainTextEdit *>()->toPlainText().contains(QLatin1String("s3cret")));
    QSignalSpy confirmed(sheet.sheet, &SubmitSheet::submitConfirmed);
    sheet->findChild<QLineEdit *>()->setText(QStringLiteral("  daily "));
    QTest::keyClick(sheet.sheet, Qt::Key_Return);
    QCOMPARE(confirmed.count(), 1);
    QCOMPARE(confirmed.at(0), (QVariantList{QStringLiteral("prod"), masked.json, QStringLiteral("daily")}));
}

void TestSheets::submitIsNotDefaultWhenItIsLockedOrWillBeRefused()
{
    const Shown harmless(new SubmitSheet(request(false)));
    QVERIFY(harmless->submitButton()->isDefault());
    SubmitRequest broken = request(false);
    broken.problems.append({SubmitRequest::Problem::Error, 1, QStringLiteral("Syntax.")});
    const Shown refused(new SubmitSheet(broken));
    QVERIFY(!refused->submitButton()->isDefault());
    QVERIFY(refused->submitButton()->isEnabled()); // a warning, not a wall
    const Shown locked(new SubmitSheet(request(true)));
    saveShots(*locked.sheet, QStringLiteral("submit-locked"));
    QVERIFY(!locked->submitButton()->isDefault());
    QVERIFY(!locked->submitButton()->isEnabled());
    locked->findChild<LockGate *>()->field()->setText(QStringLiteral("prod"));
    QVERIFY(locked->submitButton()->isEnabled());
}

void TestSheets::aProblemCanBeShownInTheText()
{
    const Shown sheet(new SubmitSheet(request(false)));
    QSignalSpy wanted(sheet.sheet, &SubmitSheet::problemRequested);
    auto *list = sheet->findChild<QListWidget *>();
    Q_EMIT list->itemActivated(list->item(0));
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.at(0).at(0).toInt(), 4);
}

void TestSheets::connectFindsOutAndProposes()
{
    StubServer server;
    server.answer(overviewPath, overviewBody);
    const Shown sheet(new ConnectSheet);
    sheet->setTakenNames({QStringLiteral("local")});
    QSignalSpy finished(sheet.sheet, &ConnectSheet::probingFinished);
    QSignalSpy confirmed(sheet.sheet, &ConnectSheet::connectConfirmed);
    QPushButton *connectButton = buttonOf(*sheet.sheet, QStringLiteral("Connect"));
    QVERIFY(!connectButton->isEnabled());
    sheet->setAddresses({server.url().toString()});
    QTest::keyClick(sheet->findChild<QPlainTextEdit *>(), Qt::Key_Return);
    QVERIFY(sheet->isProbing());
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY2(sheet->report().contains(QLatin1String("SeaTunnel 2.3.8, REST v1, 2 worker")),
             qPrintable(sheet->report()));
    QVERIFY(sheet->report().contains(QLatin1String("other members"))); // two workers, one address
    QCOMPARE(sheet->findChild<QLineEdit *>()->text(), QStringLiteral("local 2"));
    saveShots(*sheet.sheet, QStringLiteral("connect"));
    QVERIFY(connectButton->isEnabled());
    connectButton->click();
    QCOMPARE(confirmed.count(), 1);
    const auto cluster = confirmed.at(0).at(0).value<FoundCluster>();
    QCOMPARE(cluster.identity.name, QStringLiteral("local 2"));
    QVERIFY(!cluster.identity.locked);
    QCOMPARE(cluster.members.size(), 1);
    QCOMPARE(cluster.members.first().address.flavour, engine::ApiFlavour::V1);
}

void TestSheets::connectTakesSeveralMembersOnce()
{
    StubServer one;
    StubServer two;
    one.answer(overviewPath, overviewBody);
    two.answer(overviewPath, overviewBody);
    const Shown sheet(new ConnectSheet);
    QSignalSpy finished(sheet.sheet, &ConnectSheet::probingFinished);
    sheet->setAddresses({one.url().toString(), two.url().toString(),
                         one.url(QStringLiteral("/hazelcast/rest/maps/running-jobs")).toString()});
    buttonOf(*sheet.sheet, QStringLiteral("Find out what answers"))->click();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(sheet->found().size(), 2);
    QVERIFY(!sheet->report().contains(QLatin1String("other members")));
    sheet->setAddresses({one.url().toString()}); // edited: what was found does not count any more
    QVERIFY(sheet->found().isEmpty());
    QVERIFY(!buttonOf(*sheet.sheet, QStringLiteral("Connect"))->isEnabled());
}

void TestSheets::connectDiagnosesAndCancels()
{
    quint16 closedPort = 0;
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        closedPort = server.serverPort();
    }
    const Shown sheet(new ConnectSheet);
    QSignalSpy finished(sheet.sheet, &ConnectSheet::probingFinished);
    sheet->setAddresses({QStringLiteral("http://127.0.0.1:%1").arg(closedPort)});
    buttonOf(*sheet.sheet, QStringLiteral("Find out what answers"))->click();
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(sheet->found().isEmpty());
    QVERIFY2(sheet->report().contains(QString::number(closedPort)), qPrintable(sheet->report()));
    saveShots(*sheet.sheet, QStringLiteral("connect-refused"));

    StubServer silent;
    silent.setHandler([](const StubRequest &) {
        StubAnswer answer;
        answer.how = StubAnswer::How::Hold;
        return answer;
    });
    sheet->setAddresses({silent.url().toString()});
    buttonOf(*sheet.sheet, QStringLiteral("Find out what answers"))->click();
    QVERIFY(sheet->isProbing());
    buttonOf(*sheet.sheet, QStringLiteral("Cancel the search"))->click();
    QVERIFY(!sheet->isProbing());
    QVERIFY(buttonOf(*sheet.sheet, QStringLiteral("Find out what answers"))->isEnabled());
}

void TestSheets::productionIsLockedByDefault_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("locked");
    QTest::newRow("prod") << QStringLiteral("prod") << true;
    QTest::newRow("production") << QStringLiteral("EU-Production") << true;
    QTest::newRow("test") << QStringLiteral("test") << false;
}

void TestSheets::productionIsLockedByDefault()
{
    QFETCH(QString, name);
    QFETCH(bool, locked);
    const Shown sheet(new ConnectSheet);
    auto *lock = sheet->findChild<QCheckBox *>();
    QTest::keyClicks(sheet->findChild<QLineEdit *>(), name);
    QCOMPARE(lock->isChecked(), locked);
    lock->click(); // what the person said stays, whatever the name becomes
    QTest::keyClicks(sheet->findChild<QLineEdit *>(), QStringLiteral("prod"));
    QCOMPARE(lock->isChecked(), !locked);
}

void TestSheets::everyControlHasAName()
{
    const Shown stop(new StopSheet({QStringLiteral("prod"), {}, true}, QStringLiteral("1"), {}, false));
    const Shown submit(new SubmitSheet(request(true)));
    const Shown connectSheet(new ConnectSheet);
    QCOMPARE(findUnnamedControls(stop.sheet), QStringList());
    QCOMPARE(findUnnamedControls(submit.sheet), QStringList());
    QCOMPARE(findUnnamedControls(connectSheet.sheet), QStringList());
}

QTEST_MAIN(TestSheets)
#include "test_sheets.moc"
