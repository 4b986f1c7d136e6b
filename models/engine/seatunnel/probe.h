#pragma once

#include "models/engine/seatunnel/memberaddress.h"
#include "models/engine/seatunnel/memberidentity.h"
#include "models/engine/seatunnel/reply.h"

#include <QObject>

#include <memory>

namespace sluice::engine {

/// What answers at a pasted address.
struct ProbeResult
{
    MemberAddress address; ///< ready for networkClient()
    Overview overview;     ///< with the version
    qint64 latencyMs = -1;
    MemberIdentity identity = {}; ///< see Probe::setIdentifying()
};

/// Finds out what a person pasted: REST v1 or v2, where it starts, which version. Takes what readAddress()
/// takes, and a path of the API ("http://h:8080/overview", ".../hazelcast/rest/maps/running-jobs"). Without a
/// port it tries 5801, then 8080, then the scheme's own port. Where nothing answers as it should it looks for
/// the reason: an engine without the context path, or by the other scheme. Only asks for /overview, and for
/// who the member is. Ends once, with found() or failed(), never before start() has returned.
class Probe : public QObject
{
    Q_OBJECT

public:
    /// `timeoutMs` is for one try of several; all together take at most three times as long.
    explicit Probe(const QString &pasted, int timeoutMs = 5000, QObject *parent = nullptr);
    ~Probe() override;

    /// Also asks who the member is (about 20 kB, 10 ms), so that one under two addresses can be known. What
    /// is not answered stays empty.
    void setIdentifying(bool identifying);
    void start();
    /// After failed(): the address that would have been right, in which the engine answered; empty: none is
    /// known.
    QString suggestion() const;
    /// Ends with failed(Cancelled), unless it has ended.
    void cancel();

Q_SIGNALS:
    void found(const sluice::engine::ProbeResult &result);
    /// The most telling of the failures: 401 or a login page before "refused".
    void failed(const sluice::Error &error);

private:
    void tryNext();
    void judge(const Reply &reply);
    void lookForReason();
    void identifyNext();
    void succeed();
    void end(const Error &error);

    struct Private;
    std::unique_ptr<Private> d;
};

/// False where a Probe would try several ports. Also true of what is no address.
bool namesItsPort(const QString &pasted);

/// Where a cluster most likely is that does not answer now: with the usual port, in the API that is usual
/// there. A guess, to be replaced by what a Probe finds. Errors: as MemberAddress::fromText().
Result<MemberAddress> likelyAddress(const QString &pasted);

} // namespace sluice::engine
