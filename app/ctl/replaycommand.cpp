#include "app/ctl/command.h"
#include "app/ctl/eventprinter.h"
#include "app/ctl/output.h"
#include "app/ctl/progressline.h"
#include "app/ctl/shown.h"
#include "models/core/clock.h"
#include "models/engine/http/recording.h"
#include "models/monitor/replayfindings.h"

#include <QFileInfo>

#include <memory>
#include <string>

namespace sluice::ctl {

namespace {

struct ReplayArguments
{
    std::string file;
    std::string format = "text";
};

/// Says of how much nothing was found: of a recording that holds little it is no all-clear.
std::string nothingFound(const engine::Recording &recording)
{
    qint64 replies = 0;
    for (qsizetype i = 0; i < recording.size(); ++i)
        replies += recording.questions().at(recording.questionOf(i)).method == "NOTE" ? 0 : 1;
    const qint64 seconds = (recording.endMs() - recording.startMs()) / 1000;
    const qint64 minutes = seconds / 60;
    std::string time = std::to_string(seconds % 60) + " s";
    if (minutes > 0)
        time = std::to_string(minutes % 60) + " min " + time;
    if (minutes >= 60)
        time = std::to_string(minutes / 60) + " h " + time;
    return "No discrepancy found in " + std::to_string(replies) + (replies == 1 ? " reply" : " replies") +
           " over " + time +
           (recording.problems().empty() ? ".\n" : "; what is missing may have held some.\n");
}

int runReplay(const ReplayArguments &arguments)
{
    const QString path = QString::fromStdString(arguments.file);
    const SystemClock clock;
    ProgressLine progress(clock, errorTerminal());
    const Result<engine::Recording> recording =
        engine::Recording::load(path, [&progress](qint64 done, qint64 total) {
            progress.tell("reading", done, total);
            return true;
        });
    progress.clear();
    if (!recording)
        return report(recording.error());
    const auto tellOf = [&arguments](const Error &error) {
        tell({error.code, error.message, arguments.file + ": " + error.place});
    };
    for (const Error &problem : recording->problems())
        tellOf(problem);
    if (recording->clockRemark())
        tellOf(*recording->clockRemark());
    const bool json = arguments.format == "json";
    EventPrinter printer(json);
    const QList<monitor::FindingEvent> events = monitor::replayRecording(
        *recording, QFileInfo(path).baseName(), [&progress, total = recording->size()](qsizetype done) {
            progress.tell("looking for findings", done, total);
        });
    progress.clear();
    for (const monitor::FindingEvent &event : events)
        if (!outputFailed())
            printer.print(event);
    if (events.isEmpty() && !json)
        printText(nothingFound(*recording));
    if (printer.alarmed())
        return kFound;
    return recording->problems().empty() ? kOk : kCouldNot; // what was not seen is no all-clear
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
    replay->footer(
        "In text, a recording without a finding gets a line that says so; in json, none. Answers are taken "
        "in "
        "the order in which they were written; a clock that was set back meanwhile is said on standard "
        "error.\n"
        "Exit status: 0 no finding, 1 a critical or warning finding opened, 2 it could not run, or "
        "nothing was found in a recording that is not whole: lines of it cannot be read, or it ends within "
        "an answer. One whose recording was killed, or came to the end of the disk, is whole up to its last "
        "answer, packed or not.");
    replay->callback([&action, options] {
        action = [options] {
            return runReplay(*options);
        };
    });
}

} // namespace sluice::ctl
