#pragma once

#include "models/core/encoding.h"
#include "models/core/files/file.h"

#include <QList>
#include <QString>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

class QLockFile;

/// Copies of unsaved documents, so that a crash costs at most the last seconds. A copy is readable by its
/// owner only (0600, in a folder of 0700) and holds the text as it is, but for secrets that the file itself
/// does not hold: see recoverysecrets.h.
namespace sluice::editing {

/// What a copy says of the document it is of.
struct RecoveryInfo
{
    QString path;                       ///< of the document; empty when it was no file yet
    QString title;                      ///< of the document
    qint64 timeMs = 0;                  ///< when the copy was written, since 1970 UTC
    Encoding encoding = Encoding::Utf8; ///< of the file; the copy itself is UTF-8
    /// What the file was when the text was last one with it. Nothing in copies of versions that did not write
    /// it, and where the document is no file.
    std::optional<FileState> base;
    int unkeptSecrets = 0; ///< how many secrets were left out
};

/// A copy that a crashed run left behind. While this or a copy of it lives, no other program is offered it.
struct RecoveryCopy
{
    QString file; ///< of the copy
    RecoveryInfo info;
    std::shared_ptr<QLockFile> claim;
};

/// The folder that holds the copies of this user: AppDataLocation/recovery.
QString defaultRecoveryFolder();

/// Copies in `folder` that no running program owns or offers, newest first. Files that are no recovery copy
/// are skipped.
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

    /// Writes or replaces the copy. Errors: Io.
    Result<void> write(const RecoveryInfo &info, std::string_view text);
    /// Removes the copy, if there is one.
    void remove();

private:
    QString folder_;
    QString file_; ///< empty until the first write
    std::unique_ptr<QLockFile> lock_;
};

} // namespace sluice::editing
