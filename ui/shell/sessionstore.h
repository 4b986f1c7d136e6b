#pragma once

#include "models/core/error.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

class QLockFile;

namespace sluice::shell {

/// The files that were open. An unsaved text is not in it: its recovery copy keeps that.
struct SessionState
{
    QStringList files; ///< absolute paths in the order of the tabs
    QString current;   ///< the one in front; empty: none of them

    bool operator==(const SessionState &) const = default;
};

/// Keeps what is open in a file of its own for each running program, so that a program that is killed leaves
/// its own behind and two at once do not overwrite each other's.
class SessionStore
{
public:
    /// An empty folder keeps nothing.
    explicit SessionStore(QString folder);
    ~SessionStore();
    SessionStore(const SessionStore &) = delete;
    SessionStore &operator=(const SessionStore &) = delete;

    /// The folder of this user: AppDataLocation/sessions.
    static QString defaultFolder();

    /// What the programs left that are no longer running, the newest last; each file once. They are this
    /// program's from now on, and gone from the folder once it has written them.
    SessionState takeOver();
    /// Errors: Io. What is on disk then is the state before.
    Result<void> write(const SessionState &state);
    /// The program ends as it should. With others still running, the person has closed one window of several,
    /// and its files do not come back.
    void end();

private:
    struct Claim;

    QString folder_;
    QString file_; ///< empty until the first write
    std::unique_ptr<QLockFile> lock_;
    std::vector<Claim> claims_;
    SessionState written_;
};

} // namespace sluice::shell
