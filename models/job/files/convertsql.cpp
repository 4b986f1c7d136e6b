#include "models/job/files/convert.h"
#include "models/job/files/convertcheck.h"
#include "models/job/sql/sql.h"
#include "models/job/sql/sqllexer.h"
#include "models/job/sql/sqllines.h"

#include <algorithm>
#include <map>

namespace sluice::job {
namespace {

using detail::MappedText;

/// Every comment of the file, those inside lines included, in text order.
std::vector<TextSpan> commentsOf(const detail::SqlLines &lines)
{
    std::vector<TextSpan> comments = lines.comments;
    for (const MappedText &statement : lines.statements) {
        std::vector<TextSpan> inside;
        detail::lexSql(statement.text(), &inside);
        for (const TextSpan span : inside)
            comments.push_back(statement.source(span));
    }
    std::sort(comments.begin(), comments.end(),
              [](const TextSpan &a, const TextSpan &b) { return a.offset < b.offset; });
    return comments;
}

/// The lines of a SQL comment without their marks, as HOCON comments.
std::string asConfComment(std::string_view comment, std::string_view indent)
{
    const bool block = comment.starts_with("/*");
    comment.remove_prefix(2);
    if (block && comment.ends_with("*/"))
        comment.remove_suffix(2);
    std::string text;
    std::size_t start = 0;
    while (start <= comment.size()) {
        const std::size_t end = std::min(comment.find('\n', start), comment.size());
        std::string_view line = comment.substr(start, end - start);
        start = end + 1;
        const auto trim = [&line] {
            while (!line.empty() && (line.front() == ' ' || line.front() == '\t'))
                line.remove_prefix(1);
            while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r'))
                line.remove_suffix(1);
        };
        trim();
        if (block && line.starts_with('*')) {
            line.remove_prefix(1);
            trim();
        }
        const bool edge = line.empty() && (text.empty() || start > comment.size());
        if (!edge)
            text += std::string(indent) + "#" + (line.empty() ? "" : " ") + std::string(line) + "\n";
    }
    return text;
}

/// The place of each statement in the file, in text order.
std::vector<TextSpan> placesOf(const detail::SqlLines &lines)
{
    std::vector<TextSpan> places;
    for (const MappedText &statement : lines.statements)
        places.push_back(statement.source({0, statement.text().size()}));
    return places;
}

/// Where the blocks of the generated text start that a statement made: the first one of each.
std::map<std::size_t, std::size_t> blockOfStatement(const detail::SqlLines &lines, const SqlJob &job,
                                                    const std::vector<TextSpan> &places)
{
    std::map<std::size_t, std::size_t> blocks;
    const std::string &text = job.hocon.text();
    std::size_t configEnd = 0;
    for (const MappedText &config : lines.configs)
        configEnd += config.text().size() + 1;
    for (std::size_t line = configEnd; line < text.size();) {
        const std::size_t end = std::min(text.find('\n', line), text.size());
        const std::string_view content = std::string_view(text).substr(line, end - line);
        if (content.starts_with("  ") && content.ends_with(" {") && content[2] != ' ') {
            const bool transform = content == "  sql {";
            const std::size_t source = job.hocon.source({transform ? line : line + 2, 1}).offset;
            const auto place =
                std::partition_point(places.begin(), places.end(),
                                     [source](const TextSpan &each) { return each.end() <= source; });
            if (place != places.end() && place->contains(source))
                blocks.emplace(static_cast<std::size_t>(place - places.begin()), line);
        }
        line = end + 1;
    }
    return blocks;
}

} // namespace

Result<Converted> sqlToConf(std::string_view sql)
{
    const SqlJob job = parseSql(sql);
    if (!job.errors.empty()) {
        const hocon::SyntaxError &error = job.errors.front();
        return fail(ErrorCode::Parse, error.message,
                    "line " + std::to_string(LineIndex(sql).at(error.span.offset).line));
    }
    const detail::SqlLines lines = detail::splitSql(sql);
    const std::vector<TextSpan> places = placesOf(lines);
    const std::map<std::size_t, std::size_t> blocks = blockOfStatement(lines, job, places);
    TextEdits edits;
    const std::size_t end = job.hocon.text().size();
    for (const TextSpan comment : commentsOf(lines)) {
        const auto next =
            std::partition_point(places.begin(), places.end(), [&comment](const TextSpan &each) {
                return each.end() + 1 <= comment.offset;
            });
        const auto statement = static_cast<std::size_t>(next - places.begin());
        const auto block = blocks.lower_bound(statement);
        const bool head = statement == 0 && !lines.configs.empty();
        // What stands before the first statement (a licence) leads the file.
        const bool leads = statement == 0 && !lines.statements.empty() &&
                           comment.end() <= lines.statements[0].source({0, 1}).offset;
        std::size_t at = block == blocks.end() ? end : block->second;
        if (leads || head)
            at = 0;
        edits.push_back(
            {at, 0,
             asConfComment(sql.substr(comment.offset, comment.length), at == 0 || at == end ? "" : "  ")});
    }
    std::stable_sort(edits.begin(), edits.end(),
                     [](const TextEdit &a, const TextEdit &b) { return a.offset < b.offset; });
    Converted converted{applied(job.hocon.text(), edits), {}};
    for (const hocon::SyntaxError &remark : job.remarks)
        converted.remarks.push_back({remark.span, remark.message});
    return detail::checked(std::move(converted), hocon::Syntax::Conf, job.tree.root());
}

} // namespace sluice::job
