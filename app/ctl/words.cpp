#include "app/ctl/words.h"

#include "app/ctl/helptext.h"
#include "app/ctl/language.h"
#include "models/core/encoding.h"
#include "models/core/nearest.h"

#include <algorithm>
#include <array>
#include <memory>

namespace sluice::ctl {

namespace {

constexpr char kMark = '\x01'; // no word begins with it, or it gets another one

const CLI::App *chosen(const CLI::App &app)
{
    const std::vector<CLI::App *> parsed = app.get_subcommands();
    return parsed.empty() ? nullptr : parsed.front();
}

/// The only one that begins with `word` (a word is more often cut short than misspelt), else the nearest.
std::string_view meantWord(std::string_view word, const std::vector<std::string_view> &candidates)
{
    const auto begins = [word](std::string_view candidate) {
        return candidate.starts_with(word);
    };
    const auto first = std::find_if(candidates.begin(), candidates.end(), begins);
    if (first != candidates.end() && std::none_of(first + 1, candidates.end(), begins))
        return *first;
    return nearestWord(word, candidates);
}

std::string_view nearestCommand(const CLI::App &app, std::string_view word, std::vector<std::string> &names)
{
    for (const CLI::App *command : app.get_subcommands([](const CLI::App *) { return true; }))
        names.push_back(command->get_name());
    return meantWord(word, {names.begin(), names.end()});
}

std::string_view nearestOption(const CLI::App &command, std::string_view word,
                               std::vector<std::string> &names)
{
    for (const CLI::Option *option : command.get_options())
        for (const std::string &name : option->get_lnames())
            names.push_back("--" + name);
    return meantWord(word.substr(0, word.find('=')), {names.begin(), names.end()});
}

/// The words that are names of files, as they were given.
std::vector<std::string> fileWords(const CLI::App &command)
{
    std::vector<std::string> files;
    for (const CLI::Option *option : command.get_options()) {
        const std::string name = option->get_name();
        if (name == "FILE" || name == "A" || name == "B" || name == "RECORDING" || name == "--output")
            files.insert(files.end(), option->results().begin(), option->results().end());
    }
    if (const std::vector<std::string> rest = command.remaining(); !rest.empty())
        files.push_back(plainWord(rest.front())); // the commands that edit take their words as they come
    return files;
}

/// What stands in `text` for %1, %2 … of `pattern`, in this order; nothing when it is another sentence.
std::optional<std::vector<std::string>> partsOf(std::string_view text, std::string_view pattern)
{
    std::vector<std::string> parts;
    while (true) {
        const std::size_t mark = pattern.find('%');
        const std::string_view before = pattern.substr(0, mark);
        if (parts.empty() ? !text.starts_with(before) : text.find(before) == std::string_view::npos)
            return std::nullopt;
        const std::size_t at = mark == std::string_view::npos && !parts.empty() ? text.size() - before.size()
                                                                                : text.find(before);
        if (mark == std::string_view::npos && !text.ends_with(before))
            return std::nullopt;
        if (!parts.empty())
            parts.back() = text.substr(0, at);
        text.remove_prefix(at + before.size());
        if (mark == std::string_view::npos)
            return parts;
        parts.emplace_back();
        pattern.remove_prefix(mark + 2);
    }
}

/// `sentence`, and what was probably meant.
Message withMeaning(const Message &sentence, std::string_view nearest)
{
    return nearest.empty() ? sentence
                           : SLUICE_MESSAGE("Terminal", "%1; did you mean \"%2\"?").with(sentence, nearest);
}

/// What the reader of the command line says, as a message that can be translated. It has no names for these.
Message said(const CLI::ParseError &error)
{
    static constexpr const char *kMissing = SLUICE_TRANSLATE_NOOP("Terminal", "%1: %2 required %3 missing");
    static const std::array patterns{
        SLUICE_TRANSLATE_NOOP("Terminal", "%1 is required"),
        SLUICE_TRANSLATE_NOOP("Terminal", "The following argument was not expected: %1"),
        SLUICE_TRANSLATE_NOOP("Terminal", "The following arguments were not expected: %1"),
        SLUICE_TRANSLATE_NOOP("Terminal", "%1 excludes %2"),
        SLUICE_TRANSLATE_NOOP("Terminal", "%1: %2 not in {%3}"),
        kMissing,
        SLUICE_TRANSLATE_NOOP("Terminal", "%1: At Most %2 required but received %3"),
        SLUICE_TRANSLATE_NOOP("Terminal", "%1: Should be true/false or a number"),
        SLUICE_TRANSLATE_NOOP("Terminal", "Could not convert: %1 = %2"),
    };
    std::string text = error.what();
    text.erase(std::remove(text.begin(), text.end(), kMark), text.end());
    if (text == "A subcommand is required")
        return SLUICE_MESSAGE("Terminal", "A subcommand is required");
    for (const char *const pattern : patterns) {
        if (const auto parts = partsOf(text, pattern)) {
            Message message("Terminal", pattern);
            message.arguments = *parts;
            if (pattern == kMissing)
                message.arguments.back() = typeName(message.arguments.back());
            return message;
        }
    }
    return verbatim(text);
}

} // namespace

std::vector<std::string> commandWords(int count, char **words)
{
    std::vector<std::string> result;
    bool plain = false;
    for (int i = 1; i < count; ++i) {
        std::string word = words[i];
        if (!plain && word == "--") {
            plain = true;
            continue;
        }
        if (plain || word.starts_with(kMark))
            word.insert(word.begin(), kMark);
        result.push_back(std::move(word));
    }
    std::reverse(result.begin(), result.end());
    return result;
}

std::string plainWord(std::string word)
{
    if (word.starts_with(kMark))
        word.erase(word.begin());
    return word;
}

void checkWords(CLI::App &app)
{
    for (CLI::App *command : app.get_subcommands([](const CLI::App *) { return true; }))
        for (CLI::Option *option : command->get_options()) {
            if (option->get_items_expected_max() == 0)
                continue; // a flag
            const bool marked = option->get_positional();
            const bool required = option->get_required();
            const auto read = [marked, required](std::string &word) {
                if (marked)
                    word = plainWord(std::move(word));
                const bool blank = word.find_first_not_of(" \t\r\n") == std::string::npos;
                if (!blank)
                    return std::string();
                return said(required ? SLUICE_MESSAGE(
                                           "Terminal",
                                           "it is empty; give a value (is a variable of the shell not set?)")
                                     : SLUICE_MESSAGE("Terminal", "it is empty; leave it out or give a value "
                                                                  "(is a variable of the shell not set?)"));
            };
            option->transform(CLI::Validator(read, std::string()));
        }
}

std::optional<Error> whyNoText(const CLI::App &app, int count, char **words)
{
    const CLI::App *const command = chosen(app);
    const std::vector<std::string> files =
        command == nullptr ? std::vector<std::string>() : fileWords(*command);
    for (int i = 1; i < count; ++i) {
        const std::string word = words[i];
        const std::optional<std::size_t> broken = firstInvalidUtf8(word);
        const bool file = broken && std::any_of(files.begin(), files.end(), [&](const std::string &name) {
                              return word == name || (word.starts_with('-') && word.ends_with(name));
                          });
        if (broken && !file)
            return Error{ErrorCode::InvalidArgument,
                         SLUICE_MESSAGE("Terminal", "word %1 of the command line is no UTF-8: its byte %2 "
                                                    "(from 0) is not part of any character")
                             .with(i, *broken)};
    }
    return std::nullopt;
}

std::optional<Error> whyNotAlone(std::string_view option, int count, char **words)
{
    const std::vector<std::string> all(words + 1, words + count);
    const auto other =
        std::find_if(all.begin(), all.end(), [option](const std::string &word) { return word != option; });
    if (other == all.end())
        return std::nullopt;
    return Error{
        ErrorCode::InvalidArgument,
        SLUICE_MESSAGE("Terminal", "%1 stands alone, and \"%2\" was given with it").with(option, *other)};
}

Error usageError(const CLI::App &app, const CLI::ParseError &error, int count, char **words)
{
    std::vector<std::string> names;
    const CLI::App *const command = chosen(app);
    const std::string first = count > 1 ? words[1] : "";
    if (command == nullptr && !first.empty() && first.front() != '-')
        return {ErrorCode::InvalidArgument,
                SLUICE_MESSAGE("Terminal", "%1 (sluicectl --help lists them)")
                    .with(withMeaning(SLUICE_MESSAGE("Terminal", "there is no command \"%1\"").with(first),
                                      nearestCommand(app, first, names)))};
    const std::vector<std::string> left = command == nullptr ? app.remaining() : command->remaining();
    const auto option = std::find_if(left.begin(), left.end(),
                                     [](const std::string &word) { return word.starts_with("--"); });
    // Without a command, that it is missing is said before what is not known.
    const bool extra = command == nullptr || dynamic_cast<const CLI::ExtrasError *>(&error) != nullptr;
    if (extra && option != left.end()) {
        // Without its value, which may be secret.
        const Message what = withMeaning(SLUICE_MESSAGE("Terminal", "there is no option \"%1\"")
                                             .with(option->substr(0, option->find('='))),
                                         nearestOption(command == nullptr ? app : *command, *option, names));
        return {ErrorCode::InvalidArgument,
                command == nullptr ? SLUICE_MESSAGE("Terminal", "%1 (sluicectl --help says more)").with(what)
                                   : SLUICE_MESSAGE("Terminal", "%1 (sluicectl %2 --help lists them)")
                                         .with(what, command->get_name())};
    }
    if (dynamic_cast<const CLI::ExtrasError *>(&error) != nullptr &&
        std::any_of(left.begin(), left.end(), [](const std::string &word) { return word.empty(); }))
        return {
            ErrorCode::InvalidArgument,
            SLUICE_MESSAGE(
                "Terminal",
                "a word of the command line is empty; leave it out (is a variable of the shell not set?)")};
    return {ErrorCode::InvalidArgument,
            command == nullptr
                ? SLUICE_MESSAGE("Terminal", "%1 (sluicectl --help says more)").with(said(error))
                : SLUICE_MESSAGE("Terminal", "%1 (sluicectl %2 --help says more)")
                      .with(said(error), command->get_name())};
}

} // namespace sluice::ctl
