#include "app/ctl/words.h"

#include "models/core/encoding.h"
#include "models/core/nearest.h"

#include <algorithm>

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

std::string meaning(std::string_view nearest)
{
    return nearest.empty() ? std::string() : "; did you mean \"" + std::string(nearest) + "\"?";
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
                return std::string("it is empty; ") + (required ? "give" : "leave it out or give") +
                       " a value (is a variable of the shell not set?)";
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
                         "word " + std::to_string(i) + " of the command line is no UTF-8: its byte " +
                             std::to_string(*broken) + " (from 0) is not part of any character"};
    }
    return std::nullopt;
}

Error usageError(const CLI::App &app, const CLI::ParseError &error, int count, char **words)
{
    std::vector<std::string> names;
    const CLI::App *const command = chosen(app);
    const std::string first = count > 1 ? words[1] : "";
    if (command == nullptr && !first.empty() && first.front() != '-')
        return {ErrorCode::InvalidArgument, "there is no command \"" + first + "\"" +
                                                meaning(nearestCommand(app, first, names)) +
                                                " (sluicectl --help lists them)"};
    const std::vector<std::string> left = command == nullptr ? app.remaining() : command->remaining();
    const auto option = std::find_if(left.begin(), left.end(),
                                     [](const std::string &word) { return word.starts_with("--"); });
    if (dynamic_cast<const CLI::ExtrasError *>(&error) != nullptr && option != left.end())
        return {ErrorCode::InvalidArgument,
                "there is no option \"" + option->substr(0, option->find('=')) +
                    "\"" + // its value may be secret
                    meaning(nearestOption(command == nullptr ? app : *command, *option, names)) +
                    (command == nullptr ? " (sluicectl --help says more)"
                                        : " (sluicectl " + command->get_name() + " --help lists them)")};
    if (dynamic_cast<const CLI::ExtrasError *>(&error) != nullptr &&
        std::any_of(left.begin(), left.end(), [](const std::string &word) { return word.empty(); }))
        return {ErrorCode::InvalidArgument,
                "a word of the command line is empty; leave it out (is a variable of the shell not set?)"};
    std::string said = error.what();
    said.erase(std::remove(said.begin(), said.end(), kMark), said.end());
    return {ErrorCode::InvalidArgument, said + " (sluicectl " +
                                            (command == nullptr ? "" : command->get_name() + " ") +
                                            "--help says more)"};
}

} // namespace sluice::ctl
