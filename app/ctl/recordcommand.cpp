#include "app/ctl/language.h"
#include "app/ctl/output.h"
#include "app/ctl/shown.h"
#include "app/ctl/watchsession.h"
#include "models/engine/http/recorder.h"

namespace sluice::ctl {

namespace {

/// Jobs whose details are asked for, so that the recording has them; each costs the engine about 15 ms a
/// poll.
constexpr qsizetype kDetailJobs = 20;

class RecordSession final : public WatchSession
{
public:
    RecordSession(const QStringList &urls, double seconds, std::string path, GrowingFile::Existing existing)
        : WatchSession(urls, false, seconds)
        , path_(std::move(path))
        , existing_(existing)
    {
    }

protected:
    Result<void> prepare(engine::Transport &transport) override
    {
        recorder_ = std::make_unique<engine::Recorder>(
            *transport.wire(), engine::apiName(transport.flavour()), path_, existing_);
        connect(recorder_.get(), &engine::Recorder::failed, this,
                [this](const Error &error) { writingFailed(error); });
        Result<void> started = recorder_->start(clock().nowMs());
        if (!started && started.error().code == ErrorCode::Conflict &&
            existing_ == GrowingFile::Existing::Keep)
            started.error().message =
                SLUICE_MESSAGE("Terminal", "%1 Choose another name, or give --overwrite.")
                    .with(started.error().message);
        return started;
    }

    void connected() override
    {
        WatchSession::connected();
        if (!recorder_->isRecording())
            return;
        connect(&monitor(), &monitor::ClusterMonitor::snapshotChanged, this,
                [this](const monitor::ClusterSnapshot &snapshot) {
                    QStringList running;
                    for (const monitor::JobView &job : snapshot.jobs)
                        if (job.inRunningList && running.size() < kDetailJobs)
                            running.append(job.id);
                    monitor().setDetailJobs(running);
                });
    }

    void show(const monitor::FindingEvent & /*event*/) override {} // replay tells

    void timeIsUp() override
    {
        monitor().stop();
        const int count = recorder_->count();
        if (const Result<void> finished = recorder_->finish(); !finished) {
            fail(finished.error());
            return;
        }
        for (const Error &gap : gaps())
            tell(gap); // whoever replays it shall know why it holds little
        tellLine(said(SLUICE_MESSAGE("Terminal", "%1 replies in %2").with(count, path_)));
        finish(kOk);
    }

private:
    void writingFailed(const Error &error)
    {
        monitor().stop();
        if (error.code == ErrorCode::Cancelled && path_ == "-")
            endByBrokenPipe();
        tellLine(said(SLUICE_MESSAGE("Terminal", "%1 replies in %2").with(recorder_->count(), path_)));
        fail(error);
    }

    std::string path_;
    GrowingFile::Existing existing_;
    std::unique_ptr<engine::Recorder> recorder_;
};

struct RecordArguments
{
    Where where;
    std::string output;
    double seconds = 0;
    bool overwrite = false;
};

} // namespace

void addRecordCommand(CLI::App &app, Action &action, Arguments &arguments)
{
    const auto options = std::make_shared<RecordArguments>();
    CLI::App *const record = app.add_subcommand(
        "record", said(SLUICE_MESSAGE("Terminal", "write down what a cluster answers, secrets masked")));
    addWhereOptions(*record, options->where);
    addSecondsOption(
        *record, "--for", options->seconds,
        said(SLUICE_MESSAGE("Terminal", "seconds to record; without it, until it is interrupted")));
    record
        ->add_option("-o,--output", options->output,
                     said(SLUICE_MESSAGE(
                         "Terminal", "the file, compressed when its name ends in .gz; - is standard output")))
        ->required();
    record->add_flag("--overwrite", options->overwrite,
                     said(SLUICE_MESSAGE("Terminal", "replace a file that is there, with the first answer")));
    record->footer(said(SLUICE_MESSAGE(
        "Terminal",
        "The file grows with every answer and can be replayed whatever ends the recording. Ctrl+C, "
        "SIGTERM and SIGHUP end it with exit status 0.")));
    record->callback([&action, &arguments, options] {
        action = [&arguments, options] {
            return runSession(arguments, options->where, [&options](const QStringList &urls) {
                return std::make_unique<RecordSession>(urls, options->seconds, options->output,
                                                       options->overwrite ? GrowingFile::Existing::Replace
                                                                          : GrowingFile::Existing::Keep);
            });
        };
    });
}

} // namespace sluice::ctl
