#include "tests/support/accessibility.h"
#include "tests/support/clippedtexts.h"
#include "tests/support/mnemonics.h"
#include "tests/support/shots.h"
#include "tests/support/stubserver.h"
#include "ui/monitor/connectsheet.h"
#include "ui/monitor/lockgate.h"
#include "ui/monitor/stopsheet.h"
#include "ui/monitor/submitsheet.h"
#include "ui/monitor/variablefields.h"

#include <QCheckBox>
#include <QComboBox>
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

std::function<Result<SubmitBody>(const SubmitRequest::Values &)> sends(const QByteArray &json,
                                                                       const QString &shown = {})
{
    return [json, shown](const SubmitRequest::Values &) -> Result<SubmitBody> {
        return SubmitBody{json, shown.isEmpty() ? QString::fromUtf8(json) : shown};
    };
}

SubmitRequest request(bool locked)
{
    using Problem = SubmitRequest::Problem;
    SubmitRequest result;
    result.cluster = {QStringLiteral("prod"), QColor(Qt::red), locked};
    result.file = QStringLiteral("orders.conf");
    result.name = QStringLiteral("orders");
    result.mode = {SubmitMode::Text, engine::JobMode::Batch};
    result.render = sends(R"({"env":{"job.mode":"BATCH"},"source":[],"sink":[]})");
    result.problems = {{Problem::Hint, 2, QStringLiteral("A hint.")},
                       {Problem::Warning, 4, QStringLiteral("BATCH job sets checkpoint.interval.")}};
    return result;
}

