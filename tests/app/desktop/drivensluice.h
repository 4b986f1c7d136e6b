#pragma once

#include <QJsonObject>
#include <QLocalServer>
#include <QProcess>
#include <QString>
#include <QStringList>

class QLocalSocket;

namespace sluice::test {

/// A real `sluice` in a home of its own, driven through a plugin of Qt. Without a display.
class DrivenSluice
{
public:
    /// Settings, sessions and recovery copies live below `home`.
    explicit DrivenSluice(const QString &home);
    ~DrivenSluice();
    DrivenSluice(const DrivenSluice &) = delete;
    DrivenSluice &operator=(const DrivenSluice &) = delete;

    /// Starts it and waits until it answers; false when it does not, or has ended.
    bool start(const QStringList &arguments);
    /// kill -9.
    void kill();
    /// Asks it to close, and waits; false when it still runs then.
    bool quit();
    bool isRunning() const { return process_.state() == QProcess::Running; }

    /// Orders, as DriverPlugin has them; "done" in the answer says whether it could be done. The answer says
    /// what is on the screen then: "tabs", "title", "text", "offer", "notice", "fileNotice".
    QJsonObject ask(const QJsonObject &request);
    QJsonObject look() { return ask({}); }
    bool type(const QString &text);
    bool press(const QString &where, const QString &button);
    bool trigger(const QString &action);
    bool showTab(int index);

    QStringList tabs();
    QString says(const char *field); ///< of look()

private:
    QProcess process_;
    QLocalServer server_;
    QLocalSocket *socket_ = nullptr;
};

} // namespace sluice::test
