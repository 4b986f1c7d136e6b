#include "models/core/textcompose.h"

#include <algorithm>
#include <limits>

namespace sluice {

namespace {

constexpr std::size_t kRest = std::numeric_limits<std::size_t>::max();

/// A change read from the start of a text to its end: so much is kept, this is taken out, that is put in.
class Steps
{
public:
    enum class Kind
    {
        Keep,
        Remove,
        Insert
    };

    explicit Steps(const TextEdits &edits)
        : edits_(edits)
    {
        settle();
    }

    Kind kind() const { return kind_; }
    std::size_t length() const { return length_; } ///< bytes; kRest: all that is left
    std::string_view text() const { return text_; }
    bool atEnd() const { return index_ == edits_.size(); }

    void take(std::size_t bytes)
    {
        if (length_ == kRest)
            return;
        length_ -= bytes;
        if (kind_ == Kind::Insert)
            text_.remove_prefix(bytes);
        settle();
    }

private:
    /// Goes on to the next step that has a length.
    void settle()
    {
        while (length_ == 0) {
            if (next_ == Kind::Keep && atEnd()) {
                kind_ = Kind::Keep;
                length_ = kRest;
                return;
            }
            kind_ = next_;
            const TextEdit &edit = edits_[index_];
            if (kind_ == Kind::Keep) {
                length_ = edit.offset - at_;
                next_ = Kind::Remove;
            } else if (kind_ == Kind::Remove) {
                length_ = edit.length;
                at_ = edit.offset + edit.length;
                next_ = Kind::Insert;
            } else {
                text_ = edit.text;
                length_ = text_.size();
                next_ = Kind::Keep;
                ++index_;
            }
        }
    }

    const TextEdits &edits_;
    std::size_t index_ = 0; ///< of the edit that is read, or comes next
    std::size_t at_ = 0;    ///< in the text before the change: the end of the last edit
    Kind kind_ = Kind::Keep;
    Kind next_ = Kind::Keep;
    std::size_t length_ = 0;
    std::string_view text_;
};

/// Puts steps together to replacements.
class Replacements
{
public:
    void keep(std::size_t bytes)
    {
        flush();
        pending_.offset += bytes;
    }
    void remove(std::size_t bytes) { pending_.length += bytes; }
    void insert(std::string_view text) { pending_.text += text; }

    TextEdits finish()
    {
        flush();
        return std::move(edits_);
    }

private:
    void flush()
    {
        const std::size_t end = pending_.offset + pending_.length;
        if (pending_.length != 0 || !pending_.text.empty())
            edits_.push_back(std::move(pending_));
        pending_ = {end, 0, {}};
    }

    TextEdits edits_;
    TextEdit pending_;
};

} // namespace

TextEdits composed(const TextEdits &first, const TextEdits &second)
{
    using Kind = Steps::Kind;
    Steps before(first);
    Steps after(second);
    Replacements result;
    while (!(before.length() == kRest && after.length() == kRest)) {
        if (before.kind() == Kind::Remove) {
            result.remove(before.length());
            before.take(before.length());
        } else if (after.kind() == Kind::Insert) {
            result.insert(after.text());
            after.take(after.length());
        } else {
            const std::size_t bytes = std::min(before.length(), after.length());
            if (before.kind() == Kind::Insert && after.kind() == Kind::Keep)
                result.insert(before.text().substr(0, bytes));
            else if (before.kind() == Kind::Keep && after.kind() == Kind::Keep)
                result.keep(bytes);
            else if (before.kind() == Kind::Keep)
                result.remove(bytes);
            before.take(bytes);
            after.take(bytes);
        }
    }
    return result.finish();
}

} // namespace sluice
