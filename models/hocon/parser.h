#pragma once

#include "models/core/message.h"
#include "models/hocon/includes.h"
#include "models/hocon/lexer.h"
#include "models/hocon/paths.h"
#include "models/hocon/values.h"

/// Text to tape and values in one pass, going on after every mistake.
namespace sluice::hocon::detail {

/// Brackets that do not match.
inline constexpr const char *kUnclosedBlock = SLUICE_TRANSLATE_NOOP(
    "Syntax", "Found the end of the file, expected } for the { of line %1. Add the missing }.");
inline constexpr const char *kUnclosedList = SLUICE_TRANSLATE_NOOP(
    "Syntax", "Found the end of the file, expected ] for the [ of line %1. Add the missing ].");
inline constexpr const char *kUnopenedBlock =
    SLUICE_TRANSLATE_NOOP("Syntax", "Found } without a { before it. Remove it, or add the { that it closes.");
inline constexpr const char *kUnopenedList =
    SLUICE_TRANSLATE_NOOP("Syntax", "Found ] without a [ before it. Remove it, or add the [ that it closes.");

/// Leaves the first error of the list and those that stand behind it in the text.
void dropBeforeFirst(std::vector<SyntaxError> &errors);

class Parser
{
public:
    Parser(Store &store, const ParseOptions &options, std::vector<SyntaxError> &errors);

    /// Fills the store and returns the root: an object, always. References in it are not looked up yet.
    ValueId parse();
    /// How many mistakes were counted and not kept.
    std::size_t moreErrors() const { return moreErrors_; }

private:
    /// Where a field or an element began, to take it back when it turns out to be something else.
    struct Mark
    {
        std::uint32_t text = 0;
        std::size_t tape = 0;
        std::size_t stack = 0;
        std::size_t items = 0;
    };
    /// How full the store was, to renumber what came after.
    struct Level
    {
        std::size_t values;
        std::size_t members;
        std::size_t items;
        std::size_t references;
    };
    struct Key
    {
        KeyId id = 0;                    ///< the first path element
        std::vector<std::uint32_t> rest; ///< further ones, in the pool
        bool pluginScope = false;        ///< its objects are lists of plugin blocks
        std::uint32_t node = 0;
    };

    /// A mistake that the original finds in its second pass, having read all of the text.
    struct LateError
    {
        std::uint32_t seen; ///< where it has read to in that pass
        SyntaxError error;
    };

    // parser.cpp
    void advance() { lexer_.next(token_); }
    bool isTrivia() const { return token_.type == TokenType::Newline || token_.type == TokenType::Comment; }
    void skipTrivia()
    {
        if (isTrivia())
            lexer_.nextInLaterLine(token_);
    }
    void rewind(const Mark &mark);
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
    ValueId document();
    void expectEnd();
    ValueId rootObject();
    ValueId object(bool pluginScope);
    void fields(bool braced, bool pluginScope);
    bool fieldStart(bool braced, bool afterComma, bool &done);
    bool separator();
    void afterField(bool braced, bool &done);
    ValueId finishObject(std::size_t base, std::uint32_t node, bool pluginScope);

    // parserfields.cpp
    void field(bool pluginScope);
    bool key(Key &key);
    void pathKey(Key &key);
    void fieldValue(Key &key, Separator separator, std::uint32_t separatorEnd, bool pluginScope);
    void put(const Key &key, ValueId value, bool pluginScope);
    ValueId named(ValueId value, KeyId key);
    ValueId appended(ValueId value, std::uint32_t node);
    void include(bool pluginScope);
    void tellIncluded(const IncludeRequest &request, const Node &at, const std::string &text,
                      const SyntaxError &error);
    bool mayInclude(const Node &at);
    void includeValues(const IncludeRequest &request, std::uint32_t node, bool pluginScope);

    // parservalues.cpp
    bool startsValue() const;
    ValueId value(bool pluginScope);
    ValueId piece(bool pluginScope);
    ValueId concatenation(std::size_t base, std::uint32_t first, const Level &level);
    void insertNode(std::uint32_t at, std::size_t base, const Level &level);
    Level level() const;
    ValueId array(bool pluginScope);
    void elements(std::uint32_t open, bool pluginScope);
    ValueId reference(std::uint32_t node);
    std::uint32_t poolPath(const std::vector<std::string> &elements);

