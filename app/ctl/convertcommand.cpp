#include "app/ctl/command.h"
#include "app/ctl/inputoutput.h"
#include "app/ctl/language.h"
#include "app/ctl/shown.h"
#include "models/core/columns.h"
#include "models/job/files/convert.h"
#include "models/job/files/resolve.h"
#include "models/job/variables.h"

#include <memory>

namespace sluice::ctl {

namespace {

struct ConvertArguments
{
    std::string file;
    std::string to;
    bool keepVariables = false;
};

/// What the result cannot hold as it was, a line a remark.
void reportRemarks(const std::string &path, std::string_view text,
                   const std::vector<job::ConvertRemark> &remarks)
{
    const TextIndex places(text);
    for (const job::ConvertRemark &remark : remarks) {
        const LineColumn at = places.characters(remark.span.offset);
        tellLine(path + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + ": " +
                 said(remark.message));
    }
}

Result<std::string> toJsonText(const ConvertArguments &arguments, const hocon::Tree &tree)
{
    const job::ConvertOptions options{arguments.keepVariables ? job::OpenVariables::AsText
                                                              : job::OpenVariables::Refuse,
                                      arguments.file == "-" ? std::string() : arguments.file};
    if (tree.syntax() == hocon::Syntax::Json)
        return tree.text();
    const Result<job::Converted> converted = job::confToJson(tree, options);
    if (!converted)
        return tl::unexpected<Error>(converted.error());
    reportRemarks(arguments.file, tree.text(), converted->remarks);
    return converted->text;
}

Result<std::string> toConfText(const JobFile &file)
{
    const hocon::Tree &tree = file.job.tree();
    Result<job::Converted> converted = job::Converted{tree.text(), {}};
    if (file.job.sql() != nullptr)
        converted = job::sqlToConf(tree.text());
    else if (tree.syntax() == hocon::Syntax::Json)
        converted = job::jsonToConf(tree);
    if (!converted)
        return tl::unexpected<Error>(converted.error());
    reportRemarks(file.path, tree.text(), converted->remarks);
    return converted->text;
}

int runConvert(const ConvertArguments &arguments)
{
    const Result<JobFile> file = readJobFile(arguments.file);
    if (!file)
        return report(file.error());
    if (const auto error = firstSyntaxError(*file))
        return report(*error);
    Result<std::string> converted;
    if (arguments.to == "hocon") {
        converted = toConfText(*file);
    } else if (file->job.sql() != nullptr) {
        converted = toConfText(*file);
        if (converted) // a file of its own, by name too, as what it says of places is about that text
            converted = toJsonText({arguments.file + ".conf", "json", arguments.keepVariables},
                                   hocon::Tree::parse(*converted, hocon::Syntax::Conf));
    } else {
        converted = toJsonText(arguments, file->job.tree());
    }
    if (!converted) {
        const Error &error = converted.error();
        return report(
            {error.code, error.message, arguments.file + (error.place.empty() ? "" : ": " + error.place)});
    }
    if (const auto error = whyLossy(*file, *converted))
        return report(*error);
    tellGarbled(*file, *converted);
    printContent(*converted);
    return kOk;
}

struct ResolveArguments
{
    std::string file;
    std::vector<std::string> variables;
    bool showSecrets = false;
};

int runResolve(const ResolveArguments &arguments)
{
    const Result<JobFile> file = readJobFile(arguments.file);
    if (!file)
        return report(file.error());
    if (const auto error = whyNotForEngine(*file))
        return report(*error);
    if (const auto error = firstSyntaxError(*file))
        return report(*error);
    job::ResolveOptions options;
    options.environment = job::systemEnvironment();
    options.path = arguments.file == "-" ? std::string() : arguments.file;
    options.variables = givenVariables(arguments.variables);
    const job::SqlJob *const sql = file->job.sql();
    const Result<job::ResolvedJob> resolved = sql != nullptr ? job::resolve(*sql, file->job.text(), options)
                                                             : job::resolve(file->job.tree(), options);
    if (!resolved)
        return report(
            {resolved.error().code, resolved.error().message,
             arguments.file + (resolved.error().place.empty() ? "" : ": " + resolved.error().place)});
    tellGarbled(*file, resolved->json);
    printJson(resolved->json + "\n", arguments.showSecrets ? Secrets::Shown : Secrets::Masked);
    return kOk;
}

} // namespace

void addConvertCommands(CLI::App &app, Action &action)
{
    const auto convert = std::make_shared<ConvertArguments>();
    CLI::App *const command = app.add_subcommand(
        "convert",
        said(SLUICE_MESSAGE("Terminal",
                            "print a job in the other language; what is lost is told on standard error")));
    command
        ->add_option("FILE", convert->file,
                     said(SLUICE_MESSAGE("Terminal", "a job file (.conf, .json, .sql)")))
        ->required();
    command->add_option("--to", convert->to, said(SLUICE_MESSAGE("Terminal", "json or hocon")))
        ->required()
        ->check(CLI::IsMember({"json", "hocon"}));
    command->add_flag("--keep-variables", convert->keepVariables,
                      said(SLUICE_MESSAGE(
                          "Terminal", "write an unquoted ${x} without a value as text instead of refusing")));
    command->callback([&action, convert] {
        action = [convert] {
            return runConvert(*convert);
        };
    });

    const auto resolve = std::make_shared<ResolveArguments>();
    CLI::App *const resolving = app.add_subcommand(
        "resolve", said(SLUICE_MESSAGE(
                       "Terminal", "print what the engine's command line would make of a file, as JSON")));
    resolving
        ->add_option("FILE", resolve->file,
                     said(SLUICE_MESSAGE("Terminal", "a job file (.conf, .json, .sql)")))
        ->required();
    addVariableOption(*resolving, resolve->variables);
    resolving->add_flag("--show-secrets", resolve->showSecrets,
                        said(SLUICE_MESSAGE("Terminal", "show values of passwords and the like")));
    resolving->callback([&action, resolve] {
        action = [resolve] {
            return runResolve(*resolve);
        };
    });
}

} // namespace sluice::ctl
