#pragma once

#include <QWidget>

#include <string_view>

namespace sluice::editor {

/// The lines in which two texts differ, as a unified diff: "-" for those of `before`, "+" for those of
/// `after`. Bytes that are no UTF-8, carriage returns and other controls are shown as marks ("\xFF", "\r"),
/// so that lines that differ look different. Empty when the texts are the same.
QString unifiedDifference(std::string_view before, std::string_view after);

/// A window of its own, not modal, that shows how the own text differs from the one on disk. Deletes itself.
void showComparison(QWidget *parent, const QString &title, std::string_view onDisk, std::string_view own);

} // namespace sluice::editor
