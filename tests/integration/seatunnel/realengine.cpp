#include "tests/integration/seatunnel/realengine.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QScopeGuard>
#include <QTcpServer>
#include <QTemporaryDir>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>
#include <vector>

namespace sluice::testing {

namespace {

constexpr int fetchTimeoutMs = 10 * 60 * 1000;
constexpr int readyTimeoutMs = 60 * 1000;
constexpr int startAttempts = 3;
constexpr int exitCannotBeHad = 3; // engine.sh: no Java, no Maven, or Maven could not fetch

struct Member
{
    quint16 port = 0;
    QString log;
    QStringList command; ///< of bash
    std::unique_ptr<QProcess> process;
};

QString script()
{
    return QStringLiteral(SLUICE_ENGINE_SCRIPT);
}

// Distinct ports that were free a moment ago. Somebody may take one before the engine does: start() tries
// again.
std::vector<quint16> freePorts(int count)
{
    std::vector<quint16> ports;
    std::vector<std::unique_ptr<QTcpServer>> held;
    for (int i = 0; i < count; ++i) {
        held.push_back(std::make_unique<QTcpServer>());
        if (held.back()->listen(QHostAddress::LocalHost, 0))
            ports.push_back(held.back()->serverPort());
    }
    return ports;
}

// The child asks the kernel to be killed when this program goes, however that happens.
void dieWithParent(QProcess &process)
{
    const pid_t parent = ::getpid();
    process.setChildProcessModifier([parent] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != parent)
            ::_exit(1);
    });
}

Result<void> fetchEngine()
{
    QProcess fetch;
    dieWithParent(fetch);
    fetch.start(QStringLiteral("bash"), {script(), QStringLiteral("fetch")});
    const bool ended = fetch.waitForFinished(fetchTimeoutMs);
    const std::string said = fetch.readAllStandardError().trimmed().toStdString();
    if (!ended) {
        fetch.kill();
        fetch.waitForFinished();
        return fail(ErrorCode::Unsupported,
                    verbatim("Fetching the engine took longer than ten minutes. " + said));
    }
    if (fetch.exitStatus() == QProcess::NormalExit && fetch.exitCode() == 0)
        return {};
    const bool cannot = fetch.exitCode() == exitCannotBeHad;
    return fail(cannot ? ErrorCode::Unsupported : ErrorCode::Io,
                verbatim("The engine could not be fetched: " + said));
}

bool run(Member &member)
{
    member.process = std::make_unique<QProcess>();
    dieWithParent(*member.process);
    member.process->setProcessChannelMode(QProcess::MergedChannels);
    member.process->setStandardOutputFile(member.log, QIODevice::Append);
    member.process->setStandardInputFile(QProcess::nullDevice());
    member.process->start(QStringLiteral("bash"), member.command);
    return member.process->waitForStarted();
}

QString tail(const QString &path, int lines)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QStringList all = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    return all.mid(std::max<qsizetype>(0, all.size() - lines)).join(QLatin1Char('\n'));
}

ErrorCode codeOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return ErrorCode::Refused;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError:
        return ErrorCode::Timeout;
    default:
        return ErrorCode::Network;
    }
}

} // namespace

struct RealEngine::Private
{
    std::unique_ptr<QTemporaryDir> folder;
    std::vector<Member> members;
    QNetworkAccessManager network;

    Result<void> launch(const std::vector<quint16> &ports);
    Result<void> awaitReady();
    bool portWasTaken() const;
    Result<QJsonDocument> answer(QNetworkReply *reply, int timeoutMs);
    QNetworkRequest request(const QString &path, int member, int timeoutMs) const;
};

Result<void> RealEngine::Private::launch(const std::vector<quint16> &ports)
{
    folder = std::make_unique<QTemporaryDir>();
    if (!folder->isValid())
        return fail(ErrorCode::Io, verbatim("No temporary folder for the engine."),
                    folder->errorString().toStdString());
    QStringList addresses;
    for (const quint16 port : ports)
        addresses.append(QStringLiteral("127.0.0.1:%1").arg(port));
    const QString cluster = QStringLiteral("sluice-%1-%2").arg(::getpid()).arg(ports.front());
    for (const quint16 port : ports) {
        Member member{port,
                      folder->filePath(QStringLiteral("%1.log").arg(port)),
                      {script(), QStringLiteral("run"), folder->filePath(QString::number(port)),
                       QString::number(port), cluster, addresses.join(QLatin1Char(','))},
                      nullptr};
        if (!run(member))
            return fail(ErrorCode::Unsupported,
                        verbatim("The engine's start script cannot be run (is there a bash?)."));
        members.push_back(std::move(member));
        // Members that start at the same moment each found a cluster of their own and merge it later; one
        // after the other they join at once, and the first is the master.
        if (auto ready = awaitReady(); !ready)
            return ready;
    }
    return {};
}

