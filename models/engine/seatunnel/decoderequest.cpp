#include "models/engine/seatunnel/decoderequest.h"

#include "models/engine/http/json.h"

#include <QUrl>
#include <QUrlQuery>

namespace sluice::engine {

namespace {

using json::Errors;
using json::Value;

constexpr qint64 fakeSourceDefaultRows = 5; // row.num of FakeSource 2.3.8

std::optional<qint64> multiply(std::optional<qint64> a, qint64 b)
{
    qint64 result = 0;
    if (!a || __builtin_mul_overflow(*a, b, &result))
        return std::nullopt;
    return result;
}

/// The rows of one table of a FakeSource. Fixed `rows` are repeated by split, in a way that depends on the
/// version: they promise nothing.
std::optional<qint64> tableRows(Value table, qint64 inherited)
{
    Errors errors;
    if (table.member("rows").exists())
        return std::nullopt;
    const auto rows = json::number(table.member("row.num"), errors, "row.num");
    if (errors.first || (rows && *rows < 0))
        return std::nullopt;
    return rows.value_or(inherited);
}

/// row.num is what every parallel reader makes, so a source promises row.num * parallelism: the recordings
/// show a job with row.num 4000 and parallelism 4 past 12,800 rows, and 8000 with 2 past 10,000; jobs with
/// parallelism 1 end at exactly row.num (SeaTunnel 2.3.8, 2.3.9-SNAPSHOT).
std::optional<qint64> sourceRows(Value source, qint64 envParallelism)
{
    Errors errors;
    if (source.member("plugin_name").string() != "FakeSource")
        return std::nullopt;
    const qint64 parallelism =
        json::number(source.member("parallelism"), errors, {}).value_or(envParallelism);
    if (errors.first || parallelism < 1)
        return std::nullopt;
    const Value tables = source.member("tables_configs");
    if (!tables.isArray())
        return multiply(tableRows(source, fakeSourceDefaultRows), parallelism);
    std::optional<qint64> sum = 0;
    tables.forEachItem([&](Value table) {
        const auto rows = multiply(tableRows(table, fakeSourceDefaultRows), parallelism);
        if (!rows || !sum || __builtin_add_overflow(*sum, *rows, &*sum))
            sum.reset();
    });
    return sum;
}

std::optional<qint64> expectedRows(Value config)
{
    Errors errors;
    const Value sources = config.member("source");
    const qint64 parallelism =
        json::number(config.member("env").member("parallelism"), errors, {}).value_or(1);
    if (!sources.isArray() || errors.first || parallelism < 1)
        return std::nullopt;
    std::optional<qint64> sum = 0;
    bool any = false;
    sources.forEachItem([&](Value source) {
        const auto rows = sourceRows(source, parallelism);
        if (!rows || !sum || __builtin_add_overflow(*sum, *rows, &*sum))
            sum.reset();
        any = true;
    });
    return any ? sum : std::nullopt;
}

void readQuery(const QString &path, Reply::Request &request)
{
    QString text = path.section(QLatin1Char('?'), 1);
    text.replace(QLatin1Char('+'), QLatin1Char(' ')); // as the engine decodes it
    const QUrlQuery query(text);
    request.jobName = query.queryItemValue(QStringLiteral("jobName"), QUrl::FullyDecoded);
    request.jobId = query.queryItemValue(QStringLiteral("jobId"), QUrl::FullyDecoded);
    request.withSavepoint = query.queryItemValue(QStringLiteral("isStartWithSavePoint")).toLower() == u"true";
}

void readSubmit(const RawReply &raw, Value config, Reply::Request &request)
{
    Errors errors;
    readQuery(raw.path, request);
    config.member("env").forEachMember([&](std::string_view key, Value value) {
        request.env.insert(json::toQString(key), value.isObject() || value.isArray()
                                                     ? QString::fromUtf8(value.toJson())
                                                     : json::text(value, errors));
    });
    // The engine's order: the query, the env, its own default (measured on 2.3.8).
    if (request.jobName.isEmpty())
        request.jobName = request.env.value(QStringLiteral("job.name"));
    request.expectedRows = expectedRows(config);
}

} // namespace

Reply::Request decodeRequest(Endpoint endpoint, const RawReply &raw)
{
    Reply::Request request;
    Errors errors;
    const json::Document document(raw.request);
    if (endpoint == Endpoint::SubmitJob) {
        readSubmit(raw, document.root(), request);
    } else {
        request.jobId = json::text(document.root().member("jobId"), errors);
        request.withSavepoint = json::truth(document.root().member("isStopWithSavePoint"), errors, {});
    }
    return request;
}

} // namespace sluice::engine
