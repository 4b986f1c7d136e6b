#pragma once

#include "app/ctl/cli.h"
#include "models/core/error.h"

#include <functional>

namespace sluice::ctl {

/// Exit statuses; those of lint, watch and replay are a contract with scripts.
enum ExitStatus
{
    kOk = 0,
    kFound = 1,    ///< it ran, and something is wrong with what was looked at
    kCouldNot = 2, ///< wrong usage, unreadable input, no connection
};

/// What main() runs after the command line is read: the chosen subcommand's work, giving the exit status.
using Action = std::function<int()>;

/// Each adds its subcommands to `app`; a subcommand that is chosen sets `action`.
void addTextCommands(CLI::App &app, Action &action);    ///< cat, tree, format
void addEditCommands(CLI::App &app, Action &action);    ///< set, insert, remove, rename, move, comment
void addConvertCommands(CLI::App &app, Action &action); ///< convert, resolve
void addDiffCommand(CLI::App &app, Action &action);     ///< diff
void addExplainCommand(CLI::App &app, Action &action);  ///< explain
void addLintCommand(CLI::App &app, Action &action);     ///< lint

/// The command line as it came; the application object of a session needs it.
struct Arguments
{
    int count = 0;
    char **words = nullptr;
};
void addJobsCommand(CLI::App &app, Action &action, Arguments &arguments);   ///< jobs
void addRecordCommand(CLI::App &app, Action &action, Arguments &arguments); ///< record
void addReplayCommand(CLI::App &app, Action &action);                       ///< replay
void addClustersCommand(CLI::App &app, Action &action);                     ///< clusters
void addSubmitCommand(CLI::App &app, Action &action, Arguments &arguments); ///< submit
void addWatchCommand(CLI::App &app, Action &action, Arguments &arguments);  ///< watch
void addStopCommand(CLI::App &app, Action &action, Arguments &arguments);   ///< stop

/// Prints "sluicectl: PLACE: MESSAGE" as one line on standard error.
void tell(const Error &error);
/// The same, and gives kCouldNot.
int report(const Error &error);

} // namespace sluice::ctl
