#include "app/ctl/watchsession.h"

#include "app/ctl/output.h"

#include <csignal>

namespace sluice::ctl {

namespace {

constexpr int kLookForInterruptionMs = 200;

// The only thing that a signal handler may touch.
volatile std::sig_atomic_t interrupted = 0;

void onInterrupt(int /*signal*/)
{
    interrupted = 1;
}

void catchInterruptions()
{
    std::signal(SIGINT, onInterrupt);
    std::signal(SIGTERM, onInterrupt);
    if (std::signal(SIGHUP, onInterrupt) == SIG_IGN)
        std::signal(SIGHUP, SIG_IGN); // nohup
}

} // namespace

WatchSession::WatchSession(const QStringList &urls, bool json, double seconds)
    : Session(urls)
    , json_(json)
    , printer_(json)
{
    end_.setSingleShot(true);
    end_.setInterval(static_cast<int>(seconds * 1000));
    connect(&end_, &QTimer::timeout, this, [this] { timeIsUp(); });
    connect(&interruption_, &QTimer::timeout, this, [this] {
        if (interrupted == 0)
            return;
        interruption_.stop();
        end_.stop();
        timeIsUp();
    });
}

WatchSession::~WatchSession() = default;

void WatchSession::connected()
{
    std::unique_ptr<engine::NetworkTransport> transport = connection().takeTransport();
    if (const Result<void> prepared = prepare(*transport); !prepared) {
        fail(prepared.error());
        return;
    }
    monitor_ = std::make_unique<monitor::ClusterMonitor>(connection().name(), std::move(transport), clock());
    connect(monitor_.get(), &monitor::ClusterMonitor::findingChanged, this,
            [this](const monitor::FindingEvent &event) { show(event); });
    monitor_->start();
    if (end_.interval() > 0)
        end_.start();
    catchInterruptions();
    interruption_.start(kLookForInterruptionMs);
}

Result<void> WatchSession::prepare(engine::Transport & /*transport*/)
{
    return {};
}

void WatchSession::show(const monitor::FindingEvent &event)
{
    printer_.print(event);
    if (outputFailed())
        finish(kCouldNot); // what failed is said when the program ends
}

void WatchSession::timeIsUp()
{
    monitor_->stop();
    finish(printer_.alarmed() ? kFound : kOk);
}

} // namespace sluice::ctl
