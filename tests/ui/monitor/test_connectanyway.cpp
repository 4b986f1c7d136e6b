#include "tests/support/shots.h"
#include "tests/support/stubserver.h"
#include "ui/monitor/connectsheet.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace sluice;
using namespace sluice::monitorui;
using namespace sluice::test;

namespace {

const QByteArray overviewPath = "/hazelcast/rest/maps/overview";
const QByteArray overviewBody =
    R"({"projectVersion":"2.3.8","gitCommitAbbrev":"a","totalSlot":"4","unassignedSlot":"2","runningJobs":"3",)"
    R"("finishedJobs":"0","failedJobs":"0","cancelledJobs":"0","workers":"2"})";

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

} // namespace

/// What the connect sheet offers where it does not find what was looked for.
class TestConnectAnyway : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClusterThatIsDownCanBeAddedAnyway();
    void aPortThatWasNotGivenStaysAGuess();
    void theRightContextPathIsAButton();
    void credentialsOfAnAddressAreForItsServer();
};

void TestConnectAnyway::aClusterThatIsDownCanBeAddedAnyway()
{
    const auto sheet = std::make_unique<ConnectSheet>();
    sheet->show();
    QSignalSpy finished(sheet.get(), &ConnectSheet::probingFinished);
    QSignalSpy confirmed(sheet.get(), &ConnectSheet::connectConfirmed);
    auto *add = sheet->findChild<QPushButton *>(QStringLiteral("connectAddAnyway"));
    QVERIFY(!add->isVisible());
    sheet->setAddresses(
        {QStringLiteral("http://maria:s3cret@127.0.0.1:1"), QStringLiteral("http://127.0.0.1:2")});
    buttonOf(*sheet, QStringLiteral("Find out what answers"))->click();
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(add->isVisible() && add->isEnabled());
    QVERIFY(!buttonOf(*sheet, QStringLiteral("Connect"))->isEnabled());
    QVERIFY2(sheet->report().contains(QLatin1String("add the cluster anyway")), qPrintable(sheet->report()));
    QCOMPARE(nameOf(*sheet)->text(), QStringLiteral("local"));
    saveShots(*sheet, QStringLiteral("connect-anyway"));
    add->click();
    QCOMPARE(confirmed.count(), 1);
    const auto cluster = confirmed.at(0).at(0).value<FoundCluster>();
    QVERIFY(cluster.members.isEmpty());
    QCOMPARE(cluster.silent.size(), 2);
    QCOMPARE(cluster.silent.first().base, QUrl(QStringLiteral("http://127.0.0.1:1")));
    QVERIFY(!cluster.silent.first().authorization.isEmpty());
    QCOMPARE(cluster.credentials.user, QStringLiteral("maria"));
    QVERIFY(cluster.portGuessed.isEmpty());
}

void TestConnectAnyway::aPortThatWasNotGivenStaysAGuess()
{
    const auto sheet = std::make_unique<ConnectSheet>();
    sheet->show();
    QSignalSpy finished(sheet.get(), &ConnectSheet::probingFinished);
    QSignalSpy confirmed(sheet.get(), &ConnectSheet::connectConfirmed);
    // An address of this computer at which nobody listens.
    sheet->setAddresses({QStringLiteral("127.0.0.77"), QStringLiteral("127.0.0.77:1")});
    buttonOf(*sheet, QStringLiteral("Find out what answers"))->click();
    QTRY_COMPARE(finished.count(), 1);
    auto *add = sheet->findChild<QPushButton *>(QStringLiteral("connectAddAnyway"));
    QVERIFY2(add->isVisible(), qPrintable(sheet->report()));
    add->click();
    const auto cluster = confirmed.at(0).at(0).value<FoundCluster>();
    QCOMPARE(cluster.silent.size(), 2);
    QCOMPARE(cluster.portGuessed, QStringList(QStringLiteral("127.0.0.77:5801")));
}

void TestConnectAnyway::theRightContextPathIsAButton()
{
    StubServer server;
    server.answer(overviewPath, overviewBody);
    const auto sheet = std::make_unique<ConnectSheet>();
    sheet->show();
    QSignalSpy finished(sheet.get(), &ConnectSheet::probingFinished);
    sheet->setAddresses({server.url(QStringLiteral("/seatunnel")).toString()});
    buttonOf(*sheet, QStringLiteral("Find out what answers"))->click();
    QTRY_COMPARE(finished.count(), 1);
    auto *use = sheet->findChild<QPushButton *>(QStringLiteral("connectUseRight"));
    QVERIFY2(use->isVisible(), qPrintable(sheet->report()));
    QVERIFY2(!sheet->findChild<QPushButton *>(QStringLiteral("connectAddAnyway"))->isVisible(),
             "waiting does not mend a wrong path");
    saveShots(*sheet, QStringLiteral("connect-context"));
    use->click();
    QTRY_COMPARE(finished.count(), 2);
    QCOMPARE(sheet->findChild<QPlainTextEdit *>()->toPlainText(), server.url().toString());
    QCOMPARE(sheet->found().size(), 1);
    QVERIFY(!use->isVisible());
    QVERIFY(buttonOf(*sheet, QStringLiteral("Connect"))->isEnabled());
}

// A password that came with an address was sent to whatever was typed after it.
void TestConnectAnyway::credentialsOfAnAddressAreForItsServer()
{
    StubServer server;
    server.answer(overviewPath, overviewBody);
    const auto sheet = std::make_unique<ConnectSheet>();
    sheet->show();
    QSignalSpy finished(sheet.get(), &ConnectSheet::probingFinished);
    const auto filled = [&sheet] {
        int fields = 0;
        const QList<QLineEdit *> all = sheet->findChildren<QLineEdit *>();
        for (const QLineEdit *field : all)
            fields +=
                field->text() == QLatin1String("ann") || field->text() == QLatin1String("S3cret") ? 1 : 0;
        return fields;
    };
    sheet->setAddresses({QStringLiteral("http://ann:S3cret@127.0.0.1:1")});
    QCOMPARE(filled(), 2);
    // The same server, written otherwise, is still meant.
    sheet->setAddresses({QStringLiteral("127.0.0.1:1/seatunnel")});
    buttonOf(*sheet, QStringLiteral("Find out what answers"))->click();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(filled(), 2);
    sheet->setAddresses({server.url().toString()});
    buttonOf(*sheet, QStringLiteral("Find out what answers"))->click();
    QTRY_COMPARE(finished.count(), 2);
    QCOMPARE(sheet->found().size(), 1);
    QCOMPARE(filled(), 0);
    for (const auto &request : server.requests())
        QVERIFY(!request.headers.contains("authorization"));
}

QTEST_MAIN(TestConnectAnyway)
#include "test_connectanyway.moc"
