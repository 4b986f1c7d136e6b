#include "models/job/sql/sql.h"

#include "models/hocon/tokens/scan.h"
#include "models/job/sql/sqllines.h"
#include "models/job/sql/sqlstatements.h"

#include <algorithm>
#include <map>
#include <utility>

namespace sluice::job {
namespace {

using detail::MappedText;
using detail::SqlOption;
using detail::SqlStatement;

/// So much longer than the SQL text the generated one may be.
constexpr std::size_t kMostSqlGrowth = std::size_t(16) * 1024 * 1024;

bool sameWord(std::string_view text, std::string_view upper)
{
    return detail::upperCase(text) == upper;
}

/// A table of the file, by what the engine takes it for.
struct Table
{
    enum class Role
    {
        Source,
        Sink,
        Transform
    };
    Role role = Role::Source;
    const SqlStatement *statement = nullptr;
    const MappedText *text = nullptr; ///< of the statement
};

/// Puts the job together as SqlConfigBuilder does: tables with options first, then the rest in text order.
class Builder
{
public:
    Builder(SqlJob &job, std::size_t size)
        : job_(job)
        , limit_(kMostSqlGrowth + size)
    {
    }

    void build(const detail::SqlLines &lines)
    {
        lines_ = &lines;
        readStatements();
        for (Read &read : statements_) {
            if (read.statement.type == SqlStatement::Type::Table)
                addTable(read);
        }
        for (Read &read : statements_) {
            if (read.statement.type == SqlStatement::Type::Derived)
                addDerived(read);
            else if (read.statement.type == SqlStatement::Type::Insert)
                addInsert(read);
        }
        checkWhole();
        write();
    }

private:
    struct Read
    {
        const MappedText *text;
        SqlStatement statement;
    };

    void error(TextSpan span, const char *text, std::vector<std::string> arguments = {},
               std::vector<Message> sentences = {})
    {
        job_.errors.push_back({span, Message{"SqlJob", text, std::move(arguments)}});
        job_.errors.back().message.sentences = std::move(sentences);
    }
    static TextSpan spanIn(const Read &read, TextSpan span) { return read.text->source(span); }

    void readStatements()
    {
        statements_.reserve(lines_->statements.size());
        for (const MappedText &text : lines_->statements) {
            const std::vector<detail::SqlToken> tokens = detail::lexSql(text.text());
            try {
                statements_.push_back({&text, detail::readSqlStatement(text, tokens)});
            } catch (const detail::SqlFailure &failure) {
                const TextSpan at = tokens[std::min(failure.token, tokens.size() - 1)].span;
                // Nothing stands at the end; the last byte does.
                const bool end = at.length == 0 && at.offset > 0;
                error(text.source(end ? TextSpan{at.offset - 1, 1} : at), failure.text, failure.arguments,
                      failure.sentences);
                broken_ = true;
            }
        }
    }

    static const MappedText *option(const SqlStatement &statement, std::string_view key)
    {
        for (const SqlOption &option : statement.options) {
            if (option.key.text() == key)
                return &option.value;
        }
        return nullptr;
    }

    bool addName(const Read &read, Table::Role role)
    {
        const bool added =
            tables_.emplace(read.statement.name, Table{role, &read.statement, read.text}).second;
        if (!added)
            error(spanIn(read, read.statement.nameSpan),
                  SLUICE_TRANSLATE_NOOP("SqlJob", "There is already a table %1. Give this one another name."),
                  {read.statement.name});
        return added;
    }

    void addTable(const Read &read)
    {
        const MappedText *type = option(read.statement, "type");
        const bool source = type != nullptr && sameWord(type->text(), "SOURCE");
        const bool sink = type != nullptr && sameWord(type->text(), "SINK");
        if (!source && !sink && !tables_.contains(read.statement.name)) {
            job_.remarks.push_back(
                {spanIn(read, read.statement.nameSpan),
                 Message{"SqlJob",
                         SLUICE_TRANSLATE_NOOP("SqlJob",
                                               "The engine ignores the table %1, because its option "
                                               "'type' is neither 'source' nor 'sink'."),
                         {read.statement.name}}});
            return;
        }
        const MappedText *connector = option(read.statement, "connector");
        if (connector == nullptr || connector->empty()) {
            error(spanIn(read, read.statement.nameSpan),
                  SLUICE_TRANSLATE_NOOP("SqlJob",
                                        "The table %1 has no option 'connector'. Add one, for example "
                                        "'connector' = 'Jdbc'."),
                  {read.statement.name});
            broken_ = true;
            return;
        }
        if (addName(read, source ? Table::Role::Source : Table::Role::Sink) && source)
            addSource(read, *connector);
    }

