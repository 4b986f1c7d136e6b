#include "models/job/sql/sqlstatements.h"

#include "models/core/message.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

namespace sluice::job::detail {
namespace {

constexpr const char *kOnlyThese = SLUICE_TRANSLATE_NOOP(
    "SqlJob", "A job knows CREATE TABLE … WITH (…), CREATE TABLE … AS SELECT … and INSERT INTO … SELECT …, "
              "nothing else.");

class StatementReader
{
public:
    StatementReader(const MappedText &text, const std::vector<SqlToken> &tokens)
        : text_(text)
        , tokens_(tokens)
    {
    }

    SqlStatement read()
    {
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            if (tokens_[i].type == SqlTokenType::Bad)
                throw SqlFailure{i,
                                 SLUICE_TRANSLATE_NOOP("SqlJob", "This character or open quote is not SQL.")};
        }
        statement_.span = {0, text_.text().size()};
        if (token().is("WITH")) {
            // The engine reads it and uses nothing of it.
            SqlSelectReader reader(tokens_, at_);
            reader.skipWith();
            at_ = reader.position();
            if (!token().is("INSERT"))
                fail(kOnlyThese);
        }
        if (token().is("CREATE"))
            create();
        else if (token().is("INSERT"))
            insert();
        else
            fail(kOnlyThese);
        return std::move(statement_);
    }

private:
    const SqlToken &token(std::size_t ahead = 0) const
    {
        return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
    }
    bool atEnd() const { return token().type == SqlTokenType::End; }

    [[noreturn]] void fail(const char *text) const { throw SqlFailure{at_, text}; }

    void create()
    {
        ++at_;
        while (token().type == SqlTokenType::Word && !token().is("TABLE"))
            ++at_;
        if (!token().is("TABLE"))
            fail(SLUICE_TRANSLATE_NOOP("SqlJob", "TABLE is expected after CREATE."));
        ++at_;
        if (token().is("IF") && token(1).is("NOT") && token(2).is("EXISTS"))
            at_ += 3;
        tableName();
        if (token().isSymbol("("))
            skipParentheses();
        if (token().is("AS"))
            derived();
        else
            options();
    }

    void tableName()
    {
        for (;;) {
            if (token().type != SqlTokenType::Word && token().type != SqlTokenType::QuotedName)
                fail(SLUICE_TRANSLATE_NOOP("SqlJob", "The name of a table is expected here."));
            statement_.name = token().image;
            statement_.nameSpan = token().span;
            ++at_;
            if (!token().isSymbol("."))
                return;
            ++at_;
        }
    }

    void skipParentheses()
    {
        int depth = 0;
        do {
            if (atEnd())
                fail(SLUICE_TRANSLATE_NOOP("SqlJob", "A closing parenthesis is missing."));
            depth += token().isSymbol("(") ? 1 : token().isSymbol(")") ? -1 : 0;
            ++at_;
        } while (depth > 0);
    }

    void derived()
    {
        statement_.type = SqlStatement::Type::Derived;
        ++at_;
        readSelect();
        if (!statement_.select.plain)
            fail(SLUICE_TRANSLATE_NOOP("SqlJob", "The engine takes a single SELECT here, not a UNION or the "
                                                 "like. Write one table for each part."));
        if (!statement_.select.table)
            fail(SLUICE_TRANSLATE_NOOP("SqlJob",
                                       "The SELECT must read FROM a table that this file creates; a "
                                       "sub-select cannot stand there."));
    }

    void readSelect(bool insert = false)
    {
        const std::size_t start = at_;
        SqlSelectReader reader(tokens_, at_);
        statement_.select = reader.read();
        at_ = reader.position();
        statement_.selectSpan = {tokens_[start].span.offset,
                                 tokens_[at_ - 1].span.end() - tokens_[start].span.offset};
        if (insert) {
            reader.skipInsertTail();
            at_ = reader.position();
        }
        if (token().isSymbol(";"))
            ++at_;
        if (!atEnd())
            throw SqlFailure{at_,
                             SLUICE_TRANSLATE_NOOP("SqlJob", "The SELECT cannot be read from \"%1\" on."),
                             {std::string(token().image)}};
    }

    void insert()
    {
        statement_.type = SqlStatement::Type::Insert;
        ++at_;
        if (token().is("LOW_PRIORITY") || token().is("DELAYED") || token().is("HIGH_PRIORITY"))
            ++at_;
        if (token().is("IGNORE"))
            ++at_;
        if (token().is("INTO"))
            ++at_;
        if (token().is("TABLE") && token(1).type == SqlTokenType::Word)
            fail(SLUICE_TRANSLATE_NOOP("SqlJob", "Leave TABLE out: INSERT INTO sink SELECT …"));
        tableName();
        if (token().isSymbol("(") && !token(1).is("SELECT") && !token(1).is("WITH") &&
            !token(1).isSymbol("("))
            fail(SLUICE_TRANSLATE_NOOP("SqlJob",
                                       "INSERT INTO must not name columns. Put them in the SELECT, in "
                                       "the order of the sink."));
        if (token().is("VALUES") || token().is("VALUE"))
            fail(SLUICE_TRANSLATE_NOOP("SqlJob",
                                       "INSERT INTO takes a SELECT here, not VALUES. Use a FakeSource "
                                       "with rows instead."));
        if (token().is("AS") || token().type == SqlTokenType::QuotedName ||
            (token().type == SqlTokenType::Word && isNameWord(token().image, NameUse::Plain)))
            skipAlias();
        readSelect(true);
        if (!statement_.select.plain)
            fail(SLUICE_TRANSLATE_NOOP("SqlJob", "The engine takes a single SELECT here, not a UNION or the "
                                                 "like. Write one INSERT for each part."));
        if (statement_.select.hasFrom ? !statement_.select.table : !statement_.select.onlyItem)
            fail(SLUICE_TRANSLATE_NOOP("SqlJob",
                                       "Name the table that is read: INSERT INTO sink SELECT * FROM "
                                       "table, or INSERT INTO sink SELECT table."));
    }

