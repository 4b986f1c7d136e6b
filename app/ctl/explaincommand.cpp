#include "app/ctl/cells.h"
#include "app/ctl/command.h"
#include "app/ctl/language.h"
#include "app/ctl/shown.h"
#include "models/job/lint/explain.h"
#include "models/monitor/explain.h"

#include <memory>

namespace sluice::ctl {

namespace {

constexpr std::size_t kWidth = 100; // cells

std::string described(const Explanation &explanation, const Message &headline)
{
    std::string text = said(headline.with(explanation.code, explanation.title)) + "\n";
    for (const Message &paragraph : explanation.paragraphs)
        text += "\n" + wrapped(said(paragraph), kWidth);
    return text;
}

std::string list()
{
    std::string text = said(SLUICE_MESSAGE("Terminal", "Problems, in a config before anything runs:")) + "\n";
    for (const std::string_view code : job::explainedCodes())
        text += "  " + std::string(code) + "\n";
    text += said(SLUICE_MESSAGE("Terminal", "Findings, in what engines report:")) + "\n";
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
        text += described(*problem, SLUICE_MESSAGE("Terminal", "%1 (a problem in a config): %2"));
    if (const auto finding = monitor::explain(code))
        text +=
            (text.empty() ? "" : "\n") +
            described(*finding, SLUICE_MESSAGE("Terminal", "%1 (a finding in what an engine reports): %2"));
    if (text.empty())
        return report({ErrorCode::NotFound,
                       SLUICE_MESSAGE("Terminal", "there is no code '%1'; sluicectl explain lists them all")
                           .with(code)});
    printText(text, Secrets::Shown); // our own words
    return kOk;
}

} // namespace

void addExplainCommand(CLI::App &app, Action &action)
{
    const auto code = std::make_shared<std::string>();
    CLI::App *const explain = app.add_subcommand(
        "explain", said(SLUICE_MESSAGE("Terminal", "say what the code of a problem or a finding means")));
    explain->add_option(
        "CODE", *code,
        said(SLUICE_MESSAGE("Terminal",
                            "as lint, watch and replay print it; without it, all codes are listed")));
    explain->callback([&action, code] {
        action = [code] {
            return runExplain(*code);
        };
    });
}

} // namespace sluice::ctl
