#pragma once

#include "models/hocon/syntax/parserparts.h"

/// Where the parser goes on after a mistake, so that the rest of the file can still be used.
namespace sluice::hocon::detail {

/// Leaves out what cannot be read.
class Skipper : ParserPart
{
public:
    using ParserPart::ParserPart;
    /// To the end of the field or element: a line end, a comma or a closing bracket.
    void skipRest();
    void skipsBrackets();
    void skipAddress();
    std::uint32_t tooDeep(NodeType type);

private:
    void skipBalanced(); ///< over a { … } or [ … ]
};

/// Tells what is wrong with the token itself.
class TokenMistakes : ParserPart
{
public:
    using ParserPart::ParserPart;
    void failToken(); ///< the token is no token of the language
    void failJsonToken();
};

/// Fields that are none, and what is behind them.
class FieldRecovery : ParserPart
{
public:
    using ParserPart::ParserPart;
    void unexpectedKey(bool braced, bool &done);
    void unexpectedAfterKey(const FieldKey &key);
    void unexpectedAfterValue(bool &done);
    void repeatedJsonKeys(std::size_t base, std::uint32_t node);

private:
    void nameWithoutValue(std::uint32_t begin, std::uint32_t end, bool wordFollows);
    bool isTornValue(const FieldKey &key);
    bool lastIsOnNewLine() const; ///< the value of the last field is on a later line than its separator

    int missingOpen_ = 0; ///< mistakes told that may be a missing {
};

/// Values and elements of a list that are none, and what is behind them.
class ValueRecovery : ParserPart
{
public:
    using ParserPart::ParserPart;
    void unexpectedValue(); ///< no value can start at the token
    void unexpectedElement(bool &done);
    void unexpectedAfterElement(const Mark &mark, std::uint32_t open, bool onNewLine, bool &done);
};

} // namespace sluice::hocon::detail
