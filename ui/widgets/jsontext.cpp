#include "ui/widgets/jsontext.h"

#include <QJsonDocument>

namespace sluice::widgets {

namespace {

/// The place after the string that starts at `start`.
qsizetype afterString(const QString &json, qsizetype start)
{
    qsizetype i = start + 1;
    while (i < json.size() && json.at(i) != QLatin1Char('"'))
        i += json.at(i) == QLatin1Char('\\') ? 2 : 1;
    return qMin(i + 1, json.size());
}

/// The place of the next character that is no white space.
qsizetype afterSpace(const QString &json, qsizetype i)
{
    while (i < json.size() && json.at(i).isSpace())
        ++i;
    return i;
}

void breakLine(QString &out, int depth)
{
    out += QLatin1Char('\n') + QString(depth * 2, QLatin1Char(' '));
}

} // namespace

QString prettyJson(const QString &json)
{
    QJsonParseError error;
    QJsonDocument::fromJson(json.toUtf8(), &error);
    if (error.error != QJsonParseError::NoError)
        return json;
    QString out;
    int depth = 0;
    for (qsizetype i = afterSpace(json, 0); i < json.size(); i = afterSpace(json, i)) {
        const QChar c = json.at(i);
        if (c == QLatin1Char('"')) {
            const qsizetype end = afterString(json, i);
            out += QStringView(json).mid(i, end - i);
            i = end;
            continue;
        }
        ++i;
        if (c == QLatin1Char('{') || c == QLatin1Char('[')) {
            const qsizetype next = afterSpace(json, i);
            out += c;
            if (next < json.size() &&
                (json.at(next) == QLatin1Char('}') || json.at(next) == QLatin1Char(']'))) {
                out += json.at(next);
                i = next + 1;
            } else {
                breakLine(out, ++depth);
            }
        } else if (c == QLatin1Char('}') || c == QLatin1Char(']')) {
            breakLine(out, --depth);
            out += c;
        } else if (c == QLatin1Char(',')) {
            out += c;
            breakLine(out, depth);
        } else {
            out += c;
            if (c == QLatin1Char(':'))
                out += QLatin1Char(' ');
        }
    }
    return out;
}

} // namespace sluice::widgets
