#include "models/items/envrow.h"

#include "models/catalog/catalogue.h"
#include "models/editing/document.h"
#include "models/hocon/pointer.h"
#include "models/job/job.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace sluice::items {

namespace {

QString toQt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

EnvRow::Section sectionOf(std::string_view id)
{
    constexpr std::array<std::pair<std::string_view, EnvRow::Section>, 4> sections{
        {{"job", EnvRow::Section::Job},
         {"checkpoints", EnvRow::Section::Checkpoints},
         {"retries", EnvRow::Section::Retries},
         {"limits", EnvRow::Section::Limits}}};
    const auto it =
        std::find_if(sections.begin(), sections.end(), [&](const auto &each) { return each.first == id; });
    return it == sections.end() ? EnvRow::Section::Other : it->second;
}

EnvRow::Editor editorOf(catalog::OptionType type)
{
    switch (type) {
    case catalog::OptionType::Integer:
        return EnvRow::Editor::Integer;
    case catalog::OptionType::Choice:
        return EnvRow::Editor::Choice;
    case catalog::OptionType::List:
    case catalog::OptionType::Map:
    case catalog::OptionType::Object:
    case catalog::OptionType::Schema:
        return EnvRow::Editor::ReadOnly;
    default:
        return EnvRow::Editor::Text;
    }
}

EnvRow fromOption(const catalog::OptionRule &option)
{
    EnvRow row;
    row.name = toQt(option.key);
    row.section = sectionOf(option.section);
    row.editor = editorOf(option.type);
    row.unit = toQt(catalog::unitSymbol(option.unit));
    row.defaultText = toQt(option.defaultText);
    for (const std::string &choice : option.choices)
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
    const catalog::RuleSet &rules = catalog::Catalogue::standard()->env();
    for (const catalog::OptionRule &option : rules.options()) {
        const std::optional<hocon::Value> value = readable ? env->find(option.key) : std::nullopt;
        const bool applicable =
            option.effect == catalog::Effect::BothModes ||
            option.effect == (batch ? catalog::Effect::BatchOnly : catalog::Effect::StreamingOnly);
        if (!applicable && !value)
            continue;
        EnvRow row = fromOption(option);
        row.applicable = applicable;
        add(std::move(row), value);
    }
    for (std::size_t i = 0; readable && i < env->size(); ++i) {
        if (rules.find(env->key(i)) != nullptr)
            continue;
        EnvRow row;
        row.name = toQt(env->key(i));
        add(std::move(row), env->at(i));
    }
    return rows;
}

} // namespace sluice::items
