#pragma once

#include "models/engine/memberaddress.h"
#include "models/engine/reply.h"

#include <QObject>

#include <memory>

namespace sluice::engine {

/// What answers at a pasted address.
struct ProbeResult
{
    MemberAddress address; ///< ready for NetworkTransport
    Overview overview;     ///< with the version
    qint64 latencyMs = -1;
};

/// Finds out what a person pasted: REST v1 or v2, where it starts, which version. Takes "host", "host:port",
/// a URL with or without a context, credentials, and a path of the API ("http://h:8080/overview",
/// ".../hazelcast/rest/maps/running-jobs"). Without a port it tries 5801, then 8080, then the scheme's own
/// port. Only asks for /overview. Ends once, with found() or failed(), never before start() has returned.
class Probe : public QObject
{
    Q_OBJECT

public:
    /// `timeoutMs` is for one try of several; all together take at most three times as long.
    explicit Probe(const QString &pasted, int timeoutMs = 5000, QObject *parent = nullptr);
    ~Probe() override;

    void start();
    /// Ends with failed(Cancelled), unless it has ended.
    void cancel();

Q_SIGNALS:
    void found(const sluice::engine::ProbeResult &result);
    /// The most telling of the failures: 401 or a login page before "refused".
    void failed(const sluice::Error &error);

private:
    void tryNext();
    void judge(const MemberAddress &address, const RawReply &raw);
    void end(const Error &error);

    struct Private;
    std::unique_ptr<Private> d;
};

/// The places to try, in order, for a pasted text; empty when it is no address. Exposed for its tests.
QList<MemberAddress> probeCandidates(const QString &pasted);

} // namespace sluice::engine
