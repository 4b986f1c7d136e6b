#pragma once

#include "models/catalog/ruleset.h"
#include "models/hocon/tree.h"
#include "models/items/optionrow.h"

#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sluice::editing {
class Document;
} // namespace sluice::editing

namespace sluice::job {
struct Problem;
} // namespace sluice::job

namespace sluice::items {

/// The rows of a form, read from a document as it is now; to be used at once, as it looks into both.
class OptionReader
{
public:
    /// What a rule alone says of its row, kept from one reading to the next: it costs more than the rest.
    using Blanks = std::unordered_map<const catalog::OptionRule *, OptionRow>;

    /// `pointer`: of the object with the options. `rules` must outlive the rows. `blanks`: of the same
    /// pointer and the same rules, filled as needed.
    OptionReader(const editing::Document &document, std::string pointer, const catalog::RuleSet &rules,
                 Blanks &blanks);

    /// What the rules know, in their order, then other keys in text order. An option that does nothing as
    /// things stand has a row only where the text sets it, or where another of its group keeps it out. A
    /// plugin that is not there, or is not the one of the rules, has none.
    QList<OptionRow> rows() const;
    /// Members or elements of a row's value, and the options that could be there.
    QList<OptionRow> rowsBelow(const OptionRow &above) const;

private:
    /// The members of an object, and what is known of them.
    struct Level
    {
        std::string pointer;
        std::span<const catalog::OptionRule> options;
        std::span<const catalog::OptionGroup> groups;
        bool isSecret = false;                                     ///< all of it
        std::vector<std::pair<std::string, hocon::Value>> members; ///< in text order
        std::vector<std::string> readAs; ///< as what the engine reads each; empty: as it is
        std::unordered_map<std::string_view, std::size_t>
            places; ///< of the members, by what they are read as
        std::unordered_map<std::string_view, const catalog::OptionRule *> rules;

        /// The key that the text sets an option by, its own or an older one; null: it does not.
        const std::pair<std::string, hocon::Value> *member(const catalog::OptionRule &rule) const;
    };

    Level level(std::string pointer, std::span<const catalog::OptionRule> options) const;
    std::string readAs(const std::string &key) const;
    bool fitsScope() const;
    QList<OptionRow> known(const Level &level) const;
    OptionRow blank(const Level &level, const catalog::OptionRule &rule, const std::string &key) const;
    OptionRow knownRow(const Level &level, const catalog::OptionRule &rule) const;
    void judge(OptionRow &row, const Level &level) const;
    void judgeGroups(OptionRow &row, const Level &level) const;
    bool conditionHolds(const Level &level, const catalog::Condition &condition) const;
    void finish(OptionRow &row, const std::optional<hocon::Value> &value) const;
    void takeProblem(OptionRow &row) const;

    const editing::Document &document_;
    std::string pointer_;
    const catalog::RuleSet &rules_;
    Blanks &blanks_;
    bool isBatch_;
    std::vector<const job::Problem *> problems_; ///< of the scope
};

} // namespace sluice::items
