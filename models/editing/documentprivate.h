#pragma once

#include "models/editing/document.h"
#include "models/editing/documentfile.h"
#include "models/editing/recovery.h"
#include "models/job/lint/textorigin.h"

#include <QTimer>
#include <QUndoStack>

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace sluice::editing {

/// What Document keeps to itself; EditCommand reaches in to change the text.
struct Document::Private
{
    explicit Private(Document *document);
    void connectFile();
    void connectRecovery();

    /// Changes the text and tells the views. Precondition: valid edits.
    void perform(const TextEdits &edits);
    /// Replaces everything: another file. The undo stack starts afresh.
    void takeText(std::string newText);
    void setPath(const QString &newPath);
    void setOrigin(const job::TextOrigin &newOrigin);
    /// Another text, of another encoding if need be, as one undo step.
    Result<void> replaceText(const DecodedText &other, const QString &what);
    const std::string &text() const { return unread ? *unread : analysis.text(); }
    /// Another text, which is read at once unless that takes too long within a keystroke.
    void hold(std::string newText);
    void read(std::string newText) const;
    void analyse() const;
    void announceAnalysis(const TreeChange &change = {});
    void sealLast() const;

    bool isOwn(const std::string &bytes) const;
    Result<void> writeTo(const QString &target, const WriteOptions &options);
    void announceModified();
    Result<std::string> prepareForRestore(const RecoveryCopy &copy);

    void scheduleRecovery();
    void writeRecovery();
    void dropRecovery();

    Document *q;
    QUndoStack stack;
    /// A text that is too large to be read at every keystroke; of any other the analysis has the only copy.
    std::optional<std::string> unread;
    QString path; ///< as announced; the file has it too
    QString title;
    mutable job::Analysis analysis;
    mutable bool analysed = false; ///< else the analysis is of an earlier text, or of an earlier path
    bool performing = false;
    QTimer analysisTimer; ///< only for texts that are too large to be parsed at every keystroke

    DocumentFile file;
    job::TextOrigin origin;
    std::vector<std::string> variables; ///< "name=value"
    bool announcedModified = false;
    std::set<std::string, std::less<>> fileSecrets; ///< that the file holds in clear

    QTimer recoveryTimer;
    std::unique_ptr<RecoverySlot> recovery; ///< null: switched off
    qint64 recoveryWrittenMs = 0;
};

} // namespace sluice::editing
