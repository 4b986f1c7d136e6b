#include "app/ctl/watchsession.h"

namespace sluice::ctl {

namespace {

struct WatchArguments
{
    std::vector<std::string> urls;
    std::string format = "text";
    double seconds = 0;
};

} // namespace

void addWatchCommand(CLI::App &app, Action &action, Arguments &arguments)
{
    const auto options = std::make_shared<WatchArguments>();
    CLI::App *const watch =
        app.add_subcommand("watch", "print what a cluster reports that is not so, as it is found");
    addUrlOption(*watch, options->urls);
    addForOption(*watch, options->seconds, "seconds to watch; without it, until it is interrupted");
    watch->add_option("--format", options->format, "text or json (a line an event)")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    watch->footer(
        std::string(kMembersHelp) +
        "\nExit status: 0 all was seen and nothing found, 1 a critical or warning finding opened, 2 it "
        "could not run, or something that was needed was not answered (a member, a list): what was "
        "not seen is no all-clear, and is named.");
    watch->callback([&action, &arguments, options] {
        action = [&arguments, options] {
            return runSession(arguments.count, arguments.words, [&options] {
                return std::make_unique<WatchSession>(toStringList(options->urls), options->format == "json",
                                                      options->seconds);
            });
        };
    });
}

} // namespace sluice::ctl
