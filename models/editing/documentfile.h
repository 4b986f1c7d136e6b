#pragma once

#include "models/core/files/file.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>
#include <optional>
#include <string>

namespace sluice::editing {

/// How the file on disk relates to what was last read from it or written to it.
enum class DiskState
{
    Same,       ///< or the document is no file yet
    Changed,    ///< somebody else wrote it
    Missing,    ///< somebody removed or renamed it
    Unreadable, ///< it is there, and what it holds cannot be found out (no permission, a folder, too large)
};

/// The file of a document: what it was when the text was last one with it, and what became of it since.
class DocumentFile : public QObject
{
    Q_OBJECT

public:
    /// `isOwn` tells whether bytes are those that a save of the text would write.
    DocumentFile(qint64 maximumBytes, std::function<bool(const std::string &)> isOwn);

    QString path() const { return path_; } ///< absolute; empty: no file
    DiskState state() const { return state_; }
    const Message &reason() const { return reason_; } ///< why it is Unreadable; empty else

    /// The text is now that of `path` in this state (read, or written).
    void settle(const QString &path, const FileState &state);
    /// The text came from `path` in this state, whatever is there by now: looks.
    void descend(const QString &path, const FileState &state);
    void forget(); ///< no file any more

    /// Looks at the disk now; it is looked at by itself soon after somebody touched the file.
    DiskState look();
    /// As look(), but not where size and time are what they were.
    void lookIfTouched();
    /// The person knows what became of the file and keeps the text. Only what was looked at last is settled
    /// by this: a change after that is told again.
    void keep();

    /// What the file was when the text was last one with it, or when the person settled what became of it.
    const FileState &base() const { return expected_; }
    /// What a save must find. Nothing: the person said to overwrite what could not be read.
    std::optional<FileState> expected() const;

Q_SIGNALS:
    void stateChanged(sluice::editing::DiskState state);
    /// Somebody else wrote exactly what the text is.
    void becameOwn();

private:
    void watch();
    void setState(DiskState state);

    qint64 maximumBytes_;
    std::function<bool(const std::string &)> isOwn_;
    QString path_;
    FileState expected_;
    std::optional<FileState> seen_; ///< at the last look; nothing: it could not be read
    bool keptUnread_ = false;       ///< the person said to overwrite what cannot be read
    DiskState state_ = DiskState::Same;
    Message reason_;
    QFileSystemWatcher watcher_;
    QTimer timer_; ///< one look after a burst of notices
};

} // namespace sluice::editing
