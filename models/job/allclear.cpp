#include "models/job/allclear.h"

#include <algorithm>

namespace sluice::job {

namespace {

constexpr std::size_t kMostNamed = 5;

} // namespace

std::vector<std::string> uncheckedPlugins(const Analysis &job)
{
    std::vector<std::string> plugins;
    for (const Stage &stage : job.stages())
        if (!stage.plugin.empty() && std::find(plugins.begin(), plugins.end(), stage.plugin) == plugins.end())
            plugins.push_back(stage.plugin);
    return plugins;
}

Message allClear(const Analysis &job)
{
    const std::vector<std::string> plugins = uncheckedPlugins(job);
    if (plugins.empty())
        return {"Problem", SLUICE_TRANSLATE_NOOP("Problem", "No problems in env and structure.")};
    std::string named;
    for (std::size_t i = 0; i < std::min(plugins.size(), kMostNamed); ++i)
        named += (i == 0 ? "" : ", ") + plugins[i];
    if (plugins.size() > kMostNamed)
        named += ", …";
    return {"Problem",
            SLUICE_TRANSLATE_NOOP(
                "Problem", "No problems in env and structure. Not checked: whether the plugins exist and "
                           "take their options (%1)."),
            {named}};
}

} // namespace sluice::job
