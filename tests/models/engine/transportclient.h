#pragma once

#include "models/core/clock.h"
#include "models/engine/seatunnel/client.h"
#include "tests/support/stubserver.h"

#include <QList>
#include <QUrl>

namespace sluice::test {

using namespace sluice::engine;

inline const QByteArray overview =
    R"({"projectVersion":"2.3.8","gitCommitAbbrev":"x","totalSlot":"2","unassignedSlot":"0","runningJobs":"1",)"
    R"("finishedJobs":"3","failedJobs":"4","cancelledJobs":"5","workers":"6"})";

inline const QByteArray v1 = "/hazelcast/rest/maps";

struct Answered
{
    quint64 id = 0;
    Reply reply;
    RawReply raw;
};

/// A transport to stub servers that keeps what it answers.
struct TransportClient
{
    explicit TransportClient(const QList<QUrl> &urls, ApiFlavour flavour = ApiFlavour::V1)
        : client(networkClient(addresses(urls, flavour), clock))
        , transport(*client)
    {
    }
    static QList<MemberAddress> addresses(const QList<QUrl> &urls, ApiFlavour flavour)
    {
        QList<MemberAddress> members;
        for (const QUrl &url : urls)
            members.append(MemberAddress::fromUrl(url, flavour).value());
        return members;
    }
    /// The number of the question, from 1.
    quint64 ask(Endpoint endpoint, const QString &argument = {}, int timeoutMs = 10000)
    {
        RequestSpec spec;
        spec.member = transport.members().value(0);
        spec.endpoint = endpoint;
        spec.argument = argument;
        spec.timeoutMs = timeoutMs;
        return ask(spec);
    }
    quint64 ask(const RequestSpec &spec)
    {
        const auto id = static_cast<quint64>(calls.size() + 1);
        calls.append(transport.send(spec, &transport, [this, id](const Reply &reply, const RawReply &raw) {
            answers.append({id, reply, raw});
        }));
        return id;
    }
    void cancel(quint64 id) { calls[static_cast<qsizetype>(id) - 1].cancel(); }
    ErrorCode code(qsizetype index = 0) const { return answers.at(index).reply.error.value().code; }
    std::string message(qsizetype index = 0) const { return answers.at(index).reply.error.value().english(); }

    ManualClock clock{1'700'000'000'000};
    std::unique_ptr<Client> client;
    Client &transport;
    QList<Call> calls;
    QList<Answered> answers;
};

/// A port of 127.0.0.1 on which nothing listens.
inline QUrl nobody()
{
    StubServer gone;
    return gone.url();
}

} // namespace sluice::test