QString allText(const QWidget &widget)
{
    QStringList texts{widget.windowTitle()};
    for (const QLabel *label : widget.findChildren<QLabel *>())
        texts.append(label->text());
    for (const widgets::FlowText *label : widget.findChildren<widgets::FlowText *>())
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

QLineEdit *nameOf(const ConnectSheet &sheet)
{
    return sheet.findChild<QLineEdit *>(QStringLiteral("connectName"));
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
    void aSplitClusterCanBeToldOnEveryMember();
    void aLockedClusterWantsItsName();
    void submitShowsWhereModeAndProblems();
    void submitReturnsTheBytesAsTheyAre();
    void submitIsNotDefaultWhenItIsLockedOrWillBeRefused();
    void aProblemCanBeShownInTheText();
    void connectFindsOutAndProposes();
    void connectTakesSeveralMembersOnce();
    void connectTakesMembersOfEachFlavour();
    void oneMemberInTwoFlavoursIsOne();
    void connectDiagnosesAndCancels();
    void productionIsLockedByDefault_data();
    void productionIsLockedByDefault();
    void aSheetIsAsHighAsItsSentences();
    void credentialsAreTakenOutOfAnAddress_data();
    void credentialsAreTakenOutOfAnAddress();
    void aPasswordIsTypedHidden();
    void httpsOnAnHttpPortOffersHttp();
    void submitSaysWhatElseIsWorthKnowing();
    void submitGoesOnFromASavepoint();
    void aVariableWithoutAValueStopsTheSubmit();
    void altLettersAreUnique();
    void everyControlHasAName();
};

void TestSheets::stopNamesClusterAndJobAndReturnStopsNothing()
{
    const Shown sheet(new StopSheet({QStringLiteral("test"), {}, false}, QStringLiteral("1176761"),
                                    QStringLiteral("orders"), false));
    QVERIFY(allText(*sheet.sheet).contains(QLatin1String("Stop orders (1176761) on test?")));
    QVERIFY(!allText(*sheet.sheet).contains(QLatin1String("Nothing answers")));
    sheet->setSilent(true);
    QVERIFY(allText(*sheet.sheet).contains(QLatin1String("Nothing answers on test now")));
    QSignalSpy confirmed(sheet.sheet, &StopSheet::stopConfirmed);
    QTest::keyClick(sheet.sheet, Qt::Key_Return);
    QCOMPARE(confirmed.count(), 0);

    const Shown again(new StopSheet({QStringLiteral("test"), {}, false}, QStringLiteral("1176761"),
                                    QStringLiteral("orders"), false));
    QSignalSpy stopped(again.sheet, &StopSheet::stopConfirmed);
    again->findChild<QCheckBox *>()->click();
    saveShots(*again.sheet, QStringLiteral("stop"));
    QVERIFY2(!again->everyMember()->isVisible(), "there is one member");
    again->stopButton()->click();
    QCOMPARE(stopped.count(), 1);
    QCOMPARE(stopped.at(0), (QVariantList{QStringLiteral("test"), QStringLiteral("1176761"), true, false}));
}

void TestSheets::aSplitClusterCanBeToldOnEveryMember()
{
    const Shown sheet(new StopSheet({QStringLiteral("test"), {}, false}, QStringLiteral("1"), {}, false));
    sheet->setMemberCount(2);
    QVERIFY(sheet->everyMember()->isVisible() && !sheet->everyMember()->isChecked());
    saveShots(*sheet.sheet, QStringLiteral("stop-members"));
    QSignalSpy stopped(sheet.sheet, &StopSheet::stopConfirmed);
    sheet->everyMember()->click();
    sheet->stopButton()->click();
    QCOMPARE(stopped.at(0).at(3).toBool(), true);
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
    const QByteArray json = R"({"password":"s3cret"})";
    masked.render = sends(json, QStringLiteral(R"({"password":"***"})"));
    const Shown sheet(new SubmitSheet(masked));
    QVERIFY(!sheet->findChild<QPlainTextEdit *>()->toPlainText().contains(QLatin1String("s3cret")));
    QSignalSpy confirmed(sheet.sheet, &SubmitSheet::submitConfirmed);
    sheet->findChild<QLineEdit *>(QStringLiteral("submitName"))->setText(QStringLiteral("  daily "));
    QTest::keyClick(sheet.sheet, Qt::Key_Return);
    QCOMPARE(confirmed.count(), 1);
    const auto order = confirmed.at(0).at(0).value<SubmitOrder>();
    QCOMPARE(order.cluster, QStringLiteral("prod"));
    QCOMPARE(order.json, json);
    QCOMPARE(order.jobName, QStringLiteral("daily"));
    QVERIFY(order.savepointJob.isEmpty());
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
    QVERIFY2(!sheet->reason().isEmpty(), "a grey button says why it is grey");
    sheet->setAddresses({server.url().toString()});
    QVERIFY(sheet->reason().contains(QLatin1String("Enter")));
    QTest::keyClick(sheet->findChild<QPlainTextEdit *>(), Qt::Key_Return);
    QVERIFY(sheet->isProbing());
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY2(sheet->report().contains(QLatin1String("SeaTunnel 2.3.8, REST v1, 2 worker")),
             qPrintable(sheet->report()));
    QVERIFY(sheet->report().contains(QLatin1String("other members"))); // two workers, one address
    QCOMPARE(nameOf(*sheet.sheet)->text(), QStringLiteral("local 2"));
    QVERIFY(sheet->reason().isEmpty());
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

namespace {

/// A member that tells what its process is called.
void answerAs(StubServer &server, const QByteArray &prefix, const QByteArray &process)
{
    server.answer(prefix + "/overview", overviewBody);
    server.answer(prefix + "/running-threads",
                  "[{\"threadName\":\"hz." + process + ".event-1\",\"classLoader\":\"x\"}]");
}

} // namespace

void TestSheets::connectTakesMembersOfEachFlavour()
{
    StubServer one;
    StubServer two;
    answerAs(one, "/hazelcast/rest/maps", "happy_noether");
    answerAs(two, {}, "sad_gauss");
    const Shown sheet(new ConnectSheet);
    QSignalSpy finished(sheet.sheet, &ConnectSheet::probingFinished);
    QSignalSpy confirmed(sheet.sheet, &ConnectSheet::connectConfirmed);
    sheet->setAddresses({one.url().toString(), two.url().toString()});
    buttonOf(*sheet.sheet, QStringLiteral("Find out what answers"))->click();
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY2(sheet->report().contains(QLatin1String("REST v1")) &&
                 sheet->report().contains(QLatin1String("REST v2")),
             qPrintable(sheet->report()));
    QVERIFY2(sheet->reason().isEmpty(), qPrintable(sheet->reason()));
    buttonOf(*sheet.sheet, QStringLiteral("Connect"))->click();
    QCOMPARE(confirmed.count(), 1);
    QSet<engine::ApiFlavour> flavours;
    for (const engine::ProbeResult &member : confirmed.at(0).at(0).value<FoundCluster>().members)
        flavours.insert(member.address.flavour);
    QCOMPARE(flavours.size(), 2);
}

void TestSheets::oneMemberInTwoFlavoursIsOne()
{
    StubServer v1;
    StubServer v2;
    answerAs(v1, "/hazelcast/rest/maps", "happy_noether");
    answerAs(v2, {}, "happy_noether");
    const Shown sheet(new ConnectSheet);
    QSignalSpy finished(sheet.sheet, &ConnectSheet::probingFinished);
    sheet->setAddresses({v1.url().toString(), v2.url().toString()});
    buttonOf(*sheet.sheet, QStringLiteral("Find out what answers"))->click();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(sheet->found().size(), 1);
    QVERIFY2(sheet->report().contains(QLatin1String("are one member")), qPrintable(sheet->report()));
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
    QTest::keyClicks(nameOf(*sheet.sheet), name);
    QCOMPARE(lock->isChecked(), locked);
    lock->click(); // what the person said stays, whatever the name becomes
    QTest::keyClicks(nameOf(*sheet.sheet), QStringLiteral("prod"));
    QCOMPARE(lock->isChecked(), !locked);
}

void TestSheets::aSheetIsAsHighAsItsSentences()
{
    const Shown sheet(new ConnectSheet);
    QSignalSpy finished(sheet.sheet, &ConnectSheet::probingFinished);
    sheet->setAddresses({QStringLiteral("http://127.0.0.1:1"), QStringLiteral("http://127.0.0.1:2"),
                         QStringLiteral("http://127.0.0.1:3")});
    buttonOf(*sheet.sheet, QStringLiteral("Find out what answers"))->click();
    QTRY_COMPARE(finished.count(), 1);
    QCoreApplication::processEvents();
    const QStringList clipped = findClippedTexts(sheet.sheet);
    QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(QLatin1Char('\n'))));
    saveShots(*sheet.sheet, QStringLiteral("connect-three"));
}

