#include "models/engine/seatunnel/decodejob.h"

#include "models/engine/seatunnel/diagnosis.h"

#include <algorithm>

namespace sluice::engine {

namespace {

using json::Errors;
using json::Value;

void addOptions(Value object, QMap<QString, QString> &options, Errors &errors)
{
    if (!object.isBlank() && !object.isObject())
        errors.add("envOptions", SLUICE_MESSAGE("Engine", "an object"));
    object.forEachMember([&](std::string_view key, Value value) {
        const QString name = json::toQString(key);
        if (!options.contains(name))
            options.insert(name, value.isObject() || value.isArray() ? QString::fromUtf8(value.toJson())
                                                                     : json::text(value, errors, key));
    });
}

/// Table* metrics are objects by table path; before the first row they are {} or "".
QMap<QString, qint64> tableCounts(Value metrics, std::string_view key, Errors &errors)
{
    QMap<QString, qint64> counts;
    const Value tables = metrics.member(key);
    if (!tables.isBlank() && !tables.isObject())
        errors.add(key, SLUICE_MESSAGE("Engine", "an object"));
    tables.forEachMember([&](std::string_view table, Value value) {
        if (const auto count = json::number(value, errors, key))
            counts.insert(json::toQString(table), *count);
    });
    return counts;
}

JobCounters decodeCounters(Value metrics, Errors &errors)
{
    JobCounters counters;
    if (metrics.isBlank())
        return counters;
    if (!metrics.isObject()) {
        errors.add("metrics", SLUICE_MESSAGE("Engine", "an object"));
        return counters;
    }
    const auto read = [&](std::string_view key) {
        return json::number(metrics.member(key), errors, key);
    };
    counters.sourceRows = read("SourceReceivedCount");
    counters.sinkRows = read("SinkWriteCount");
    counters.sinkCommittedRows = read("SinkCommittedCount");
    counters.sourceBytes = read("SourceReceivedBytes");
    counters.sinkBytes = read("SinkWriteBytes");
    counters.sourceRowsByTable = tableCounts(metrics, "TableSourceReceivedCount", errors);
    counters.sinkRowsByTable = tableCounts(metrics, "TableSinkWriteCount", errors);
    return counters;
}

QDateTime readTime(Value job, std::string_view key, Errors &errors)
{
    const QString text = json::text(job.member(key), errors, key);
    if (text.isEmpty())
        return {};
    QDateTime time = decodeTime(text);
    if (!time.isValid())
        errors.add(key, SLUICE_MESSAGE("Engine", "a time"));
    return time;
}

} // namespace

QDateTime decodeTime(const QString &text)
{
    // By hand: QDateTime::fromString() takes most of the time of a list of 10,000 jobs.
    const auto digits = [&text](qsizetype from, qsizetype count) {
        int value = 0;
        for (qsizetype i = from; i < from + count; ++i) {
            const char16_t c = text.at(i).unicode();
            if (c < u'0' || c > u'9')
                return -1;
            value = value * 10 + (c - u'0');
        }
        return value;
    };
    if (text.size() < 19 || text.at(4) != u'-' || text.at(7) != u'-' || text.at(13) != u':' ||
        text.at(16) != u':' || (text.at(10) != u' ' && text.at(10) != u'T'))
        return {};
    if (text.size() > 19 && !QStringLiteral(".,Z+-[ ").contains(text.at(19)))
        return {};
    const QDate date(digits(0, 4), digits(5, 2), digits(8, 2));
    const QTime time(digits(11, 2), digits(14, 2), digits(17, 2));
    return date.isValid() && time.isValid() ? QDateTime(date, time, Qt::UTC) : QDateTime();
}

JobInfo decodeJob(Value value, Errors &errors)
{
    JobInfo job;
    if (!value.isObject()) {
        errors.add({}, SLUICE_MESSAGE("Engine", "an object"));
        return job;
    }
    job.id = json::requiredText(value.member("jobId"), errors, "jobId");
    int members = 0;
    value.forEachMember([&members](std::string_view, Value) { ++members; });
    if (members == 1) {
        job.known = false;
        return job;
    }
    job.name = json::text(value.member("jobName"), errors, "jobName");
    job.stateText = json::requiredText(value.member("jobStatus"), errors, "jobStatus");
    job.state = stateFromName(job.stateText);
    addOptions(value.member("envOptions"), job.envOptions, errors);
    job.createTime = readTime(value, "createTime", errors);
    // The documentation says finishedTime, the engines that were measured say finishTime.
    job.finishTime =
        readTime(value, value.member("finishTime").exists() ? "finishTime" : "finishedTime", errors);
    job.errorMessage = json::text(value.member("errorMsg"), errors, "errorMsg");
    job.dag = decodeDag(value.member("jobDag"));
    addOptions(value.member("jobDag").member("envOptions"), job.envOptions, errors);
    job.counters = decodeCounters(value.member("metrics"), errors);
    job.startedWithSavepoint =
        json::truth(value.member("isStartWithSavePoint"), errors, "isStartWithSavePoint");
    return job;
}

} // namespace sluice::engine
