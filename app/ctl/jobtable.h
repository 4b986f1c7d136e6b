#pragma once

#include "models/core/error.h"
#include "models/engine/seatunnel/types.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

#include <string>

namespace sluice::ctl {

/// Jobs of a cluster for printing. A job that several members report alike is one row; where they differ,
/// each member's word is a row of its own.
class JobTable
{
public:
    void add(const QString &member, const engine::JobInfo &job);
    /// Rows written a second of a running job; the table then has a column of rates.
    void setRate(const QString &jobId, std::optional<double> perSecond) { rates_.insert(jobId, perSecond); }
    /// A list that did not come; the error's place is the member.
    void addUnanswered(const QString &question, const Error &error);

    /// A JSON object on one line: "jobs", a list of {id, name, state, mode, sourceRows, sinkRows, createTime,
    /// finishTime, error, members, malformed, sinkRowsPerSecond}, and "unanswered", a list of {member,
    /// question, error}. Unknown values are null; times are the server's own, which has no zone; malformed
    /// says why an entry could not be read whole.
    std::string json() const;
    /// Columns for people, newest start first.
    std::string text() const;

private:
    struct Row
    {
        QStringList members;
        engine::JobInfo job;
    };
    QList<Row> sorted() const;
    void addRates(QList<QStringList> &lines) const;

    struct Unanswered
    {
        QString question;
        Error error;
    };
    QList<Row> rows_;
    QHash<QStringList, qsizetype> rowOf_; ///< by what makes two reports one row
    QList<Unanswered> unanswered_;
    QHash<QString, std::optional<double>> rates_; ///< by job id; empty: not measured
};

} // namespace sluice::ctl