    void addOptions(MappedText &to, const SqlStatement &statement, bool sink)
    {
        for (const SqlOption &option : statement.options) {
            const std::string &key = option.key.text();
            if (sameWord(key, "CONNECTOR") || sameWord(key, "TYPE") || sameWord(key, "RESULT_TABLE_NAME") ||
                (sink && key == "source_table_name"))
                continue;
            to.add("    ", {});
            to.add(option.key, 0, key.size());
            to.add(" = ", {});
            addValue(to, option.value);
            to.add("\n", {});
        }
    }

    /// {…} and […] are HOCON as they stand; everything else is put into double quotes, unescaped.
    static void addValue(MappedText &to, const MappedText &value)
    {
        std::string_view bare = value.text();
        while (!bare.empty() && static_cast<unsigned char>(bare.front()) <= 0x20)
            bare.remove_prefix(1);
        while (!bare.empty() && static_cast<unsigned char>(bare.back()) <= 0x20)
            bare.remove_suffix(1);
        const bool nested =
            (bare.starts_with('{') && bare.ends_with('}')) || (bare.starts_with('[') && bare.ends_with(']'));
        const TextSpan all = value.source({0, value.text().size()});
        if (!nested)
            to.add("\"", {all.offset, 0});
        to.add(value, 0, value.text().size());
        if (!nested)
            to.add("\"", {all.end(), 0});
    }

    static void addLine(MappedText &to, const char *key, const char *quote, const std::string &value,
                        TextSpan source)
    {
        to.add(std::string("    ") + key + " = " + quote, {source.offset, 0});
        to.add(value, source);
        to.add(std::string(quote) + "\n", {source.end(), 0});
    }

    void addSource(const Read &read, const MappedText &connector)
    {
        openBlock(sources_, connector);
        addOptions(sources_, read.statement, false);
        addLine(sources_, "result_table_name", "\"", read.statement.name,
                spanIn(read, read.statement.nameSpan));
        sources_.add("  }\n", {});
    }

    static void openBlock(MappedText &to, const MappedText &connector)
    {
        to.add("  ", {});
        to.add(connector, 0, connector.text().size());
        to.add(" {\n", {});
    }

    void addTransform(const Read &read, const std::string &from, const std::string &result)
    {
        const TextSpan select = spanIn(read, read.statement.selectSpan);
        transforms_.add("  sql {\n", {select.offset, 0});
        addLine(transforms_, "source_table_name", "\"", from, select);
        addLine(transforms_, "query", "\"\"\"", read.statement.select.text, select);
        addLine(transforms_, "result_table_name", "\"", result, spanIn(read, read.statement.nameSpan));
        transforms_.add("  }\n", {});
    }

    void missingTable(const Read &read, const std::string &name)
    {
        // A table that could not be read may be the one; one problem for one mistake.
        if (broken_)
            return;
        error(spanIn(read, read.statement.selectSpan),
              SLUICE_TRANSLATE_NOOP("SqlJob",
                                    "There is no table %1 to read from. CREATE it above, with 'type' = "
                                    "'source' or AS SELECT …"),
              {name});
    }

    void addDerived(const Read &read)
    {
        const std::string &from = *read.statement.select.table;
        if (!tables_.contains(from))
            return missingTable(read, from);
        if (addName(read, Table::Role::Transform))
            addTransform(read, from, read.statement.name);
    }