void TestSheets::credentialsAreTakenOutOfAnAddress_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    const auto row = [](const char *pasted, const char *left, const char *user, const char *password) {
        QTest::newRow(pasted) << QString::fromLatin1(pasted) << QString::fromLatin1(left)
                              << QString::fromLatin1(user) << QString::fromLatin1(password);
    };
    row("http://h:5801", "http://h:5801", "", "");
    row("http://maria:s3cret@h:5801/ctx", "http://h:5801/ctx", "maria", "s3cret");
    row("maria:s3cret@h:5801", "h:5801", "maria", "s3cret");
    row("https://maria@h", "https://h", "maria", "");
    row("http://m:a%40b@h", "http://h", "m", "a@b");
    row("http://m:a@b/c@h", "http://h", "m", "a@b/c");
}

void TestSheets::credentialsAreTakenOutOfAnAddress()
{
    QFETCH(QString, pasted);
    QFETCH(QString, left);
    QFETCH(QString, user);
    QFETCH(QString, password);
    QString address = pasted;
    const auto taken = takeCredentials(address);
    QCOMPARE(address, left);
    QCOMPARE(taken.value_or(Credentials{}), (Credentials{user, password}));
    // And back, as the probe reads it.
    const QUrl url(withCredentials(left, {user, password}));
    if (left.contains(QLatin1String("://")))
        QCOMPARE(url.password(QUrl::FullyDecoded), password);
}

