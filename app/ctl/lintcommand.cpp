#include "app/ctl/command.h"
#include "app/ctl/inputoutput.h"
#include "app/ctl/language.h"
#include "app/ctl/lintfile.h"
#include "app/ctl/shown.h"
#include "models/job/lint/lint.h"

#include <algorithm>
#include <memory>

namespace sluice::ctl {

namespace {

struct LintArguments
{
    std::vector<std::string> files;
    std::string format = "text";
    std::string failOn = "error";
    std::string version = catalog::Catalogue::standard()->version();
    std::vector<std::string> variables;
    bool fix = false;
    WriteArguments writing;
};

job::ProblemSeverity severityFrom(const std::string &name)
{
    if (name == "hint")
        return job::ProblemSeverity::Hint;
    return name == "warning" ? job::ProblemSeverity::Warning : job::ProblemSeverity::Error;
}

/// Whoever names a version wants its rules, not those of another one.
CLI::Validator engineVersionCheck()
{
    const auto check = [](const std::string &version) {
        std::string known;
        for (const std::string_view each : catalog::Catalogue::versions()) {
            if (version == each)
                return std::string();
            known += (known.empty() ? "" : ", ") + std::string(each);
        }
        return said(SLUICE_MESSAGE("Terminal",
                                   "the rules of engine version \"%1\" are not known; known are those of %2")
                        .with(version, known));
    };
    return {check, "VERSION"};
}

int runLint(const LintArguments &arguments)
{
    std::vector<LintedFile> linted; // only SARIF, which is one document, needs them together
    int worst = kOk;
    const job::LintOptions options{catalog::Catalogue::of(arguments.version),
                                   givenVariables(arguments.variables)};
    const job::ProblemSeverity level = severityFrom(arguments.failOn);
    for (const std::string &path : arguments.files) {
        const LintedFile file =
            arguments.fix ? fixedFile(path, options, arguments.writing) : lintedFile(path, options);
        for (const job::Problem &problem : file.problems)
            worst = std::max<int>(worst, problem.severity >= level ? kFound : kOk);
        if (file.error)
            worst = report(*file.error);
        if (arguments.format == "sarif")
            linted.push_back(file);
        else if (arguments.format == "text") {
            printText(fixedAsText(file) + lintAsText(file));
            // Beside the output, in which every line is a problem.
            if (!file.error && !file.allClear.empty())
                tellLine(path + ": " + said(file.allClear));
        } else
            printJson(lintAsJson(file));
    }
    if (arguments.format == "sarif")
        printJson(lintAsSarif(linted));
    return worst;
}

} // namespace

void addLintCommand(CLI::App &app, Action &action)
{
    const auto arguments = std::make_shared<LintArguments>();
    CLI::App *const lint = app.add_subcommand(
        "lint", said(SLUICE_MESSAGE("Terminal", "list the mistakes in job files before anything runs")));
    lint->add_option("FILE", arguments->files,
                     said(SLUICE_MESSAGE("Terminal", "job files; - reads standard input")))
        ->required();
    lint->add_option("--format", arguments->format,
                     said(SLUICE_MESSAGE("Terminal", "how to print: text, json (a line a file), sarif")))
        ->check(CLI::IsMember({"text", "json", "sarif"}))
        ->capture_default_str();
    lint->add_option("--fail-on", arguments->failOn,
                     said(SLUICE_MESSAGE("Terminal", "exit with 1 when a problem is at least this severe")))
        ->check(CLI::IsMember({"hint", "warning", "error"}))
        ->capture_default_str();
    addVariableOption(*lint, arguments->variables);
    lint->add_option("--engine-version", arguments->version,
                     said(SLUICE_MESSAGE("Terminal", "whose rules apply")))
        ->check(engineVersionCheck())
        ->capture_default_str();
    lint->add_flag("--fix", arguments->fix,
                   said(SLUICE_MESSAGE("Terminal", "apply the safe fixes to the files first")));
    arguments->writing.addUnsafeTo(*lint);
    lint->footer(said(SLUICE_MESSAGE(
        "Terminal",
        "Lines and columns count from 1, columns in characters; offsets and lengths are bytes, of the text "
        "as "
        "UTF-8.\n"
        "In JSON, \"uri\" is the file byte for byte, percent-encoded; \"file\", which is for people, has "
        "U+FFFD "
        "where its name is not UTF-8; \"notChecked\" are the plugins whose options nobody looked at. A fix "
        "that would write out a secret has \"masked\": true and no "
        "edits.\n"
        "--fix says what it did on a line each, with the place that it had then, and what it left because it "
        "is not safe: such a fix changes what the job does, and is yours to choose.\n"
        "Exit status: 0 nothing at or above --fail-on, 1 something is, 2 a file could not be read or "
        "written (the others are looked at nevertheless).")));
    lint->callback([&action, arguments] {
        action = [arguments] {
            return runLint(*arguments);
        };
    });
}

} // namespace sluice::ctl
