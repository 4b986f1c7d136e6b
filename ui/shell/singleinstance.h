#pragma once

#include <QLocalServer>
#include <QObject>
#include <QStringList>

namespace sluice::shell {

/// Makes a second start of the program hand its files to the first one. One instance for a user and a display
/// name.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    /// `name`: what the instances find each other by; a test gives its own.
    explicit SingleInstance(QString name, QObject *parent = nullptr);

    /// The name for this user.
    static QString defaultName();

    /// Hands absolute paths (or none: only come to the front) to a running instance; false when none answers
    /// within `timeoutMs`.
    bool handOver(const QStringList &paths, int timeoutMs = 500) const;
    /// Becomes the one that others hand over to; false when another one already is.
    bool listen();

Q_SIGNALS:
    void filesReceived(const QStringList &paths);

private:
    void serve();

    QString name_;
    QLocalServer server_;
};

} // namespace sluice::shell
