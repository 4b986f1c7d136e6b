#pragma once

#include "models/core/error.h"
#include "models/core/text.h"
#include "models/items/optionrow.h"

class QVariant;

namespace sluice::hocon {
class Tree;
} // namespace sluice::hocon

namespace sluice::items {

/// Whether a value is one that the row's editor may give: a number that is one and not too small, true or
/// false, a list; a ${variable} anywhere.
bool fitsEditor(const OptionRow &row, const QVariant &value);

/// The change of the text that gives the row this value; an invalid one removes the option. Editor::List
/// takes a QStringList, Editor::Map a QVariantList of QStringLists {name, value}, Editor::Schema one of
/// {name, type, nullable, comment}, every other a text. Of those only the entries that differ are written.
/// Errors: as the edits of models/hocon/edit, and those of entryedits.h.
Result<TextEdits> optionEdits(const hocon::Tree &tree, const OptionRow &row, const QVariant &value);

} // namespace sluice::items
