#include "app/desktop/desktopoptions.h"
#include "app/desktop/startuptime.h"
#include "models/core/onwardclock.h"
#include "models/editing/recovery.h"
#include "models/workspace/settings.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/networkclusters.h"
#include "ui/shell/resources.h"
#include "ui/shell/sessionstore.h"
#include "ui/shell/shots.h"
#include "ui/shell/singleinstance.h"
#include "ui/shell/windowplace.h"
#include "ui/widgets/framedstyle.h"
#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QIcon>
#include <QTimer>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <string_view>

using namespace sluice;

namespace {

void setUpLooks(QApplication &application)
{
    if (qEnvironmentVariableIsEmpty("QT_STYLE_OVERRIDE"))
        QApplication::setStyle(new widgets::FramedStyle);
    application.setWindowIcon(QIcon(QStringLiteral(":/icons/sluice.svg")));
    QApplication::setDesktopFileName(QStringLiteral("sluice"));
    QApplication::setApplicationDisplayName(QStringLiteral("Sluice"));
}

/// Runs the window until it is closed.
int run(QApplication &application, const desktop::DesktopOptions &options, shell::SingleInstance &instance)
{
    const SystemClock system;
    const OnwardClock clock(system);
    workspace::Settings settings(workspace::settingsFile(options.settings));
    widgets::applyTheme(application, widgets::themeFromName(settings.text(workspace::Setting::Theme)));
    widgets::LanguageSwitcher language;
    language.setLanguage(widgets::languageFromName(settings.text(workspace::Setting::Language)));

    shell::MainWindow window({settings, clock, language, shell::networkClusters(clock), shell::pickWithDialog,
                              editing::defaultRecoveryFolder(), shell::SessionStore::defaultFolder()});
    QObject::connect(&instance, &shell::SingleInstance::filesReceived, &window,
                     [&window](const QStringList &files) {
                         window.openPaths(files);
                         window.show();
                         window.raise();
                         window.activateWindow();
                     });
    if (options.startupTime)
        new desktop::StartupTime(&window);
    const shell::WindowPlace place(window);
    window.show();
    // Everything that takes time comes after the window is on screen.
    QTimer::singleShot(0, &window, [&window, &options] {
        // Files that are asked for come to what was open, and do not take its place.
        window.startSession(!options.startupTime);
        window.openPaths(options.files);
        if (options.demo)
            window.startDemo();
        window.focusPage();
    });
    return QApplication::exec();
}

int runShots(QApplication &application, const QString &folder)
{
    shell::Shots shots(application, folder);
    QObject::connect(&shots, &shell::Shots::finished, &application,
                     [](bool good) { QApplication::exit(good ? 0 : 2); });
    QApplication::setQuitOnLastWindowClosed(false);
    QTimer::singleShot(0, &shots, &shell::Shots::start);
    return QApplication::exec();
}

/// True where the arguments ask for words alone, which need no display.
bool asksForWords(int argc, char *argv[])
{
    return std::any_of(argv + 1, argv + std::max(argc, 1), [](const char *argument) {
        const std::string_view word(argument);
        return word == "--help" || word == "-h" || word == "--help-all" || word == "--version" ||
               word == "-v";
    });
}

/// Qt ends the program with a crash where no display is.
bool hasDisplay()
{
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") ||
           !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
}

} // namespace

int main(int argc, char *argv[])
{
    // A file that grows too large (ulimit -f) is an error of that save, not the end of the program.
    std::signal(SIGXFSZ, SIG_IGN);
    QCoreApplication::setOrganizationName(QStringLiteral("sluice"));
    QCoreApplication::setApplicationName(QStringLiteral("sluice"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SLUICE_VERSION));
    if (asksForWords(argc, argv)) {
        const QCoreApplication words(argc, argv);
        (void)desktop::readOptions(QCoreApplication::arguments()); // prints and leaves
    } else if (!hasDisplay()) {
        std::fprintf(stderr,
                     "sluice: there is no display to open a window on; sluicectl does the same without "
                     "one (sluicectl --help)\n");
        return 2;
    }
    QApplication application(argc, argv);
    shell::initResources();

    const auto options = desktop::readOptions(QApplication::arguments());
    if (!options) {
        std::fprintf(stderr, "sluice: %s\n", options.error().english().c_str());
        return 2;
    }
    setUpLooks(application);
    if (!options->shots.isEmpty())
        return runShots(application, options->shots);

    shell::SingleInstance instance(shell::SingleInstance::defaultName());
    const bool alone = options->newInstance || options->startupTime || options->demo;
    if (!alone) {
        // Of two that start at once, the one that is too late to listen hands over after all.
        if (instance.handOver(options->files) || (!instance.listen() && instance.handOver(options->files)))
            return 0;
    }
    return run(application, *options, instance);
}
