#include "app/ctl/cli.h"
#include "app/ctl/command.h"
#include "app/ctl/helptext.h"
#include "app/ctl/language.h"
#include "app/ctl/output.h"
#include "app/ctl/shown.h"
#include "app/ctl/words.h"

#include <exception>
#include <new>
#include <sstream>

namespace {

int run(int argc, char **argv)
{
    using namespace sluice;
    CLI::App app{ctl::said(SLUICE_MESSAGE(
        "Terminal", "sluicectl edits, checks, submits and watches SeaTunnel jobs without a display."))};
    ctl::translateHelp(app);
    app.set_version_flag(
        "--version", "sluicectl " SLUICE_VERSION,
        ctl::said(SLUICE_MESSAGE("Terminal", "Display program version information and exit")));
    app.require_subcommand(1);
    ctl::Action action;
    ctl::addTextCommands(app, action);
    ctl::addEditCommands(app, action);
    ctl::addConvertCommands(app, action);
    ctl::addDiffCommand(app, action);
    ctl::addLintCommand(app, action);
    ctl::Arguments arguments{argc, argv};
    ctl::addSubmitCommand(app, action, arguments);
    ctl::addStopCommand(app, action, arguments);
    ctl::addJobsCommand(app, action, arguments);
    ctl::addWatchCommand(app, action, arguments);
    ctl::addRecordCommand(app, action, arguments);
    ctl::addReplayCommand(app, action);
    ctl::addClustersCommand(app, action);
    ctl::addExplainCommand(app, action);
    ctl::translateGroups(app);
    ctl::checkWords(app);
    try {
        app.parse(ctl::commandWords(argc, argv));
    } catch (const CLI::Success &asked) { // --help, --version
        const std::optional<sluice::Error> beside =
            dynamic_cast<const CLI::CallForVersion *>(&asked) != nullptr
                ? ctl::whyNotAlone("--version", argc, argv)
                : std::nullopt;
        if (beside)
            return ctl::report(*beside);
        std::ostringstream text;
        const int status = app.exit(asked, text, text);
        ctl::printText(text.str(), ctl::Secrets::Shown);
        return status;
    } catch (const CLI::ParseError &error) {
        return ctl::report(ctl::usageError(app, error, argc, argv));
    }
    if (const std::optional<Error> why = ctl::whyNoText(app, argc, argv))
        return ctl::report(*why);
    return action ? action() : static_cast<int>(ctl::kCouldNot);
}

} // namespace

int main(int argc, char **argv)
{
    sluice::ctl::prepareStandardFiles();
    sluice::ctl::silenceQt();
    sluice::ctl::speakAsTheLocaleSays();
    try {
        return sluice::ctl::closeOutput(run(argc, argv));
    } catch (const std::bad_alloc &) {
        return sluice::ctl::report(
            {sluice::ErrorCode::TooLarge,
             SLUICE_MESSAGE("Terminal",
                            "there is not enough memory for this, or this program may not have it "
                            "(ulimit -v)"),
             {}});
    } catch (const std::exception &error) {
        return sluice::ctl::report({sluice::ErrorCode::InvalidArgument, sluice::verbatim(error.what()), {}});
    }
}
