#pragma once

#include "models/job/sql/sqlpart.h"

/// What a SELECT computes. What returns an optional or an empty text found nothing of its kind.
namespace sluice::job::detail {

/// Conditions: AND, OR, comparisons, predicates.
class SqlConditions : SqlPart
{
public:
    using SqlPart::SqlPart;
    std::string expression();
    std::string conditions(bool andOnly);

private:
    std::string condition();
    bool isComparison() const;
    std::optional<std::string> comparison(const std::string &left);
    std::optional<std::string> predicate(const std::string &left);
    std::string operandOfComparison();
    std::optional<std::string> anyComparison();
    std::string inList();
};

/// Values joined by operators, and what they are made of.
class SqlValues : SqlPart
{
public:
    using SqlPart::SqlPart;
    bool startsValue(std::size_t ahead) const;
    std::string simple();
    std::string parenthesised();
    std::string expressionList();
    std::string simpleList();

private:
    std::string unary();
    std::string postfix(std::string value, bool dateUnits);
    std::string subscript();
    std::string primary(bool &dateUnits);
    std::string wordPrimary(bool &dateUnits);
    std::string jsonPath(std::string column);
};

/// Texts, parameters, the time now, arrays, {d '…'}.
class SqlLiterals : SqlPart
{
public:
    using SqlPart::SqlPart;
    std::string stringLiteral();
    std::string parameter();
    std::optional<std::string> currentTime();
    std::string arrayItems();
    std::optional<std::string> braced();
};

/// Functions and their arguments.
class SqlCalls : SqlPart
{
public:
    using SqlPart::SqlPart;
    std::string call();

private:
    std::string call(const std::string &name, bool simpleName);
    std::string arguments(std::size_t &count);
    std::string namedArguments(bool &plain);
};

/// KEEP, FILTER and OVER behind a function.
class SqlWindows : SqlPart
{
public:
    using SqlPart::SqlPart;
    std::string analytic(std::size_t count);
    std::string keep();

private:
    std::string windowOf();
    std::string frame();
    std::string frameEnd();
};

/// Words that begin a grammar of their own: CASE, CAST, INTERVAL, GROUP_CONCAT.
class SqlSpecials : SqlPart
{
public:
    using SqlPart::SqlPart;
    std::optional<std::string> specialWord(bool &dateUnits);
    std::optional<std::string> cast();

private:
    std::string caseExpression();
    std::string extract();
    std::string interval();
    std::string groupConcat();
    std::string fullText();
    std::string jsonFunction();
};

/// Names of types.
class SqlTypes : SqlPart
{
public:
    using SqlPart::SqlPart;
    std::string typeName();

private:
    std::string timeZone(const SqlToken &first);
    std::string typeArguments();
};

} // namespace sluice::job::detail
