#include "tests/support/shots.h"
#include "tests/support/stubserver.h"
#include "ui/monitor/connectsheet.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace sluice;
using namespace sluice::monitorui;
using namespace sluice::test;

namespace {

const QByteArray overviewPath = "/hazelcast/rest/maps/overview";
const QByteArray overviewBody =
    R"({"projectVersion":"2.3.8","gitCommitAbbrev":"a","totalSlot":"4","unassignedSlot":"2","runningJobs":"3",)"
    R"("finishedJobs":"0","failedJobs":"0","cancelledJobs":"0","workers":"1"})";

KnownCluster known(const QString &name, const QUrl &base, const QColor &color = {})
{
    KnownCluster cluster;
    cluster.name = name;
    cluster.color = color;
    cluster.bases = {base};
    return cluster;
}

QUrl byNumber(const StubServer &server)
{
    QUrl url = server.url();
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPath({});
    return url;
}

QPushButton *buttonOf(const ConnectSheet &sheet, const char *text)
{
    const auto buttons = sheet.findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->text().remove(QLatin1Char('&')) == QLatin1String(text))
            return button;
    }
    return nullptr;
}

struct Fixture
{
    QPointer<ConnectSheet> sheet = new ConnectSheet;
    QSignalSpy shown{sheet, &ConnectSheet::showRequested};
    QSignalSpy confirmed{sheet, &ConnectSheet::connectConfirmed};
    QSignalSpy finished{sheet, &ConnectSheet::probingFinished};

    Fixture() { sheet->show(); }
    ~Fixture() { delete sheet.data(); }
    QPlainTextEdit *addresses() const { return sheet->findChild<QPlainTextEdit *>(); }
};

} // namespace

/// What the sheet does about clusters that are in the list already.
class TestConnectKnown : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Also while the cluster is down: nothing is asked.
    void anAddressOfTheListShowsItsCluster()
    {
        Fixture f;
        f.sheet->setKnown({known(QStringLiteral("prod"), QUrl(QStringLiteral("http://127.0.0.1:1")))});
        f.sheet->setAddresses({QStringLiteral("localhost:1")});
        QVERIFY2(f.sheet->report().contains(QLatin1String("This is prod")), qPrintable(f.sheet->report()));
        QVERIFY(f.sheet->reason().isEmpty());
        QVERIFY(buttonOf(*f.sheet, "Connect") == nullptr);
        saveShots(*f.sheet, QStringLiteral("connect-known"));
        QTest::keyClick(f.addresses(), Qt::Key_Return);
        QCOMPARE(f.shown.count(), 1);
        QCOMPARE(f.shown.first().first().toString(), QStringLiteral("prod"));
        QVERIFY(f.confirmed.isEmpty());
        QVERIFY(f.sheet == nullptr || !f.sheet->isVisible());
    }

    // Under another name, which only the member's own word tells.
    void aMemberOfTheListIsKnownByWhoItIs()
    {
        StubServer server;
        server.answer(overviewPath, overviewBody);
        server.answer("/hazelcast/rest/maps/running-threads",
                      R"([{"threadName":"hz.happy_noether.event-1","classLoader":"x"}])");
        Fixture f;
        KnownCluster other = known(QStringLiteral("prod"), QUrl(QStringLiteral("http://alpha:5801")));
        other.processes = {QString(), QStringLiteral("happy_noether")};
        f.sheet->setKnown({other});
        f.sheet->setAddresses({byNumber(server).toString()});
        QVERIFY(f.sheet->report().isEmpty());
        QTest::keyClick(f.addresses(), Qt::Key_Return);
        QTRY_COMPARE(f.finished.count(), 1);
        QVERIFY2(f.sheet->report().contains(QLatin1String("This is prod")), qPrintable(f.sheet->report()));
        QPushButton *const show = buttonOf(*f.sheet, "Show it");
        QVERIFY(show != nullptr && show->isEnabled());
        show->click();
        QCOMPARE(f.shown.count(), 1);
        QVERIFY(f.confirmed.isEmpty());
    }

    void anotherClusterIsConnected()
    {
        StubServer server;
        server.answer(overviewPath, overviewBody);
        Fixture f;
        f.sheet->setKnown({known(QStringLiteral("prod"), QUrl(QStringLiteral("http://127.0.0.1:1")))});
        f.sheet->setAddresses({byNumber(server).toString()});
        QTest::keyClick(f.addresses(), Qt::Key_Return);
        QTRY_COMPARE(f.finished.count(), 1);
        QVERIFY(!f.sheet->report().contains(QLatin1String("in the list")));
        buttonOf(*f.sheet, "Connect")->click();
        QCOMPARE(f.confirmed.count(), 1);
        QVERIFY(f.shown.isEmpty());
    }

    // Its password is asked for, or its addresses are changed.
    void aClusterThatIsConnectedAgainIsNoOther()
    {
        Fixture f;
        const QUrl base(QStringLiteral("http://127.0.0.1:1"));
        f.sheet->setKnown({known(QStringLiteral("prod"), base, Qt::red)});
        f.sheet->setCluster({QStringLiteral("prod"), Qt::red, false}, {base.toString()}, {});
        QVERIFY2(!f.sheet->report().contains(QLatin1String("in the list")), qPrintable(f.sheet->report()));
        QVERIFY(buttonOf(*f.sheet, "Connect") != nullptr);
    }

    void whatIsTypedReplacesTheDraft()
    {
        Fixture f;
        f.sheet->setDraft({QStringLiteral("http://alpha:5801"), {}, {}});
        QTest::keyClicks(f.addresses(), QStringLiteral("beta:5801"));
        QCOMPARE(f.addresses()->toPlainText(), QStringLiteral("beta:5801"));
    }

    void everyClusterGetsItsOwnColour()
    {
        QList<KnownCluster> clusters;
        for (int i = 0; i < 10; ++i) {
            const QColor color = unusedColor(clusters);
            for (const KnownCluster &other : std::as_const(clusters)) {
                const int apart = std::abs(color.hslHue() - other.color.hslHue());
                QVERIFY2(std::min(apart, 360 - apart) >= 20, qPrintable(color.name()));
            }
            clusters.append(known(QString::number(i), QUrl(), color));
        }
        QVERIFY(unusedColor(clusters).isValid()); // more clusters than colours
        // The person's own colour is kept clear of, too, and no colour is in nobody's way.
        QVERIFY(unusedColor({known({}, {}, unusedColor({}).lighter(120))}) != unusedColor({}));
        QCOMPARE(unusedColor({known({}, {}), known({}, {}, Qt::gray)}), unusedColor({}));
    }

    void theSheetProposesTheUnusedOne()
    {
        StubServer server;
        server.answer(overviewPath, overviewBody);
        Fixture f;
        const QColor first = unusedColor({});
        f.sheet->setKnown({known(QStringLiteral("a"), QUrl(QStringLiteral("http://a:1")), first)});
        f.sheet->setAddresses({byNumber(server).toString()});
        QTest::keyClick(f.addresses(), Qt::Key_Return);
        QTRY_COMPARE(f.finished.count(), 1);
        buttonOf(*f.sheet, "Connect")->click();
        const QColor color = f.confirmed.first().first().value<FoundCluster>().identity.color;
        QVERIFY(color.isValid());
        QVERIFY(color != first);
    }
};

QTEST_MAIN(TestConnectKnown)
#include "test_connectknown.moc"
