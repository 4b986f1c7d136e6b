#pragma once

#include "models/editing/document.h"
#include "models/editing/recovery.h"

#include <QFileSystemWatcher>
#include <QTimer>
#include <QUndoStack>

#include <memory>
#include <string>

namespace sluice::editing {

/// What Document keeps to itself; EditCommand reaches in to change the text.
struct Document::Private
{
    explicit Private(Document *document);
    void connectTimers();

    /// Changes the text and tells the views. Precondition: valid edits.
    void perform(const TextEdits &edits);
    /// Replaces everything: another file. The undo stack starts afresh.
    void takeText(std::string newText);
    void setPath(const QString &newPath);
    void analyse() const;
    void announceAnalysis();
    void sealLast() const;

    Result<void> writeTo(const QString &target);
    void watch();
    void checkDisk();
    void setDiskState(DiskState state);

    void scheduleRecovery();
    void writeRecovery();
    void dropRecovery();

    Document *q;
    QUndoStack stack;
    std::string text;
    QString path;
    QString title;
    mutable hocon::Tree tree;
    mutable std::vector<job::Problem> problems;
    mutable bool analysed = false;
    bool performing = false;
    QTimer analysisTimer; ///< only for texts that are too large to be parsed at every keystroke

    QFileSystemWatcher watcher;
    QTimer diskTimer;    ///< one look after a burst of notices
    QByteArray diskHash; ///< of the bytes last read or written
    DiskState diskState = DiskState::Same;

    QTimer recoveryTimer;
    std::unique_ptr<RecoverySlot> recovery; ///< null: switched off
    qint64 recoveryWrittenMs = 0;
};

} // namespace sluice::editing
