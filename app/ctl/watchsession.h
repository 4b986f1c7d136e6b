#pragma once

#include "app/ctl/coverage.h"
#include "app/ctl/eventprinter.h"
#include "app/ctl/session.h"
#include "models/monitor/clustermonitor.h"

#include <QTimer>

namespace sluice::ctl {

/// Connects, polls with the same monitor as the window, and prints findings. Base of watch, record and submit
/// --watch.
class WatchSession : public Session
{
    Q_OBJECT

public:
    /// `seconds` 0: until the derived class ends it, or for ever.
    WatchSession(const QStringList &urls, bool json, double seconds);
    ~WatchSession() override;

protected:
    void connected() override;
    /// The transport is there and nothing has been asked yet: the place to tap it. An error ends the session.
    virtual Result<void> prepare(engine::Transport &transport);
    /// A finding has changed; prints it.
    virtual void show(const monitor::FindingEvent &event);
    /// The time is over, or the person pressed Ctrl+C. Ends with kFound, kOk, or kCouldNot where nothing was
    /// found and something was not seen.
    virtual void timeIsUp();

    monitor::ClusterMonitor &monitor() { return *monitor_; }
    const EventPrinter &printer() const { return printer_; }
    bool json() const { return json_; }
    /// What was not seen until now, see Coverage.
    QList<Error> gaps() const { return coverage_.gaps(); }

private:
    bool json_;
    EventPrinter printer_;
    Coverage coverage_;
    QTimer end_;
    std::unique_ptr<monitor::ClusterMonitor> monitor_;
};

constexpr double kLeastSeconds = 0.1;
constexpr double kMostSeconds = 2'000'000; ///< 23 days; a timer holds no more milliseconds than 2^31

/// Adds an option ("--for") with a decimal number of seconds in a range that a timer can hold.
void addSecondsOption(CLI::App &command, const char *name, double &seconds, const std::string &help,
                      double least = kLeastSeconds, double most = kMostSeconds);

} // namespace sluice::ctl
