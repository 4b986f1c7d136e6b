#pragma once

#include "models/hocon/treedata.h"

/// Where the parts of a text stand, for edits: containers, their items, the commas and comments between.
namespace sluice::hocon::detail {

struct StyleSample;

/// A field, an element or an include statement.
struct Item
{
    std::uint32_t node;
    std::uint32_t begin;
    std::uint32_t end; ///< of the value, before any comma
};

struct Container
{
    std::uint32_t node = kNoNode;
    bool braced = true;
    std::uint32_t open = 0;  ///< behind the bracket
    std::uint32_t close = 0; ///< the closing bracket, or where it is missing
    std::vector<Item> items;
};

class Layout
{
public:
    explicit Layout(const Tree::Data &data);

    const Tree::Data &data() const { return data_; }
    const Store &store() const { return data_.store; }
    std::string_view text() const { return data_.store.text; }
    bool json() const { return data_.syntax == Syntax::Json; }
    const std::string &lineEnd() const { return lineEnd_; }
    const std::string &indentUnit() const { return indentUnit_; }

    Container container(std::uint32_t node) const;
    /// The container around a field or element; kNoNode for the root.
    std::uint32_t parent(std::uint32_t node) const;

    std::uint32_t lineStart(std::uint32_t offset) const;
    /// Where the first character of that line that is no blank stands.
    std::uint32_t lineContent(std::uint32_t offset) const;
    /// Only white space stands between the start of the line and `offset`.
    bool startsLine(std::uint32_t offset) const;
    /// No line ends between the two.
    bool isOneLine(std::uint32_t begin, std::uint32_t end) const;
    /// What holds the container shares its line with something before it, or the whole text is one line.
    bool insideLine(const Container &container) const;
    std::string indentAt(std::uint32_t offset) const;
    std::uint32_t skipBlanks(std::uint32_t offset) const;
    /// The comma after an item, comments and line ends between; kNoNode when there is none.
    std::uint32_t commaAfter(const Container &container, std::size_t item) const;
    /// The comma that starts the line of an item and stands right before it; kNoNode when there is none.
    std::uint32_t leadingComma(const Container &container, std::size_t item) const;
    /// The comment behind `offset` on its line.
    TextSpan commentBehind(std::uint32_t offset) const;
    /// Comment lines directly above the line of `offset` that describe what stands there, the uppermost
    /// first. Not: options that are commented out and what is above those, the heading of a section, a
    /// licence.
    std::vector<TextSpan> commentsAbove(std::uint32_t offset) const;

    /// What style.cpp has seen of the whole text; null: it has not looked yet.
    std::shared_ptr<const StyleSample> &sample() const { return sample_; }

private:
    /// The end of the last token that starts before `offset`.
    std::uint32_t tokenBefore(std::uint32_t offset) const;

    const Tree::Data &data_;
    LineIndex lines_;
    std::string lineEnd_ = "\n";
    std::string indentUnit_ = "  ";
    // Answers that are asked for again and again.
    mutable std::vector<std::uint32_t> parents_;
    mutable std::pair<std::uint32_t, std::uint32_t> content_{kNoNode, 0}; ///< line start, first non-blank
    mutable std::shared_ptr<const StyleSample> sample_;
};

/// A definition as edits see it.
struct Target
{
    std::uint32_t holder = kNoNode; ///< Field node, or the element's own node; kNoNode for the root
    std::uint32_t node = kNoNode;   ///< the value's node
    std::size_t element = 0;        ///< how many elements of the field's key the pointer takes up
    bool partial = false;           ///< the field's key goes on behind the pointer (a->b for /a)
};

/// Every live place that spells `segments` (or something below it, when partial), in text order. An element
/// of a list that a ${} brought here has no place.
std::vector<Target> targets(const Tree::Data &data, const std::vector<std::string> &segments);

/// The same with those that a later definition hides.
std::vector<Target> allTargets(const Tree::Data &data, const std::vector<std::string> &segments);

} // namespace sluice::hocon::detail
