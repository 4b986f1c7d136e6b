#pragma once

#include "models/catalog/optionrule.h"
#include "models/core/message.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <cstdint>

namespace sluice::items {

/// One option as a form shows it: what is known about it and what the text says. Its pointer identifies it.
struct OptionRow
{
    enum class Editor : std::uint8_t
    {
        Text,
        Integer,
        Choice,
        ReadOnly, ///< an object or a list that no other editor can show: edited in the text
        Decimal,
        Boolean,
        List, ///< of scalars that fit on a line each
        Map,  ///< of scalars
        Secret,
        Schema ///< the columns of a table
    };
    /// How the text spells the value.
    enum class Notation : std::uint8_t
    {
        Absent,
        Elsewhere, ///< no place in this text: an include says it
        Plain,     ///< without quotes, a ${variable} too
        Quoted,
        TripleQuoted,
        List,
        Object
    };
    /// Whether the option counts here, or why not.
    enum class Standing : std::uint8_t
    {
        Counts,
        StreamingOnly, ///< and the job is a BATCH one
        BatchOnly,     ///< and the job is a STREAMING one
        ReadNowhere,
        Conditional, ///< and its condition does not hold
        Excluded     ///< by another of its group, which is set
    };

    QString key; ///< as the text spells it, or as it would be written; the index in a list
    QString pointer;
    const catalog::OptionRule *rule = nullptr; ///< null: none for this key
    /// Whose options the members are, or those of each element; null: nothing is known of them.
    const catalog::OptionRule *inside = nullptr;
    bool isUnknown = false; ///< no rule here, and no other reader that is known of
    bool isTop = true;      ///< of the scope itself, not of one of its options
    Editor editor = Editor::Text;
    Standing standing = Standing::Counts;
    QString excludedBy;      ///< Excluded: the key that is set
    bool isRequired = false; ///< has to be set as things stand
    bool isSecret = false;   ///< shown as dots unless somebody asks

    bool isSet = false;
    QString value;       ///< decoded; the source text of an object, a list or a ${}, secrets in it masked
    QStringList entries; ///< Editor::List
    /// {name, value} of Editor::Map; {name, type, nullable, comment} of Editor::Schema.
    QList<QStringList> table;
    Notation notation = Notation::Absent;
    bool holdsVariable = false; ///< a ${} stands in it
    bool mayHaveRows = false;   ///< members or elements, or options that could be
    int line = 0;               ///< where it is set, from 1
    int severity = -1;          ///< job::ProblemSeverity, or -1
    Message problem;

    bool counts() const { return standing == Standing::Counts; }
    /// Whether every cell and role would say the same.
    bool operator==(const OptionRow &other) const = default;
};

} // namespace sluice::items
