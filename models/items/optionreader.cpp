#include "models/items/optionreader.h"

#include "models/core/ascii.h"
#include "models/core/secrets/secrets.h"
#include "models/editing/document.h"
#include "models/hocon/pointer.h"
#include "models/items/optionvalue.h"
#include "models/job/files/keyreading.h"
#include "models/job/job.h"

#include <algorithm>

namespace sluice::items {

namespace {

using Standing = OptionRow::Standing;

QString toQt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

Standing standingIn(bool isBatch, catalog::Effect effect)
{
    switch (effect) {
    case catalog::Effect::BothModes:
        return Standing::Counts;
    case catalog::Effect::StreamingOnly:
        return isBatch ? Standing::StreamingOnly : Standing::Counts;
    case catalog::Effect::BatchOnly:
        return isBatch ? Standing::Counts : Standing::BatchOnly;
    case catalog::Effect::Nothing:
        return Standing::ReadNowhere;
    }
    return Standing::Counts;
}

void takeIfWorse(OptionRow &row, const job::Problem &problem)
{
    if (static_cast<int>(problem.severity) <= row.severity)
        return;
    row.severity = static_cast<int>(problem.severity);
    row.problem = problem.message;
}

const catalog::OptionRule *insideOf(const catalog::OptionRule &rule)
{
    return rule.options.empty() ? nullptr : &rule;
}

} // namespace

OptionReader::OptionReader(const editing::Document &document, std::string pointer,
                           const catalog::RuleSet &rules, Blanks &blanks)
    : document_(document)
    , pointer_(std::move(pointer))
    , rules_(rules)
    , blanks_(blanks)
    , isBatch_(document.analysis().mode().mode == job::Mode::Batch)
{
    const std::string below = pointer_ + '/';
    for (const job::Problem &problem : document.problems()) {
        if (problem.pointer.starts_with(below))
            problems_.push_back(&problem);
    }
}

const std::pair<std::string, hocon::Value> *OptionReader::Level::member(const catalog::OptionRule &rule) const
{
    auto it = places.find(rule.key);
    for (std::size_t i = 0; it == places.end() && i < rule.fallbackKeys.size(); ++i) {
        const std::string &key = rule.fallbackKeys[i];
        // A name that is somebody's own is not somebody else's older one.
        const auto own = rules.find(key);
        if (own == rules.end() || own->second == &rule)
            it = places.find(key);
    }
    return it == places.end() ? nullptr : &members[it->second];
}

OptionReader::Level OptionReader::level(std::string pointer,
                                        std::span<const catalog::OptionRule> options) const
{
    Level level;
    level.pointer = std::move(pointer);
    level.options = options;
    const std::optional<hocon::Value> object = document_.tree().find(level.pointer);
    const std::size_t size = object && object->isObject() ? object->size() : 0;
    level.members.reserve(size);
    for (std::size_t i = 0; i < size; ++i)
        level.members.emplace_back(object->key(i), object->at(i));
    // Of those that the engine reads alike the last one counts.
    level.readAs.reserve(size);
    for (std::size_t i = 0; i < size; ++i) {
        level.readAs.push_back(level.pointer == pointer_ ? readAs(level.members[i].first) : std::string());
        level.places.insert_or_assign(
            level.readAs[i].empty() ? std::string_view(level.members[i].first) : level.readAs[i], i);
    }
    for (const catalog::OptionRule &rule : options)
        level.rules.emplace(rule.key, &rule);
    return level;
}

/// The option of env that the engine reads a key as; empty where it stays what it is, or becomes a block.
std::string OptionReader::readAs(const std::string &key) const
{
    if (rules_.scope().kind != catalog::ScopeKind::Env || job::isPlainKey(key))
        return {};
    const job::KeyReading reading = job::submittedKeyReading(key);
    return reading.fit == job::KeyFit::Changed && reading.path.size() == 1 ? reading.path.front()
                                                                           : std::string();
}

bool OptionReader::fitsScope() const
{
    const catalog::Scope &scope = rules_.scope();
    if (scope.kind == catalog::ScopeKind::Env)
        return true; // an env that is not there yet is made with its first option
    const std::optional<hocon::Value> plugin = document_.tree().find(pointer_);
    if (!plugin || !plugin->isObject())
        return false;
    const std::optional<hocon::Value> name = plugin->find("plugin_name");
    return !name || scope.plugin.empty() || ascii::sameWord(name->text(), scope.plugin);
}

QList<OptionRow> OptionReader::rows() const
{
    if (!fitsScope())
        return {};
    Level top = level(pointer_, rules_.options());
    top.groups = rules_.groups();
    QList<OptionRow> rows = known(top);
    for (OptionRow &row : rows) {
        row.isUnknown = row.rule == nullptr && !rules_.isForeign(row.key.toStdString());
        // The name of a plugin is what the form is about, no option of it.
        if (row.rule == nullptr && rules_.scope().kind != catalog::ScopeKind::Env &&
            row.key == QLatin1String("plugin_name"))
            row.pointer.clear();
    }
    rows.removeIf([](const OptionRow &row) { return row.pointer.isEmpty(); });
    return rows;
}

QList<OptionRow> OptionReader::rowsBelow(const OptionRow &above) const
{
    const std::string pointer = above.pointer.toStdString();
    const std::optional<hocon::Value> value = document_.tree().find(pointer);
    QList<OptionRow> rows;
    const bool isList = value && value->isList();
    if (isList) {
        for (std::size_t i = 0; i < value->size(); ++i) {
            OptionRow row;
            row.key = QString::number(i);
            row.pointer = above.pointer + QLatin1Char('/') + row.key;
            row.inside = above.inside;
            row.isSecret = above.isSecret;
            finish(row, value->at(i));
            rows.append(row);
        }
    } else {
        Level members = level(pointer, above.inside != nullptr
                                           ? std::span<const catalog::OptionRule>(above.inside->options)
                                           : std::span<const catalog::OptionRule>());
        members.isSecret = above.isSecret;
        rows = known(members);
    }
    for (OptionRow &row : rows) {
        row.isTop = false;
        row.isUnknown = above.isUnknown || (!isList && above.inside != nullptr && row.rule == nullptr);
    }
    return rows;
}

QList<OptionRow> OptionReader::known(const Level &level) const
{
    QList<OptionRow> rows;
    std::vector<bool> taken(level.members.size());
    for (const catalog::OptionRule &rule : level.options) {
        OptionRow row = knownRow(level, rule);
        const auto *member = level.member(rule);
        if (!row.counts() && row.standing != Standing::Excluded && member == nullptr)
            continue;
        if (member != nullptr)
            taken[static_cast<std::size_t>(member - level.members.data())] = true;
        finish(row, member != nullptr ? std::optional(member->second) : std::nullopt);
        rows.append(std::move(row));
    }
    for (std::size_t i = 0; i < level.members.size(); ++i) {
        if (taken[i])
            continue;
        const auto &[key, value] = level.members[i];
        OptionRow row;
        row.key = toQt(key);
        row.pointer = toQt(level.pointer + '/' + hocon::pointerSegment(key));
        row.isSecret = level.isSecret || isSecretName(key);
        finish(row, value);
        rows.append(std::move(row));
    }
    return rows;
}

OptionRow OptionReader::blank(const Level &level, const catalog::OptionRule &rule,
                              const std::string &key) const
{
    OptionRow row;
    row.key = toQt(key);
    row.pointer = toQt(level.pointer + '/' + hocon::pointerSegment(key));
    row.rule = &rule;
    row.inside = insideOf(rule);
    row.isSecret = level.isSecret || rule.secret || isSecretName(rule.key);
    return row;
}

OptionRow OptionReader::knownRow(const Level &level, const catalog::OptionRule &rule) const
{
    const auto *member = level.member(rule);
    const std::string &key = member != nullptr ? member->first : rule.key;
    OptionRow row;
    if (level.pointer == pointer_ && key == rule.key) {
        auto kept = blanks_.find(&rule);
        if (kept == blanks_.end())
            kept = blanks_.emplace(&rule, blank(level, rule, key)).first;
        row = kept->second;
    } else {
        row = blank(level, rule, key);
    }
    judge(row, level);
    return row;
}

void OptionReader::judge(OptionRow &row, const Level &level) const
{
    row.standing = standingIn(isBatch_, row.rule->effect);
    if (row.counts() && !conditionHolds(level, row.rule->condition))
        row.standing = Standing::Conditional;
    row.isRequired = row.counts() && row.rule->required;
    if (row.counts())
        judgeGroups(row, level);
}

void OptionReader::judgeGroups(OptionRow &row, const Level &level) const
{
    const auto isSet = [&level](const std::string &key) {
        const auto rule = level.rules.find(key);
        return rule != level.rules.end() && level.member(*rule->second) != nullptr;
    };
    for (const catalog::OptionGroup &group : level.groups) {
        const auto &keys = group.keys;
        if (std::find(keys.begin(), keys.end(), row.rule->key) == keys.end())
            continue;
        const auto set = std::find_if(keys.begin(), keys.end(), isSet);
        if (group.kind == catalog::OptionGroup::Kind::Bundled) {
            row.isRequired = row.isRequired || set != keys.end();
        } else if (set == keys.end()) {
            row.isRequired = true; // one of them
        } else if (!isSet(row.rule->key)) {
            row.standing = Standing::Excluded;
            row.isRequired = false;
            row.excludedBy = toQt(*set);
        }
    }
}

bool OptionReader::conditionHolds(const Level &level, const catalog::Condition &condition) const
{
    bool isOpen = false; // what a ${} will be, nobody knows: nothing is withheld for it
    const auto valueOf = [&](std::string_view key) -> std::optional<std::string> {
        const auto rule = level.rules.find(key);
        const auto *member = rule != level.rules.end() ? level.member(*rule->second) : nullptr;
        if (member != nullptr) {
            isOpen = isOpen || member->second.kind() == hocon::Kind::Unresolved;
            return member->second.text();
        }
        if (rule != level.rules.end() && !rule->second->defaultText.empty())
            return rule->second->defaultText;
        const auto place = level.places.find(key);
        return place != level.places.end() ? std::optional(level.members[place->second].second.text())
                                           : std::nullopt;
    };
    return condition.holds(valueOf) || isOpen;
}

void OptionReader::finish(OptionRow &row, const std::optional<hocon::Value> &value) const
{
    takeValue(row, document_.tree(), value);
    if (value)
        row.line = static_cast<int>(document_.analysis().places().bytes(value->span().offset).line);
    takeProblem(row);
}

void OptionReader::takeProblem(OptionRow &row) const
{
    if (problems_.empty())
        return;
    const std::string pointer = row.pointer.toStdString();
    for (const job::Problem *problem : problems_) {
        if (problem->pointer == pointer || problem->pointer.starts_with(pointer + '/'))
            takeIfWorse(row, *problem);
    }
    if (row.counts() || row.severity >= 0)
        return;
    // An option that has no business in this mode is part of what is wrong, wherever the problem is placed:
    // the timeout beside an interval that must go.
    const std::string group = row.pointer.section(QLatin1Char('.'), 0, 0).toStdString() + '.';
    for (const job::Problem *problem : problems_) {
        if (problem->pointer.starts_with(group))
            takeIfWorse(row, *problem);
    }
}

} // namespace sluice::items
