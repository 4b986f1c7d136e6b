#include "models/job/files/jsonlayout.h"

namespace sluice::job {

std::string indentedJson(std::string_view json)
{
    std::string result;
    std::size_t depth = 0;
    bool inString = false;
    const auto newLine = [&] {
        result += '\n';
        result.append(depth * 2, ' ');
    };
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (inString) {
            result += c;
            if (c == '\\' && i + 1 < json.size())
                result += json[++i];
            else if (c == '"')
                inString = false;
            continue;
        }
        const bool opens = c == '{' || c == '[';
        const bool empty = opens && i + 1 < json.size() && (json[i + 1] == '}' || json[i + 1] == ']');
        if (empty) {
            result += c;
            result += json[++i];
        } else if (opens) {
            result += c;
            ++depth;
            newLine();
        } else if (c == '}' || c == ']') {
            depth -= depth > 0 ? 1 : 0;
            newLine();
            result += c;
        } else if (c == ',') {
            result += c;
            newLine();
        } else if (c == ':') {
            result += ": ";
        } else {
            inString = c == '"';
            result += c;
        }
    }
    return result + '\n';
}

std::string withEnv(std::string json, const hocon::Tree &job)
{
    if (!job.find("/env") && json.starts_with('{'))
        json.insert(1, json == "{}" ? R"("env":{})" : R"("env":{},)");
    return json;
}

} // namespace sluice::job
