#pragma once

#include "models/hocon/syntax/parsermistakes.h"
#include "models/hocon/syntax/parsertokens.h"
#include "models/hocon/values/values.h"

/// What the parts of the parser share.
namespace sluice::hocon::detail {

struct ParserGrammar;

/// Where a field or an element began, to take it back when it turns out to be something else.
struct Mark
{
    std::uint32_t text = 0;
    std::size_t tape = 0;
    std::size_t members = 0;
    std::size_t items = 0;
};

struct FieldKey
{
    KeyId id = 0;                    ///< the first path element
    std::vector<std::uint32_t> rest; ///< further ones, in the pool
    bool pluginScope = false;        ///< its objects are lists of plugin blocks
    std::uint32_t node = 0;
};

/// What is open at the token.
struct OpenParts
{
    int depth = 0;      ///< blocks and lists, in the files around this one, too
    int arrays = 0;     ///< lists
    int listScopes = 0; ///< lists and +=, where += cannot work
    bool told = false;  ///< the field before the token was refused; what separates it does not matter
    std::vector<Member> members;        ///< of the objects
    std::vector<ValueId> items;         ///< elements of the lists and pieces of the values
    std::vector<const FieldKey *> keys; ///< of the fields

    /// The field just read.
    struct Last
    {
        Mark mark;
        std::uint32_t node = kNoNode;
        std::uint32_t separatorEnd = 0;
        std::uint32_t value = 0; ///< where it starts
    } last;
};

/// Writes the tape.
class TapeWriter
{
public:
    TapeWriter(Store &store, OpenParts &open, TokenReader &in)
        : store_(store)
        , open_(open)
        , in_(in)
    {
    }

    /// How full the store was, to renumber what came after.
    struct Level
    {
        std::size_t values;
        std::size_t members;
        std::size_t items;
        std::size_t references;
    };

    std::uint32_t addNode(NodeType type, std::uint32_t begin, std::uint32_t end, std::uint8_t flags = 0)
    {
        const auto index = static_cast<std::uint32_t>(store_.tape.size());
        store_.tape.push_back({begin, end, index + 1, type, flags});
        return index;
    }
    void closeNode(std::uint32_t node, std::uint32_t end)
    {
        store_.tape[node].end = end;
        store_.tape[node].next = static_cast<std::uint32_t>(store_.tape.size());
    }
    Mark mark() const
    {
        return {in_.token.begin, store_.tape.size(), open_.members.size(), open_.items.size()};
    }
    /// Forgets what was read since, and reads from there again.
    void rewind(const Mark &mark);
    Level level() const
    {
        return {store_.values.size(), store_.members.size(), store_.items.size(), store_.references.size()};
    }
    /// Makes room for a node at `at`: everything the store got since `level`, and the items that are open
    /// from `base`, moves up by one.
    void insertNode(std::uint32_t at, std::size_t base, const Level &level);
    /// Notes a path; returns where it begins in Store::paths.
    std::uint32_t poolPath(const std::vector<std::string> &elements);

private:
    Store &store_;
    OpenParts &open_;
    TokenReader &in_;
};

/// What reads one part of the language, or goes on after a mistake in it. The parts share everything through
/// one reference: a second one would be looked up again after each call, which costs two percent.
class ParserPart
{
public:
    explicit ParserPart(ParserGrammar &all)
        : all_(all)
    {
    }

protected:
    ParserGrammar &all_;
};

} // namespace sluice::hocon::detail
