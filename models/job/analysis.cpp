#include "models/job/analysis.h"

#include "models/job/lint/sqlproblems.h"

#include <algorithm>
#include <iterator>
#include <mutex>

namespace sluice::job {

struct Analysis::Data
{
    explicit Data(JobText given)
        : source(std::move(given))
        , kind(fileKind(source.name.empty() ? source.path : source.name, source.text))
    {
        hocon::ParseOptions options;
        options.syntax = syntaxOf(kind);
        options.path = source.path;
        tree = hocon::Tree::parse(std::move(source.text), options);
        source.text.clear(); // the tree has it
        if (isSql(kind))
            sql = job::parseSql(tree.text());
    }

    const std::vector<Problem> &problems() const
    {
        std::call_once(linted, [this] {
            found = sql ? sqlProblems(*sql, kind, tree, source.options) : lint(tree, source.options);
            if (!source.origin)
                return;
            const std::size_t own = found.size();
            std::vector<Problem> more = originProblems(tree.text(), *source.origin);
            std::move(more.begin(), more.end(), std::back_inserter(found));
            std::inplace_merge(
                found.begin(), found.begin() + static_cast<std::ptrdiff_t>(own), found.end(),
                [](const Problem &a, const Problem &b) { return a.span.offset < b.span.offset; });
        });
        return found;
    }

    JobText source; ///< without its text
    FileKind kind;
    hocon::Tree tree;
    std::optional<job::SqlJob> sql;
    mutable std::once_flag linted;
    mutable std::vector<Problem> found;
};

Analysis::Analysis()
    : Analysis(JobText{})
{
}

Analysis::Analysis(JobText job)
    : d(std::make_shared<const Data>(std::move(job)))
{
}

const std::string &Analysis::text() const
{
    return d->tree.text();
}

FileKind Analysis::kind() const
{
    return d->kind;
}

const hocon::Tree &Analysis::tree() const
{
    return d->tree;
}

const hocon::Tree &Analysis::job() const
{
    return d->sql ? d->sql->tree : d->tree;
}

const std::optional<TextOrigin> &Analysis::origin() const
{
    return d->source.origin;
}

const job::SqlJob *Analysis::sql() const
{
    return d->sql ? &*d->sql : nullptr;
}

const std::vector<Problem> &Analysis::problems() const
{
    return d->problems();
}

ModeDecision Analysis::mode() const
{
    return decideMode(job());
}

std::vector<Stage> Analysis::stages() const
{
    return job::stages(job());
}

std::string Analysis::jobName() const
{
    return jobName(job());
}

std::string Analysis::jobName(const hocon::Tree &sent) const
{
    return job::jobName(sent, d->source.name.empty() ? d->source.path : d->source.name);
}

Analysis Analysis::again() const
{
    return with(text());
}

Analysis Analysis::with(std::string text) const
{
    JobText other = d->source;
    other.text = std::move(text);
    return Analysis(std::move(other));
}

Analysis Analysis::withVariables(std::vector<std::string> values) const
{
    JobText other = d->source;
    other.text = text();
    other.options.variables = std::move(values);
    return Analysis(std::move(other));
}

} // namespace sluice::job
