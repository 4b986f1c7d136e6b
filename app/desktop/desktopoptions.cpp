#include "app/desktop/desktopoptions.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

namespace sluice::desktop {

Result<DesktopOptions> readOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate(
        "DesktopOptions", "A workbench for people who run Apache SeaTunnel jobs."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    const auto add = [&parser](const char *name, const QString &text, const char *value = "") {
        const QCommandLineOption option(QString::fromLatin1(name), text, QString::fromLatin1(value));
        parser.addOption(option);
        return option;
    };
    const auto demo = add(
        "demo", QCoreApplication::translate(
                    "DesktopOptions", "Open a sample with a mistake and replay what it does to an engine."));
    const auto fresh =
        add("new-instance",
            QCoreApplication::translate("DesktopOptions", "Do not hand the files to a window that is open."));
    const auto startup =
        add("startup-time", QCoreApplication::translate(
                                "DesktopOptions", "Print the milliseconds to the first paint and leave."));
    const auto shots =
        add("shots",
            QCoreApplication::translate("DesktopOptions", "Put a picture of every page into DIR and leave."),
            "DIR");
    const auto settings = add(
        "settings",
        QCoreApplication::translate("DesktopOptions", "Keep the settings in FILE instead of the user's own."),
        "FILE");
    parser.addPositionalArgument(QStringLiteral("files"),
                                 QCoreApplication::translate("DesktopOptions", "Job files to open."),
                                 QStringLiteral("[FILE…]"));

    if (!parser.parse(arguments))
        return fail(ErrorCode::InvalidArgument,
                    SLUICE_MESSAGE("DesktopOptions", "%1 See --help.").with(parser.errorText()));
    if (parser.isSet(help))
        parser.showHelp();
    if (parser.isSet(version))
        parser.showVersion();

    DesktopOptions options;
    const QStringList files = parser.positionalArguments();
    for (const QString &file : files)
        options.files.append(QFileInfo(file).absoluteFilePath());
    options.demo = parser.isSet(demo);
    options.newInstance = parser.isSet(fresh);
    options.startupTime = parser.isSet(startup);
    options.shots = parser.value(shots);
    options.settings = parser.value(settings);
    return options;
}

} // namespace sluice::desktop
