#include "models/items/envrow.h"

#include "models/editing/document.h"
#include "models/hocon/pointer.h"
#include "models/job/job.h"
#include "models/job/lint/envschema.h"

#include <algorithm>
#include <string_view>

namespace sluice::items {

namespace {

QString toQt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

EnvRow::Section sectionOf(std::string_view key)
{
    const auto startsWith = [&](std::string_view prefix) {
        return key.substr(0, prefix.size()) == prefix;
    };
    if (startsWith("checkpoint."))
        return EnvRow::Section::Checkpoints;
    if (startsWith("job.retry."))
        return EnvRow::Section::Retries;
    if (startsWith("read_limit."))
        return EnvRow::Section::Limits;
    if (startsWith("job.") || key == "parallelism")
        return EnvRow::Section::Job;
    return EnvRow::Section::Other;
}

EnvRow::Editor editorOf(job::OptionType type)
{
    switch (type) {
    case job::OptionType::Integer:
        return EnvRow::Editor::Integer;
    case job::OptionType::Choice:
        return EnvRow::Editor::Choice;
    case job::OptionType::Map:
        return EnvRow::Editor::ReadOnly;
    case job::OptionType::Text:
        break;
    }
    return EnvRow::Editor::Text;
}

EnvRow fromOption(const job::EnvOption &option)
{
    EnvRow row;
    row.name = toQt(option.key);
    row.section = sectionOf(option.key);
    row.editor = editorOf(option.type);
    row.unit = toQt(job::unitSymbol(option.unit));
    row.defaultText = toQt(option.defaultText);
    for (const std::string_view choice : option.choices)
        row.choices.append(toQt(choice));
    if (option.minimum)
        row.minimum = *option.minimum;
    row.title = option.title;
    row.explanation = option.explanation;
    return row;
}

void takeValue(EnvRow &row, const hocon::Tree &tree, const hocon::Value &value, const LineIndex &lines)
{
    const TextSpan span = value.span();
    row.isSet = true;
    row.line = static_cast<int>(lines.at(span.offset).line);
    if (value.isObject() || value.isList()) {
        row.editor = EnvRow::Editor::ReadOnly;
        row.value = toQt(std::string_view(tree.text()).substr(span.offset, span.length)).simplified();
    } else {
        row.value = toQt(value.text());
    }
}

void takeProblem(EnvRow &row, const std::vector<job::Problem> &problems)
{
    const std::string pointer = row.pointer.toStdString();
    for (const job::Problem &problem : problems) {
        const bool here = problem.pointer == pointer || problem.pointer.rfind(pointer + '/', 0) == 0;
        if (!here || static_cast<int>(problem.severity) <= row.severity)
            continue;
        row.severity = static_cast<int>(problem.severity);
        row.problem = problem.message;
    }
}

/// An option that has no business in this mode is part of what is wrong, wherever the problem is placed: the
/// timeout beside an interval that must go.
void takeNeighboursProblem(EnvRow &row, const std::vector<job::Problem> &problems)
{
    const std::string group = row.pointer.section(QLatin1Char('.'), 0, 0).toStdString() + '.';
    for (const job::Problem &problem : problems) {
        if (problem.pointer.rfind(group, 0) == 0 && static_cast<int>(problem.severity) > row.severity) {
            row.severity = static_cast<int>(problem.severity);
            row.problem = problem.message;
        }
    }
}

} // namespace

bool EnvRow::looksLike(const EnvRow &other) const
{
    return pointer == other.pointer && section == other.section && editor == other.editor &&
           isSet == other.isSet && value == other.value && line == other.line &&
           applicable == other.applicable && severity == other.severity && problem == other.problem;
}

QList<EnvRow> envRows(const editing::Document &document)
{
    const hocon::Tree &tree = document.tree();
    const std::optional<hocon::Value> env = tree.find("/env");
    const bool readable = env && env->isObject();
    const bool batch = job::decideMode(tree).mode == job::Mode::Batch;
    const LineIndex lines(tree.text());
    QList<EnvRow> rows;
    const auto add = [&](EnvRow row, const std::optional<hocon::Value> &value) {
        row.pointer = QStringLiteral("/env/") + toQt(hocon::pointerSegment(row.name.toStdString()));
        if (value)
            takeValue(row, tree, *value, lines);
        takeProblem(row, document.problems());
        if (!row.applicable && row.severity < 0)
            takeNeighboursProblem(row, document.problems());
        rows.append(std::move(row));
    };
    for (const job::EnvOption &option : job::envOptions()) {
        const std::optional<hocon::Value> value = readable ? env->find(option.key) : std::nullopt;
        const bool applicable = option.effect == job::Effect::BothModes ||
                                (option.effect == job::Effect::StreamingOnly && !batch);
        if (!applicable && !value)
            continue;
        EnvRow row = fromOption(option);
        row.applicable = applicable;
        add(std::move(row), value);
    }
    for (std::size_t i = 0; readable && i < env->size(); ++i) {
        if (job::findEnvOption(env->key(i)) != nullptr)
            continue;
        EnvRow row;
        row.name = toQt(env->key(i));
        add(std::move(row), env->at(i));
    }
    return rows;
}

} // namespace sluice::items