void TestSheets::aPasswordIsTypedHidden()
{
    StubServer server;
    const QByteArray expected = "Basic " + QByteArray("maria:s3:c@t").toBase64();
    server.setHandler([&expected](const StubRequest &asked) {
        if (asked.headers.value("authorization") != expected)
            return StubAnswer{401, "{}"};
        return asked.path == overviewPath ? StubAnswer{200, overviewBody} : StubAnswer{404, "{}"};
    });
    const Shown sheet(new ConnectSheet);
    QSignalSpy finished(sheet.sheet, &ConnectSheet::probingFinished);
    auto *password = sheet->findChild<QLineEdit *>(QStringLiteral("connectPassword"));
    QCOMPARE(password->echoMode(), QLineEdit::Password);
    sheet->setAddresses({QStringLiteral("http://maria:s3%3Ac%40t@") + server.member()});
    QCOMPARE(sheet->findChild<QPlainTextEdit *>()->toPlainText(), server.url().toString());
    QCOMPARE(password->text(), QStringLiteral("s3:c@t"));
    QTest::keyClick(password, Qt::Key_Return);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(sheet->found().size(), 1);
    QVERIFY(!allText(*sheet.sheet).contains(QLatin1String("s3:c")));
    password->clear();
    QTest::keyClicks(password, QStringLiteral("x"));
    QVERIFY2(sheet->found().isEmpty(), "what was found was found with another password");
    QCOMPARE(sheet->draft().user, QStringLiteral("maria"));
}

void TestSheets::httpsOnAnHttpPortOffersHttp()
{
    StubServer server;
    server.answer(overviewPath, overviewBody);
    const Shown sheet(new ConnectSheet);
    QSignalSpy finished(sheet.sheet, &ConnectSheet::probingFinished);
    sheet->setAddresses({QStringLiteral("https://maria:s3cret@") + server.member()});
    buttonOf(*sheet.sheet, QStringLiteral("Find out what answers"))->click();
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY2(sheet->report().contains(QLatin1String("speaks http")), qPrintable(sheet->report()));
    for (const StubRequest &asked : server.requests())
        QVERIFY2(!asked.headers.contains("authorization"), "nobody allowed to send it in clear");
    auto *useHttp = sheet->findChild<QPushButton *>(QStringLiteral("connectUseHttp"));
    QVERIFY(useHttp->isVisible());
    saveShots(*sheet.sheet, QStringLiteral("connect-http"));
    useHttp->click();
    QTRY_COMPARE(finished.count(), 2);
    QCOMPARE(sheet->found().size(), 1);
    QVERIFY(!useHttp->isVisible());
    QCOMPARE(sheet->findChild<QPlainTextEdit *>()->toPlainText(), server.url().toString());
}

void TestSheets::submitSaysWhatElseIsWorthKnowing()
{
    SubmitRequest asked = request(false);
    asked.unsaved = true;
    asked.jobs = {{QStringLiteral("17"), QStringLiteral("orders"), QStringLiteral("RUNNING"), false},
                  {QStringLiteral("18"), QStringLiteral("users"), QStringLiteral("RUNNING"), false}};
    const Shown sheet(new SubmitSheet(asked));
    QVERIFY2(sheet->notes().contains(QLatin1String("not saved")), qPrintable(sheet->notes()));
    QVERIFY2(sheet->notes().contains(QLatin1String("(17)")), qPrintable(sheet->notes()));
    QVERIFY2(!sheet->submitButton()->isDefault(), "Return must not start a second one");
    QVERIFY(sheet->submitButton()->isEnabled());
    QVERIFY(!sheet->findChild<QComboBox *>(QStringLiteral("submitStart"))->isVisible());
    saveShots(*sheet.sheet, QStringLiteral("submit-notes"));
    sheet->findChild<QLineEdit *>(QStringLiteral("submitName"))->setText(QStringLiteral("orders2"));
    QVERIFY(!sheet->notes().contains(QLatin1String("17")));
    QVERIFY(sheet->submitButton()->isDefault());

    const Shown plain(new SubmitSheet(request(false)));
    QVERIFY(plain->notes().isEmpty());
}

