#include "models/monitor/eventjson.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

namespace sluice::monitor {

namespace {

QString isoTime(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

QString english(const Message &message)
{
    return QString::fromStdString(message.english());
}

// A JSON string literal. QJsonObject would sort the keys; the order of the line is part of its format.
QByteArray quoted(const QString &text)
{
    const QByteArray wrapped = QJsonDocument(QJsonObject{{QString(), text}}).toJson(QJsonDocument::Compact);
    return wrapped.mid(4, wrapped.size() - 5); // without {"": and }
}

} // namespace

QString changeName(FindingChange change)
{
    switch (change) {
    case FindingChange::Opened:
        return QStringLiteral("opened");
    case FindingChange::Updated:
        return QStringLiteral("updated");
    case FindingChange::Closed:
        return QStringLiteral("closed");
    }
    return {};
}

QByteArray toJsonLine(const FindingEvent &event)
{
    const Finding &finding = event.finding;
    QList<std::pair<const char *, QString>> fields = {
        {"event", changeName(event.change)},
        {"code", finding.code},
        {"severity", severityName(finding.severity)},
        {"cluster", finding.cluster},
        {"job", finding.jobId},
        {"name", finding.jobName},
        {"at", isoTime(event.atMs)},
        {"since", isoTime(finding.sinceMs)},
        {"reported", english(finding.reported)},
        {"observed", english(finding.observed)},
        {"cause", english(finding.cause)},
        {"advice", english(finding.advice)},
    };
    if (finding.goneMs != 0)
        fields.append({"gone", isoTime(finding.goneMs)});
    QByteArray line = "{";
    for (const auto &[key, value] : std::as_const(fields)) {
        if (line.size() > 1)
            line += ',';
        line += '"';
        line += key;
        line += "\":";
        line += quoted(value);
    }
    return line + '}';
}

QString toText(const FindingEvent &event, const Patterns &patterns)
{
    const Finding &finding = event.finding;
    QString about = finding.cluster;
    if (!finding.jobId.isEmpty())
        about = finding.jobName.isEmpty() ? finding.jobId
                                          : QStringLiteral("%1 (%2)").arg(finding.jobName, finding.jobId);
    else if (!finding.member.isEmpty())
        about = finding.member;
    QString text = QStringLiteral("%1 %2 %3 %4: %5")
                       .arg(isoTime(event.atMs), changeName(event.change), severityName(finding.severity),
                            finding.code, about);
    if (event.change == FindingChange::Closed)
        return text;
    const auto add = [&](const Message &line, const Message &filled) {
        if (!filled.empty())
            text += QLatin1String("\n    ") +
                    QString::fromStdString(line.with(filled.said(patterns)).said(patterns));
    };
    add(SLUICE_MESSAGE("Finding", "reported: %1"), finding.reported);
    add(SLUICE_MESSAGE("Finding", "observed: %1"), finding.observed);
    add(SLUICE_MESSAGE("Finding", "cause: %1"), finding.cause);
    add(SLUICE_MESSAGE("Finding", "advice: %1"), finding.advice);
    if (finding.goneMs != 0)
        add(SLUICE_MESSAGE("Finding",
                           "gone: not observed since %1; it stays open, because that does not undo it"),
            verbatim(isoTime(finding.goneMs).toStdString()));
    return text;
}

} // namespace sluice::monitor
