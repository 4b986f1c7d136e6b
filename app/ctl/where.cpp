#include "app/ctl/where.h"

#include "app/ctl/language.h"
#include "app/ctl/shown.h"
#include "models/core/nearest.h"
#include "models/engine/http/pastedaddress.h"

#include <QUrl>

namespace sluice::ctl {

namespace {

/// That there is no cluster of that name, and which was meant, or which there are.
Message unknownCluster(const QList<workspace::ClusterEntry> &known, const std::string &name)
{
    if (known.isEmpty())
        return SLUICE_MESSAGE("Terminal", "no known cluster is called \"%1\"; none is known yet: the window "
                                          "remembers those that it connects to")
            .with(name);
    std::vector<std::string> names;
    for (const workspace::ClusterEntry &entry : known)
        names.push_back(entry.name.toStdString());
    if (const std::string_view near = nearestWord(name, {names.begin(), names.end()}); !near.empty())
        return SLUICE_MESSAGE("Terminal", "no known cluster is called \"%1\"; did you mean \"%2\"?")
            .with(name, near);
    return SLUICE_MESSAGE("Terminal",
                          "no known cluster is called \"%1\"; sluicectl clusters lists those that are known")
        .with(name);
}

} // namespace

workspace::KnownClusters knownClusters()
{
    workspace::KnownClusters known = workspace::knownClusters();
    if (known.damage)
        tellLine(said(SLUICE_MESSAGE("Terminal", "warning: the settings of the window in %1 are not used: %2")
                          .with(known.damage->place, known.damage->message)));
    return known;
}

namespace {

Result<QStringList> addressesOfCluster(const std::string &name)
{
    const workspace::KnownClusters known = knownClusters();
    const workspace::ClusterEntry *const entry = known.find(QString::fromStdString(name));
    if (entry == nullptr)
        return fail(ErrorCode::NotFound, unknownCluster(known.clusters, name));
    if (!entry->user.isEmpty())
        return fail(
            ErrorCode::Unsupported,
            SLUICE_MESSAGE(
                "Terminal",
                "\"%1\" wants the password of %2, which is not remembered; give it in --url http://%3")
                .with(name, entry->user, "USER:PASSWORD@host:port"));
    return entry->asGiven();
}

} // namespace

void addWhereOptions(CLI::App &command, Where &where)
{
    CLI::Option *const url =
        command
            .add_option(
                "--url", where.urls,
                said(SLUICE_MESSAGE(
                    "Terminal",
                    "where the cluster answers, as http://host:5801 or http://host:8080/context; once for "
                    "each member")))
            ->check(CLI::Validator(
                [](const std::string &text) {
                    const Result<QUrl> read = engine::readAddress(QString::fromStdString(text));
                    return read ? std::string() : said(read.error());
                },
                "URL"))
            ->allow_extra_args(false); // else it takes the file that follows for another address
    command
        .add_option(
            "--cluster", where.cluster,
            said(SLUICE_MESSAGE("Terminal", "instead, the name of a known cluster (sluicectl clusters)")))
        ->excludes(url);
}

Result<QStringList> addressesOf(const Where &where)
{
    if (!where.cluster.empty())
        return addressesOfCluster(where.cluster);
    QStringList addresses;
    for (const std::string &url : where.urls)
        addresses.append(QString::fromStdString(url));
    if (addresses.isEmpty())
        return fail(ErrorCode::InvalidArgument,
                    SLUICE_MESSAGE("Terminal", "--url is required, or --cluster"));
    return addresses;
}

} // namespace sluice::ctl
