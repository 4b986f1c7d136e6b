#pragma once

namespace sluice::editor {
class EditorPage;
} // namespace sluice::editor

namespace sluice::shell {

class OpenFiles;

/// Opens the SQL job of a page as HOCON, as `sluicectl convert` makes it: a new text beside it, with what it
/// could not keep told on its page. The SQL stays as it is. A job that cannot be read is told of on its own
/// page.
void convertToHocon(OpenFiles &files, editor::EditorPage &page);

} // namespace sluice::shell
