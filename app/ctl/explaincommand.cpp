#include "app/ctl/command.h"
#include "app/ctl/shown.h"
#include "models/job/lint/explain.h"
#include "models/monitor/explain.h"

#include <memory>
#include <sstream>

namespace sluice::ctl {

namespace {

constexpr std::size_t kWidth = 100;

/// Words wrapped to lines of at most kWidth bytes, each paragraph set off by an empty line.
std::string wrapped(const std::string &paragraph)
{
    std::istringstream words(paragraph);
    std::string result;
    std::string line;
    for (std::string word; words >> word;) {
        if (!line.empty() && line.size() + 1 + word.size() > kWidth) {
            result += line + "\n";
            line.clear();
        }
        line += (line.empty() ? "" : " ") + word;
    }
    return result + line + "\n";
}

std::string described(const Explanation &explanation, const char *kind)
{
    std::string text =
        std::string(explanation.code) + " (" + kind + "): " + explanation.title.english() + "\n";
    for (const Message &paragraph : explanation.paragraphs)
        text += "\n" + wrapped(paragraph.english());
    return text;
}

std::string list()
{
    std::string text = "Problems, in a config before anything runs:\n";
    for (const std::string_view code : job::explainedCodes())
        text += "  " + std::string(code) + "\n";
    text += "Findings, in what engines report:\n";
    for (const std::string_view code : monitor::explainedCodes())
        text += "  " + std::string(code) + "\n";
    return text;
}

int runExplain(const std::string &code)
{
    if (code.empty()) {
        printText(list(), Secrets::Shown);
        return kOk;
    }
    std::string text;
    if (const auto problem = job::explain(code))
        text += described(*problem, "a problem in a config");
    if (const auto finding = monitor::explain(code))
        text += (text.empty() ? "" : "\n") + described(*finding, "a finding in what an engine reports");
    if (text.empty())
        return report(
            {ErrorCode::NotFound, "there is no code '" + code + "'; sluicectl explain lists them all"});
    printText(text, Secrets::Shown); // our own words
    return kOk;
}

} // namespace

void addExplainCommand(CLI::App &app, Action &action)
{
    const auto code = std::make_shared<std::string>();
    CLI::App *const explain =
        app.add_subcommand("explain", "say what the code of a problem or a finding means");
    explain->add_option("CODE", *code,
                        "as lint, watch and replay print it; without it, all codes are listed");
    explain->callback([&action, code] {
        action = [code] {
            return runExplain(*code);
        };
    });
}

} // namespace sluice::ctl
