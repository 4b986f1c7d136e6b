#include "ui/monitor/addresssearch.h"

#include <QUrl>

#include <utility>

namespace sluice::monitorui {

namespace {

constexpr int timeoutMs = 5000;

/// Where the part with user, host and port begins.
qsizetype authorityStart(const QString &address)
{
    const qsizetype scheme = address.indexOf(QLatin1String("://"));
    return scheme < 0 ? 0 : scheme + 3;
}

/// Something that speaks HTTP answered, be it with a refusal.
bool isHttpAnswer(const Error &error)
{
    return error.code == ErrorCode::Http || error.code == ErrorCode::NotFound ||
           error.code == ErrorCode::Protocol;
}

/// Going from https to http is a thing to decide, not a correction.
AddressSearch::Trouble troubleOf(const QString &address, const Error &error, const QString &suggestion)
{
    const bool https = address.startsWith(QLatin1String("https://"), Qt::CaseInsensitive);
    if (https && suggestion.startsWith(QLatin1String("http://")))
        return {address, error, {}, suggestion};
    return {address, error, suggestion, {}};
}

} // namespace

std::optional<Credentials> takeCredentials(QString &address)
{
    const qsizetype start = authorityStart(address);
    const qsizetype at = address.lastIndexOf(QLatin1Char('@')); // a password may hold "@" and "/" unencoded
    if (at < start)
        return std::nullopt;
    const QString info = address.mid(start, at - start);
    address.remove(start, at - start + 1);
    const auto plain = [](const QString &text) {
        return QUrl::fromPercentEncoding(text.toUtf8());
    };
    const qsizetype colon = info.indexOf(QLatin1Char(':'));
    return Credentials{plain(info.left(colon)), colon < 0 ? QString() : plain(info.mid(colon + 1))};
}

QString withCredentials(const QString &address, const Credentials &credentials)
{
    if (credentials.isEmpty())
        return address;
    const auto encoded = [](const QString &text) {
        return QString::fromLatin1(QUrl::toPercentEncoding(text));
    };
    return QString(address).insert(authorityStart(address), encoded(credentials.user) + QLatin1Char(':') +
                                                                encoded(credentials.password) +
                                                                QLatin1Char('@'));
}

AddressSearch::AddressSearch(QObject *parent)
    : QObject(parent)
{
}

AddressSearch::~AddressSearch()
{
    cancel();
}

void AddressSearch::start(const QStringList &addresses, const Credentials &credentials)
{
    cancel();
    forget();
    several_ = addresses.size() > 1;
    for (const QString &address : addresses)
        probe(address, withCredentials(address, credentials));
    const QList<engine::Probe *> started = running_;
    for (engine::Probe *one : started)
        one->start();
}

void AddressSearch::probe(const QString &address, const QString &asked)
{
    auto *one = new engine::Probe(asked, timeoutMs, this);
    one->setIdentifying(several_ || identifying_);
    running_.append(one);
    connect(one, &engine::Probe::found, this, [this, one](const engine::ProbeResult &result) {
        take(result);
        ended(one);
    });
    connect(one, &engine::Probe::failed, this, [this, one, address](const Error &error) {
        // A server that speaks http breaks off, or is silent, when it is greeted in TLS.
        const bool https = address.startsWith(QLatin1String("https://"), Qt::CaseInsensitive);
        if (https && !isHttpAnswer(error) && error.code != ErrorCode::InvalidArgument)
            askForHttp(address, error);
        else
            troubles_.append(troubleOf(address, error, one->suggestion()));
        ended(one);
    });
}

void AddressSearch::take(const engine::ProbeResult &result)
{
    const QString base = result.address.base.toDisplayString();
    for (const engine::ProbeResult &other : std::as_const(found_)) {
        const QString otherBase = other.address.base.toDisplayString();
        const engine::Kinship kinship = engine::kinship(result.identity, other.identity);
        if (result.address.name == other.address.name)
            return;
        if (kinship == engine::Kinship::Same) {
            remarks_.append(tr("%1 and %2 are one member; it is asked once, at %1.").arg(otherBase, base));
            return;
        }
        if (kinship == engine::Kinship::Strangers)
            remarks_.append(tr("%1 and %2 do not see each other: they are members of two clusters (compare "
                               "cluster-name in hazelcast.yaml), or of one that has split.")
                                .arg(otherBase, base));
        // Two ports of one host, one for each flavour, are the usual doors of one process.
        if (kinship == engine::Kinship::Unknown && result.address.flavour != other.address.flavour &&
            result.address.base.host() == other.address.base.host())
            remarks_.append(tr("%1 and %2 may be one member: neither said who it is. Both are asked.")
                                .arg(otherBase, base));
    }
    found_.append(result);
}

void AddressSearch::askForHttp(const QString &address, const Error &error)
{
    const QString plain = QLatin1String("http") + address.mid(5);
    auto *one = new engine::Probe(plain, timeoutMs, this);
    running_.append(one);
    connect(one, &engine::Probe::found, this, [this, one, address, error](const engine::ProbeResult &result) {
        troubles_.append({address, error, {}, result.address.base.toString()});
        ended(one);
    });
    connect(one, &engine::Probe::failed, this, [this, one, address, error, plain](const Error &second) {
        troubles_.append({address, error, {}, isHttpAnswer(second) ? plain : QString()});
        ended(one);
    });
    one->start();
}

void AddressSearch::ended(engine::Probe *probe)
{
    running_.removeOne(probe);
    probe->deleteLater();
    if (!isRunning())
        Q_EMIT finished();
}

void AddressSearch::cancel()
{
    const QList<engine::Probe *> running = std::exchange(running_, {});
    for (engine::Probe *one : running) {
        one->disconnect(this);
        one->cancel();
        one->deleteLater();
    }
}

void AddressSearch::forget()
{
    found_.clear();
    troubles_.clear();
    remarks_.clear();
}

} // namespace sluice::monitorui
