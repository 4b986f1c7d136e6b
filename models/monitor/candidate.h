#pragma once

#include "models/monitor/finding.h"

#include <initializer_list>

namespace sluice::monitor {

/// What a rule sees in one sweep: a finding if it lasts. Rules are pure; FindingRegistry decides what opens,
/// is updated and closes.
struct Candidate
{
    enum class Role
    {
        Evidence,
        Aftermath, ///< says more of a finding that is open, or nothing: it opens none
        Undone     ///< proof that the harm is no more: closes the finding
    };

    Role role = Role::Evidence;
    QString code;
    Severity severity = Severity::Warning;
    /// Identity beside the code: a run, a member, or empty for the cluster.
    QString subject;
    QString jobId;
    QString jobName;
    QString member;
    qint64 sinceMs = 0; ///< first observation; 0: when the registry saw it first
    /// When the newest of the facts was said that this rests on. The same stamp twice is one observation.
    qint64 stampMs = 0;
    int observations = 2; ///< observations in a row before it opens
    qint64 spanMs = 0;    ///< and this long from the first to the last of them
    /// Rests on the word of every member: stays as it is while one of them cannot be asked.
    bool needsEveryMember = false;
    /// A change of rank (an attempt number, a multiple) is worth telling at once.
    qint64 rank = 0;
    Message reported;
    Message observed;
    qint64 rowsPerRun = 0; ///< Finding::rowsPerRun
    Message cause;
    Message advice;
    int evidence = -1;
};

using Candidates = QList<Candidate>;

/// A sentence of a finding. `text` is marked with SLUICE_TRANSLATE_NOOP("Finding", ...) where it is written.
Message sentence(const char *text, std::initializer_list<QString> arguments = {});
/// "05:12:13 UTC"; with the date where `withDate`.
QString timeText(qint64 ms, bool withDate = false);
/// "45 s", "3 min", "2 h 5 min".
QString durationText(qint64 ms);

} // namespace sluice::monitor
