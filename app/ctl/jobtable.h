#pragma once

#include "models/engine/types.h"

#include <QList>
#include <QString>

#include <string>

namespace sluice::ctl {

/// Jobs of a cluster for printing. A job that several members report alike is one row; where they differ,
/// each member's word is a row of its own.
class JobTable
{
public:
    void add(const QString &member, const engine::JobInfo &job);

    /// A JSON array on one line: id, name, state, mode, sourceRows, sinkRows, createTime, finishTime, error,
    /// members. Unknown values are null; times are the server's own, which has no zone.
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

    QList<Row> rows_;
};

} // namespace sluice::ctl
