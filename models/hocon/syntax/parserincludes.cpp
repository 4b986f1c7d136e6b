#include "models/hocon/syntax/parsergrammar.h"

#include "models/core/message.h"
#include "models/hocon/syntax/parser.h"
#include "models/hocon/values/includes.h"
#include "models/hocon/values/substitution.h"

#include <utility>

namespace sluice::hocon::detail {

namespace {

constexpr const char *kCircle =
    SLUICE_TRANSLATE_NOOP("Syntax", "Files include each other more than %1 deep. Break the circle.");

constexpr const char *kTooManyFiles = SLUICE_TRANSLATE_NOOP(
    "Syntax", "Includes bring in more than %1 files here, however often each. Include less.");
constexpr const char *kTooMuchText =
    SLUICE_TRANSLATE_NOOP("Syntax", "Includes bring in more than %1 MB here. Include less.");

} // namespace

IncludeParser::IncludeParser(ParserGrammar &all)
    : ParserPart(all)
    , tally_(all.options.included != nullptr ? all.options.included : &ownTally_)
{
}

void IncludeParser::include(bool pluginScope)
{
    const std::uint32_t begin = all_.in.token.begin;
    IncludeStatement statement(all_);
    const std::optional<IncludeRequest> request = statement.read();
    if (request) {
        const std::uint32_t node = all_.tape.addNode(NodeType::Include, begin, statement.end());
        includeValues(*request, node, pluginScope);
        return;
    }
    if (all_.in.token.type == TokenType::Problem) {
        all_.tokens.failToken();
    } else {
        all_.log.fail(all_.in.token.begin, all_.in.token.end,
                      SLUICE_TRANSLATE_NOOP(
                          "Syntax", "Found %1 after include, expected a file name in double quotes, as in "
                                    "include \"other.conf\". A field named include has to be in quotes."),
                      {all_.excerpts.shown(all_.in.token)});
    }
    all_.skipper.skipRest();
    all_.tape.addNode(NodeType::Bad, begin, begin + 7);
}

/// The members of the file, as if they stood here; the original reads and then drops them in a list of
/// blocks.
void IncludeParser::includeValues(const IncludeRequest &request, std::uint32_t node, bool pluginScope)
{
    std::vector<IncludedFile> files = includedFiles(request, all_.options, *tally_);
    const Node at = all_.store.tape[node];
    if (request.kind == IncludeRequest::Kind::Url && !isAddress(request.name)) {
        all_.log.failLater(
            at.begin, at.end, at.end,
            SLUICE_TRANSLATE_NOOP(
                "Syntax", "%1 is no address. Write one with its scheme, as in url(\"file:/a/b.conf\")."),
            {"'" + request.name + "'"});
        return;
    }
    if (files.empty() && request.required && !tally_->stopped) {
        all_.log.failLater(at.begin, at.end, at.end,
                           SLUICE_TRANSLATE_NOOP(
                               "Syntax", "The required file %1 was not found. Check the name, or leave out "
                                         "required."),
                           {"'" + request.name + "'"});
    }
    if (!files.empty() && !mayInclude(at))
        return;
    const std::vector<std::string> prefix = all_.fields.openPath();
    // Later files of the list yield to earlier ones.
    for (auto file = files.rbegin(); file != files.rend(); ++file) {
        ParseOptions inner = all_.options;
        inner.path = file->path;
        inner.syntax = file->syntax;
        inner.includeDepth = all_.options.includeDepth + 1;
        inner.included = tally_;
        const int around = std::exchange(tally_->depth, all_.open.depth);
        Store other;
        other.text = std::move(file->text);
        other.validUtf8 = isValidUtf8(other.text);
        std::vector<SyntaxError> errors;
        const ValueId root = Parser(other, inner, errors).parse();
        tally_->depth = around;
        if (!errors.empty()) {
            tellIncluded(request, at, other.text, errors.front());
        }
        if (pluginScope)
            continue;
        const ValueId copy = imported(all_.store, all_.algebra, other, root, node, prefix);
        if (all_.open.listScopes > 0 && !all_.algebra.isResolved(copy)) {
            all_.log.failLater(
                at.begin, at.end, at.end,
                SLUICE_TRANSLATE_NOOP("Syntax",
                                      "A file with ${} in it cannot be included inside a list. Move the "
                                      "include out of the list."));
        }
        const auto members = all_.algebra.members(copy);
        all_.open.members.insert(all_.open.members.end(), members.begin(), members.end());
    }
}

/// Whether the files of an include may be read; false when that has been told. What goes too far ends all
/// includes: each file that is read in a circle would find the circle again.
bool IncludeParser::mayInclude(const Node &at)
{
    const char *text = nullptr;
    std::size_t limit = 0;
    if (all_.options.includeDepth >= kMaxIncludeDepth) {
        text = kCircle;
        limit = kMaxIncludeDepth;
    } else if (tally_->files > kMaxIncludedFiles) {
        text = kTooManyFiles;
        limit = kMaxIncludedFiles;
    } else if (tally_->bytes > kMaxIncludedBytes) {
        text = kTooMuchText;
        limit = kMaxIncludedBytes / 1024 / 1024;
    } else {
        return true;
    }
    all_.log.failLater(at.begin, at.end, at.end, text, {std::to_string(limit)});
    tally_->stopped = true;
    return false;
}

/// A mistake in a file that is included, maybe by way of others: the innermost one is told.
void IncludeParser::tellIncluded(const IncludeRequest &request, const Node &at, const std::string &text,
                                 const SyntaxError &error)
{
    static constexpr const char *kInside =
        SLUICE_TRANSLATE_NOOP("Syntax", "The included file %1 has a mistake in line %2: %3");
    const std::string &what = error.message.text;
    if (what == kInside || what == kCircle || what == kTooManyFiles || what == kTooMuchText) {
        all_.log.addLater(at.begin, at.end, at.end, error.message);
        return;
    }
    const std::size_t line = LineIndex(text).at(error.span.offset).line;
    all_.log.addLater(
        at.begin, at.end, at.end,
        Message(error.message.context, kInside).with("'" + request.name + "'", line, error.message));
}

} // namespace sluice::hocon::detail