Result<void> RealEngine::Private::awaitReady()
{
    const QString expected = QString::number(members.size());
    const auto sees = [&](std::size_t i) {
        const auto overview =
            answer(network.get(request(QStringLiteral("/overview"), static_cast<int>(i), 2000)), 2000);
        return overview && overview->object().value(QLatin1String("workers")).toString() == expected;
    };
    for (std::size_t i = 0; i < members.size(); ++i) {
        const Member &member = members[i];
        const auto ended = [&] {
            return member.process->state() == QProcess::NotRunning;
        };
        const bool settled = QTest::qWaitFor([&] { return ended() || sees(i); }, readyTimeoutMs);
        if (settled && !ended())
            continue;
        const std::string log = tail(member.log, 40).toStdString();
        if (ended())
            return fail(ErrorCode::Io, Message({}, "The engine ended while it started:\n" + log));
        return fail(ErrorCode::Timeout, Message({}, "The engine was not ready within a minute:\n" + log));
    }
    return {};
}

bool RealEngine::Private::portWasTaken() const
{
    for (const Member &member : members) {
        const QString log = tail(member.log, 200);
        if (log.contains(QLatin1String("Address already in use")) ||
            log.contains(QLatin1String("BindException")) ||
            log.contains(QLatin1String("has been already bound")))
            return true;
    }
    return false;
}

QNetworkRequest RealEngine::Private::request(const QString &path, int member, int timeoutMs) const
{
    const quint16 port = members.at(static_cast<std::size_t>(member)).port;
    QNetworkRequest request(
        QUrl(QStringLiteral("http://127.0.0.1:%1/hazelcast/rest/maps%2").arg(port).arg(path)));
    request.setTransferTimeout(timeoutMs);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    return request;
}

Result<QJsonDocument> RealEngine::Private::answer(QNetworkReply *reply, int timeoutMs)
{
    const auto done = qScopeGuard([reply] { reply->deleteLater(); });
    // Once more the limit, because a transfer that trickles never runs into the transfer timeout.
    if (!QTest::qWaitFor([reply] { return reply->isFinished(); }, timeoutMs + 1000)) {
        reply->abort();
        return fail(ErrorCode::Timeout, verbatim("The engine did not answer in time."));
    }
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return fail(codeOf(reply->error()), verbatim(reply->errorString().toStdString()));
    const QByteArray body = reply->isOpen() ? reply->readAll() : QByteArray(); // an aborted one is closed
    if (status != 200)
        return fail(ErrorCode::Http, verbatim(std::to_string(status) + " " + body.left(2000).toStdString()));
    return QJsonDocument::fromJson(body);
}

RealEngine::RealEngine()
    : d(std::make_unique<Private>())
{
}

RealEngine::~RealEngine()
{
    stop();
}

Result<void> RealEngine::start(int members)
{
    stop();
    if (auto fetched = fetchEngine(); !fetched)
        return fetched;
    Result<void> launched;
    for (int attempt = 0; attempt < startAttempts; ++attempt) {
        const auto ports = freePorts(members);
        if (static_cast<int>(ports.size()) != members || ports.empty())
            return fail(ErrorCode::Unsupported, verbatim("No free port on 127.0.0.1."));
        launched = d->launch(ports);
        if (launched)
            return launched;
        const bool again = d->portWasTaken();
        stop();
        if (!again)
            break;
    }
    return launched;
}

void RealEngine::stop()
{
    for (Member &member : d->members)
        member.process->kill();
    for (Member &member : d->members)
        member.process->waitForFinished();
    d->members.clear();
    d->network.clearConnectionCache();
}

Result<void> RealEngine::restart(int member)
{
    Member &dead = d->members.at(static_cast<std::size_t>(member));
    dead.process->kill();
    dead.process->waitForFinished();
    d->network.clearConnectionCache();
    if (!run(dead))
        return fail(ErrorCode::Unsupported, verbatim("The engine's start script cannot be run."));
    return d->awaitReady();
}

int RealEngine::memberCount() const
{
    return static_cast<int>(d->members.size());
}

QUrl RealEngine::url(int member) const
{
    return QUrl(QStringLiteral("http://%1").arg(address(member)));
}

QString RealEngine::address(int member) const
{
    return QStringLiteral("127.0.0.1:%1").arg(d->members.at(static_cast<std::size_t>(member)).port);
}

qint64 RealEngine::processId(int member) const
{
    return d->members.at(static_cast<std::size_t>(member)).process->processId();
}

void RealEngine::pause(int member) const
{
    ::kill(static_cast<pid_t>(processId(member)), SIGSTOP);
}

void RealEngine::resume(int member) const
{
    ::kill(static_cast<pid_t>(processId(member)), SIGCONT);
}

Result<QJsonDocument> RealEngine::get(const QString &path, int member, int timeoutMs) const
{
    return d->answer(d->network.get(d->request(path, member, timeoutMs)), timeoutMs);
}

Result<QJsonDocument> RealEngine::post(const QString &path, const QByteArray &body, int member) const
{
    constexpr int timeoutMs = 10000; // the first submit after a start loads classes for a while
    return d->answer(d->network.post(d->request(path, member, timeoutMs), body), timeoutMs);
}

QString RealEngine::logTail(int member, int lines) const
{
    if (member >= memberCount())
        return {};
    return QStringLiteral("--- engine %1 ---\n%2")
        .arg(address(member), tail(d->members[static_cast<std::size_t>(member)].log, lines));
}

bool RealEngine::mustRun()
{
    return qEnvironmentVariable("CI") == QLatin1String("true");
}

} // namespace sluice::testing
