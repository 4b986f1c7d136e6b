#include "app/ctl/command.h"
#include "app/ctl/inputoutput.h"
#include "models/hocon/edit.h"
#include "models/job/export.h"

#include <memory>

namespace sluice::ctl {

namespace {

int runCat(const std::string &path)
{
    const Result<hocon::Tree> tree = readTree(path);
    if (!tree)
        return report(tree.error());
    writeOutput(tree->print());
    return kOk;
}

int runTree(const std::string &path)
{
    const Result<hocon::Tree> tree = readTree(path);
    if (!tree)
        return report(tree.error());
    if (const auto error = firstSyntaxError(*tree, path))
        return report(*error);
    writeOutput(tree->toJson() + "\n");
    return kOk;
}

struct SetArguments
{
    bool inPlace = false;
    bool json = false;
};

int runSet(const SetArguments &arguments, const std::vector<std::string> &words)
{
    if (words.size() != 3)
        return report({ErrorCode::InvalidArgument,
                       "set needs FILE POINTER VALUE, as in: sluicectl set orders.conf /env/parallelism 4"});
    const std::string &path = words[0];
    const Result<hocon::Tree> tree = readTree(path);
    if (!tree)
        return report(tree.error());
    const Result<TextEdits> edits = hocon::setValue(*tree, words[1], words[2], arguments.json);
    if (!edits)
        return report({edits.error().code, edits.error().message, path + " " + words[1]});
    const std::string edited = applied(tree->text(), *edits);
    if (!arguments.inPlace) {
        writeOutput(edited);
        return kOk;
    }
    if (path == "-")
        return report({ErrorCode::InvalidArgument, "standard input cannot be edited in place; leave out -i"});
    if (const Result<void> written = replaceFile(path, edited); !written)
        return report(written.error());
    return kOk;
}

CLI::App *withFile(CLI::App *command, const std::shared_ptr<std::string> &file)
{
    command->add_option("FILE", *file, "a job file (.conf, .json); - reads standard input")->required();
    return command;
}

} // namespace

void addTextCommands(CLI::App &app, Action &action)
{
    const auto file = std::make_shared<std::string>();
    withFile(app.add_subcommand("cat", "print a file through the tree, byte for byte"), file)
        ->callback([&action, file] {
            action = [file] {
                return runCat(*file);
            };
        });
    withFile(
        app.add_subcommand("tree", "print the parsed tree as compact JSON, as the engine's parser makes it"),
        file)
        ->callback([&action, file] {
            action = [file] {
                return runTree(*file);
            };
        });

    // The three words are taken as they come, so that a VALUE may begin with "-".
    const auto arguments = std::make_shared<SetArguments>();
    CLI::App *const set = app.add_subcommand("set", "print the text with one value changed");
    set->footer("Give FILE POINTER VALUE in this order. POINTER is RFC 6901 over the tree: /env/parallelism, "
                "/source/0/row.num");
    set->add_flag("-i,--in-place", arguments->inPlace, "write the file instead of printing it");
    set->add_flag("--json", arguments->json, "VALUE is JSON: a list, an object, a quoted string");
    set->allow_extras();
    set->callback([&action, arguments, set] {
        action = [arguments, words = set->remaining()] {
            return runSet(*arguments, words);
        };
    });
}

} // namespace sluice::ctl
