#include "app/ctl/jobtable.h"

#include "app/ctl/cells.h"
#include "app/ctl/joblines.h"
#include "app/ctl/language.h"
#include "app/ctl/shown.h"
#include "models/core/displaywidth.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace sluice::ctl {

namespace {

QJsonValue count(const std::optional<qint64> &rows)
{
    return rows ? QJsonValue(*rows) : QJsonValue(QJsonValue::Null);
}

QJsonValue number(const std::optional<double> &perSecond)
{
    return perSecond ? QJsonValue(*perSecond) : QJsonValue(QJsonValue::Null);
}

QJsonValue word(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QString time(const QDateTime &when)
{
    return when.isValid() ? when.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) : QString();
}

QString heading(const Message &message)
{
    return QString::fromStdString(said(message));
}

/// The state as far as it could be read: that a counter is broken does not make a job unknown.
QString malformedState(const engine::JobInfo &job)
{
    return heading(job.stateText.isEmpty()
                       ? SLUICE_MESSAGE("Terminal", "malformed")
                       : SLUICE_MESSAGE("Terminal", "%1 (malformed)").with(job.stateText));
}

} // namespace

void JobTable::add(const QString &member, const engine::JobInfo &job)
{
    const QStringList key{job.id, QString::number(static_cast<int>(job.state)),
                          QString::number(job.createTime.isValid() ? job.createTime.toMSecsSinceEpoch() : -1),
                          QString::fromStdString(job.malformed.english())};
    const auto same = rowOf_.constFind(key);
    if (same == rowOf_.constEnd()) {
        rowOf_.insert(key, rows_.size());
        rows_.append({{member}, job});
    } else if (QStringList &members = rows_[*same].members; !members.contains(member)) {
        members.append(member);
    }
}

void JobTable::addUnanswered(const QString &question, const Error &error)
{
    unanswered_.append({question, error});
}

QList<JobTable::Row> JobTable::sorted() const
{
    QList<Row> rows = rows_;
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row &a, const Row &b) { return a.job.createTime > b.job.createTime; });
    return rows;
}

std::string JobTable::json() const
{
    QJsonArray array;
    for (const Row &row : sorted())
        array.append(QJsonObject{
            {QStringLiteral("id"), row.job.id},
            {QStringLiteral("name"), row.job.name},
            {QStringLiteral("state"), row.job.stateText},
            {QStringLiteral("mode"), word(engine::modeName(row.job.mode()))},
            {QStringLiteral("sourceRows"), count(row.job.counters.sourceRows)},
            {QStringLiteral("sinkRows"), count(row.job.counters.sinkRows)},
            {QStringLiteral("createTime"), word(time(row.job.createTime))},
            {QStringLiteral("finishTime"), word(time(row.job.finishTime))},
            {QStringLiteral("error"), word(row.job.errorMessage)},
            {QStringLiteral("members"), QJsonArray::fromStringList(row.members)},
            {QStringLiteral("malformed"), word(QString::fromStdString(row.job.malformed.english()))},
            {QStringLiteral("sinkRowsPerSecond"), number(rates_.value(row.job.id))}});
    QJsonArray unanswered;
    for (const Unanswered &one : unanswered_)
        unanswered.append(
            QJsonObject{{QStringLiteral("member"), QString::fromStdString(one.error.place)},
                        {QStringLiteral("question"), word(one.question)},
                        {QStringLiteral("error"), QString::fromStdString(one.error.english())}});
    return QJsonDocument(
               QJsonObject{{QStringLiteral("jobs"), array}, {QStringLiteral("unanswered"), unanswered}})
               .toJson(QJsonDocument::Compact)
               .toStdString() +
           "\n";
}

void JobTable::addRates(QList<QStringList> &lines) const
{
    constexpr int beforeStarted = 5;
    lines.first().insert(beforeStarted, heading(SLUICE_MESSAGE("Terminal", "ROWS/S")));
    for (qsizetype i = 1; i < lines.size(); ++i)
        lines[i].insert(beforeStarted, rateText(rates_.value(lines[i].first())));
}

std::string JobTable::text() const
{
    if (rows_.isEmpty() && !unanswered_.isEmpty())
        return said(SLUICE_MESSAGE("Terminal", "No jobs in what was answered.")) + "\n";
    if (rows_.isEmpty())
        return said(SLUICE_MESSAGE("Terminal",
                                   "No jobs: none runs, and the engine remembers none that ended.")) +
               "\n";
    QList<QStringList> lines{
        {QStringLiteral("ID"), heading(SLUICE_MESSAGE("Terminal", "STATE")),
         heading(SLUICE_MESSAGE("Terminal", "MODE")), heading(SLUICE_MESSAGE("Terminal", "READ")),
         heading(SLUICE_MESSAGE("Terminal", "WRITTEN")), heading(SLUICE_MESSAGE("Terminal", "STARTED")),
         heading(SLUICE_MESSAGE("Terminal", "NAME"))}};
    const bool anyMalformed =
        std::any_of(rows_.begin(), rows_.end(), [](const Row &row) { return !row.job.malformed.empty(); });
    if (anyMalformed)
        lines.first().append(heading(SLUICE_MESSAGE("Terminal", "MALFORMED")));
    const auto rowsText = [](const std::optional<qint64> &rows) {
        return rows ? QString::number(*rows) : QStringLiteral("-");
    };
    for (const Row &row : sorted()) {
        const QString mode = engine::modeName(row.job.mode());
        const QString id = row.job.id.isEmpty() ? QStringLiteral("?") : row.job.id;
        const QString state = row.job.malformed.empty() ? row.job.stateText : malformedState(row.job);
        lines.append({id, state, mode.isEmpty() ? QStringLiteral("-") : mode,
                      rowsText(row.job.counters.sourceRows), rowsText(row.job.counters.sinkRows),
                      time(row.job.createTime), row.job.name});
        if (anyMalformed)
            lines.last().append(heading(row.job.malformed));
        for (QString &field : lines.last())
            field = QString::fromStdString(shown(field.toStdString())); // before the columns are measured
    }
    if (!rates_.isEmpty())
        addRates(lines);
    QList<std::size_t> widths(lines.first().size(), 0);
    for (const QStringList &line : lines)
        for (qsizetype i = 0; i < line.size(); ++i)
            widths[i] = std::max(widths[i], displayWidth(line[i].toStdString()));
    QString result;
    for (const QStringList &line : lines) {
        QString text;
        for (qsizetype i = 0; i < line.size(); ++i)
            text +=
                QString::fromStdString(padded(line[i].toStdString(), i + 1 < line.size() ? widths[i] : 0)) +
                QStringLiteral("  ");
        result += text.trimmed() + QLatin1Char('\n');
    }
    return result.toStdString();
}

} // namespace sluice::ctl
