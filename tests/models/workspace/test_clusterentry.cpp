#include "models/workspace/knownclusters.h"
#include "models/workspace/settings.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;
using namespace sluice::workspace;

/// The clusters that both programs know.
class TestClusterEntry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas();
    void readsWhatEarlierVersionsWrote();
    void leavesOutWhatItCannotUse();
    void keepsNoPassword();
    void isInTheSettingsOfTheUser();
    void whatOthersWroteStays();
};

namespace {

ClusterEntry mixed()
{
    ClusterEntry entry;
    entry.name = QStringLiteral("prod");
    entry.members = {{QStringLiteral("http://a:8080/ctx"), QStringLiteral("v2"), false},
                     {QStringLiteral("http://b:5801"), QStringLiteral("v1"), true}};
    entry.user = QStringLiteral("maria");
    entry.production = true;
    entry.color = QStringLiteral("#ff0000");
    return entry;
}

} // namespace

void TestClusterEntry::comesBackAsItWas()
{
    ClusterEntry demo;
    demo.name = QStringLiteral("demo");
    demo.demo = true;
    QCOMPARE(clustersFromJson(withCluster(withCluster({}, mixed()), demo)), QList<ClusterEntry>{mixed()});
    QCOMPARE(mixed().asGiven(),
             (QStringList{QStringLiteral("http://a:8080/ctx"), QStringLiteral("http://b")}));
    QCOMPARE(mixed().urls(),
             (QStringList{QStringLiteral("http://a:8080/ctx"), QStringLiteral("http://b:5801")}));
}

void TestClusterEntry::readsWhatEarlierVersionsWrote()
{
    const auto clusters = clustersFromJson(
        R"([{"api":1,"color":"","name":"old","otherApi":["http://b:8080"],"portGuessed":[],"production":false,)"
        R"("urls":["http://a:5801","http://b:8080"],"user":""}])");
    QCOMPARE(clusters.size(), 1);
    QCOMPARE(int(clusters.first().engine), int(engine::EngineKind::SeaTunnel));
    QCOMPARE(clusters.first().members,
             (QList<MemberEntry>{{QStringLiteral("http://a:5801"), QStringLiteral("v1"), false},
                                 {QStringLiteral("http://b:8080"), QStringLiteral("v2"), false}}));
}

void TestClusterEntry::leavesOutWhatItCannotUse()
{
    const auto clusters = clustersFromJson(
        R"([{"name":"","urls":["http://a:1"]},{"name":"x","urls":[]},{"name":"y","urls":["",7]},5,)"
        R"({"name":"z","urls":["http://a:1"],"engine":"one of tomorrow"},)"
        R"({"name":"one","urls":["http://a:1"]},{"name":"one","urls":["http://b:1"]}])");
    QCOMPARE(clusters.size(), 1);
    QCOMPARE(clusters.first().urls(), QStringList(QStringLiteral("http://a:1")));
    for (const char *text : {"", "{}", "nonsense", "[[]]", "null"})
        QVERIFY(clustersFromJson(text).isEmpty());
}

void TestClusterEntry::keepsNoPassword()
{
    ClusterEntry entry = mixed();
    entry.members.first().url = QStringLiteral("http://maria:hidden@a:8080/ctx?token=hidden");
    QVERIFY(!withCluster({}, entry).contains("hidden"));
    const QByteArray edited = R"([{"name":"x","urls":["http://maria:hidden@a:1"]}])";
    const QString url = clustersFromJson(edited).first().members.first().url;
    QVERIFY2(!url.contains(QLatin1String("hidden")), qPrintable(url));
}

void TestClusterEntry::isInTheSettingsOfTheUser()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("sluice.ini"));
    {
        const auto settings = settingsFile(path);
        QVERIFY(knownClusters(path).clusters.isEmpty());
        settings->setValue(QStringLiteral("clusters/list"), withCluster({}, mixed()));
        settings->setValue(QStringLiteral("clusters/target"), QStringLiteral("prod"));
    }
    const KnownClusters again = knownClusters(path);
    QCOMPARE(again.clusters, QList<ClusterEntry>{mixed()});
    QCOMPARE(again.target, QStringLiteral("prod"));
    QVERIFY(again.find(QStringLiteral("prod")) == &again.clusters.first());
    QVERIFY(again.find(QStringLiteral("test")) == nullptr);
}

/// Another window adds clusters too, and a later version knows more of them.
void TestClusterEntry::whatOthersWroteStays()
{
    const QByteArray others =
        R"([{"name":"z","urls":["http://a:1"],"engine":"one of tomorrow"},)"
        R"({"name":"prod","urls":["http://b:1"]},{"name":"more","urls":["http://c:1"]}])";
    const QByteArray changed = withCluster(others, mixed());
    QCOMPARE(clusterNames(changed),
             (QStringList{QStringLiteral("z"), QStringLiteral("prod"), QStringLiteral("more")}));
    QVERIFY(changed.contains("one of tomorrow"));
    QCOMPARE(clustersFromJson(changed).first(), mixed());
    const QByteArray without = withoutCluster(changed, QStringLiteral("prod"));
    QCOMPARE(clusterNames(without), (QStringList{QStringLiteral("z"), QStringLiteral("more")}));
}

QTEST_GUILESS_MAIN(TestClusterEntry)
#include "test_clusterentry.moc"
