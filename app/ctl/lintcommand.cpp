#include "app/ctl/command.h"
#include "app/ctl/inputoutput.h"
#include "app/ctl/lintformat.h"
#include "models/job/lint.h"

#include <memory>

namespace sluice::ctl {

namespace {

struct LintArguments
{
    std::vector<std::string> files;
    std::string format = "text";
    std::string failOn = "error";
    std::string version = "2.3.8";
    bool fix = false;
};

job::ProblemSeverity severityFrom(const std::string &name)
{
    if (name == "hint")
        return job::ProblemSeverity::Hint;
    return name == "warning" ? job::ProblemSeverity::Warning : job::ProblemSeverity::Error;
}

/// Applies the safe fixes to the file and gives the tree of what is there now.
Result<hocon::Tree> fixed(const std::string &path, const hocon::Tree &tree, const job::LintOptions &options)
{
    const TextEdits edits = job::fixAll(job::lint(tree, options));
    if (edits.empty())
        return tree;
    std::string text = applied(tree.text(), edits);
    if (const Result<void> written = replaceFile(path, text); !written)
        return tl::unexpected<Error>(written.error());
    return hocon::Tree::parse(std::move(text), tree.syntax());
}

int runLint(const LintArguments &arguments)
{
    const job::LintOptions options{arguments.version};
    std::vector<LintedFile> linted;
    for (const std::string &path : arguments.files) {
        Result<hocon::Tree> tree = readTree(path);
        if (tree && arguments.fix && path != "-")
            tree = fixed(path, *tree, options);
        if (!tree)
            return report(tree.error());
        linted.push_back({path, arguments.version, job::lint(*tree, options)});
    }
    bool found = false;
    const job::ProblemSeverity level = severityFrom(arguments.failOn);
    for (const LintedFile &file : linted) {
        for (const job::Problem &problem : file.problems)
            found = found || problem.severity >= level;
        if (arguments.format == "text")
            writeOutput(lintAsText(file));
        else if (arguments.format == "json")
            writeOutput(lintAsJson(file));
    }
    if (arguments.format == "sarif")
        writeOutput(lintAsSarif(linted));
    return found ? kFound : kOk;
}

} // namespace

void addLintCommand(CLI::App &app, Action &action)
{
    const auto arguments = std::make_shared<LintArguments>();
    CLI::App *const lint = app.add_subcommand("lint", "list the mistakes in job files before anything runs");
    lint->add_option("FILE", arguments->files, "job files; - reads standard input")->required();
    lint->add_option("--format", arguments->format, "how to print: text, json (a line a file), sarif")
        ->check(CLI::IsMember({"text", "json", "sarif"}))
        ->capture_default_str();
    lint->add_option("--fail-on", arguments->failOn, "exit with 1 when a problem is at least this severe")
        ->check(CLI::IsMember({"hint", "warning", "error"}))
        ->capture_default_str();
    lint->add_option("--engine-version", arguments->version, "whose rules apply")->capture_default_str();
    lint->add_flag("--fix", arguments->fix, "apply the safe fixes to the files first");
    lint->footer("Exit status: 0 nothing at or above --fail-on, 1 something is, 2 it could not run.");
    lint->callback([&action, arguments] {
        action = [arguments] {
            return runLint(*arguments);
        };
    });
}

} // namespace sluice::ctl
