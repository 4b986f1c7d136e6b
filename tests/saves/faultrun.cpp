#include "tests/saves/faultrun.h"

#include <QDir>
#include <QFile>
#include <QProcess>

#include <sys/stat.h>
#include <sys/wait.h>

#include <cerrno>
#include <csignal>

namespace sluice::saves {

namespace {

constexpr int timeoutMs = 60'000;

struct ErrorName
{
    int number;
    const char *name;
};

constexpr ErrorName errorNames[] = {
    {ENOSPC, "ENOSPC"}, {EIO, "EIO"},     {EDQUOT, "EDQUOT"}, {EFBIG, "EFBIG"}, {EACCES, "EACCES"},
    {EMFILE, "EMFILE"}, {EPERM, "EPERM"}, {EBUSY, "EBUSY"},   {EROFS, "EROFS"}, {ENOTSUP, "ENOTSUP"},
};

QList<int> errorsOf(const QString &call)
{
    if (call == QLatin1String("write") || call == QLatin1String("pwrite"))
        return {ENOSPC, EIO, EDQUOT, EFBIG};
    if (call == QLatin1String("create"))
        return {EACCES, ENOSPC, EMFILE, EIO, EROFS};
    if (call == QLatin1String("open"))
        return {EACCES, EMFILE, EIO};
    if (call == QLatin1String("fsync"))
        return {EIO, ENOSPC, EDQUOT};
    if (call == QLatin1String("close"))
        return {EIO, EDQUOT};
    if (call == QLatin1String("rename"))
        return {EIO, ENOSPC, EACCES, EBUSY};
    if (call == QLatin1String("linkat"))
        return {EIO, ENOSPC, EDQUOT};
    if (call == QLatin1String("fchmod") || call == QLatin1String("fchown"))
        return {EPERM, EIO};
    if (call == QLatin1String("fallocate") || call == QLatin1String("ftruncate"))
        return {ENOSPC, EIO};
    return {EIO};
}

} // namespace

FaultRun::FaultRun()
{
    if (!folder_.isValid() || !logFolder_.isValid())
        qFatal("no temporary folder");
}

void FaultRun::put(const QString &name, const QByteArray &bytes, unsigned mode) const
{
    QFile file(at(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush())
        qFatal("cannot write %s", qPrintable(name));
    file.close();
    if (::chmod(QFile::encodeName(at(name)).constData(), mode) != 0)
        qFatal("cannot change %s", qPrintable(name));
}

QByteArray FaultRun::text(const QString &name) const
{
    QFile file(at(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray bytes = file.readAll();
    return bytes.isNull() ? QByteArray("") : bytes;
}

unsigned FaultRun::mode(const QString &name) const
{
    struct stat info = {};
    return ::stat(QFile::encodeName(at(name)).constData(), &info) == 0 ? info.st_mode & 07777U : 0;
}

QStringList FaultRun::names() const
{
    return QDir(folder_.path())
        .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
}

void FaultRun::clear() const
{
    for (const QString &name : names())
        if (!QFile::remove(at(name)))
            QDir(at(name)).removeRecursively();
}

Outcome FaultRun::run(const QString &program, const QStringList &arguments, const Fault &fault,
                      const QString &output) const
{
    return run(program, arguments, fault, output, {});
}

Outcome FaultRun::run(const QString &program, const QStringList &arguments, int at,
                      const std::function<void()> &meanwhile) const
{
    return run(program, arguments, {at, "stop"}, {}, meanwhile);
}

Outcome FaultRun::run(const QString &program, const QStringList &arguments, const Fault &fault,
                      const QString &output, const std::function<void()> &meanwhile) const
{
    const QString log = logFolder_.filePath(QStringLiteral("calls"));
    QFile::remove(log);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(SLUICE_SHIM));
    // AddressSanitizer wants to be first; the shim does not disturb it. Leaks of a killed run are no news.
    environment.insert(QStringLiteral("ASAN_OPTIONS"),
                       QStringLiteral("verify_asan_link_order=0:detect_leaks=0"));
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("SLUICE_FAULT_FOLDER"), folder_.path());
    environment.insert(QStringLiteral("SLUICE_FAULT_LOG"), log);
    if (fault.at > 0) {
        environment.insert(QStringLiteral("SLUICE_FAULT_AT"), QString::number(fault.at));
        environment.insert(QStringLiteral("SLUICE_FAULT_WHAT"), QString::fromLatin1(fault.what));
        if (fault.stays)
            environment.insert(QStringLiteral("SLUICE_FAULT_STAYS"), QStringLiteral("1"));
    }
    if (named_)
        environment.insert(QStringLiteral("SLUICE_FAULT_NAMED"), QStringLiteral("1"));
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(folder_.path());
    if (!output.isEmpty())
        process.setStandardOutputFile(at(output));
    process.start(program, arguments, QIODevice::ReadOnly);
    if (meanwhile) {
        if (!process.waitForStarted(timeoutMs))
            qFatal("%s does not start", qPrintable(program));
        siginfo_t stopped{};
        // WNOWAIT: its end is for QProcess to see.
        if (::waitid(P_PID, static_cast<id_t>(process.processId()), &stopped, WSTOPPED | WEXITED | WNOWAIT) ==
                0 &&
            stopped.si_code == CLD_STOPPED)
            meanwhile();
        ::kill(static_cast<pid_t>(process.processId()), SIGCONT);
    }
    if (!process.waitForFinished(timeoutMs))
        qFatal("%s does not end", qPrintable(program));
    Outcome outcome;
    outcome.status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    outcome.output = process.readAllStandardOutput();
    outcome.errors = process.readAllStandardError();
    QFile calls(log);
    if (calls.open(QIODevice::ReadOnly))
        for (const QByteArray &line : calls.readAll().split('\n'))
            if (const QString call = QString::fromUtf8(line).section(QLatin1Char(' '), 1, 2); !call.isEmpty())
                outcome.calls.append(call);
    return outcome;
}

QList<Fault> faultsOf(const QString &call, bool kills)
{
    QList<Fault> faults;
    for (const int error : errorsOf(call))
        faults.append({0, QByteArray::number(error), false});
    if (call == QLatin1String("write") || call == QLatin1String("pwrite")) {
        faults.append({0, "short", false});
        faults.append({0, QByteArray::number(ENOSPC), true});
    }
    if (kills)
        faults.append({{0, "kill", false}, {0, "kill-after", false}});
    if (qEnvironmentVariableIsSet("SLUICE_ALL_FAULTS"))
        return faults;
    // One of each call's, another one every time: all of them take minutes under sanitizers.
    static qsizetype turn = 0;
    return {faults.at(turn++ % faults.size())};
}

QString faultName(const Fault &fault)
{
    QString name = QString::fromLatin1(fault.what);
    for (const ErrorName &each : errorNames)
        if (QByteArray::number(each.number) == fault.what)
            name = QString::fromLatin1(each.name);
    return fault.stays ? name + QStringLiteral(" and it stays so") : name;
}

void addToTable(const QStringList &cells)
{
    QFile table(qEnvironmentVariable("SLUICE_TABLE"));
    if (!table.fileName().isEmpty() && table.open(QIODevice::Append))
        table.write(cells.join(QLatin1Char('\t')).toUtf8() + '\n');
}

} // namespace sluice::saves
