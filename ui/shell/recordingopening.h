#pragma once

#include "models/core/error.h"
#include "ui/shell/notices.h"

#include <QHash>
#include <QObject>
#include <QPointer>

namespace sluice::shell {

class BusyField;
class Recordings;
class StatusBar;

/// What the person sees of recordings that are opened: how far the reading is, what of them could not be
/// read, that one has come to its end.
class RecordingOpening : public QObject
{
    Q_OBJECT

public:
    RecordingOpening(Recordings &recordings, Notices &notices, StatusBar &status, QObject *parent = nullptr);

    void open(const QString &path);

Q_SIGNALS:
    /// A recording is replayed as this cluster now.
    void opened(const QString &cluster);
    /// The person wants to read all that is wrong with a recording.
    void problemsRequested(const QString &path, const QList<sluice::Error> &problems);

private:
    void begin(const QString &path);
    void end(const QString &path);
    void tellProblems(const QString &path, const QList<Error> &problems);
    Notices::Choice showMissing(const QString &path, const QList<Error> &problems);
    void tellEnd(const QString &path, const QString &cluster);

    Recordings &recordings_;
    Notices &notices_;
    StatusBar &status_;
    QHash<QString, QPointer<BusyField>> fields_; ///< by path
    QHash<QString, QList<Error>> problems_;      ///< of recordings that are not whole, by path
};

/// All that is wrong with a recording, for reading.
QString recordingProblemsHtml(const QString &path, const QList<Error> &problems);

} // namespace sluice::shell
