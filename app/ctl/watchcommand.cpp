#include "app/ctl/joblines.h"
#include "app/ctl/language.h"
#include "app/ctl/shown.h"
#include "app/ctl/watchsession.h"

#include <cstdio>

namespace sluice::ctl {

namespace {

struct WatchArguments
{
    Where where;
    std::string format = "text";
    double seconds = 0;
    double statusSeconds = 0;
};

/// Watches, and prints the running jobs now and then.
class StatusSession final : public WatchSession
{
public:
    StatusSession(const QStringList &urls, bool json, double seconds, double statusSeconds)
        : WatchSession(urls, json, seconds)
        , statusMs_(static_cast<qint64>(statusSeconds * 1000))
    {
    }

protected:
    void connected() override
    {
        WatchSession::connected();
        connect(&monitor(), &monitor::ClusterMonitor::snapshotChanged, this,
                [this](const monitor::ClusterSnapshot &snapshot) {
                    if (clock().nowMs() < nextMs_)
                        return;
                    nextMs_ = clock().nowMs() + statusMs_;
                    tellLines(jobLines(snapshot).toStdString());
                });
    }

private:
    qint64 statusMs_;
    qint64 nextMs_ = 0;
};

} // namespace

void addWatchCommand(CLI::App &app, Action &action, Arguments &arguments)
{
    const auto options = std::make_shared<WatchArguments>();
    CLI::App *const watch = app.add_subcommand(
        "watch",
        said(SLUICE_MESSAGE("Terminal", "print what a cluster reports that is not so, as it is found")));
    addWhereOptions(*watch, options->where);
    addSecondsOption(
        *watch, "--for", options->seconds,
        said(SLUICE_MESSAGE("Terminal", "seconds to watch; without it, until it is interrupted")));
    watch
        ->add_option("--format", options->format,
                     said(SLUICE_MESSAGE("Terminal", "text or json (a line an event)")))
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    addSecondsOption(
        *watch, "--status", options->statusSeconds,
        said(SLUICE_MESSAGE(
            "Terminal",
            "print the running jobs with their counters and rates on standard error every so many "
            "seconds")),
        1, 86400);
    watch->footer(
        membersHelp() + "\n" +
        said(SLUICE_MESSAGE("Terminal",
                            "Exit status: 0 all was seen and nothing found, 1 a critical or warning finding "
                            "opened, 2 it could not run, or something that was needed was not answered (a "
                            "member, a list): what was not seen is no all-clear, and is named.")));
    watch->callback([&action, &arguments, options] {
        action = [&arguments, options] {
            return runSession(arguments, options->where,
                              [&options](const QStringList &urls) -> std::unique_ptr<Session> {
                                  const bool json = options->format == "json";
                                  if (options->statusSeconds > 0)
                                      return std::make_unique<StatusSession>(urls, json, options->seconds,
                                                                             options->statusSeconds);
                                  return std::make_unique<WatchSession>(urls, json, options->seconds);
                              });
        };
    });
}

} // namespace sluice::ctl
