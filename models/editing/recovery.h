#pragma once

#include "models/core/error.h"

#include <QList>
#include <QString>

#include <memory>
#include <string>
#include <string_view>

class QLockFile;

/// Copies of unsaved documents, so that a crash costs at most the last seconds. A copy is the text as it is
/// (secrets included: masking them would lose the text it is there to keep), readable by its owner only.
namespace sluice::editing {

/// A copy that a crashed run left behind.
struct RecoveryCopy
{
    QString file;      ///< of the copy
    QString path;      ///< of the document; empty when it was no file yet
    QString title;     ///< of the document
    qint64 timeMs = 0; ///< when it was written, since 1970 UTC
};

/// The folder that holds the copies of this user: AppDataLocation/recovery.
QString defaultRecoveryFolder();

/// Copies in `folder` that no running program owns, newest first. Files that are no recovery copy are
/// skipped.
QList<RecoveryCopy> abandonedCopies(const QString &folder);
/// The text a copy holds. Errors: as readFile(), Parse (no recovery copy).
Result<std::string> readCopy(const RecoveryCopy &copy, qint64 maximumBytes);
/// Removes a copy (the person declined it, or it was restored). True when it is gone.
bool discardCopy(const RecoveryCopy &copy);

/// The place of one open document's copy; locked while this program runs, so that no other one offers it.
class RecoverySlot
{
public:
    explicit RecoverySlot(QString folder);
    ~RecoverySlot();
    RecoverySlot(const RecoverySlot &) = delete;
    RecoverySlot &operator=(const RecoverySlot &) = delete;

    /// Writes or replaces the copy (mode 0600, its folder 0700). Errors: Io.
    Result<void> write(const QString &path, const QString &title, qint64 timeMs, std::string_view text);
    /// Removes the copy, if there is one.
    void remove();

private:
    QString folder_;
    QString file_; ///< empty until the first write
    std::unique_ptr<QLockFile> lock_;
};

} // namespace sluice::editing
