#include "models/hocon/parser.h"

#include "models/core/message.h"
#include "models/hocon/includes.h"
#include "models/hocon/substitution.h"

#include <utility>

namespace sluice::hocon::detail {

namespace {

struct KindName
{
    std::string_view prefix;
    IncludeRequest::Kind kind;
};

constexpr const char *kCircle =
    SLUICE_TRANSLATE_NOOP("Syntax", "Files include each other more than %1 deep. Break the circle.");

constexpr const char *kTooManyFiles = SLUICE_TRANSLATE_NOOP(
    "Syntax", "Includes bring in more than %1 files here, however often each. Include less.");
constexpr const char *kTooMuchText =
    SLUICE_TRANSLATE_NOOP("Syntax", "Includes bring in more than %1 MB here. Include less.");

constexpr KindName kKinds[] = {{"url(", IncludeRequest::Kind::Url},
                               {"file(", IncludeRequest::Kind::File},
                               {"classpath(", IncludeRequest::Kind::Classpath}};

} // namespace

/// At the word include. What follows is "name", or kind("name"), any of them inside required( ). The original
/// reads the parentheses as parts of unquoted words, so this works on words, too.
void Parser::include(bool pluginScope)
{
    const std::uint32_t begin = token_.begin;
    advance();
    skipTrivia();
    IncludeRequest request;
    std::string_view word;
    std::string_view closing;
    const auto nextWord = [&] {
        word =
            token_.type == TokenType::Unquoted ? store_.slice(token_.begin, token_.end) : std::string_view();
    };
    const auto take = [&](std::string_view prefix) {
        word.remove_prefix(prefix.size());
        if (word.empty()) {
            advance();
            skipTrivia();
            nextWord();
        }
    };
    nextWord();
    constexpr std::string_view kRequired = "required(";
    bool parenthesis = false;
    if (word.starts_with(kRequired)) {
        request.required = true;
        take(kRequired);
    }
    for (const KindName &each : kKinds) {
        if (!word.starts_with(each.prefix))
            continue;
        request.kind = each.kind;
        parenthesis = true;
        take(each.prefix);
        break;
    }
    bool good = word.empty() && token_.type == TokenType::Quoted;
    std::uint32_t end = token_.end;
    if (good) {
        store_.appendQuoted(request.name, token_.begin, token_.end, token_.flags);
        advance();
        if (parenthesis || request.required) {
            skipTrivia();
            nextWord();
            // Each ) is a word of its own or starts one; the one of required( stands alone.
            good = !parenthesis || word.starts_with(')');
            if (good && parenthesis) {
                end = token_.begin + 1;
                word.remove_prefix(1);
                if (word.empty()) {
                    advance();
                    if (request.required) {
                        skipTrivia();
                        nextWord();
                    }
                } else if (!request.required) {
                    good = false;
                }
            }
            if (good && request.required) {
                good = word == ")";
                if (good) {
                    end = token_.end;
                    advance();
                }
            }
        }
    }
    if (!good) {
        if (token_.type == TokenType::Problem)
            failToken();
        else
            fail(token_.begin, token_.end,
                 SLUICE_TRANSLATE_NOOP("Syntax",
                                       "Found %1 after include, expected a file name in double quotes, as in "
                                       "include \"other.conf\". A field named include has to be in quotes."),
                 {shown(token_)});
        skipRest();
        addNode(NodeType::Bad, begin, begin + 7);
        return;
    }
    const std::uint32_t node = addNode(NodeType::Include, begin, end);
    includeValues(request, node, pluginScope);
}

/// A mistake in a file that is included, maybe by way of others: the innermost one is told.
void Parser::tellIncluded(const IncludeRequest &request, const Node &at, const std::string &text,
                          const SyntaxError &error)
{
    static constexpr const char *kInside =
        SLUICE_TRANSLATE_NOOP("Syntax", "The included file %1 has a mistake in line %2: %3");
    const std::string_view what = error.message.text;
    if (what == kInside || what == kCircle || what == kTooManyFiles || what == kTooMuchText) {
        failLater(at.begin, at.end, at.end, error.message.text, error.message.arguments);
        return;
    }
    const std::size_t line = LineIndex(text).at(error.span.offset).line;
    failLater(at.begin, at.end, at.end, kInside,
              {"'" + request.name + "'", std::to_string(line), error.message.english()});
}

/// Whether the files of an include may be read; false when that has been told. What goes too far ends all
/// includes: each file that is read in a circle would find the circle again.
bool Parser::mayInclude(const Node &at)
{
    const char *text = nullptr;
    std::size_t limit = 0;
    if (options_.includeDepth >= kMaxIncludeDepth) {
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
    failLater(at.begin, at.end, at.end, text, {std::to_string(limit)});
    tally_->stopped = true;
    return false;
}

/// The members of the file, as if they stood here; the original reads and then drops them in a list of
/// blocks.
void Parser::includeValues(const IncludeRequest &request, std::uint32_t node, bool pluginScope)
{
    std::vector<IncludedFile> files = includedFiles(request, options_, *tally_);
    const Node at = store_.tape[node];
    if (request.kind == IncludeRequest::Kind::Url && !isAddress(request.name)) {
        failLater(
            at.begin, at.end, at.end,
            SLUICE_TRANSLATE_NOOP(
                "Syntax", "%1 is no address. Write one with its scheme, as in url(\"file:/a/b.conf\")."),
            {"'" + request.name + "'"});
        return;
    }
    if (files.empty() && request.required && !tally_->stopped) {
        failLater(at.begin, at.end, at.end,
                  SLUICE_TRANSLATE_NOOP("Syntax",
                                        "The required file %1 was not found. Check the name, or leave out "
                                        "required."),
                  {"'" + request.name + "'"});
    }
    if (!files.empty() && !mayInclude(at))
        return;
    std::vector<std::string> prefix;
    for (const Key *key : keys_) {
        prefix.emplace_back(store_.keyText(key->id));
        for (const std::uint32_t rest : key->rest)
            prefix.push_back(store_.pool[rest]);
    }
    // Later files of the list yield to earlier ones.
    for (auto file = files.rbegin(); file != files.rend(); ++file) {
        ParseOptions inner = options_;
        inner.path = file->path;
        inner.syntax = file->syntax;
        inner.includeDepth = options_.includeDepth + 1;
        inner.included = tally_;
        const int around = std::exchange(tally_->depth, depth_);
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
        const ValueId copy = imported(store_, values_, other, root, node, prefix);
        if (listScopes_ > 0 && !values_.isResolved(copy)) {
            failLater(at.begin, at.end, at.end,
                      SLUICE_TRANSLATE_NOOP(
                          "Syntax", "A file with ${} in it cannot be included inside a list. Move the "
                                    "include out of the list."));
        }
        const auto members = values_.members(copy);
        stack_.insert(stack_.end(), members.begin(), members.end());
    }
}

} // namespace sluice::hocon::detail
