#include "models/job/sql/sqllines.h"

#include <utility>

namespace sluice::job::detail {
namespace {

struct Line
{
    std::string_view text;
    std::size_t offset;
};

/// As Java's BufferedReader counts: "\n", "\r\n" and a lone "\r" end a line.
std::vector<Line> linesOf(std::string_view text)
{
    std::vector<Line> lines;
    std::size_t start = 0;
    while (start < text.size()) {
        std::size_t end = text.find_first_of("\r\n", start);
        if (end == std::string_view::npos)
            end = text.size();
        lines.push_back({text.substr(start, end - start), start});
        start = end + 1;
        if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n')
            ++start;
    }
    return lines;
}

/// As Java's String.trim: everything up to U+0020 goes.
Line trimmed(Line line)
{
    const auto blank = [](char c) {
        return static_cast<unsigned char>(c) <= 0x20;
    };
    while (!line.text.empty() && blank(line.text.front())) {
        line.text.remove_prefix(1);
        ++line.offset;
    }
    while (!line.text.empty() && blank(line.text.back()))
        line.text.remove_suffix(1);
    return line;
}

void addLine(MappedText &to, const char *separator, Line line, bool &first)
{
    if (!first)
        to.add(separator, {line.offset, 0});
    first = false;
    to.add(line.text, {line.offset, line.text.size()});
}

class Splitter
{
public:
    SqlLines take(std::string_view text)
    {
        for (const Line &line : linesOf(text))
            takeLine(line);
        finish(text);
        return std::move(result_);
    }

private:
    void takeLine(const Line &line)
    {
        const Line bare = trimmed(line);
        if (bare.text.starts_with("--"))
            return comment(bare.offset, bare.offset + bare.text.size());
        if (bare.text == "/* config") {
            inConfig_ = true;
            configStart_ = bare;
        } else if (bare.text.starts_with("/*")) {
            inComment_ = true;
            commentStart_ = bare;
        } else if (inComment_) {
            inComment_ = bare.text != "*/";
            if (!inComment_)
                comment(commentStart_.offset, bare.offset + bare.text.size());
        } else if (inConfig_) {
            takeConfigLine(line, bare);
        } else if (!bare.text.empty()) {
            takeSqlLine(bare);
        }
    }

    void takeConfigLine(const Line &line, const Line &bare)
    {
        if (bare.text != "*/") {
            addLine(config_, "\n", line, configEmpty_);
            return;
        }
        inConfig_ = false;
        result_.blocks.push_back({configStart_.offset, bare.offset + bare.text.size() - configStart_.offset});
        result_.configs.push_back(std::exchange(config_, {}));
        configEmpty_ = true;
    }

    void takeSqlLine(Line line)
    {
        if (const std::size_t comment = line.text.find(" --"); comment != std::string_view::npos) {
            remarkCut(line, comment);
            this->comment(line.offset + comment + 1, line.offset + line.text.size());
            line.text = line.text.substr(0, comment);
        }
        const bool ends = line.text.ends_with(';');
        if (ends)
            line.text.remove_suffix(1);
        addLine(statement_, " ", line, statementEmpty_);
        if (ends) {
            result_.statements.push_back(std::exchange(statement_, {}));
            statementEmpty_ = true;
        }
    }

    /// " --" inside quotes is cut as well, which nobody means.
    void remarkCut(const Line &line, std::size_t comment)
    {
        bool quoted = false;
        for (const char c : line.text.substr(0, comment))
            quoted = quoted != (c == '\'');
        if (quoted)
            remark({line.offset + comment, line.text.size() - comment},
                   SLUICE_TRANSLATE_NOOP("SqlJob",
                                         "The engine cuts the line here, although the -- stands inside "
                                         "quotes. Write it without the blank before it."));
    }

    void finish(std::string_view text)
    {
        if (inComment_) {
            comment(commentStart_.offset, text.size());
            remark({commentStart_.offset, text.size() - commentStart_.offset},
                   SLUICE_TRANSLATE_NOOP("SqlJob",
                                         "This comment swallows the rest of the file: the engine ends "
                                         "it only at a line that is */ and nothing else. Put */ on a "
                                         "line of its own."));
        } else if (inConfig_) {
            remark({configStart_.offset, text.size() - configStart_.offset},
                   SLUICE_TRANSLATE_NOOP("SqlJob",
                                         "This config block is ignored, because it has no line that is "
                                         "*/ and nothing else. Put */ on a line of its own."));
        }
        result_.unfinished = statement_;
        if (!statement_.text().empty())
            remark(statement_.source({0, statement_.text().size()}),
                   SLUICE_TRANSLATE_NOOP("SqlJob",
                                         "This statement is ignored, because no line of it ends with a "
                                         "semicolon. Add one at the end."));
    }

    void comment(std::size_t start, std::size_t end) { result_.comments.push_back({start, end - start}); }

    void remark(TextSpan span, const char *text)
    {
        result_.remarks.push_back({span, Message{"SqlJob", text, {}}});
    }

    SqlLines result_;
    MappedText config_;
    MappedText statement_;
    Line configStart_{};
    Line commentStart_{};
    bool inConfig_ = false;
    bool inComment_ = false;
    bool configEmpty_ = true;
    bool statementEmpty_ = true;
};

} // namespace

SqlLines splitSql(std::string_view text)
{
    return Splitter().take(text);
}

} // namespace sluice::job::detail
