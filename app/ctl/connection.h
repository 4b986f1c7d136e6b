#pragma once

#include "models/core/clock.h"
#include "models/engine/seatunnel/client.h"
#include "models/engine/seatunnel/probe.h"

#include <QObject>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace sluice::ctl {

/// Finds out what answers at each --url, all at once, and makes one transport for those that do: the members
/// of one cluster. One member under several addresses is asked once, one address
/// given twice is one. Ends once, with opened() when at least
/// one answers, else with failed().
class Connection : public QObject
{
    Q_OBJECT

public:
    Connection(QStringList urls, const Clock &clock, QObject *parent = nullptr);
    ~Connection() override;

    void open();
    /// After opened(): the transport, once.
    std::unique_ptr<engine::Transport> takeTransport();
    /// The engine's version as the first member told it.
    QString version() const { return version_; }
    /// "host:port" of the first member that answers: how the cluster is called in events.
    QString name() const;
    /// Why the others do not, each with its address as the place.
    const QList<Error> &unanswered() const { return unanswered_; }
    /// What a person should know about the addresses given: sentences.
    const std::vector<Message> &remarks() const { return remarks_; }

Q_SIGNALS:
    void opened();
    /// None answers (unanswered() has them all), or an address is none.
    void failed(const sluice::Error &error);

private:
    struct Asked
    {
        QString url;
        std::optional<engine::ProbeResult> result;
        std::optional<Error> error;
    };
    void ended();
    void accept(const QString &url, const engine::ProbeResult &result);

    const QStringList urls_;
    const Clock &clock_;
    std::vector<Asked> asked_; ///< in the order given
    std::size_t open_ = 0;     ///< probes under way
    QList<engine::ProbeResult> members_;
    QStringList typed_; ///< how each of them was called
    QList<Error> unanswered_;
    std::vector<Message> remarks_;
    QString version_;
};

} // namespace sluice::ctl