    void addInsert(const Read &read)
    {
        const detail::SqlSelect &select = read.statement.select;
        const std::string from = select.hasFrom ? *select.table : *select.onlyItem;
        std::string result = from;
        if (select.hasFrom) {
            result = from + "__temp" + std::to_string(temporaries_++);
            addTransform(read, from, result);
        }
        const auto source = tables_.find(from);
        if (source == tables_.end() || source->second.role == Table::Role::Sink)
            return missingTable(read, from);
        const auto sink = tables_.find(read.statement.name);
        if (sink == tables_.end() || sink->second.role != Table::Role::Sink) {
            if (!broken_)
                error(spanIn(read, read.statement.nameSpan),
                      SLUICE_TRANSLATE_NOOP("SqlJob", "There is no sink %1. CREATE TABLE %1 WITH ('type' = "
                                                      "'sink', …)."),
                      {read.statement.name});
            return;
        }
        const SqlStatement &table = *sink->second.statement;
        // Each INSERT repeats all options of its sink.
        if (sinks_.text().size() + sink->second.text->text().size() > limit_) {
            if (!std::exchange(tooLarge_, true))
                error(spanIn(read, read.statement.nameSpan),
                      SLUICE_TRANSLATE_NOOP("SqlJob",
                                            "With the sink %1 the job comes to more than %2 MB, because each "
                                            "INSERT repeats the options of its sink. Insert less often."),
                      {read.statement.name, std::to_string(kMostSqlGrowth / 1024 / 1024)});
            return;
        }
        openBlock(sinks_, *option(table, "connector"));
        addOptions(sinks_, table, true);
        addLine(sinks_, "source_table_name", "\"", result, spanIn(read, read.statement.nameSpan));
        sinks_.add("  }\n", {});
    }

    void checkWhole()
    {
        if (!job_.errors.empty())
            return;
        if (sources_.empty())
            error({}, SLUICE_TRANSLATE_NOOP("SqlJob",
                                            "The job has no source. CREATE TABLE … WITH ('type' = 'source', "
                                            "…), ending with a semicolon."));
        else if (sinks_.empty())
            error({}, SLUICE_TRANSLATE_NOOP("SqlJob",
                                            "Nothing is written. INSERT INTO … SELECT … a sink, ending with "
                                            "a semicolon."));
    }

    void write()
    {
        MappedText &hocon = job_.hocon;
        for (const MappedText &config : lines_->configs) {
            hocon.add(config, 0, config.text().size());
            hocon.add("\n", {});
        }
        const auto section = [&hocon](const char *name, const MappedText &blocks) {
            hocon.add(std::string(name) + " {\n", {});
            hocon.add(blocks, 0, blocks.text().size());
            hocon.add("}\n", {});
        };
        section("source", sources_);
        section("transform", transforms_);
        section("sink", sinks_);
    }

    SqlJob &job_;
    const detail::SqlLines *lines_ = nullptr;
    std::vector<Read> statements_;
    std::map<std::string, Table, std::less<>> tables_;
    MappedText sources_;
    MappedText transforms_;
    MappedText sinks_;
    int temporaries_ = 1;
    const std::size_t limit_; ///< bytes of the generated sinks
    bool tooLarge_ = false;
    bool broken_ = false; ///< a statement could not be read
};

/// The engine does not resolve the text it generates: any ${} outside quotes ends in a refusal.
void refuseSubstitutions(SqlJob &job)
{
    for (const hocon::Piece &piece : hocon::scan(job.hocon.text())) {
        if (piece.type == hocon::PieceType::Substitution || piece.type == hocon::PieceType::PlusEquals)
            job.errors.push_back(
                {job.hocon.source(piece.span),
                 Message{"SqlJob",
                         SLUICE_TRANSLATE_NOOP("SqlJob",
                                               "A SQL job cannot use %1 outside quotes: the engine does "
                                               "not resolve it. Put it in double quotes."),
                         {job.hocon.text().substr(piece.span.offset, piece.span.length)}}});
    }
}

} // namespace

SqlJob parseSql(std::string_view text)
{
    SqlJob job;
    const detail::SqlLines lines = detail::splitSql(text);
    job.remarks = lines.remarks;
    Builder(job, text.size()).build(lines);
    job.tree = hocon::Tree::parse(job.hocon.text(), hocon::Syntax::Conf);
    for (const hocon::SyntaxError &error : job.tree.errors())
        job.errors.push_back({job.hocon.source(error.span), error.message});
    if (job.tree.errors().empty())
        refuseSubstitutions(job);
    std::stable_sort(job.errors.begin(), job.errors.end(),
                     [](const hocon::SyntaxError &a, const hocon::SyntaxError &b) {
                         return a.span.offset < b.span.offset;
                     });
    return job;
}

} // namespace sluice::job
