#include "models/core/onwardclock.h"

#include <QTest>

using namespace sluice;

/// The time of the program while somebody sets the computer's clock.
class TestOnwardClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsAClockThatNobodyTouches();
    void goesOnOverAClockThatIsSetBack();
    void isRightAgainWhenTheClockIs();
    void followsAClockThatIsSetForward();
    void neverGoesBackByALittle();
};

namespace {

constexpr std::int64_t startMs = 1'700'000'000'000;
constexpr std::int64_t hourMs = 3'600'000;

} // namespace

void TestOnwardClock::followsAClockThatNobodyTouches()
{
    ManualClock base(startMs);
    const OnwardClock clock(base);
    for (int i = 1; i < 100; ++i) {
        base.advance(777);
        QCOMPARE(clock.nowMs(), base.nowMs());
    }
}

void TestOnwardClock::goesOnOverAClockThatIsSetBack()
{
    ManualClock base(startMs);
    const OnwardClock clock(base);
    base.advance(5000);
    QCOMPARE(clock.nowMs(), startMs + 5000);
    base.set(startMs - hourMs);
    base.advance(2000);
    QCOMPARE(clock.nowMs(), startMs + 7000);
    base.advance(2000);
    QCOMPARE(clock.nowMs(), startMs + 9000);
    base.set(startMs - 2 * hourMs); // and once more
    base.advance(1000);
    QCOMPARE(clock.nowMs(), startMs + 10000);
}

void TestOnwardClock::isRightAgainWhenTheClockIs()
{
    ManualClock base(startMs);
    const OnwardClock clock(base);
    base.set(startMs - hourMs);
    base.advance(10'000);
    QCOMPARE(clock.nowMs(), startMs + 10'000);
    base.set(startMs + 20'000);
    base.advance(2000);
    QCOMPARE(clock.nowMs(), base.nowMs()); // what is more than that is time that passed unseen
    base.advance(2000);
    QCOMPARE(clock.nowMs(), base.nowMs());
}

void TestOnwardClock::followsAClockThatIsSetForward()
{
    ManualClock base(startMs);
    const OnwardClock clock(base);
    base.set(startMs + hourMs); // or the computer slept
    QCOMPARE(clock.nowMs(), startMs + hourMs);
}

void TestOnwardClock::neverGoesBackByALittle()
{
    ManualClock base(startMs);
    const OnwardClock clock(base);
    base.advance(100);
    QCOMPARE(clock.nowMs(), startMs + 100);
    base.set(startMs + 40);
    QCOMPARE(clock.nowMs(), startMs + 100);
    base.advance(100);
    QCOMPARE(clock.nowMs(), startMs + 140);
}

QTEST_GUILESS_MAIN(TestOnwardClock)
#include "test_onwardclock.moc"
