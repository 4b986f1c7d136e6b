#include "app/ctl/command.h"
#include "app/ctl/eventprinter.h"
#include "app/ctl/output.h"
#include "models/engine/recording.h"
#include "models/monitor/replayfindings.h"

#include <QFileInfo>

#include <memory>

namespace sluice::ctl {

namespace {

struct ReplayArguments
{
    std::string file;
    std::string format = "text";
};

int runReplay(const ReplayArguments &arguments)
{
    const QString path = QString::fromStdString(arguments.file);
    const Result<engine::Recording> recording = engine::Recording::load(path);
    if (!recording)
        return report({recording.error().code, recording.error().message, arguments.file});
    for (const Error &problem : recording->problems())
        tell({problem.code, problem.message, arguments.file + ": " + problem.place});
    EventPrinter printer(arguments.format == "json");
    for (const monitor::FindingEvent &event :
         monitor::replayRecording(*recording, QFileInfo(path).baseName()))
        if (!outputFailed())
            printer.print(event);
    return printer.alarmed() ? kFound : kOk;
}

} // namespace

void addReplayCommand(CLI::App &app, Action &action)
{
    const auto options = std::make_shared<ReplayArguments>();
    CLI::App *const replay = app.add_subcommand("replay", "print what the rules find in a recording");
    replay->add_option("RECORDING", options->file, "made by sluicectl record; plain or gzip")->required();
    replay->add_option("--format", options->format, "text or json (a line an event)")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    replay->footer("Exit status: 0 no finding, 1 a critical or warning finding opened, 2 it could not run.");
    replay->callback([&action, options] {
        action = [options] {
            return runReplay(*options);
        };
    });
}

} // namespace sluice::ctl
