#include "models/job/lint/sqlproblems.h"

#include "models/job/lint/lintrules.h"
#include "models/job/lint/suppression.h"

#include <algorithm>

namespace sluice::job {

namespace {

Problem problem(std::string code, ProblemSeverity severity, TextSpan span, Message message)
{
    return {std::move(code), severity, span, {}, {}, std::move(message), {}, {}};
}

/// The first line that says something: a statement, not a comment.
TextSpan firstStatement(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        at = std::min(text.find_first_not_of(" \t\r\n", at), text.size());
        if (text.substr(at, 2) == "--")
            at = std::min(text.find('\n', at), text.size());
        else if (text.substr(at, 2) == "/*")
            at = std::min(std::min(text.find("*/", at), text.size() - 2) + 2, text.size());
        else
            break;
    }
    return {at, std::min(text.find_first_of("\r\n", at), text.size()) - at};
}

void addJobProblems(const job::SqlJob &sql, const LintOptions &options, std::vector<Problem> &problems)
{
    for (Problem &each : lint(sql.tree, options)) {
        if (each.code == "syntax")
            continue; // the engine's own text: its errors are told of the SQL
        each.span = sql.hocon.source(each.span);
        each.fixes.clear();
        problems.push_back(std::move(each));
    }
}

} // namespace

std::vector<Problem> sqlProblems(const job::SqlJob &sql, FileKind kind, const hocon::Tree &read,
                                 const LintOptions &options)
{
    const std::string &text = read.text();
    std::vector<Problem> problems;
    if (kind == FileKind::FlinkSql) {
        problems.push_back(
            problem("wrong-dialect", ProblemSeverity::Error, firstStatement(text),
                    {kProblemContext,
                     SLUICE_TRANSLATE_NOOP("Problem", "This is SQL for Flink, not a SeaTunnel job: there, "
                                                      "every table says 'type' = 'source' or 'sink'.")}));
    } else {
        for (const hocon::SyntaxError &error : sql.errors)
            problems.push_back(problem("syntax", ProblemSeverity::Error, error.span, error.message));
        for (const hocon::SyntaxError &remark : sql.remarks)
            problems.push_back(
                problem("sql-surprise", ProblemSeverity::Warning, remark.span, remark.message));
        if (sql.errors.empty())
            addJobProblems(sql, options, problems);
    }
    const LineIndex lines(text);
    for (Problem &each : problems)
        each.place = lines.at(each.span.offset);
    removeSuppressed(text, lines, problems);
    std::stable_sort(problems.begin(), problems.end(),
                     [](const Problem &a, const Problem &b) { return a.span.offset < b.span.offset; });
    rules::finish(read, problems);
    return problems;
}

} // namespace sluice::job
