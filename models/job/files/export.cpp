#include "models/job/files/export.h"

#include "models/job/files/jsonlayout.h"
#include "models/job/files/shell.h"
#include "models/job/secrets.h"

#include <algorithm>

namespace sluice::job {

namespace {

constexpr std::size_t kLargestArgument = 100'000; ///< bytes

/// The first ${} that nothing answers, as text; empty when there is none.
std::string firstUnresolved(const hocon::Value &value)
{
    if (value.kind() == hocon::Kind::Unresolved)
        return value.text();
    for (std::size_t i = 0; i < value.size(); ++i) {
        std::string found = firstUnresolved(value.at(i));
        if (!found.empty())
            return found;
    }
    return {};
}

Result<std::string> compactJson(const hocon::Tree &tree, SecretHandling secrets)
{
    if (!tree.errors().empty()) {
        const hocon::SyntaxError &error = tree.errors().front();
        const LineColumn place = LineIndex(tree.text()).at(error.span.offset);
        return fail(ErrorCode::Parse, message(tree, error), "line " + std::to_string(place.line));
    }
    const std::string unresolved = firstUnresolved(tree.root());
    if (!unresolved.empty())
        return fail(ErrorCode::Unsupported,
                    SLUICE_MESSAGE("Resolve",
                                   "The variable %1 has no value in the file, and JSON cannot hold it: give "
                                   "it a value, or write it in quotes so that the engine fills it in.")
                        .with(unresolved));
    std::string json = tree.toJson();
    if (secrets == SecretHandling::Mask)
        json = maskedJson(json).value_or(std::string());
    return json;
}

} // namespace

Result<std::string> toJson(const hocon::Tree &tree, SecretHandling secrets)
{
    Result<std::string> json = compactJson(tree, secrets);
    if (json)
        *json = indentedJson(*json);
    return json;
}

std::string toCurl(std::string_view body, RestFlavour flavour, std::string_view baseUrl,
                   std::string_view jobName)
{
    std::string url(baseUrl);
    if (url.empty())
        url = flavour == RestFlavour::V1 ? "http://localhost:5801" : "http://localhost:8080";
    while (!url.empty() && url.back() == '/')
        url.pop_back();
    constexpr std::string_view prefix = "/hazelcast/rest/maps";
    if (flavour == RestFlavour::V1 && url.find(prefix) == std::string::npos)
        url += prefix;
    url += "/submit-job";
    if (!jobName.empty())
        url += "?jobName=" + percentEncoded(jobName);
    const std::string curl = "curl -sS -X POST " + shellQuoted(url) +
                             " \\\n  -H 'Content-Type: application/json' \\\n  --data-binary ";
    // Linux takes no argument over 128 kB; printf is the shell's own and is given none.
    if (body.size() > kLargestArgument)
        return "printf %s " + shellQuoted(body) + " | " + curl + "@-\n";
    return curl + shellQuoted(body) + "\n";
}

std::string toEngineCommand(std::string_view path, std::string_view jobName, bool local)
{
    std::string command =
        "./bin/seatunnel.sh --config " + shellQuoted(path) + " -m " + (local ? "local" : "cluster");
    if (!jobName.empty())
        command += " -n " + shellQuoted(jobName);
    return command;
}

} // namespace sluice::job