    void skipAlias() { at_ += token().is("AS") ? 2 : 1; }

    /// WITH ('key' = 'value', …). The engine joins what stands in the parentheses, without blanks, and takes
    /// that text apart again at ,' and at the first =.
    void options()
    {
        if (atEnd())
            fail(SLUICE_TRANSLATE_NOOP("SqlJob",
                                       "The table has neither options (WITH ('connector' = '…', 'type' = "
                                       "'source')) nor a SELECT (AS SELECT …)."));
        const bool with = token().type == SqlTokenType::Word && token(1).isSymbol("(");
        if (!with)
            fail(SLUICE_TRANSLATE_NOOP("SqlJob", "WITH ( is expected here."));
        at_ += 2;
        MappedText joined;
        while (!token().isSymbol(")")) {
            optionPart(joined);
            if (token().isSymbol(",") || token().isSymbol("=")) {
                joined.add(text_, token().span.offset, 1);
                ++at_;
            }
        }
        ++at_;
        splitOptions(joined);
        if (token().is("AS"))
            return; // the engine reads on and uses nothing of it
        if (token().isSymbol(";"))
            ++at_;
        if (!atEnd())
            fail(SLUICE_TRANSLATE_NOOP("SqlJob",
                                       "The statement should end here, with a semicolon at the end of "
                                       "the line."));
    }

    void optionPart(MappedText &joined)
    {
        switch (token().type) {
        case SqlTokenType::String:
        case SqlTokenType::Number:
        case SqlTokenType::QuotedName:
            joined.add(text_, token().span.offset, token().span.length);
            ++at_;
            return;
        case SqlTokenType::End:
            fail(SLUICE_TRANSLATE_NOOP("SqlJob", "The closing parenthesis of the options is missing."));
        case SqlTokenType::Word:
            if (isFreeWord(token())) {
                joined.add(text_, token().span.offset, token().span.length);
                ++at_;
                return;
            }
            [[fallthrough]];
        default:
            throw SqlFailure{at_,
                             SLUICE_TRANSLATE_NOOP("SqlJob",
                                                   "Options are written 'key' = 'value' with single "
                                                   "quotes; \"%1\" cannot stand here. A quote inside a "
                                                   "value is doubled: ''."),
                             {std::string(token().image)}};
        }
    }

    /// Options may be bare words, but not those that have a meaning in SQL.
    static bool isFreeWord(const SqlToken &word)
    {
        static constexpr std::array<std::string_view, 22> kTaken{
            "ALL",    "AND",  "AS", "BETWEEN", "DISTINCT", "FROM",  "GROUP", "HAVING",
            "IN",     "INTO", "IS", "JOIN",    "LIKE",     "LIMIT", "NOT",   "NULL",
            "OFFSET", "ON",   "OR", "ORDER",   "SELECT",   "WHERE"};
        const std::string upper = upperCase(word.image);
        return std::find(kTaken.begin(), kTaken.end(), upper) == kTaken.end();
    }

    void splitOptions(const MappedText &joined)
    {
        const std::string &text = joined.text();
        std::size_t start = 0;
        while (start <= text.size()) {
            const std::size_t end = std::min(text.find(",'", start), text.size());
            const std::size_t equals = std::string_view(text).substr(0, end).find('=', start);
            if (equals < end)
                addOption({cleaned(joined, start, equals), cleaned(joined, equals + 1, end)});
            start = end + 2;
        }
    }

    void addOption(SqlOption option)
    {
        const auto [known, added] = options_.try_emplace(option.key.text(), statement_.options.size());
        if (added)
            statement_.options.push_back(std::move(option));
        else
            statement_.options[known->second].value = std::move(option.value);
    }

    /// Trimmed, one quote off either end, '' made one.
    static MappedText cleaned(const MappedText &joined, std::size_t start, std::size_t end)
    {
        const std::string &text = joined.text();
        const auto blank = [&text](std::size_t at) {
            return static_cast<unsigned char>(text[at]) <= 0x20;
        };
        while (start < end && blank(start))
            ++start;
        while (end > start && blank(end - 1))
            --end;
        if (start < end && text[start] == '\'')
            ++start;
        if (start < end && text[end - 1] == '\'')
            --end;
        MappedText result;
        while (start < end) {
            const std::size_t pair = std::min(std::string_view(text).substr(0, end).find("''", start), end);
            result.add(joined, start, std::min(pair + 1, end) - start);
            start = pair == end ? end : pair + 2;
        }
        return result;
    }

    const MappedText &text_;
    const std::vector<SqlToken> &tokens_;
    std::size_t at_ = 0;
    SqlStatement statement_;
    std::unordered_map<std::string, std::size_t> options_; ///< where each key's option is
};

} // namespace

SqlStatement readSqlStatement(const MappedText &text, const std::vector<SqlToken> &tokens)
{
    return StatementReader(text, tokens).read();
}

} // namespace sluice::job::detail
