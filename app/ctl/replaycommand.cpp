#include "app/ctl/command.h"
#include "app/ctl/coverage.h"
#include "app/ctl/eventprinter.h"
#include "app/ctl/language.h"
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
std::string nothingFound(const engine::Recording &recording, bool allSeen)
{
    qint64 replies = 0;
    for (qsizetype i = 0; i < recording.size(); ++i)
        replies += recording.questions().at(recording.questionOf(i)).method == "NOTE" ? 0 : 1;
    const qint64 seconds = (recording.endMs() - recording.startMs()) / 1000;
    const qint64 minutes = seconds / 60;
    Message time = SLUICE_MESSAGE("Terminal", "%1 s").with(seconds % 60);
    if (minutes >= 60)
        time = SLUICE_MESSAGE("Terminal", "%1 h %2 min %3 s").with(minutes / 60, minutes % 60, seconds % 60);
    else if (minutes > 0)
        time = SLUICE_MESSAGE("Terminal", "%1 min %2 s").with(minutes, seconds % 60);
    const Message looked = replies == 1
                               ? SLUICE_MESSAGE("Terminal", "No discrepancy found in %1 reply over %2")
                               : SLUICE_MESSAGE("Terminal", "No discrepancy found in %1 replies over %2");
    return said((allSeen ? SLUICE_MESSAGE("Terminal", "%1.")
                         : SLUICE_MESSAGE("Terminal", "%1; what is missing may have held some."))
                    .with(looked.with(replies, time))) +
           "\n";
}

int runReplay(const ReplayArguments &arguments)
{
    const SystemClock clock;
    ProgressLine progress(clock, errorTerminal());
    const Result<engine::Recording> recording =
        engine::Recording::load(arguments.file, [&progress](qint64 done, qint64 total) {
            progress.tell(said(SLUICE_MESSAGE("Terminal", "reading")), done, total);
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
    Coverage coverage;
    for (const QString &member : recording->members())
        coverage.expect(member);
    const QList<monitor::FindingEvent> events = monitor::replayRecording(
        *recording, QFileInfo(QString::fromStdString(arguments.file)).baseName(),
        [&progress, total = recording->size()](qsizetype done) {
            progress.tell(said(SLUICE_MESSAGE("Terminal", "looking for findings")), done, total);
        },
        [&coverage](const engine::Reply &reply) { coverage.take(reply); });
    progress.clear();
    for (const monitor::FindingEvent &event : events)
        if (!outputFailed())
            printer.print(event);
    const QList<Error> gaps = printer.alarmed() ? QList<Error>() : coverage.gaps();
    for (const Error &gap : gaps)
        tell(gap);
    const bool allSeen = gaps.isEmpty() && recording->problems().empty();
    if (events.isEmpty() && !json)
        printText(nothingFound(*recording, allSeen));
    if (printer.alarmed())
        return kFound;
    return allSeen ? kOk : kCouldNot; // what was not seen is no all-clear
}

} // namespace

void addReplayCommand(CLI::App &app, Action &action)
{
    const auto options = std::make_shared<ReplayArguments>();
    CLI::App *const replay = app.add_subcommand(
        "replay", said(SLUICE_MESSAGE("Terminal", "print what the rules find in a recording")));
    replay
        ->add_option("RECORDING", options->file,
                     said(SLUICE_MESSAGE("Terminal", "made by sluicectl record; plain or gzip")))
        ->required();
    replay
        ->add_option("--format", options->format,
                     said(SLUICE_MESSAGE("Terminal", "text or json (a line an event)")))
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    replay->footer(said(SLUICE_MESSAGE(
        "Terminal",
        "In text, a recording without a finding gets a line that says so; in json, none. Answers are taken "
        "in the order in which they were written; a clock that was set back meanwhile is said on standard "
        "error.\nExit status: 0 no finding, 1 a critical or warning finding opened, 2 it could not run, or "
        "nothing was found in a recording that is not whole: lines of it cannot be read, or it ends within "
        "an answer. One whose recording was killed, or came to the end of the disk, is whole up to its last "
        "answer, packed or not.")));
    replay->callback([&action, options] {
        action = [options] {
            return runReplay(*options);
        };
    });
}

} // namespace sluice::ctl
