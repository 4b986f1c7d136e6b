#include "app/ctl/helptext.h"

#include "app/ctl/cells.h"
#include "app/ctl/language.h"
#include "models/core/displaywidth.h"

#include <array>
#include <memory>
#include <string_view>

namespace sluice::ctl {

namespace {

/// The types have no messages of their own in the library.
std::string typeWord(std::string_view word)
{
    static const std::array words{
        SLUICE_TRANSLATE_NOOP("Terminal", "TEXT"), SLUICE_TRANSLATE_NOOP("Terminal", "INT"),
        SLUICE_TRANSLATE_NOOP("Terminal", "FLOAT"), SLUICE_TRANSLATE_NOOP("Terminal", "SECONDS")};
    for (const char *const each : words)
        if (word == each)
            return said(Message("Terminal", each));
    return std::string(word);
}

/// The library counts bytes where a terminal has cells.
class HelpFormatter final : public CLI::Formatter
{
public:
    std::string make_option(const CLI::Option *option, bool isPositional) const override
    {
        const std::string name = "  " + make_option_name(option, isPositional) + make_option_opts(option);
        const std::size_t column = get_column_width();
        std::string text = padded(name, column);
        if (displayWidth(name) >= column)
            text = name + "\n" + std::string(column, ' ');
        return text + make_option_desc(option) + "\n";
    }
};

} // namespace

std::string typeName(const std::string &type)
{
    const std::size_t colon = type.find(':');
    if (colon == std::string::npos)
        return typeWord(type);
    return typeWord(type.substr(0, colon)) + ":" + typeWord(type.substr(colon + 1));
}

void translateHelp(CLI::App &app)
{
    const auto formatter = std::make_shared<HelpFormatter>();
    app.formatter(formatter);
    formatter->label("Usage", said(SLUICE_MESSAGE("Terminal", "Usage")));
    formatter->label("OPTIONS", said(SLUICE_MESSAGE("Terminal", "OPTIONS")));
    formatter->label("SUBCOMMAND", said(SLUICE_MESSAGE("Terminal", "SUBCOMMAND")));
    formatter->label("Positionals", said(SLUICE_MESSAGE("Terminal", "Positionals")));
    formatter->label("REQUIRED", said(SLUICE_MESSAGE("Terminal", "REQUIRED")));
    formatter->label("Excludes", said(SLUICE_MESSAGE("Terminal", "Excludes")));
    app.set_help_flag("-h,--help", said(SLUICE_MESSAGE("Terminal", "Print this help message and exit")));
}

void translateGroups(CLI::App &app)
{
    for (CLI::Option *option : app.get_options()) {
        if (option->get_group() == "Options")
            option->group(said(SLUICE_MESSAGE("Terminal", "Options")));
        // The type as a whole is what the formatter has a label for.
        if (const std::string type = option->get_type_name(); !type.empty())
            app.get_formatter()->label(type, typeName(type));
    }
    for (CLI::App *command : app.get_subcommands([](const CLI::App *) { return true; })) {
        command->group(said(SLUICE_MESSAGE("Terminal", "Subcommands")));
        translateGroups(*command);
    }
}

} // namespace sluice::ctl
