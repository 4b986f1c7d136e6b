#pragma once

#include "models/core/error.h"

#include <QJsonDocument>
#include <QString>
#include <QStringList>
#include <QTest>
#include <QUrl>

#include <memory>

namespace sluice::testing {

/// A real SeaTunnel 2.3.8 of one or more members, on free ports of 127.0.0.1, in a temporary folder. Needs a
/// QCoreApplication. Its processes die with it, also when the test is killed.
class RealEngine
{
public:
    RealEngine();
    RealEngine(const RealEngine &) = delete;
    RealEngine &operator=(const RealEngine &) = delete;
    ~RealEngine();

    /// Starts `members` processes as one cluster and returns when every one of them answers /overview and
    /// sees all the others (3 s for one, 10 s for two). The first one started is the master. The first start
    /// on a machine fetches the engine by Maven (95 MB). Error Unsupported: it cannot be had here.
    Result<void> start(int members = 1);
    /// Ends all members at once, without goodbye; the folder is removed by the next start or the destructor.
    void stop();

    /// Kills a member without goodbye (SIGKILL) and starts it again at once, on the same port and in the same
    /// folder; returns when every member answers and sees all the others. It has no map-store: what ran and
    /// what had ended is forgotten.
    Result<void> restart(int member = 0);

    int memberCount() const;
    /// What a person would paste: http://127.0.0.1:PORT.
    QUrl url(int member = 0) const;
    /// The same as "127.0.0.1:PORT".
    QString address(int member = 0) const;
    qint64 processId(int member = 0) const;

    /// Freezes (SIGSTOP) and wakes (SIGCONT) a member: 25 s of a frozen master are a split brain.
    void pause(int member) const;
    void resume(int member) const;

    /// Asks a member directly, beside the client under test: `path` as in "/overview". Error Timeout,
    /// Refused, Network or, with the status, Http.
    Result<QJsonDocument> get(const QString &path, int member = 0, int timeoutMs = 5000) const;
    Result<QJsonDocument> post(const QString &path, const QByteArray &body, int member = 0) const;

    /// The last lines that a member wrote, for the output of a failing test.
    QString logTail(int member = 0, int lines = 60) const;

    /// Where skipping is not allowed (CI=true), an engine that cannot be had is a failure.
    static bool mustRun();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sluice::testing

/// For initTestCase() or a test function: starts, or skips with the reason where there can be no engine, or
/// fails.
#define SLUICE_START_REAL_ENGINE(engine, members)                                                            \
    do {                                                                                                     \
        const auto started = (engine).start(members);                                                        \
        if (!started) {                                                                                      \
            const QString reason = QString::fromStdString(started.error().english());                        \
            if (started.error().code == sluice::ErrorCode::Unsupported &&                                    \
                !sluice::testing::RealEngine::mustRun())                                                     \
                QSKIP(qPrintable(reason));                                                                   \
            QFAIL(qPrintable(reason));                                                                       \
        }                                                                                                    \
    } while (false)
