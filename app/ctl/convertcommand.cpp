#include "app/ctl/command.h"
#include "app/ctl/inputoutput.h"
#include "app/ctl/shown.h"
#include "models/core/columns.h"
#include "models/job/files/convert.h"
#include "models/job/files/resolve.h"

#include <QProcessEnvironment>

#include <memory>

namespace sluice::ctl {

namespace {

struct ConvertArguments
{
    std::string file;
    std::string to;
    bool keepVariables = false;
};

/// What the name of a file says of what is in it; standard input has none.
std::string nameOf(const std::string &file)
{
    return file == "-" ? std::string() : file;
}

/// What the result cannot hold as it was, a line a remark.
void reportRemarks(const std::string &path, std::string_view text,
                   const std::vector<job::ConvertRemark> &remarks)
{
    CharacterPlaces places(text);
    for (const job::ConvertRemark &remark : remarks) {
        const LineColumn at = places.at(remark.span.offset);
        tellLine(path + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + ": " +
                 remark.message.english());
    }
}

Result<std::string> toJsonText(const ConvertArguments &arguments, const std::string &text)
{
    const job::ConvertOptions options{arguments.keepVariables ? job::OpenVariables::AsText
                                                              : job::OpenVariables::Refuse,
                                      arguments.file == "-" ? std::string() : arguments.file};
    const hocon::Tree tree =
        hocon::Tree::parse(text, job::syntaxOf(job::fileKind(nameOf(arguments.file), text)));
    hideSecretsOf(tree);
    if (const auto error = firstSyntaxError(tree, arguments.file))
        return tl::unexpected<Error>(*error);
    if (tree.syntax() == hocon::Syntax::Json)
        return text;
    const Result<job::Converted> converted = job::confToJson(tree, options);
    if (!converted)
        return tl::unexpected<Error>(converted.error());
    reportRemarks(arguments.file, text, converted->remarks);
    return converted->text;
}

Result<std::string> toConfText(const ConvertArguments &arguments, const std::string &text)
{
    Result<job::Converted> converted = job::Converted{text, {}};
    const job::FileKind kind = job::fileKind(nameOf(arguments.file), text);
    if (job::isSql(kind)) {
        converted = job::sqlToConf(text);
    } else {
        const hocon::Tree tree = hocon::Tree::parse(text, job::syntaxOf(kind));
        hideSecretsOf(tree);
        if (const auto error = firstSyntaxError(tree, arguments.file))
            return tl::unexpected<Error>(*error);
        if (tree.syntax() == hocon::Syntax::Json)
            converted = job::jsonToConf(tree);
    }
    if (!converted)
        return tl::unexpected<Error>(converted.error());
    reportRemarks(arguments.file, text, converted->remarks);
    return converted->text;
}

int runConvert(const ConvertArguments &arguments)
{
    const Result<std::string> text = readText(arguments.file);
    if (!text)
        return report(text.error());
    tellSubstituted(arguments.file, *text);
    Result<std::string> converted;
    if (arguments.to == "hocon") {
        converted = toConfText(arguments, *text);
    } else if (job::isSql(job::fileKind(nameOf(arguments.file), *text))) {
        converted = toConfText(arguments, *text);
        if (converted)
            converted = toJsonText({arguments.file + ".conf", "json", arguments.keepVariables}, *converted);
    } else {
        converted = toJsonText(arguments, *text);
    }
    if (!converted) {
        const Error &error = converted.error();
        const bool named = error.place.rfind(arguments.file, 0) == 0;
        return report({error.code, error.message, named ? error.place : arguments.file + ": " + error.place});
    }
    printContent(*converted);
    return kOk;
}

struct ResolveArguments
{
    std::string file;
    std::vector<std::string> variables;
    bool showSecrets = false;
};

job::TextMap environment()
{
    job::TextMap result;
    const QProcessEnvironment system = QProcessEnvironment::systemEnvironment();
    for (const QString &name : system.keys())
        result.emplace(name.toStdString(), system.value(name).toStdString());
    return result;
}

int runResolve(const ResolveArguments &arguments)
{
    const Result<std::string> text = readText(arguments.file);
    if (!text)
        return report(text.error());
    tellSubstituted(arguments.file, *text);
    const job::FileKind kind = job::fileKind(nameOf(arguments.file), *text);
    const hocon::Tree tree = hocon::Tree::parse(*text, job::syntaxOf(kind));
    hideSecretsOf(tree);
    const bool sql = job::isSql(kind);
    if (const auto error = firstSyntaxError(tree, arguments.file); error && !sql)
        return report(*error);
    job::ResolveOptions options;
    options.environment = environment();
    options.path = arguments.file == "-" ? std::string() : arguments.file;
    options.variables = givenVariables(arguments.variables);
    const Result<job::ResolvedJob> resolved =
        sql ? job::resolve(job::parseSql(*text), *text, options) : job::resolve(tree, options);
    if (!resolved)
        return report(
            {resolved.error().code, resolved.error().message,
             arguments.file + (resolved.error().place.empty() ? "" : ": " + resolved.error().place)});
    printJson(resolved->json + "\n", arguments.showSecrets ? Secrets::Shown : Secrets::Masked);
    return kOk;
}

} // namespace

void addConvertCommands(CLI::App &app, Action &action)
{
    const auto convert = std::make_shared<ConvertArguments>();
    CLI::App *const command = app.add_subcommand(
        "convert", "print a job in the other language; what is lost is told on standard error");
    command->add_option("FILE", convert->file, "a job file (.conf, .json, .sql)")->required();
    command->add_option("--to", convert->to, "json or hocon")
        ->required()
        ->check(CLI::IsMember({"json", "hocon"}));
    command->add_flag("--keep-variables", convert->keepVariables,
                      "write an unquoted ${x} without a value as text instead of refusing");
    command->callback([&action, convert] {
        action = [convert] {
            return runConvert(*convert);
        };
    });

    const auto resolve = std::make_shared<ResolveArguments>();
    CLI::App *const resolving =
        app.add_subcommand("resolve", "print what the engine's command line would make of a file, as JSON");
    resolving->add_option("FILE", resolve->file, "a job file (.conf, .json, .sql)")->required();
    addVariableOption(*resolving, resolve->variables);
    resolving->add_flag("--show-secrets", resolve->showSecrets, "show values of passwords and the like");
    resolving->callback([&action, resolve] {
        action = [resolve] {
            return runResolve(*resolve);
        };
    });
}

} // namespace sluice::ctl
