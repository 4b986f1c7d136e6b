#include "models/engine/seatunnel/reply.h"
#include "tests/fuzz/require.h"

#include <array>
#include <cstdint>

// The first byte chooses the request, the second the status; the rest is the body (and that of the POST).
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace sluice::engine;
    static constexpr std::array<const char *, 10> paths{"/overview",
                                                        "/running-jobs",
                                                        "/job-info/12",
                                                        "/finished-jobs/FAILED",
                                                        "/running-threads",
                                                        "/stop-job",
                                                        "/hazelcast/rest/cluster",
                                                        "/submit-job?jobName=a%20b",
                                                        "/system-monitoring-information",
                                                        "/elsewhere"};
    static constexpr std::array<int, 4> statuses{200, 500, 404, 0};
    if (size < 2)
        return 0;
    RawReply raw;
    raw.path = QString::fromLatin1(paths.at(data[0] % paths.size()));
    raw.method = raw.path.contains(QLatin1String("/s")) && !raw.path.contains(QLatin1String("system"))
                     ? "POST"
                     : "GET";
    raw.status = statuses.at(data[1] % statuses.size());
    raw.body = QByteArray(reinterpret_cast<const char *>(data) + 2, static_cast<qsizetype>(size - 2));
    raw.request = raw.body;
    const Reply reply = decode(raw);
    const bool empty = std::holds_alternative<std::monostate>(reply.payload);
    REQUIRE(!reply.error ||
            (empty && !reply.error->message.empty())); // an error has a sentence and no payload
    REQUIRE(reply.error || !empty || reply.endpoint == Endpoint::Other); // no error means a payload
    return 0;
}
