#include "ui/shell/submitparts.h"

#include "models/core/qtmessage.h"
#include "models/core/secrets/secrets.h"
#include "models/job/job.h"
#include "models/job/secrets.h"
#include "models/job/variables.h"

#include <QCoreApplication>

#include <algorithm>

namespace sluice::shell {

namespace {

using monitorui::SubmitBody;
using monitorui::SubmitMode;
using monitorui::SubmitRequest;
using Values = SubmitRequest::Values;

SubmitMode modeOf(const hocon::Tree &tree)
{
    const job::ModeDecision decision = job::decideMode(tree);
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
    job::VariableValues result;
    for (auto value = values.cbegin(); value != values.cend(); ++value)
        result.given.push_back(value.key().toStdString() + '=' + value.value().toStdString());
    return result;
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
    const std::vector<job::Variable> open = job::openVariables(job.job(), given(values));
    QList<SubmitRequest::Problem> problems;
    for (const job::Problem &problem : filled.problems()) {
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

/// By its own name, or by the option that it is the value of.
bool isSecret(const job::Variable &variable)
{
    return isSecretName(variable.name) ||
           std::any_of(variable.places.begin(), variable.places.end(),
                       [](const job::VariablePlace &place) { return isSecretName(place.pointer); });
}

Result<SubmitBody> bodyOf(const job::Analysis &job, const QList<monitorui::SubmitVariable> &variables,
                          const Values &values)
{
    const bool complete =
        std::all_of(variables.begin(), variables.end(),
                    [&values](const monitorui::SubmitVariable &one) { return values.contains(one.name); });
    if (!complete)
        return fail(ErrorCode::Unsupported,
                    QCoreApplication::translate("sluice::shell::SubmitFlow",
                                                "It is shown when every variable has a value.")
                        .toStdString());
    const Result<std::string> json = job::submission(job.job(), given(values));
    if (!json)
        return tl::unexpected(json.error());
    const hocon::Tree sent = hocon::Tree::parse(*json, hocon::Syntax::Json);
    // A secret may have been typed for a variable that is only part of a text.
    KnownSecrets known;
    for (const monitorui::SubmitVariable &variable : variables)
        if (variable.secret)
            known.add(values.value(variable.name).toStdString());
    SubmitBody body;
    body.json = QByteArray::fromStdString(*json);
    body.shown = QString::fromStdString(known.masked(job::maskedConfig(sent)));
    body.mode = modeOf(sent);
    body.jobName = QString::fromStdString(job.jobName(sent));
    return body;
}

} // namespace

void describeJob(const job::Analysis &job, monitorui::SubmitRequest &request)
{
    request.name = QString::fromStdString(job.jobName());
    request.mode = modeOf(job.job());
    for (const job::Variable &variable : job::openVariables(job.job()))
        request.variables.append({QString::fromStdString(variable.name), {}, isSecret(variable)});
    request.check = [job](const Values &values) {
        return problemsOf(job, values);
    };
    request.render = [job, variables = request.variables](const Values &values) {
        return bodyOf(job, variables, values);
    };
}

} // namespace sluice::shell