    // parsererrororder.cpp
    void fail(std::uint32_t begin, std::uint32_t end, const char *text,
              std::vector<std::string> arguments = {}, Repair repair = Repair::None);
    void failLater(std::uint32_t begin, std::uint32_t end, std::uint32_t seen, const char *text,
                   std::vector<std::string> arguments = {}, Repair repair = Repair::None);
    void failBracket(std::uint32_t begin, std::uint32_t end, const char *text,
                     std::vector<std::string> arguments = {}, Repair repair = Repair::None);
    bool isSameMistake(std::uint32_t begin, const char *text) const;
    bool followsMistake(std::uint32_t begin) const;
    bool isOnLineOfMistake(std::uint32_t begin) const;
    void unclosed(const char *text, std::uint32_t open);
    bool blamesVariable(SyntaxError &error);
    void hint(SyntaxError &error, std::size_t offset);
    void orderErrors();

    // parsererrors.cpp
    void failToken(); ///< the token is no token of the language
    void failJsonToken();
    void repeatedJsonKeys(std::size_t base, std::uint32_t node);
    bool isTornValue(const Key &key);
    bool lastIsOnNewLine() const; ///< the value of the last field is on a later line than its separator
    std::string shown(const Token &token) const;
    std::string shown(std::uint32_t begin, std::uint32_t end) const;
    std::string lineOf(std::uint32_t offset);
    bool isNear(std::uint32_t begin) const;

    // parserrecovery.cpp
    std::uint32_t tooDeep(NodeType type);
    void unexpectedKey(bool braced, bool &done);
    void unexpectedAfterKey(const Key &key);
    void unexpectedAfterValue(bool &done);
    void nameWithoutValue(std::uint32_t begin, std::uint32_t end, bool wordFollows);
    void skipsBrackets();
    void skipAddress();
    void skipRest();     ///< to the end of the field or element
    void skipBalanced(); ///< over a { … } or [ … ]

    // parservaluerecovery.cpp
    void unexpectedValue(); ///< no value can start at the token
    void unexpectedElement(bool &done);
    void unexpectedAfterElement(const Mark &mark, std::uint32_t open, bool onNewLine, bool &done);

    Store &store_;
    const ParseOptions &options_;
    std::vector<SyntaxError> &errors_;
    std::vector<LateError> late_;
    std::size_t moreErrors_ = 0;           ///< not kept in errors_
    std::vector<std::uint32_t> moreLate_;  ///< where those begin that were not kept in late_
    std::uint32_t mistakeBegin_ = kNoNode; ///< of the last mistake, told or not: kNoNode when there is none
    std::uint32_t mistakeEnd_ = 0;
    mutable std::uint32_t sameLineUntil_ = 0; ///< no line ends between its beginning and here
    const char *mistakeText_ = "";
    Values values_;
    Lexer lexer_;
    Token token_;
    const bool json_;
    std::uint32_t counted_ = 0;   ///< an offset …
    std::size_t countedLine_ = 1; ///< … and its line
    IncludeTally ownTally_;
    IncludeTally *tally_; ///< of this text and those around it
    int depth_ = 0;       ///< blocks and lists that are open, in the files around this one, too
    int arrays_ = 0;      ///< how many lists are open
    int listScopes_ = 0;  ///< lists and += around this place, where += cannot work
    bool atEndTold_ = false;
    int missingOpen_ = 0;       ///< mistakes told that may be a missing {
    bool unbalanced_ = false;   ///< brackets do not match, and that has been told
    bool told_ = false;         ///< the field before the token was refused; what separates it does not matter
    std::vector<Member> stack_; ///< members of the objects that are open
    std::vector<ValueId> items_;    ///< elements of the lists and pieces of the values that are open
    std::vector<const Key *> keys_; ///< keys of the fields that are open
    Mark lastField_{};              ///< the field just read …
    std::uint32_t lastFieldNode_ = kNoNode;
    std::uint32_t lastSeparatorEnd_ = 0; ///< … where its separator ends
    std::uint32_t lastValue_ = 0;        ///< … and its value starts
};

} // namespace sluice::hocon::detail
