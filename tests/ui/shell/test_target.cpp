#include "tests/ui/shell/stubcluster.h"
#include "ui/shell/demo.h"
#include "ui/shell/targetbox.h"

#include <QPushButton>

using namespace sluice;
using engine::JobState;
using shell::Command;
using test::StubCluster;
using test::WindowFixture;

namespace {

QString target(const WindowFixture &fixture)
{
    return fixture.window->clusters().target();
}

QString sentence(const WindowFixture &fixture)
{
    return fixture.window->notices().sentence();
}

void answer(const WindowFixture &fixture, const QString &choice)
{
    QCoreApplication::processEvents(); // buttons are shown a little after they are made
    const auto buttons = fixture.window->notices().findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->isVisible() && button->text() == choice)
            return button->click();
    }
    QFAIL(qPrintable(choice));
}

/// Nobody listens there.
QString addDead(WindowFixture &fixture)
{
    engine::ProbeResult found;
    found.address =
        *engine::MemberAddress::fromText(QStringLiteral("http://127.0.0.1:1"), engine::ApiFlavour::V1);
    fixture.window->addCluster({{QStringLiteral("dead"), QColor(), false}, {found}});
    return fixture.window->clusters().names().last();
}

bool isKnownDead(const WindowFixture &fixture, const QString &name)
{
    const auto &members = fixture.window->clusters().monitor(name)->snapshot().members;
    return !members.isEmpty() && members.first().error.has_value();
}

void chooseInBox(const WindowFixture &fixture, const QString &name)
{
    auto *const box = fixture.window->findChild<shell::TargetBox *>();
    box->setCurrentIndex(box->findData(name));
    Q_EMIT box->activated(box->currentIndex());
}

} // namespace

/// Where a submit goes.
class TestTarget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDeadTargetGivesWayToTheLivingClusterInFront()
    {
        WindowFixture fixture;
        StubCluster live(fixture, QStringLiteral("live"));
        QVERIFY(StubCluster::says(fixture, live.name, JobState::Running));
        const QString dead = addDead(fixture);
        QCOMPARE(target(fixture), dead); // it was connected last, which is said
        QVERIFY2(sentence(fixture).contains(QLatin1String("submitted to dead from now on")),
                 qPrintable(sentence(fixture)));
        QTRY_VERIFY(isKnownDead(fixture, dead));
        QCOMPARE(target(fixture), dead); // it is in front itself
        fixture.window->clusterPages().openJobs(live.name);
        QCOMPARE(target(fixture), live.name);
        QVERIFY2(sentence(fixture).contains(QLatin1String("submitted to live from now on")) &&
                     sentence(fixture).contains(QLatin1String("dead does not answer")),
                 qPrintable(sentence(fixture)));
        // Going back is a choice, and stays; the other one is offered.
        answer(fixture, QStringLiteral("Back to dead"));
        QCOMPARE(target(fixture), dead);
        fixture.window->clusterPages().openJobs(dead);
        fixture.window->clusterPages().openJobs(live.name);
        QCOMPARE(target(fixture), dead);
        QVERIFY2(sentence(fixture).contains(QLatin1String("still submitted to dead")),
                 qPrintable(sentence(fixture)));
        answer(fixture, QStringLiteral("Submit to live"));
        QCOMPARE(target(fixture), live.name);
        QVERIFY2(!sentence(fixture).contains(QLatin1String("ubmitted to")), qPrintable(sentence(fixture)));
    }

    void whatAPersonChoseStays()
    {
        WindowFixture fixture;
        StubCluster live(fixture, QStringLiteral("live"));
        const QString dead = addDead(fixture);
        fixture.window->notices().dismissAll();
        chooseInBox(fixture, dead);
        QTRY_VERIFY(isKnownDead(fixture, dead));
        QVERIFY(StubCluster::says(fixture, live.name, JobState::Running));
        fixture.window->clusterPages().openJobs(live.name);
        QCOMPARE(target(fixture), dead);
        QVERIFY2(sentence(fixture).contains(QLatin1String("as you chose")), qPrintable(sentence(fixture)));
        // What is offered goes with its reason.
        fixture.window->clusterPages().openJobs(dead);
        QVERIFY2(sentence(fixture).isEmpty(), qPrintable(sentence(fixture)));
        fixture.window->startDemo();
        QCOMPARE(target(fixture), dead);
    }

    void aLivingTargetStaysWhateverIsInFront()
    {
        WindowFixture fixture;
        StubCluster one(fixture, QStringLiteral("one"));
        QVERIFY(StubCluster::says(fixture, one.name, JobState::Running));
        fixture.window->startDemo();
        QCOMPARE(target(fixture), one.name);
        fixture.window->clusterPages().openJobs(fixture.window->demo().cluster());
        QCOMPARE(target(fixture), one.name);
        QVERIFY2(!sentence(fixture).contains(QLatin1String("ubmitted to")), qPrintable(sentence(fixture)));
    }

    void aRecordingGivesWay()
    {
        WindowFixture fixture;
        fixture.window->startDemo();
        const QString demo = fixture.window->demo().cluster();
        QCOMPARE(target(fixture), demo);
        StubCluster live(fixture, QStringLiteral("live"));
        QVERIFY(StubCluster::says(fixture, live.name, JobState::Running));
        fixture.window->clusters().setTarget(demo); // as of an earlier run
        fixture.window->clusterPages().openJobs(demo);
        QCOMPARE(target(fixture), demo);
        fixture.window->clusterPages().openJobs(live.name);
        QCOMPARE(target(fixture), live.name);
        QVERIFY2(sentence(fixture).contains(QLatin1String("is a recording")), qPrintable(sentence(fixture)));
    }
};

QTEST_MAIN(TestTarget)
#include "test_target.moc"
