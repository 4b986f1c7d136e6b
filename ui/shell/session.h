#pragma once

class QMainWindow;

namespace sluice::shell {

class DocumentTabs;
class OpenFiles;
class Settings;

/// What the next start finds as it was left: the window's place, its docks, the open files. Only files have
/// their place here: an unsaved text is kept by its recovery copy.
void saveSession(Settings &settings, const QMainWindow &window, const OpenFiles &files);

/// Place and docks; before the window is shown.
void restoreWindow(const Settings &settings, QMainWindow &window);

/// The files; after the window is shown. Files that are gone are left out silently.
void restoreFiles(const Settings &settings, OpenFiles &files, DocumentTabs &tabs);

} // namespace sluice::shell
