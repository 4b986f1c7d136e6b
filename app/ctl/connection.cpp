#include "app/ctl/connection.h"

#include "models/engine/http/pastedaddress.h"

#include <QSet>

namespace sluice::ctl {

namespace {

constexpr int kProbeMs = 5000;

/// An address as it may be shown: without name and password.
QString shownUrl(const QString &url)
{
    const Result<QUrl> read = engine::readAddress(url);
    return read ? read->toDisplayString(QUrl::RemoveUserInfo) : QString();
}

/// As it was typed, where that holds no name and password.
QString typed(const QString &url)
{
    const Result<QUrl> read = engine::readAddress(url);
    return read && read->userInfo().isEmpty() ? url.trimmed() : shownUrl(url);
}

/// The same for every way to write one address: "http://h:5801", "h:5801/".
QString normalised(const QUrl &address)
{
    QUrl url = address.adjusted(QUrl::StripTrailingSlash | QUrl::NormalizePathSegments);
    if (url.path() == QLatin1String("/"))
        url.setPath({});
    return url.toString(QUrl::FullyEncoded);
}

} // namespace

Connection::Connection(QStringList urls, const Clock &clock, QObject *parent)
    : QObject(parent)
    , urls_(std::move(urls))
    , clock_(clock)
{
}

Connection::~Connection() = default;

void Connection::open()
{
    // A slip in an address is no member that is down: nothing is asked before all of them are addresses.
    for (const QString &url : urls_) {
        if (const auto read = engine::readAddress(url); !read) {
            Q_EMIT failed(read.error());
            return;
        }
    }
    QSet<QString> known;
    for (const QString &url : urls_) {
        const QString address = normalised(*engine::readAddress(url));
        if (known.contains(address))
            continue;
        known.insert(address);
        asked_.push_back({url, std::nullopt, std::nullopt});
    }
    open_ = asked_.size();
    for (std::size_t i = 0; i < asked_.size(); ++i) {
        auto *const probe = new engine::Probe(asked_[i].url, kProbeMs, this);
        probe->setIdentifying(asked_.size() > 1);
        connect(probe, &engine::Probe::found, this, [this, i](const engine::ProbeResult &result) {
            asked_[i].result = result;
            ended();
        });
        connect(probe, &engine::Probe::failed, this, [this, i](const Error &error) {
            asked_[i].error = error;
            ended();
        });
        probe->start();
    }
}

QString Connection::name() const
{
    return members_.isEmpty() ? QString() : members_.first().address.name;
}

std::unique_ptr<engine::Transport> Connection::takeTransport()
{
    QList<engine::MemberAddress> addresses;
    for (const engine::ProbeResult &member : members_)
        addresses.append(member.address);
    return engine::networkClient(addresses, clock_);
}

void Connection::ended()
{
    if (--open_ > 0)
        return;
    for (const Asked &one : asked_) {
        if (one.result)
            accept(one.url, *one.result);
        else if (one.error)
            unanswered_.append(
                {one.error->code, one.error->message,
                 one.error->place.empty() ? shownUrl(one.url).toStdString() : one.error->place});
    }
    if (members_.isEmpty())
        Q_EMIT failed(unanswered_.first());
    else
        Q_EMIT opened();
}

void Connection::accept(const QString &url, const engine::ProbeResult &result)
{
    const QString base = typed(url);
    for (qsizetype i = 0; i < members_.size(); ++i) {
        const engine::ProbeResult &other = members_.at(i);
        const QString &otherBase = typed_.at(i);
        const engine::Kinship kinship = engine::kinship(result.identity, other.identity);
        if (result.address.name == other.address.name || kinship == engine::Kinship::Same) {
            remarks_.push_back(SLUICE_MESSAGE("Terminal", "%1 and %2 are one member; it is asked once, at %1")
                                   .with(otherBase, base));
            return;
        }
        if (kinship == engine::Kinship::Strangers)
            remarks_.push_back(
                SLUICE_MESSAGE("Terminal",
                               "%1 and %2 do not see each other: they are members of two clusters "
                               "(compare cluster-name in hazelcast.yaml), or of one that has split")
                    .with(otherBase, base));
        // Two ports of one host, one for each flavour, are the usual doors of one process.
        if (kinship == engine::Kinship::Unknown && result.address.flavour != other.address.flavour &&
            result.address.base.host() == other.address.base.host())
            remarks_.push_back(
                SLUICE_MESSAGE("Terminal",
                               "%1 and %2 may be one member: neither said who it is; both are asked")
                    .with(otherBase, base));
    }
    if (members_.isEmpty())
        version_ = result.overview.version;
    members_.append(result);
    typed_.append(base);
}

} // namespace sluice::ctl
