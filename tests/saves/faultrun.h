#pragma once

#include <QProcessEnvironment>
#include <QStringList>
#include <QTemporaryDir>

#include <functional>

/// Programs whose system calls about one folder are counted, and made to fail.
namespace sluice::saves {

/// What one call is made to do; see tests/support/faultshim.cpp.
struct Fault
{
    int at = 0;         ///< which call, from 1; 0: none
    QByteArray what;    ///< a number of errno, "short", "kill", "kill-after" or "stop"
    bool stays = false; ///< and all later ones that need space
};

struct Outcome
{
    int status = -1; ///< exit status; -1: killed
    QByteArray output;
    QByteArray errors;
    QStringList calls; ///< "write orders.conf", those about the folder, in order
};

/// A folder with files in it, outside of which nothing counts.
class FaultRun
{
public:
    FaultRun();

    QString at(const QString &name) const { return folder_.path() + QLatin1Char('/') + name; }
    /// Makes or replaces a file. What fails here ends the test program.
    void put(const QString &name, const QByteArray &bytes, unsigned mode = 0644) const;
    /// Nothing (null) when there is no such file.
    QByteArray text(const QString &name) const;
    unsigned mode(const QString &name) const;
    /// Every name in the folder, sorted, hidden ones too.
    QStringList names() const;
    void clear() const;

    /// Runs in the folder. `output`: standard output goes to this file of the folder.
    Outcome run(const QString &program, const QStringList &arguments, const Fault &fault = {},
                const QString &output = {}) const;
    /// Stops the program before its call number `at`, does `meanwhile`, and lets it go on.
    Outcome run(const QString &program, const QStringList &arguments, int at,
                const std::function<void()> &meanwhile) const;

    /// No file without a name can be made, as on older file systems.
    void setNamedOnly(bool named) { named_ = named; }

private:
    Outcome run(const QString &program, const QStringList &arguments, const Fault &fault,
                const QString &output, const std::function<void()> &meanwhile) const;

    QTemporaryDir folder_;
    QTemporaryDir logFolder_;
    bool named_ = false;
};

/// The faults that a call can have, by its name in Outcome::calls; `kills`: also the program's end there.
/// Where SLUICE_ALL_FAULTS is not set: one of them, the next one at every call.
QList<Fault> faultsOf(const QString &call, bool kills);
/// "ENOSPC", "short"; for tables.
QString faultName(const Fault &fault);

/// Adds a line to the table that SLUICE_TABLE names, if it does.
void addToTable(const QStringList &cells);

} // namespace sluice::saves
