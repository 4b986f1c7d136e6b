#include "ui/shell/recordingopening.h"

#include "models/core/qtmessage.h"
#include "models/core/qtshown.h"
#include "ui/shell/busyfield.h"
#include "ui/shell/notices.h"
#include "ui/shell/recordings.h"
#include "ui/shell/statusbar.h"

#include <QFileInfo>

namespace sluice::shell {

namespace {

QString endReason(const QString &path)
{
    return QStringLiteral("recording:") + path;
}

QString damageReason(const QString &path)
{
    return QStringLiteral("damaged recording:") + path;
}

QString clockReason(const QString &path)
{
    return QStringLiteral("clock of recording:") + path;
}

QString fileName(const QString &path)
{
    return shown(QFileInfo(path).fileName());
}

/// "line 12: This line is not a JSON object and is left out."
QString problemText(const Error &problem)
{
    const QString message = shown(translated(problem));
    const QString place = QString::fromStdString(problem.place);
    return place.startsWith(QLatin1String("line "))
               ? RecordingOpening::tr("line %1: %2").arg(place.mid(5), message)
               : message;
}

QString notWhole(const QString &path, const QList<Error> &problems)
{
    constexpr int mostNamed = 2;
    QStringList lines{
        RecordingOpening::tr("%1 is not whole: what could not be read of it is missing in what you see.")
            .arg(fileName(path))};
    for (const Error &problem : problems.mid(0, mostNamed))
        lines.append(problemText(problem));
    if (problems.size() > mostNamed)
        lines.append(RecordingOpening::tr("and %1 more").arg(problems.size() - mostNamed));
    return lines.join(u'\n');
}

} // namespace

RecordingOpening::RecordingOpening(Recordings &recordings, Notices &notices, StatusBar &status,
                                   QObject *parent)
    : QObject(parent)
    , recordings_(recordings)
    , notices_(notices)
    , status_(status)
{
    connect(&recordings_, &Recordings::started, this, &RecordingOpening::begin);
    connect(&recordings_, &Recordings::progressed, this, [this](const QString &path, int percent) {
        if (BusyField *const field = fields_.value(path))
            field->setPercent(percent);
    });
    connect(&recordings_, &Recordings::opened, this,
            [this](const QString &path, const QString &cluster, const QList<Error> &problems) {
                end(path);
                problems_.insert(path, problems);
                Q_EMIT opened(cluster);
                tellProblems(path, problems);
            });
    connect(&recordings_, &Recordings::remarked, this, [this](const QString &path, const Error &remark) {
        notices_.tell([path, remark] { return tr("%1: %2").arg(fileName(path), problemText(remark)); }, {},
                      clockReason(path));
    });
    connect(&recordings_, &Recordings::failed, this, [this](const QString &path, const Error &error) {
        end(path);
        notices_.fail(error, QString(), endReason(path));
    });
    connect(&recordings_, &Recordings::cancelled, this, &RecordingOpening::end);
    connect(&recordings_, &Recordings::ended, this, &RecordingOpening::tellEnd);
}

void RecordingOpening::open(const QString &path)
{
    for (const QString &reason : {endReason(path), damageReason(path), clockReason(path)})
        notices_.withdraw(reason);
    recordings_.open(path);
}

void RecordingOpening::begin(const QString &path)
{
    auto *field = new BusyField([] { return tr("Cancel the reading"); });
    fields_.insert(path, field);
    status_.addBusy(field);
    connect(field, &BusyField::cancelRequested, this, [this, path] { recordings_.cancel(path); });
    field->start([path] { return tr("Reading %1…").arg(fileName(path)); });
}

void RecordingOpening::end(const QString &path)
{
    if (BusyField *const field = fields_.take(path)) {
        field->stop();
        field->deleteLater(); // it may be the sender of the click that led here
    }
}

/// A recording that is not whole is replayed as far as it goes, and that is said: what is missing is no
/// all-clear.
void RecordingOpening::tellProblems(const QString &path, const QList<Error> &problems)
{
    if (problems.isEmpty())
        return;
    notices_.warn([path, problems] { return notWhole(path, problems); }, {showMissing(path, problems)},
                  damageReason(path));
}

Notices::Choice RecordingOpening::showMissing(const QString &path, const QList<Error> &problems)
{
    return {[] { return tr("Show what is missing"); },
            [this, path, problems] {
                Q_EMIT problemsRequested(path, problems);
            }};
}

void RecordingOpening::tellEnd(const QString &path, const QString &cluster)
{
    const Notices::Choice again{[] { return tr("Play it again"); },
                                [this, path] {
                                    open(path);
                                }};
    const auto sentence = [cluster] {
        return tr("%1 is over; what you see is its last moment.").arg(cluster);
    };
    const QList<Error> problems = problems_.value(path);
    if (problems.isEmpty()) {
        notices_.tell(sentence, {again}, endReason(path));
        return;
    }
    // The end of one that is not whole says both: the newer sentence would hide the other one.
    notices_.withdraw(damageReason(path));
    notices_.warn([sentence, path, problems] { return sentence() + u'\n' + notWhole(path, problems); },
                  {showMissing(path, problems), again}, endReason(path));
}

QString recordingProblemsHtml(const QString &path, const QList<Error> &problems)
{
    QString text = QStringLiteral("<h3>%1</h3><p>%2</p><ul>")
                       .arg(fileName(path).toHtmlEscaped(),
                            RecordingOpening::tr("What could not be read of this recording, the first 100:")
                                .toHtmlEscaped());
    for (const Error &problem : problems)
        text += QStringLiteral("<li>%1</li>").arg(problemText(problem).toHtmlEscaped());
    return text + QStringLiteral("</ul>");
}

} // namespace sluice::shell
