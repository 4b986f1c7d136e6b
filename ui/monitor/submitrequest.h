#pragma once

#include "models/core/error.h"
#include "models/engine/seatunnel/types.h"
#include "ui/monitor/clusteridentity.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QStringList>

#include <functional>

namespace sluice::monitorui {

/// A ${name} of the text that wants a value before the job can be sent.
struct SubmitVariable
{
    QString name;
    QString value;       ///< proposed; empty: the person has to say
    bool secret = false; ///< typed and shown hidden
};

/// A job that the cluster has or had: one that runs, one that can be gone on with, or one that was last seen
/// running.
struct SubmitJob
{
    QString id;
    QString name;
    QString state;          ///< in words
    bool savepoint = false; ///< it has stopped with a savepoint; else it runs, or is gone
    /// It had not ended, and no member lists it any more. A gone one does not run.
    bool gone = false;
    bool checkpoints = false; ///< of one that is gone: it can be gone on with from the last of them
    QString seen = {};        ///< of one that is gone: when it was seen last, in words
};

/// In which mode a job will run, as far as its text says.
struct SubmitMode
{
    enum From
    {
        Default,  ///< nothing says so: the engine takes BATCH
        Text,     ///< `mode`; Unknown: some other word, which the engine refuses
        Variable, ///< a variable without a value says so
    } from = Default;
    engine::JobMode mode = engine::JobMode::Unknown;
};

/// What goes over the wire.
struct SubmitBody
{
    QByteArray json;
    QString shown;              ///< the same for people, secrets masked
    SubmitMode mode = {};       ///< now that the variables have values
    QString jobName = {};       ///< likewise; empty: as the request says
    QStringList changes = {};   ///< what is sent otherwise than the file has it, a sentence each
    QStringList surprises = {}; ///< those of them that nobody expects
};

/// Everything that a submit shows before it happens. The caller linted, resolved and converted already.
struct SubmitRequest
{
    struct Problem
    {
        enum Severity
        {
            Hint,
            Warning,
            Error
        } severity = Warning;
        int line = 0; ///< from 1
        QString text;
        /// It is mended by a value for a variable, for which the sheet has a field.
        bool wantsValue = false;
    };
    using Values = QMap<QString, QString>; ///< of variables, by name

    ClusterIdentity cluster;
    QString file;           ///< what is submitted, as its tab is called
    QString name;           ///< proposed job name; may be empty
    bool keepsName = false; ///< it is that of the job that goes on: what variables make of it is another
    SubmitMode mode;
    /// Makes what will be sent from the values of the variables; an error where it cannot be made.
    std::function<Result<SubmitBody>(const Values &)> render;
    QList<Problem> problems;
    /// The problems that are left with such values; none: those of `problems`.
    std::function<QList<Problem>(const Values &)> check;
    bool recording = false; ///< what is submitted to is replayed, and takes nothing
    bool unsaved = false;   ///< the text differs from the file
    /// What nobody knows yet of what was sent before this one, in sentences; empty: all is known.
    QString unsettled = {};
    QList<SubmitJob> jobs;
    QList<SubmitVariable> variables;
    QString savepointJob; ///< id of the one of `jobs` to go on with; empty: a new job is proposed
};

/// What the person said yes to.
struct SubmitOrder
{
    QString cluster;
    QByteArray json;
    QString jobName;      ///< empty: the engine's default
    QString savepointJob; ///< go on from the savepoint of this job, under its id; empty: a new job
};

} // namespace sluice::monitorui

Q_DECLARE_METATYPE(sluice::monitorui::SubmitOrder)
