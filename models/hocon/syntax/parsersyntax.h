#pragma once

#include "models/hocon/syntax/parserparts.h"
#include "models/hocon/values/includes.h"

/// The parts of the language.
namespace sluice::hocon::detail {

/// Objects: the whole text, blocks, and the fields one after the other.
class BlockParser : ParserPart
{
public:
    using ParserPart::ParserPart;
    ValueId document();
    /// At {; leaves the token after }.
    ValueId object(bool pluginScope);
    /// Takes line ends, comments and one comma; true when there was a comma or (not in JSON) a line end.
    bool separator();

private:
    ValueId rootObject();
    void expectEnd();
    void fields(bool braced, bool pluginScope);
    bool fieldStart(bool braced, bool afterComma, bool &done);
    void afterField(bool braced, bool &done);
    ValueId finishObject(std::size_t base, std::uint32_t node, bool pluginScope);
};

/// One field: its key, and what its value is under that key.
class FieldParser : ParserPart
{
public:
    using ParserPart::ParserPart;
    void field(bool pluginScope);
    /// The names of all keys that are open.
    std::vector<std::string> openPath() const;

private:
    bool key(FieldKey &key);
    void pathKey(FieldKey &key);
    void fieldValue(FieldKey &key, Separator separator, std::uint32_t separatorEnd, bool pluginScope);
    void put(const FieldKey &key, ValueId value, bool pluginScope);
    ValueId named(ValueId value, KeyId key);
    ValueId appended(ValueId value, std::uint32_t node);
};

/// One value, or several that stand beside each other.
class ValueParser : ParserPart
{
public:
    using ParserPart::ParserPart;
    /// kAbsent when there is none (told).
    ValueId value(bool pluginScope);

private:
    ValueId piece(bool pluginScope);
    ValueId concatenation(std::size_t base, std::uint32_t first, const TapeWriter::Level &level);
    ValueId reference(std::uint32_t node);
};

/// Lists.
class ListParser : ParserPart
{
public:
    using ParserPart::ParserPart;
    /// At [; leaves the token after ].
    ValueId array(bool pluginScope);

private:
    void elements(std::uint32_t open, bool pluginScope);
};

/// The words of an include. The original reads the parentheses as parts of unquoted words, so this works on
/// words, too.
class IncludeStatement : ParserPart
{
public:
    using ParserPart::ParserPart;
    /// Behind the word include: "name", or kind("name"), any of them inside required( ). Nothing where it is
    /// none; then the token is what was not expected.
    std::optional<IncludeRequest> read();
    std::uint32_t end() const { return end_; } ///< of the statement

private:
    void startWord();
    bool take(std::string_view prefix);
    bool takeKind();
    bool closeKind();
    bool closeRequired();

    IncludeRequest request_;
    std::string_view word_; ///< what is left of the token, where that is an unquoted word
    std::uint32_t end_ = 0;
};

/// Files that are included, as if their members stood there.
class IncludeParser : ParserPart
{
public:
    explicit IncludeParser(ParserGrammar &all);
    /// At the word include.
    void include(bool pluginScope);

private:
    void includeValues(const IncludeRequest &request, std::uint32_t node, bool pluginScope);
    bool mayInclude(const Node &at);
    void tellIncluded(const IncludeRequest &request, const Node &at, const std::string &text,
                      const SyntaxError &error);

    IncludeTally ownTally_;
    IncludeTally *tally_; ///< of this text and those around it
};

} // namespace sluice::hocon::detail
