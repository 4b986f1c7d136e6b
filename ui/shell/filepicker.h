#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace sluice::shell {

/// What a file is asked for.
enum class PickFor
{
    Open,
    SaveConf,
    SaveJson,
    SaveRecording,
    OpenRecording,
};

/// Asks the person for files and calls `done` with absolute paths, or not at all when it was cancelled.
/// Returns at once. The program uses pickWithDialog; a test brings its own.
using FilePicker = std::function<void(QWidget *window, PickFor purpose, const QString &suggestion,
                                      std::function<void(const QStringList &)> done)>;

/// The desktop's file dialog. `suggestion`: a folder or a file that the dialog starts with.
void pickWithDialog(QWidget *window, PickFor purpose, const QString &suggestion,
                    std::function<void(const QStringList &)> done);

} // namespace sluice::shell
