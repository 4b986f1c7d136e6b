#include "app/ctl/command.h"
#include "app/ctl/inputoutput.h"
#include "app/ctl/language.h"
#include "app/ctl/shown.h"
#include "models/hocon/edit/format.h"
#include "models/job/files/export.h"

#include <memory>

namespace sluice::ctl {

namespace {

int runCat(const std::string &path)
{
    const Result<std::string> bytes = readInput(path); // whatever it is: nothing is read into it
    if (!bytes)
        return report(bytes.error());
    hocon::ParseOptions options;
    options.syntax = job::syntaxOf(job::fileKind(path, *bytes));
    options.answers = false;
    printContent(hocon::Tree::parse(*bytes, options).print());
    return kOk;
}

int runTree(const std::string &path)
{
    const Result<JobFile> file = readJobFile(path);
    if (!file)
        return report(file.error());
    if (const auto error = firstSyntaxError(*file))
        return report(*error);
    const std::string json = file->job.job().toJson(hocon::OpenValues::Marked);
    tellGarbled(*file, json);
    printJson(json + "\n", Secrets::Shown); // the file's own secrets, as cat shows them
    return kOk;
}

struct FormatArguments
{
    std::string file;
    std::string indent = "2";
    bool align = false;
    bool check = false;
    WriteArguments writing;
};

int runFormat(const FormatArguments &arguments)
{
    if (arguments.writing.writes()) {
        if (const auto error = whyNotInPlace(arguments.file))
            return report(*error);
    }
    const Result<JobFile> file = readJobFile(arguments.file);
    if (!file)
        return report(file.error());
    if (const auto error = whyNoEdits(*file))
        return report(*error);
    hocon::FormatOptions options;
    options.indent = arguments.indent == "tab" ? "\t" : std::string(std::stoul(arguments.indent), ' ');
    options.alignSeparators = arguments.align;
    const Result<TextEdits> edits = hocon::format(file->job.tree(), options);
    if (!edits) {
        const auto error = firstSyntaxError(file->job.tree(), arguments.file);
        return report(edits.error().code == ErrorCode::Parse && error
                          ? *error
                          : Error{edits.error().code, edits.error().message, arguments.file});
    }
    if (arguments.check)
        return edits->empty() ? kOk : kFound;
    return deliver(*file, *edits, arguments.writing);
}

CLI::Validator indentCheck()
{
    const auto check = [](const std::string &text) {
        const bool number = text.size() == 1 && text.front() >= '1' && text.front() <= '8';
        return number || text == "tab"
                   ? std::string()
                   : said(SLUICE_MESSAGE("Terminal", "\"%1\" is neither a number from 1 to 8 nor tab")
                              .with(text));
    };
    return {check, "1-8|tab"};
}

CLI::App *withFile(CLI::App *command, const std::shared_ptr<std::string> &file)
{
    command
        ->add_option("FILE", *file,
                     said(SLUICE_MESSAGE("Terminal", "a job file (.conf, .json); - reads standard input")))
        ->required();
    return command;
}

} // namespace

void addTextCommands(CLI::App &app, Action &action)
{
    const auto file = std::make_shared<std::string>();
    withFile(app.add_subcommand(
                 "cat", said(SLUICE_MESSAGE("Terminal", "print a file through the tree, byte for byte"))),
             file)
        ->callback([&action, file] {
            action = [file] {
                return runCat(*file);
            };
        });
    withFile(app.add_subcommand(
                 "tree",
                 said(SLUICE_MESSAGE(
                     "Terminal", "print the parsed tree as compact JSON, as the engine's parser makes it"))),
             file)
        ->footer(said(SLUICE_MESSAGE(
            "Terminal",
            "A ${x} that nothing answers is printed as {\"$unresolved\": \"${x}\"}, so that it is JSON "
            "in every case. Secrets are shown, as cat shows them.")))
        ->callback([&action, file] {
            action = [file] {
                return runTree(*file);
            };
        });

    const auto layout = std::make_shared<FormatArguments>();
    CLI::App *const format = app.add_subcommand(
        "format", said(SLUICE_MESSAGE("Terminal",
                                      "print the text evenly laid out; comments, order and spelling stay")));
    format
        ->add_option("FILE", layout->file,
                     said(SLUICE_MESSAGE("Terminal", "a job file (.conf, .json); - reads standard input")))
        ->required();
    format
        ->add_option("--indent", layout->indent,
                     said(SLUICE_MESSAGE("Terminal", "blanks for one level, 1 to 8, or tab")))
        ->check(indentCheck())
        ->capture_default_str();
    format->add_flag(
        "--align", layout->align,
        said(SLUICE_MESSAGE("Terminal",
                            "put the = and : of single-line options that follow each other in one column")));
    layout->writing.addTo(*format);
    format->add_flag(
        "--check", layout->check,
        said(SLUICE_MESSAGE("Terminal", "print nothing; exit with 1 when the file is not laid out so")));
    format->callback([&action, layout] {
        action = [layout] {
            return runFormat(*layout);
        };
    });
}

} // namespace sluice::ctl
