#pragma once

#include "models/monitor/candidate.h"

#include <QMap>
#include <QSet>

namespace sluice::monitor {

/// Keeps findings: opens a candidate after enough observations in a row, updates it in place, closes it when
/// it is gone, and remembers it. Pure.
class FindingRegistry
{
public:
    static constexpr int maxClosed = 1000;

    explicit FindingRegistry(QString cluster);

    /// What one complete sweep showed. `blind`: nobody could be asked about jobs, so nothing about a job
    /// closes. `partial`: some member could not be asked, so nothing closes that needs every member.
    struct Sight
    {
        qint64 atMs = 0;
        bool blind = false;
        bool partial = false;
    };
    QList<FindingEvent> apply(const Sight &sight, const Candidates &candidates);

    /// Open ones first, then closed ones, newest first.
    QList<Finding> findings() const;
    bool isOpen(const QString &code, const QString &subject) const;
    int openCount(const QString &jobId) const;
    /// True when something other than a hint is open or about to open: worth a closer look.
    bool isSuspicious() const;
    /// True when something is about to open and wants its second look soon.
    bool hasPending() const;

private:
    struct Entry
    {
        Finding finding;
        bool open = false;
        bool needsEveryMember = false;
        int observations = 0;
        int missed = 0;
        qint64 firstStampMs = 0;
        qint64 stampMs = 0;
        qint64 rank = 0;
        qint64 toldMs = 0;
    };

    void observe(Entry &entry, const Candidate &candidate, const Sight &sight, QList<FindingEvent> &events);
    static void fill(Finding &finding, const Candidate &candidate);

    QString cluster_;
    QMap<QString, Entry> entries_;
    QList<Finding> closed_; ///< oldest first
};

} // namespace sluice::monitor
