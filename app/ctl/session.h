#pragma once

#include "app/ctl/command.h"
#include "app/ctl/connection.h"
#include "app/ctl/where.h"
#include "models/core/onwardclock.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace sluice::ctl {

/// The work of a command that talks to a cluster: connects, then does its part in connected(), and ends the
/// event loop with finish(). Run it with runSession().
class Session : public QObject
{
    Q_OBJECT

public:
    explicit Session(const QStringList &urls);
    ~Session() override;

    void start();

protected:
    virtual void connected() = 0;

    const Clock &clock() const { return clock_; }
    Connection &connection() { return connection_; }
    /// Ends the program with an exit status.
    void finish(int status);
    void fail(const Error &error);
    /// From now on Ctrl+C, SIGTERM and SIGHUP call `then`, once, instead of ending the program without a
    /// word.
    void onInterruption(std::function<void()> then);

private:
    void begin();
    void giveUp(const Error &error);

    SystemClock system_;
    OnwardClock clock_{system_}; ///< of what is watched and recorded
    Connection connection_;
    QTimer interruption_;
    std::function<void()> interrupted_;
};

/// Makes the application object, runs the session with those that are to be asked in its event loop, and
/// gives the exit status.
int runSession(Arguments &arguments, const Where &where,
               const std::function<std::unique_ptr<Session>(const QStringList &urls)> &make);

/// What the help of a command says about members that do not answer.
std::string membersHelp();

/// For what takes the id of a job: digits, as the engine gives them.
CLI::Validator jobIdCheck();

} // namespace sluice::ctl
