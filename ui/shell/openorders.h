#pragma once

#include "ui/shell/notices.h"

#include <QHash>

namespace sluice::shell {

/// What was sent to clusters and of which nobody knows yet what became of it. It goes out once; who is asked
/// whether to send it again is told first that it may have arrived.
class OpenOrders
{
public:
    /// A submit to this cluster.
    static QString submitTo(const QString &cluster);
    /// A stop of this job, with a savepoint or without, or that it go on.
    static QString ofJob(const QString &cluster, const QString &jobId);

    /// `sentence` says what is not known. The newest of a key counts.
    void open(const QString &key, const Words &sentence) { open_.insert(key, sentence); }
    /// It is known now.
    void settle(const QString &key) { open_.remove(key); }
    /// What is not known of these, a line each; empty: nothing is open.
    QString sentences(const QStringList &keys) const;

private:
    QHash<QString, Words> open_;
};

} // namespace sluice::shell
