#pragma once

#include "models/core/error.h"
#include "models/core/text.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <string>

namespace sluice::hocon {
class Tree;
class Value;
} // namespace sluice::hocon

/// Edits of values that have several entries: only those that differ are written, so that the others keep
/// their spelling, their comments and their lines.
namespace sluice::items {

/// Makes the list at `pointer` hold these texts; `old` is what it holds. An entry that is a string stays one.
Result<TextEdits> listEdits(const hocon::Tree &tree, const std::string &pointer, const QStringList &old,
                            const QStringList &next);

/// Makes the object at `pointer` hold these {name, value}; `old` is what it holds. A name at whose place
/// another one stands is renamed. Errors: InvalidArgument for a name that is empty or there twice.
Result<TextEdits> mapEdits(const hocon::Tree &tree, const std::string &pointer, const QList<QStringList> &old,
                           const QList<QStringList> &next);

/// The columns of a table as {name, type, nullable, comment}, from `fields { name = type }` or
/// `columns = [{ name = …, type = …, … }]`; nothing where a table of texts cannot say them.
std::optional<QList<QStringList>> schemaColumns(const hocon::Value &schema);

/// Makes the schema at `pointer` have these columns. `fields` stays while no column is nullable or has a
/// comment, and becomes `columns` then. Errors: as mapEdits(), and InvalidArgument for a column without a
/// type, or one whose nullable is neither true nor false nor empty.
Result<TextEdits> schemaEdits(const hocon::Tree &tree, const std::string &pointer,
                              const QList<QStringList> &next);

} // namespace sluice::items
