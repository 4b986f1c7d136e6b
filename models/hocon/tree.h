#pragma once

#include "models/core/message.h"
#include "models/core/text.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The config language of SeaTunnel (HOCON as SeaTunnel 2.3.8 patches it) and JSON, lossless.
namespace sluice::hocon {

/// Conf: the dialect. Json: strict JSON, for .json files; the plugin-block rule does not apply there.
enum class Syntax : std::uint8_t
{
    Conf,
    Json
};

enum class Kind : std::uint8_t
{
    Null,
    Boolean,
    Number,
    String,
    List,
    Object,
    Unresolved, ///< keeps a ${} that nothing in the document answers
};

/// Deeper nesting of blocks and lists is answered with an error.
constexpr int kMaxDepth = 1000;
/// Larger texts (bytes) are answered with an error and an empty tree.
constexpr std::size_t kMaxSize = std::size_t(256) * 1024 * 1024;

/// The answers to all ${} of a text, counted wherever they stand, may come to so many values and to so many
/// bytes of text. A text that goes further keeps its ${} as they are, with an error at the one that did.
constexpr std::size_t kMaxAnsweredValues = 1'000'000;
constexpr std::size_t kMaxAnsweredBytes = std::size_t(16) * 1024 * 1024;

/// Includes may bring in so many files, and so many bytes of them, counted as often as they are included.
/// The include that goes further is an error, and no more files are read.
constexpr std::size_t kMaxIncludedFiles = 1000;
constexpr std::size_t kMaxIncludedBytes = std::size_t(16) * 1024 * 1024;

class Tree;

namespace detail {
struct IncludeTally;
}

/// What a text is read as and what its ${} and includes are answered from. The engine's parser looks a ${x}
/// up in the document, then in the environment; -i values come later, and never for ${?x}.
struct ParseOptions
{
    Syntax syntax = Syntax::Conf;
    /// The file the text is from: includes are looked for beside it. Empty: includes are taken as missing.
    std::string path = {};
    /// Names and values that stand for the environment; null: the environment of this process.
    const Tree *environment = nullptr;
    /// Further answers for ${x}, after the environment; null: none.
    const Tree *properties = nullptr;
    /// False: ${} stay as they are in the text, for whoever wants the text alone.
    bool answers = true;
    int includeDepth = 0; ///< how many files include this one in a row
    /// For this folder: what the files around this one have included so far; null: nothing.
    detail::IncludeTally *included = nullptr;
};

/// How many texts this thread has parsed so far, included files too: what something costs.
std::size_t parseCount();

/// What would mend a mistake, where that is obvious.
enum class Repair : std::uint8_t
{
    None,
    QuoteValue,    ///< the value on this line belongs in double quotes
    QuoteSpan,     ///< what is marked belongs in double quotes
    EscapeMark,    ///< a backslash or a tab that is marked has to be written as \\ or \t
    CloseQuote,    ///< a quote is missing at the end of the line
    CloseBlock,    ///< a } is missing: at the end of the text, or before what is marked
    CloseList,     ///< a ] is missing, likewise
    CloseVariable, ///< the } of a ${
    RemoveComma,   ///< the comma that is marked, or the one before what is marked
    AddComma,      ///< before what is marked
};

/// How Tree::toJson() writes a ${} that nothing answers.
enum class OpenValues : std::uint8_t
{
    AsWritten, ///< as the original prints it, which is no JSON
    Marked,    ///< {"$unresolved": "${x}"}
};

/// One mistake that makes the original parser refuse the file.
struct SyntaxError
{
    TextSpan span;
    Message message; ///< what was found, what was expected, what to do
    Repair repair = Repair::None;
};

/// A value of the tree as the original parser makes it (plugin blocks are lists whose objects have
/// plugin_name). A handle: cheap to copy, valid as long as its Tree.
class Value
{
public:
    Kind kind() const;
    bool isObject() const { return kind() == Kind::Object; }
    bool isList() const { return kind() == Kind::List; }
    bool isString() const { return kind() == Kind::String; }

    /// String: decoded. Number, Boolean, Null: as the engine prints it. Unresolved: its source text. Empty
    /// for List and Object.
    std::string text() const;
    /// The number when it is a whole one that fits; also for strings that spell one ("10"), as the engine
    /// reads.
    std::optional<std::int64_t> integer() const;

    std::size_t size() const;                              ///< elements or members; 0 for anything else
    Value at(std::size_t index) const;                     ///< element, or value of the member, at index
    std::string key(std::size_t index) const;              ///< Object only
    std::optional<Value> find(std::string_view key) const; ///< Object only

    /// Unresolved because the key has several definitions and one of them is a ${}: the engine cannot fill
    /// those in from -i.
    bool isDelayedMerge() const;

    /// The bytes of the value in force; empty (length 0) for one that no text spells (a made plugin_name).
    TextSpan span() const;

private:
    friend class Tree;
    Value(const void *impl, std::uint32_t node)
        : impl_(impl)
        , node_(node)
    {
    }
    const void *impl_ = nullptr;
    std::uint32_t node_ = 0;
};

/// One place in the text that gives a value to a pointer: `key = value`, `key { … }`, an element of a list.
struct Definition
{
    TextSpan key; ///< empty for list elements
    TextSpan value;
    TextSpan whole; ///< key to end of value, without the separator after it
};

/// A text and the lossless tree over it. Immutable and cheap to copy.
class Tree
{
public:
    Tree();
    static Tree parse(std::string text, Syntax syntax);
    static Tree parse(std::string text, const ParseOptions &options);
    /// Another text of the same file: the syntax and the path for its includes are those of this one. ${} are
    /// answered from the environment of this process.
    Tree with(std::string text) const;

    Syntax syntax() const;
    const std::string &path() const; ///< as given to parse(); empty: none
    const std::string &text() const;
    /// The text, printed from the nodes of the tree and the tokens between them. Equal to text(), by test: a
    /// byte that nothing owns would be missing.
    std::string print() const;

    /// Ascending by offset; empty when the original parser accepts the file. The first thousand or two of
    /// them.
    const std::vector<SyntaxError> &errors() const;
    /// How many there are in all.
    std::size_t errorCount() const;
    /// True when an include stands in the text, read or not.
    bool hasIncludes() const;

    /// The root object; an empty object when nothing could be read.
    Value root() const;
    /// By RFC 6901 pointer ("/env/parallelism", "/source/0/row.num"; "" is the root).
    std::optional<Value> find(std::string_view pointer) const;
    /// Every place that defines the pointer, in text order: the last one wins unless objects merge.
    std::vector<Definition> definitions(std::string_view pointer) const;
    /// The pointer of the innermost value at a byte offset; empty for the root.
    std::string pointerAt(std::size_t offset) const;

    /// Compact JSON, as the original parser's tree renders. Valid JSON where no ${} is left, or with Marked.
    std::string toJson(OpenValues open = OpenValues::AsWritten) const;

    struct Data;
    const Data &data() const { return *d; } ///< for this folder

private:
    explicit Tree(std::shared_ptr<const Data> data);
    std::shared_ptr<const Data> d;
};

} // namespace sluice::hocon
