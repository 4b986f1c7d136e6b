#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace sluice::lint {

/// A file of the project; `path` is relative to its root, with '/'.
struct SourceFile
{
    QString path;
    QByteArray text;

    /// The first two parts of the folder: "models/engine", "ui/shell", "app/ctl"; "models" for
    /// models/README.md.
    QString area() const;
};

/// Every file of the project below the given folders (relative; "." is the root's own files without folders),
/// ordered by path. `.gz` files are given unpacked. Build folders and hidden folders are not looked into.
QList<SourceFile> projectFiles(const QStringList &folders, const QStringList &suffixes = {});

/// C++ text with comments and the insides of string literals blanked out, so that only code is left at the
/// same lines and columns.
QByteArray codeOnly(const QByteArray &cpp);

} // namespace sluice::lint
