#include "app/ctl/session.h"
#include "app/ctl/language.h"

#include "models/engine/seatunnel/endpoint.h"

#include <QCoreApplication>
#include <QTimer>

#include <csignal>

namespace sluice::ctl {

namespace {

constexpr int kLookForInterruptionMs = 200;

// The only thing that a signal handler may touch.
volatile std::sig_atomic_t interrupted = 0;

void onSignal(int /*signal*/)
{
    interrupted = 1;
}

} // namespace

Session::Session(const QStringList &urls)
    : connection_(urls, clock_)
{
    connect(&connection_, &Connection::opened, this, &Session::begin);
    connect(&connection_, &Connection::failed, this, &Session::giveUp);
}

Session::~Session() = default;

void Session::start()
{
    connection_.open();
}

void Session::begin()
{
    for (const Error &error : connection_.unanswered())
        tell({error.code, SLUICE_MESSAGE("Terminal", "%1 It is left out.").with(error.message), error.place});
    for (const Message &remark : connection_.remarks())
        tell({ErrorCode::InvalidArgument, remark, {}});
    connected();
}

void Session::giveUp(const Error &error)
{
    // All of them: which one the person meant is not known.
    for (const Error &other : connection_.unanswered())
        if (!(other == error))
            tell(other);
    fail(error);
}

void Session::onInterruption(std::function<void()> then)
{
    interrupted_ = std::move(then);
    if (interruption_.isActive())
        return;
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
    if (std::signal(SIGHUP, onSignal) == SIG_IGN)
        std::signal(SIGHUP, SIG_IGN); // nohup
    connect(&interruption_, &QTimer::timeout, this, [this] {
        if (interrupted == 0)
            return;
        interruption_.stop();
        interrupted_();
    });
    interruption_.start(kLookForInterruptionMs);
}

void Session::finish(int status)
{
    QCoreApplication::exit(status);
}

void Session::fail(const Error &error)
{
    finish(report(error));
}

int runSession(Arguments &arguments, const Where &where,
               const std::function<std::unique_ptr<Session>(const QStringList &urls)> &make)
{
    const Result<QStringList> urls = addressesOf(where);
    if (!urls)
        return report(urls.error());
    QCoreApplication application(arguments.count, arguments.words);
    QCoreApplication::setApplicationName(QStringLiteral("sluicectl"));
    const std::unique_ptr<Session> session = make(*urls);
    QTimer::singleShot(0, session.get(), [&session] { session->start(); });
    return QCoreApplication::exec();
}

std::string membersHelp()
{
    return said(SLUICE_MESSAGE(
        "Terminal", "Every --url is asked. A member that does not answer is named on standard error and left "
                    "out; one that is given under several addresses or REST flavours is asked once. Through "
                    "a proxy (http_proxy, no_proxy) errors name it."));
}

CLI::Validator jobIdCheck()
{
    const auto check = [](const std::string &text) {
        return engine::isJobId(QString::fromStdString(text))
                   ? std::string()
                   : said(SLUICE_MESSAGE("Terminal", "\"%1\" is no job id: those are digits").with(text));
    };
    return {check, "JOBID"};
}

} // namespace sluice::ctl
