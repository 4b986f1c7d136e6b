#include "ui/shell/submitparts.h"

#include "models/core/qtmessage.h"
#include "models/job/submission.h"

#include <QCoreApplication>

#include <algorithm>

namespace sluice::shell {

namespace {

using monitorui::SubmitBody;
using monitorui::SubmitMode;
using monitorui::SubmitRequest;
using Values = SubmitRequest::Values;

SubmitMode modeOf(const job::ModeDecision &decision)
{
    switch (decision.mode) {
    case job::Mode::Variable:
        return {SubmitMode::Variable, engine::JobMode::Unknown};
    case job::Mode::Invalid:
        return {SubmitMode::Text, engine::JobMode::Unknown};
    case job::Mode::Batch:
    case job::Mode::Streaming:
        break;
    }
    return {decision.origin == job::ModeOrigin::Defaulted ? SubmitMode::Default : SubmitMode::Text,
            decision.mode == job::Mode::Batch ? engine::JobMode::Batch : engine::JobMode::Streaming};
}

job::VariableValues given(const Values &values)
{
    return {givenValues(values), std::nullopt};
}

/// A variable that has no value yet, which the sheet asks for: what the engine refuses is an error until
/// then, although the text alone, whose values may come from anywhere, gets a warning.
SubmitRequest::Problem missingValue(const job::Problem &problem, const std::vector<job::Variable> &open)
{
    SubmitRequest::Problem missing;
    missing.line = int(problem.place.line);
    missing.text = translated(problem.message);
    missing.wantsValue = true;
    for (const job::Variable &variable : open)
        for (const job::VariablePlace &place : variable.places) {
            if (place.span.offset != problem.span.offset)
                continue;
            missing.severity = place.quoted ? SubmitRequest::Problem::Warning : SubmitRequest::Problem::Error;
            const QString text =
                place.quoted
                    ? QCoreApplication::translate("sluice::shell::SubmitFlow",
                                                  "The variable %1 has no value yet: without one it stays as "
                                                  "text.")
                    : QCoreApplication::translate("sluice::shell::SubmitFlow",
                                                  "The variable %1 has no value yet: without one the engine "
                                                  "refuses the job.");
            missing.text = text.arg(QString::fromStdString(variable.name));
        }
    return missing;
}

QList<SubmitRequest::Problem> problemsOf(const job::Analysis &job, const Values &values)
{
    const job::Analysis filled = job.withVariables(given(values).given);
    const std::vector<job::Variable> open = job::openVariables(job, given(values));
    QList<SubmitRequest::Problem> problems;
    for (const job::Problem &problem : job::problemsOfSent(filled)) {
        if (problem.code == "unresolved-variable") {
            problems.append(missingValue(problem, open));
            continue;
        }
        const auto severity = problem.severity == job::ProblemSeverity::Error ? SubmitRequest::Problem::Error
                              : problem.severity == job::ProblemSeverity::Warning
                                  ? SubmitRequest::Problem::Warning
                                  : SubmitRequest::Problem::Hint;
        problems.append({severity, int(problem.place.line), translated(problem.message)});
    }
    return problems;
}

Result<SubmitBody> bodyOf(const job::Analysis &job, const QList<monitorui::SubmitVariable> &variables,
                          const Values &values)
{
    const bool complete =
        std::all_of(variables.begin(), variables.end(),
                    [&values](const monitorui::SubmitVariable &one) { return values.contains(one.name); });
    if (!complete)
        return fail(ErrorCode::Unsupported, SLUICE_MESSAGE("sluice::shell::SubmitFlow",
                                                           "It is shown when every variable has a value."));
    const Result<job::Submission> sent = job::submission(job, {given(values)});
    if (!sent)
        return tl::unexpected(sent.error());
    SubmitBody body;
    body.json = QByteArray::fromStdString(sent->body);
    body.shown = QString::fromStdString(sent->masked);
    body.mode = modeOf(sent->mode);
    body.jobName = QString::fromStdString(sent->name);
    for (const job::SubmissionRemark &remark : sent->remarks)
        (remark.surprising ? body.surprises : body.changes).append(translated(remark.message));
    return body;
}

} // namespace

std::vector<std::string> givenValues(const QMap<QString, QString> &values)
{
    std::vector<std::string> given;
    for (auto value = values.cbegin(); value != values.cend(); ++value)
        given.push_back(value.key().toStdString() + '=' + value.value().toStdString());
    return given;
}

void describeJob(const job::Analysis &job, monitorui::SubmitRequest &request)
{
    request.name = QString::fromStdString(job.jobName());
    request.mode = modeOf(job.mode());
    for (const job::Variable &variable : job::openVariables(job))
        request.variables.append({QString::fromStdString(variable.name), {}, job::isSecret(variable)});
    request.check = [job](const Values &values) {
        return problemsOf(job, values);
    };
    request.render = [job, variables = request.variables](const Values &values) {
        return bodyOf(job, variables, values);
    };
}

} // namespace sluice::shell
