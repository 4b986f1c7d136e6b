#include "app/ctl/watchsession.h"

#include "app/ctl/language.h"
#include "app/ctl/output.h"

#include <cmath>
#include <cstdlib>

namespace sluice::ctl {

WatchSession::WatchSession(const QStringList &urls, bool json, double seconds)
    : Session(urls)
    , json_(json)
    , printer_(json)
{
    end_.setSingleShot(true);
    end_.setInterval(static_cast<int>(seconds * 1000));
    connect(&end_, &QTimer::timeout, this, [this] { timeIsUp(); });
}

WatchSession::~WatchSession() = default;

void WatchSession::connected()
{
    std::unique_ptr<engine::Transport> transport = connection().takeTransport();
    if (const Result<void> prepared = prepare(*transport); !prepared) {
        fail(prepared.error());
        return;
    }
    for (const QString &member : transport->members())
        coverage_.expect(member);
    monitor_ = std::make_unique<monitor::ClusterMonitor>(connection().name(), std::move(transport), clock());
    connect(monitor_.get(), &monitor::ClusterMonitor::answered, this,
            [this](const engine::Reply &reply) { coverage_.take(reply); });
    connect(monitor_.get(), &monitor::ClusterMonitor::findingChanged, this,
            [this](const monitor::FindingEvent &event) { show(event); });
    monitor_->start();
    if (end_.interval() > 0)
        end_.start();
    onInterruption([this] {
        end_.stop();
        timeIsUp();
    });
}

Result<void> WatchSession::prepare(engine::Transport & /*transport*/)
{
    return {};
}

void WatchSession::show(const monitor::FindingEvent &event)
{
    printer_.print(event);
    if (outputFailed())
        finish(kCouldNot); // what failed is said when the program ends
}

void WatchSession::timeIsUp()
{
    monitor_->stop();
    const QList<Error> gaps = coverage_.gaps();
    for (const Error &gap : gaps)
        tell(gap);
    const bool allSeen = gaps.isEmpty() && connection().unanswered().isEmpty();
    if (!allSeen && !printer_.alarmed())
        tell({ErrorCode::Timeout,
              SLUICE_MESSAGE("Terminal", "nothing was found in what was seen, which is no all-clear"),
              {}});
    finish(printer_.alarmed() ? kFound : allSeen ? kOk : kCouldNot);
}

void addSecondsOption(CLI::App &command, const char *name, double &seconds, const std::string &help,
                      double least, double most)
{
    const auto check = [least, most](const std::string &text) {
        char *end = nullptr;
        const double value = std::strtod(text.c_str(), &end);
        // Not "0x5", and not "nan", which is neither below nor above anything.
        const bool number = end != text.c_str() && *end == 0 &&
                            text.find_first_not_of("0123456789.+-eE") == std::string::npos;
        if (number && std::isfinite(value) && value >= least && value <= most)
            return std::string();
        const auto plain = [](double limit) {
            return QString::number(limit, 'g', 12);
        };
        return said(SLUICE_MESSAGE("Terminal", "\"%1\" is no number of seconds from %2 to %3")
                        .with(text, plain(least), plain(most)));
    };
    command.add_option(name, seconds, help)->check(CLI::Validator(check, "SECONDS"));
}

} // namespace sluice::ctl
