#pragma once

#include "models/hocon/tree.h"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

/// The arrays behind a Tree. Everything is an index: no node owns memory of its own.
namespace sluice::hocon::detail {

/// What stands in the text, in text order ("the tape").
enum class NodeType : std::uint8_t
{
    Object,
    Array,
    Field,  ///< begin..end is the key; the value follows as the next node, if hasValue
    Quoted, ///< "…" or """…"""
    Number, ///< reads as a number
    True,
    False,
    Null,
    Unquoted,     ///< one or more unquoted words (and numbers) with the blanks between them
    Substitution, ///< ${…}
    Concat,       ///< pieces follow as children
    Include,      ///< begin..end is the whole statement
    Bad,          ///< a place that could not be read
};

enum NodeFlag : std::uint8_t
{
    kEscaped = 1,        ///< Quoted: has backslashes. Field: the key is not a slice of the text
    kTriple = 2,         ///< Quoted: """
    kQuotedKey = 2,      ///< Field: one quoted part, the quotes are in begin..end
    kPathKey = 4,        ///< Field: several path elements (a->b)
    kNoValue = 8,        ///< Field: broken, no value follows
    kStringOnly = 16,    ///< Concat: all pieces are scalars, so the value is a string
    kSeparatorShift = 5, ///< Field: two bits of Separator from here
};

enum class Separator : std::uint8_t
{
    None,
    Equals,
    Colon,
    PlusEquals
};

struct Node
{
    std::uint32_t begin; ///< bytes
    std::uint32_t end;
    std::uint32_t next; ///< the node after this one and all that is in it
    NodeType type;
    std::uint8_t flags;
    std::uint16_t spare = 0;

    bool has(NodeFlag flag) const { return (flags & flag) != 0; }
    Separator separator() const { return static_cast<Separator>(flags >> kSeparatorShift); }
};

/// A scalar of the tape (its index), or kMade | index into Store::values, or kAbsent.
using ValueId = std::uint32_t;
constexpr ValueId kMade = 0x80000000U;
constexpr ValueId kAbsent = 0xFFFFFFFFU;
constexpr std::uint32_t kNoNode = 0xFFFFFFFFU;

/// The name of a member: the index of a Field whose key is a slice of the text, or kMade | index into the
/// pool.
using KeyId = std::uint32_t;

enum class ValueType : std::uint8_t
{
    Object,       ///< first, count: members
    List,         ///< first, count: items
    Slice,        ///< a string: first, count are bytes of the text
    Pooled,       ///< a string: first is an index into the pool
    PooledNumber, ///< a number from another text: its spelling is in the pool
    True,
    False,
    Null,
    KeyText,       ///< a string that repeats a key: first is a KeyId
    Reference,     ///< ${…}: first is an index into references
    Concat,        ///< pieces with a reference among them: first, count: items
    Delayed,       ///< values that wait for a reference, the winning one first: first, count: items
    DelayedObject, ///< the same, and it is known that an object comes out
};

enum ValueFlag : std::uint8_t
{
    kUnresolved = 1,       ///< a reference is somewhere inside
    kIgnoresFallbacks = 2, ///< Object: nothing before it merges in
    kUnquotedText = 4,     ///< Slice: stood without quotes
    kHashOrder = 8,        ///< Object: was merged, so the original renders it in hash order
    kIndexed = 16, ///< Object: behind its members stands one more, whose value is kMade | start of a table
    kPatched = 32, ///< Object, List: only while ${} are answered; first is an index into Patches
};

struct MadeValue
{
    ValueType type;
    std::uint8_t flags = 0;
    std::uint32_t origin = kNoNode; ///< the tape node in force, for spans
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

struct Member
{
    KeyId key;
    ValueId value;
};

/// The expression of a ${…}: path elements in `paths` (pool indexes).
struct Reference
{
    std::uint32_t firstElement;
    std::uint32_t elementCount;
    std::uint32_t prefixCount; ///< elements put in front because an include stands deeper
    bool optional;
    std::uint32_t node; ///< the ${} or the field with +=; kNoNode when it stands in another file
};

/// Where the pool keeps the name every plugin block gets.
constexpr std::uint32_t kPluginNameKey = 0;

struct Store
{
    std::string text;
    bool validUtf8 = true;
    std::vector<Node> tape;
    std::vector<MadeValue> values;
    std::vector<Member> members;
    std::vector<ValueId> items;
    std::vector<std::uint32_t> buckets; ///< hash tables: positions of members, or kAbsent
    std::vector<Reference> references;
    std::vector<std::uint32_t> paths;
    std::deque<std::string> pool{std::string("plugin_name")}; ///< stable addresses: views into it live on

    std::string_view slice(std::uint32_t begin, std::uint32_t end) const
    {
        return std::string_view(text).substr(begin, end - begin);
    }
    bool isMade(ValueId id) const { return (id & kMade) != 0; }
    const MadeValue &made(ValueId id) const { return values[id & ~kMade]; }
    /// The name of a member, decoded.
    std::string_view keyText(KeyId key) const
    {
        if ((key & kMade) != 0)
            return pool[key & ~kMade];
        const Node &field = tape[key];
        const std::uint32_t quote = field.has(kQuotedKey) ? 1 : 0;
        return slice(field.begin + quote, field.end - quote);
    }
    std::uint32_t intern(std::string string)
    {
        pool.push_back(std::move(string));
        return static_cast<std::uint32_t>(pool.size() - 1);
    }
    ValueId add(const MadeValue &value)
    {
        values.push_back(value);
        return static_cast<ValueId>(values.size() - 1) | kMade;
    }

    /// The string that a scalar is as a piece of a concatenation (numbers as they are spelled).
    std::string scalarText(ValueId id) const;
    void appendNodeText(std::string &out, std::uint32_t index) const;
    /// The inside of a quoted string, decoded.
    void appendQuoted(std::string &out, std::uint32_t begin, std::uint32_t end, unsigned flags) const;
    Kind kind(ValueId id) const;
    /// The tape node a value comes from, or kNoNode.
    std::uint32_t origin(ValueId id) const { return isMade(id) ? made(id).origin : id; }
};

/// The elements of the key in begin..end of the text: "a b" -> {"a b"}, a->b -> {"a", "b"}. Empty when it is
/// broken.
std::vector<std::string> splitKey(const Store &store, std::uint32_t begin, std::uint32_t end);

} // namespace sluice::hocon::detail
