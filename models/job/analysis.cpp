#include "models/job/analysis.h"

#include "models/job/lint/sqlproblems.h"
#include "models/job/lint/wrongname.h"

#include <algorithm>
#include <iterator>
#include <mutex>

namespace sluice::job {

struct Analysis::Data
{
    explicit Data(JobText given)
        : source(std::move(given))
        , kind(fileKind(source.name.empty() ? source.path : source.name, source.text))
        , tree(parsed(source, kind))
    {
        if (isSql(kind))
            sql = job::parseSql(tree.text());
    }

    /// Takes the text along.
    static hocon::Tree parsed(JobText &source, FileKind kind)
    {
        hocon::ParseOptions options;
        options.syntax = syntaxOf(kind);
        options.path = source.path;
        hocon::Tree tree = hocon::Tree::parse(std::move(source.text), options);
        source.text.clear();
        return tree;
    }

    const std::string &name() const { return source.name.empty() ? source.path : source.name; }

    std::vector<Problem> look() const
    {
        if (sql)
            return sqlProblems(*sql, kind, tree, source.options);
        const std::optional<Problem> wrong = wrongName(name(), tree);
        // Of what is no JSON at all, mistakes in JSON say nothing.
        std::vector<Problem> problems = wrong && wrong->severity == ProblemSeverity::Error
                                            ? std::vector<Problem>()
                                            : lint(tree, source.options);
        if (wrong)
            problems.insert(problems.begin(), *wrong);
        return problems;
    }

    const std::vector<Problem> &problems() const
    {
        std::call_once(linted, [this] {
            found = look();
            if (!source.origin)
                return;
            const std::size_t own = found.size();
            std::vector<Problem> more = originProblems(tree.text(), *source.origin, kind);
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
    mutable std::once_flag indexed;
    mutable std::optional<TextIndex> index;
    mutable std::once_flag decided;
    mutable ModeDecision mode;
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

const TextIndex &Analysis::places() const
{
    std::call_once(d->indexed, [this] { d->index.emplace(d->tree.text()); });
    return *d->index;
}

ModeDecision Analysis::mode() const
{
    std::call_once(d->decided, [this] { d->mode = decideMode(job()); });
    return d->mode;
}

std::string Analysis::betterName() const
{
    const std::optional<Problem> wrong = d->sql ? std::nullopt : wrongName(d->name(), d->tree);
    return wrong ? wrong->fixes.front().saveAs : std::string();
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
    return job::jobName(sent, d->name());
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
