#pragma once

#include "models/core/message.h"

#include <QList>
#include <QMetaType>
#include <QString>

/// A discrepancy between what an engine reports and what is observed. Contract: README of this folder.
namespace sluice::monitor {

enum class Severity
{
    Info,
    Warning,
    Critical
};

QString severityName(Severity severity); ///< "info", "warning", "critical"

/// One finding. Identity: (code, cluster, jobId, since).
struct Finding
{
    QString code; ///< kebab-case, never changes ("duplicate-writes")
    /// What it is about beside the code, among those of its cluster: a run, a member, or empty for the
    /// cluster.
    QString subject;
    Severity severity = Severity::Info;
    QString cluster; ///< the name the person gave it
    QString jobId;   ///< empty: about the cluster or a member
    QString jobName;
    QString member;       ///< who reported it, or empty
    qint64 sinceMs = 0;   ///< first observation, since 1970 UTC
    qint64 untilMs = 0;   ///< 0 while open
    qint64 updatedMs = 0; ///< last observation that confirmed it
    /// Of one that is kept for a person (FindingKind::Harm): since when its evidence is not observed any
    /// more; 0 while it is.
    qint64 goneMs = 0;
    qint64 acknowledgedMs = 0; ///< when a person closed it; 0: nobody did
    QString acknowledgedBy;
    Message reported; ///< what the engine said, by which member, when
    Message observed; ///< the numbers
    /// How many rows one run of the job moves, where `observed` rests on it; 0: it does not.
    qint64 rowsPerRun = 0;
    Message cause;     ///< the likely cause
    Message advice;    ///< what to do
    int evidence = -1; ///< index into the history of raw replies, for "Raw"; -1: none

    bool isOpen() const { return untilMs == 0; }
    bool isAcknowledged() const { return acknowledgedMs != 0; }
};

enum class FindingChange
{
    Opened,
    Updated,
    Closed
};

struct FindingEvent
{
    FindingChange change = FindingChange::Opened;
    Finding finding;
    qint64 atMs = 0; ///< time of the observation
};

} // namespace sluice::monitor

Q_DECLARE_METATYPE(sluice::monitor::Finding)
