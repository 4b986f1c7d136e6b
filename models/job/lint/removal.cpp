#include "models/job/lint/removal.h"

#include "models/core/textcompose.h"
#include "models/hocon/edit/edit.h"
#include "models/hocon/tokens/scan.h"

#include <algorithm>
#include <vector>

namespace sluice::job {

namespace {

std::vector<TextSpan> commentsOf(const hocon::Tree &tree)
{
    return hocon::commentSpans(tree.text(), tree.syntax());
}

/// The comments that `edit` would take with it, a line each, indented as what it takes.
std::string keptLines(std::string_view text, const std::vector<TextSpan> &comments, const TextEdit &edit)
{
    const std::size_t end = edit.offset + edit.length;
    const std::string_view gone = text.substr(edit.offset, edit.length);
    const std::size_t content = std::min(gone.find_first_not_of(" \t"), gone.size());
    const std::string_view line = gone.find("\r\n") != std::string_view::npos ? "\r\n" : "\n";
    std::string kept;
    for (const TextSpan &comment : comments) {
        if (comment.offset < edit.offset || comment.end() > end)
            continue;
        kept += gone.substr(0, content);
        kept += text.substr(comment.offset, comment.length);
        kept += line;
    }
    if (!kept.empty() && !gone.ends_with('\n'))
        kept.resize(kept.size() - line.size());
    return kept;
}

} // namespace

Removal::Removal(hocon::Tree tree)
    : tree_(std::move(tree))
{
}

bool Removal::removeValue(std::string_view pointer)
{
    const auto value = tree_.find(pointer);
    return value && !value->isObject() && !value->isList() && remove(pointer);
}

bool Removal::removeEmptyBlock(std::string_view pointer)
{
    const std::vector<hocon::Definition> definitions = tree_.definitions(pointer);
    if (definitions.size() != 1 || definitions[0].value.length < 2)
        return false;
    const TextSpan &value = definitions[0].value;
    const std::string_view inside = std::string_view(tree_.text()).substr(value.offset, value.length);
    if (inside.front() != '{' || inside.find_first_not_of(" \t\r\n", 1) != inside.size() - 1)
        return false;
    return remove(pointer);
}

void Removal::edit(const TextEdits &edits)
{
    tree_ = tree_.with(applied(tree_.text(), edits));
    edits_ = composed(edits_, edits);
}

bool Removal::remove(std::string_view pointer)
{
    Result<TextEdits> edits = hocon::remove(tree_, pointer);
    if (!edits)
        return false;
    const std::vector<TextSpan> comments = commentsOf(tree_);
    for (TextEdit &each : *edits)
        each.text += keptLines(tree_.text(), comments, each);
    const hocon::Tree changed = tree_.with(applied(tree_.text(), *edits));
    if (changed.errorCount() > tree_.errorCount() || commentsOf(changed).size() < comments.size())
        return false;
    tree_ = changed;
    edits_ = composed(edits_, *edits);
    return true;
}

} // namespace sluice::job
