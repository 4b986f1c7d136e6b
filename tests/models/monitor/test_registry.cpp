// What opens, stays, closes by itself and closes only by a person.
#include "scene.h"

#include "models/monitor/explain.h"
#include "models/monitor/findingkind.h"

#include <QTest>

using namespace sluice;
using monitor::Candidate;
using monitor::FindingChange;
using monitor::FindingRegistry;

namespace {

const QString harmful = QStringLiteral("duplicate-writes");
const QString passing = QStringLiteral("worker-lost");

/// Feeds a registry with sweeps, one second apart.
struct Bench
{
    FindingRegistry registry{QStringLiteral("test")};
    qint64 nowMs = 1'000'000;
    QStringList told; ///< "opened duplicate-writes", of all sweeps

    Candidate candidate(const QString &code, qint64 rank = 0) const
    {
        Candidate one;
        one.code = code;
        one.subject = QStringLiteral("s");
        one.stampMs = nowMs;
        one.observations = 1;
        one.rank = rank;
        one.observed = monitor::sentence("%1 of them", {QString::number(rank)});
        return one;
    }
    void note(const QList<monitor::FindingEvent> &events)
    {
        static const QStringList words{QStringLiteral("opened"), QStringLiteral("updated"),
                                       QStringLiteral("closed")};
        for (const monitor::FindingEvent &event : events)
            told << words.at(static_cast<int>(event.change)) + QLatin1Char(' ') + event.finding.code;
    }
    void sweep(const QList<Candidate> &candidates, int times = 1)
    {
        for (int i = 0; i < times; ++i) {
            note(registry.apply({nowMs, false, false}, candidates));
            nowMs += 1000;
        }
    }
    void acknowledge(const QString &code)
    {
        if (const auto event = registry.acknowledge(code, QStringLiteral("s"), QStringLiteral("ann"), nowMs))
            note({*event});
    }
};

QString opened(const QString &code)
{
    return QStringLiteral("opened ") + code;
}
QString updated(const QString &code)
{
    return QStringLiteral("updated ") + code;
}
QString closed(const QString &code)
{
    return QStringLiteral("closed ") + code;
}

} // namespace

class TestRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasAKind()
    {
        std::vector<std::string_view> explained = monitor::explainedCodes();
        std::vector<std::string_view> kinds = monitor::codesWithKind();
        std::sort(explained.begin(), explained.end());
        std::sort(kinds.begin(), kinds.end());
        QVERIFY(explained == kinds);
    }

    void thePresentClosesByItself()
    {
        Bench bench;
        bench.sweep({bench.candidate(passing)});
        bench.sweep({}, 3);
        QCOMPARE(bench.told, (QStringList{opened(passing), closed(passing)}));
    }

    void harmStaysAndSaysSinceWhenItIsNotObserved()
    {
        Bench bench;
        bench.sweep({bench.candidate(harmful)});
        bench.sweep({}, 200);
        QCOMPARE(bench.told, (QStringList{opened(harmful), updated(harmful)}));
        const monitor::Finding kept = bench.registry.findings().constFirst();
        QVERIFY(kept.isOpen());
        QCOMPARE(kept.goneMs, qint64(1'002'000));
        // It is confirmed again: not gone any more.
        bench.sweep({bench.candidate(harmful)});
        QCOMPARE(bench.registry.findings().constFirst().goneMs, 0);
        QCOMPARE(bench.told.last(), updated(harmful));
    }

    void harmThatWaitsForAPersonAsksForNoCloserLooks()
    {
        Bench bench;
        bench.sweep({bench.candidate(harmful)});
        QVERIFY(bench.registry.isSuspicious());
        bench.sweep({}, 70);
        QVERIFY(!bench.registry.isSuspicious());
    }

    void aPersonCloses()
    {
        Bench bench;
        bench.sweep({bench.candidate(harmful)});
        bench.acknowledge(harmful);
        QCOMPARE(bench.told, (QStringList{opened(harmful), closed(harmful)}));
        const monitor::Finding closedOne = bench.registry.findings().constFirst();
        QVERIFY(!closedOne.isOpen());
        QCOMPARE(closedOne.acknowledgedBy, QStringLiteral("ann"));
        QCOMPARE(closedOne.acknowledgedMs, bench.nowMs);
        // The same evidence is no news, also after it was gone for a while.
        bench.sweep({bench.candidate(harmful)}, 5);
        bench.sweep({}, 5);
        bench.sweep({bench.candidate(harmful)}, 5);
        QCOMPARE(bench.told.size(), 2);
        QVERIFY(!bench.registry.isSuspicious());
        // More of it is.
        bench.sweep({bench.candidate(harmful, 2)});
        QCOMPARE(bench.told.last(), opened(harmful));
        QCOMPARE(bench.registry.findings().size(), 2); // and the acknowledged one stays in the history
    }

    void anAcknowledgedPresentComesBackAsNews()
    {
        Bench bench;
        bench.sweep({bench.candidate(passing)});
        bench.acknowledge(passing);
        bench.sweep({bench.candidate(passing)}, 50);
        QCOMPARE(bench.told.size(), 2);
        bench.sweep({}, 3);
        bench.sweep({bench.candidate(passing)});
        QCOMPARE(bench.told.last(), opened(passing));
    }

    void whatIsNotOpenCannotBeAcknowledged()
    {
        Bench bench;
        bench.acknowledge(harmful);
        bench.sweep({bench.candidate(harmful)});
        bench.acknowledge(passing);
        QCOMPARE(bench.told, QStringList{opened(harmful)});
    }

    void proofThatItWasUndoneCloses()
    {
        Bench bench;
        Candidate undone = bench.candidate(harmful);
        undone.role = Candidate::Role::Undone;
        bench.sweep({undone}); // of nothing
        QCOMPARE(bench.told, QStringList());
        bench.sweep({bench.candidate(harmful)});
        bench.sweep({}, 5);
        bench.sweep({undone}, 3);
        QCOMPARE(bench.told, (QStringList{opened(harmful), updated(harmful), closed(harmful)}));
    }

    void theAftermathOpensNothing()
    {
        Bench bench;
        Candidate after = bench.candidate(harmful);
        after.role = Candidate::Role::Aftermath;
        after.severity = monitor::Severity::Info;
        bench.sweep({after}, 3);
        QCOMPARE(bench.told, QStringList());
        bench.sweep({bench.candidate(harmful)});
        bench.sweep({after}, 3);
        QCOMPARE(bench.told, (QStringList{opened(harmful), updated(harmful)}));
        QCOMPARE(bench.registry.findings().constFirst().severity, monitor::Severity::Info);
        QVERIFY(bench.registry.findings().constFirst().isOpen());
    }

    // The engine is killed and forgets: what its rows did to the target is not undone by that.
    void aRestartOfTheEngineClosesNoHarm()
    {
        Scene scene;
        const auto failed = Scene::failed(
            "1", 1200, 1200,
            "org.apache.seatunnel.engine.server.checkpoint.CheckpointException: Checkpoint expired");
        scene.submit("1", "orders", 600);
        scene.sweep({Scene::job("1", Scene::JobState::Running, 600, 600)});
        scene.sweep({Scene::job("1", Scene::JobState::Running, 1200, 1200)});
        scene.sweep({}, {failed}).sweep({}, {failed});
        QVERIFY(scene.isOpen("duplicate-writes"));
        QVERIFY(scene.isOpen("failed-but-data-complete"));
        for (int i = 0; i < 3; ++i)
            scene.refuse(engine::Endpoint::Overview).done();
        for (int i = 0; i < 20; ++i)
            scene.sweep({});
        QVERIFY(scene.isOpen("duplicate-writes"));
        QVERIFY(scene.isOpen("failed-but-data-complete"));
        QVERIFY(scene.finding("duplicate-writes")->goneMs != 0);
        scene.acknowledge("duplicate-writes");
        QVERIFY(!scene.isOpen("duplicate-writes"));
    }
};

QTEST_GUILESS_MAIN(TestRegistry)
#include "test_registry.moc"
