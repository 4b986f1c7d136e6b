#pragma once

#include "app/ctl/cli.h"
#include "models/core/error.h"
#include "models/workspace/knownclusters.h"

#include <QStringList>

#include <string>
#include <vector>

namespace sluice::ctl {

/// Whom a command asks, as it was given.
struct Where
{
    std::vector<std::string> urls;
    std::string cluster; ///< the name of one that is known; empty: none
};

/// The clusters that the window remembers; where they cannot be read, that is said and none is known.
workspace::KnownClusters knownClusters();

/// Adds --url (one each time, several times) and --cluster to a command.
void addWhereOptions(CLI::App &command, Where &where);
/// The addresses of those that are asked, as the person gave them here or to the window. InvalidArgument when
/// none is given; NotFound for a name that no known cluster has; Unsupported for a cluster that wants a
/// password, which nobody remembers.
Result<QStringList> addressesOf(const Where &where);

} // namespace sluice::ctl
