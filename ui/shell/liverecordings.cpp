#include "ui/shell/liverecordings.h"

#include "models/core/clock.h"
#include "models/engine/http/recorder.h"
#include "models/engine/seatunnel/client.h"
#include "ui/shell/clusterregistry.h"

namespace sluice::shell {

LiveRecordings::LiveRecordings(ClusterRegistry &clusters, const Clock &clock, QObject *parent)
    : QObject(parent)
    , clusters_(clusters)
    , clock_(clock)
{
    connect(&clusters_, &ClusterRegistry::aboutToUnwatch, this, &LiveRecordings::stop);
}

LiveRecordings::~LiveRecordings() = default;

Result<void> LiveRecordings::start(const QString &cluster, const QString &path)
{
    engine::Transport *const transport = clusters_.transport(cluster);
    engine::Wire *const wire = transport == nullptr ? nullptr : transport->wire();
    if (wire == nullptr || isRecording(cluster))
        return tl::unexpected(Error{
            ErrorCode::InvalidArgument,
            SLUICE_MESSAGE("sluice::shell::LiveRecordings", "%1 cannot be recorded now.").with(cluster)});
    // An existing file was asked about when its name was chosen.
    auto recorder = std::make_unique<engine::Recorder>(*wire, engine::apiName(transport->flavour()), path,
                                                       GrowingFile::Existing::Replace);
    const Result<void> begun = recorder->start(clock_.nowMs());
    if (!begun)
        return begun;
    connect(recorder.get(), &engine::Recorder::failed, this, [this, cluster](const Error &error) {
        auto ended = recordings_.extract(cluster);
        ended.mapped().recorder.release()->deleteLater(); // it is the sender
        Q_EMIT failed(cluster, ended.mapped().path, error);
    });
    recordings_.emplace(cluster, Recording{path, std::move(recorder)});
    return {};
}

void LiveRecordings::stop(const QString &cluster)
{
    auto ended = recordings_.extract(cluster);
    if (ended.empty())
        return;
    const QString path = ended.mapped().path;
    const int replies = ended.mapped().recorder->count();
    if (const Result<void> written = ended.mapped().recorder->finish(); !written)
        Q_EMIT failed(cluster, path, written.error());
    else
        Q_EMIT finished(cluster, path, replies);
}

QStringList LiveRecordings::clusters() const
{
    QStringList names;
    for (const auto &[name, recording] : recordings_)
        names.append(name);
    return names;
}

} // namespace sluice::shell