void TestSheets::submitGoesOnFromASavepoint()
{
    SubmitRequest asked = request(false);
    asked.jobs = {{QStringLiteral("17"), QStringLiteral("orders"), QStringLiteral("SAVEPOINT_DONE"), true},
                  {QStringLiteral("18"), QStringLiteral("users"), QStringLiteral("RUNNING"), false}};
    const Shown fresh(new SubmitSheet(asked));
    auto *start = fresh->findChild<QComboBox *>(QStringLiteral("submitStart"));
    QVERIFY(start->isVisible());
    QCOMPARE(start->count(), 2);
    QVERIFY2(fresh->savepointJob().isEmpty(), "a new job unless the person says otherwise");
    QVERIFY(fresh->notes().isEmpty());
    start->setCurrentIndex(1);
    QVERIFY(fresh->notes().contains(QLatin1String("savepoint")));
    QSignalSpy confirmed(fresh.sheet, &SubmitSheet::submitConfirmed);
    saveShots(*fresh.sheet, QStringLiteral("submit-savepoint"));
    fresh->submitButton()->click();
    QCOMPARE(confirmed.at(0).at(0).value<SubmitOrder>().savepointJob, QStringLiteral("17"));

    asked.savepointJob = QStringLiteral("17");
    const Shown resumed(new SubmitSheet(asked));
    QCOMPARE(resumed->savepointJob(), QStringLiteral("17"));
}

void TestSheets::aVariableWithoutAValueStopsTheSubmit()
{
    SubmitRequest asked = request(false);
    asked.variables = {{QStringLiteral("day"), {}, false},
                       {QStringLiteral("region"), QStringLiteral("eu"), false},
                       {QStringLiteral("db_password"), {}, true}};
    asked.render = [](const SubmitRequest::Values &values) -> Result<SubmitBody> {
        return SubmitBody{values.value(QStringLiteral("day")).toUtf8(), QStringLiteral("{}")};
    };
    const Shown sheet(new SubmitSheet(asked));
    QVERIFY(!sheet->submitButton()->isEnabled());
    QVERIFY2(sheet->reason().contains(QLatin1String("${day}, ${db_password}")), qPrintable(sheet->reason()));
    QCOMPARE(sheet->variables()->field(QStringLiteral("db_password"))->echoMode(), QLineEdit::Password);
    saveShots(*sheet.sheet, QStringLiteral("submit-variables"));
    sheet->variables()->field(QStringLiteral("day"))->setText(QStringLiteral("2026-11-21"));
    QVERIFY(!sheet->submitButton()->isEnabled());
    sheet->variables()->field(QStringLiteral("db_password"))->setText(QStringLiteral("s3cret"));
    QVERIFY(sheet->reason().isEmpty());
    QSignalSpy confirmed(sheet.sheet, &SubmitSheet::submitConfirmed);
    sheet->submitButton()->click();
    QCOMPARE(confirmed.at(0).at(0).value<SubmitOrder>().json, QByteArray("2026-11-21"));
}

void TestSheets::altLettersAreUnique()
{
    SubmitRequest asked = request(true);
    asked.jobs = {{QStringLiteral("17"), QStringLiteral("orders"), QStringLiteral("SAVEPOINT_DONE"), true}};
    const Shown stop(new StopSheet({QStringLiteral("prod"), {}, true}, QStringLiteral("1"), {}, false));
    stop->setMemberCount(2);
    const Shown submit(new SubmitSheet(asked));
    const Shown connectSheet(new ConnectSheet);
    for (QDialog *dialog : {static_cast<QDialog *>(stop.sheet), static_cast<QDialog *>(submit.sheet),
                            static_cast<QDialog *>(connectSheet.sheet)}) {
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        QCOMPARE(sharedLettersInWindow(dialog), QStringList());
    }
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
