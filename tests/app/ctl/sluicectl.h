#pragma once

#include <QByteArray>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>

/// What a run of the terminal program gave.
struct Ran
{
    int status = -1; ///< exit status; -1: it crashed or did not end
    QByteArray output;
    QByteArray errors;
};

/// Runs sluicectl as a process, as a script would; in English, unless another locale is named.
inline Ran sluicectl(const QStringList &arguments, const QByteArray &input = {}, int timeoutMs = 60000,
                     const QString &locale = QStringLiteral("C.UTF-8"))
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), locale);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(SLUICECTL), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(timeoutMs) || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}
