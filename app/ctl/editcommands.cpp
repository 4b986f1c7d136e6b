#include "app/ctl/command.h"
#include "app/ctl/inputoutput.h"
#include "app/ctl/language.h"
#include "app/ctl/lintformat.h"
#include "app/ctl/shown.h"
#include "app/ctl/words.h"
#include "models/core/secrets/secrets.h"
#include "models/hocon/edit/edit.h"
#include "models/hocon/pointer.h"

#include <algorithm>
#include <charconv>
#include <memory>

/// Edits of one place: set, insert, remove, rename, move, comment.
namespace sluice::ctl {

namespace {

struct EditArguments
{
    WriteArguments writing;
    bool json = false;
    bool keepComments = false;
};

using Words = std::vector<std::string>;
using Edit =
    std::function<Result<TextEdits>(const hocon::Tree &tree, const EditArguments &, const Words &words)>;

/// One subcommand.
struct EditCommand
{
    const char *name;
    const char *help;    ///< marked under "Terminal", as `more`
    const char *words;   ///< after FILE
    const char *example; ///< what stands for the words
    const char *more;
    Edit edit;
};

/// A position as people write it: a number from 0, or - for the end.
Result<std::size_t> positionFrom(const std::string &word)
{
    if (word == "-")
        return hocon::kEnd;
    std::size_t position = 0;
    const auto [stop, error] = std::from_chars(word.data(), word.data() + word.size(), position);
    if (word.empty() || error != std::errc() || stop != word.data() + word.size())
        return fail(
            ErrorCode::InvalidArgument,
            SLUICE_MESSAGE("Terminal", "'%1' is no position: write a number from 0, or - for the end.")
                .with(word));
    return position;
}

Result<TextEdits> runInsert(const hocon::Tree &tree, const EditArguments &arguments, const Words &words)
{
    const auto segments = hocon::pointerSegments(words[0]);
    if (!segments || segments->empty())
        return fail(ErrorCode::InvalidArgument,
                    SLUICE_MESSAGE("Terminal",
                                   "'%1' is no pointer to a new place: write it like /sink/- or /env/name.")
                        .with(words[0]));
    const std::string above = words[0].substr(0, words[0].rfind('/'));
    const auto parent = tree.find(above);
    if (parent && parent->isList()) {
        const auto position = positionFrom(segments->back());
        if (!position)
            return tl::unexpected(position.error());
        return arguments.json ? hocon::insert(tree, above, *position, words[1])
                              : hocon::insertValue(tree, above, *position, words[1]);
    }
    if (tree.find(words[0]))
        return fail(ErrorCode::InvalidArgument,
                    SLUICE_MESSAGE("Terminal", "There is one already; set changes it."));
    return hocon::setValue(tree, words[0], words[1], arguments.json);
}

Result<TextEdits> runMove(const hocon::Tree &tree, const Words &words)
{
    const auto position = positionFrom(words[1]);
    if (!position)
        return tl::unexpected(position.error());
    return hocon::move(tree, words[0], *position);
}

const std::vector<EditCommand> &editCommands()
{
    static const std::vector<EditCommand> commands = {
        {"set", SLUICE_TRANSLATE_NOOP("Terminal", "print the text with one value changed"), "POINTER VALUE",
         "/env/parallelism 4", SLUICE_TRANSLATE_NOOP("Terminal", "What is not there yet is added."),
         [](const hocon::Tree &tree, const EditArguments &arguments, const Words &words) {
             return hocon::setValue(tree, words[0], words[1], arguments.json);
         }},
        {"insert",
         SLUICE_TRANSLATE_NOOP("Terminal",
                               "print the text with one element, plugin block or new option more"),
         "POINTER VALUE", "/sink/- --json '{\"plugin_name\":\"Console\"}'",
         SLUICE_TRANSLATE_NOOP(
             "Terminal",
             "In a list POINTER ends with the position of the new element, or with - for the end."),
         runInsert},
        {"remove",
         SLUICE_TRANSLATE_NOOP("Terminal", "print the text without one value, key, plugin block or element"),
         "POINTER", "/env/checkpoint.interval",
         SLUICE_TRANSLATE_NOOP("Terminal", "The comments that describe it go, too."),
         [](const hocon::Tree &tree, const EditArguments &arguments, const Words &words) {
             return hocon::remove(tree, words[0], !arguments.keepComments);
         }},
        {"rename",
         SLUICE_TRANSLATE_NOOP("Terminal", "print the text with another name for one key or plugin block"),
         "POINTER NAME", "/source/0 MySQL-CDC", "",
         [](const hocon::Tree &tree, const EditArguments &, const Words &words) {
             return hocon::rename(tree, words[0], words[1]);
         }},
        {"move",
         SLUICE_TRANSLATE_NOOP("Terminal",
                               "print the text with one value at another position among its neighbours"),
         "POINTER POSITION", "/transform/2 0",
         SLUICE_TRANSLATE_NOOP(
             "Terminal", "POSITION counts from 0; - is the end. The comments that describe it go along."),
         [](const hocon::Tree &tree, const EditArguments &, const Words &words) {
             return runMove(tree, words);
         }},
        {"comment", SLUICE_TRANSLATE_NOOP("Terminal", "print the text with another comment above one value"),
         "POINTER TEXT", "/env/parallelism 'as many as there are cores'",
         SLUICE_TRANSLATE_NOOP("Terminal", "An empty TEXT removes it."),
         [](const hocon::Tree &tree, const EditArguments &, const Words &words) {
             return hocon::setComment(tree, words[0], words[1]);
         }},
    };
    return commands;
}

/// A message must not quote from the value then: what of it is the secret only a parser could say.
bool mayHoldSecret(const std::string &pointer, const std::string &value)
{
    const auto segments = hocon::pointerSegments(pointer);
    const bool named = !segments || std::any_of(segments->begin(), segments->end(),
                                                [](const std::string &name) { return isSecretName(name); });
    return named || !secretSpans(value).empty();
}

/// The message with what it quotes masked, in whatever language; a pointer is no secret.
Message withoutQuotes(Message message, const std::string &pointer)
{
    for (std::size_t i = 0; i < message.arguments.size(); ++i) {
        if (i < message.sentences.size() && !message.sentences[i].empty())
            message.sentences[i] = withoutQuotes(message.sentences[i], pointer);
        else if (message.arguments[i] != pointer)
            message.arguments[i] = kMaskedSecret;
    }
    return message;
}

/// What lint says of the text now and did not say before. An edit is made all the same: it may be one of
/// several that belong together.
void tellNewProblems(const JobFile &file, std::string text)
{
    const job::Analysis after = file.job.with(std::move(text));
    const std::vector<job::Problem> made = job::newProblems(file.job.problems(), after.problems());
    if (made.empty())
        return;
    hideSecretsOf(after.tree());
    tell({ErrorCode::InvalidArgument,
          made.size() == 1
              ? SLUICE_MESSAGE("Terminal", "after the edit, lint finds a new problem:")
              : SLUICE_MESSAGE("Terminal", "after the edit, lint finds %1 new problems:").with(made.size()),
          file.path});
    tellLines(lintAsText({file.path, job::LintOptions().catalogue->version(), made}));
}

int runEdit(const EditCommand &command, const EditArguments &arguments, const Words &words)
{
    const std::string wanted = command.words;
    const std::size_t count = wanted.find(' ') == std::string::npos ? 2 : 3;
    if (words.size() != count)
        return report({ErrorCode::InvalidArgument,
                       SLUICE_MESSAGE("Terminal", "%1 needs FILE %2, as in: sluicectl %3 orders.conf %4")
                           .with(command.name, wanted, command.name, command.example)});
    if (words[0].empty())
        return report(
            {ErrorCode::InvalidArgument,
             SLUICE_MESSAGE("Terminal",
                            "FILE is empty; give the name of one (is a variable of the shell not set?)")});
    const std::string &path = words[0];
    if (arguments.writing.writes()) {
        if (const auto error = whyNotInPlace(path))
            return report(*error);
    }
    const Result<JobFile> file = readJobFile(path);
    if (!file)
        return report(file.error());
    if (const auto error = whyNoEdits(*file))
        return report(*error);
    const auto edits = command.edit(file->job.tree(), arguments, Words(words.begin() + 1, words.end()));
    if (edits) {
        const int status = deliver(*file, *edits, arguments.writing);
        if (status == kOk)
            tellNewProblems(*file, applied(file->job.text(), *edits));
        return status;
    }
    if (edits.error().code == ErrorCode::Parse) {
        if (const auto error = firstSyntaxError(file->job.tree(), path))
            return report(*error);
    }
    Message message = edits.error().message;
    if (arguments.json && words.size() > 2 && mayHoldSecret(words[1], words[2]))
        message = withoutQuotes(message, words[1]);
    if (edits.error().code == ErrorCode::NotFound)
        message = SLUICE_MESSAGE("Terminal", "%1 'sluicectl tree' shows what there is.").with(message);
    return report({edits.error().code, message, path + " " + words[1]});
}

} // namespace

void addEditCommands(CLI::App &app, Action &action)
{
    for (const EditCommand &each : editCommands()) {
        const auto arguments = std::make_shared<EditArguments>();
        const std::string name = each.name;
        CLI::App *const command = app.add_subcommand(name, said(Message("Terminal", each.help)));
        std::string footer =
            said(SLUICE_MESSAGE("Terminal", "Give FILE %1 in this order, as in: sluicectl %2 orders.conf %3")
                     .with(each.words, name, each.example));
        footer +=
            "\n" + said(SLUICE_MESSAGE(
                       "Terminal", "POINTER is RFC 6901 over the tree: /env/parallelism, /source/0/row.num"));
        footer += "\n" + said(SLUICE_MESSAGE(
                             "Terminal",
                             "A word that is also an option goes behind --, as in: set FILE /a -- --json"));
        if (*each.more != '\0')
            footer += "\n" + said(Message("Terminal", each.more));
        command->footer(footer);
        arguments->writing.addTo(*command);
        if (name == "set" || name == "insert")
            command->add_flag(
                "--json", arguments->json,
                said(SLUICE_MESSAGE("Terminal", "VALUE is JSON: a list, an object, a quoted string")));
        if (name == "remove")
            command->add_flag(
                "--keep-comments", arguments->keepComments,
                said(SLUICE_MESSAGE("Terminal", "leave the comment lines above it where they are")));
        // The words are taken as they come, so that a VALUE may begin with "-".
        command->allow_extras();
        command->callback([&action, arguments, command, &each] {
            Words words = command->remaining();
            for (std::string &word : words)
                word = plainWord(std::move(word));
            action = [arguments, &each, words] {
                return runEdit(each, *arguments, words);
            };
        });
    }
}

} // namespace sluice::ctl
