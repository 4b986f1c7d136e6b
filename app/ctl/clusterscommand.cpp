#include "app/ctl/cells.h"
#include "app/ctl/command.h"
#include "app/ctl/language.h"
#include "app/ctl/shown.h"
#include "app/ctl/where.h"
#include "models/core/displaywidth.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <memory>
#include <string>

namespace sluice::ctl {

namespace {

std::string linesOf(const QList<workspace::ClusterEntry> &clusters, const QString &target)
{
    if (clusters.isEmpty())
        return said(SLUICE_MESSAGE("Terminal",
                                   "No cluster is known: the window remembers those that it connects to.")) +
               "\n";
    std::size_t width = 0;
    for (const workspace::ClusterEntry &entry : clusters)
        width = std::max(width, displayWidth(entry.name.toStdString()));
    QString lines;
    for (const workspace::ClusterEntry &entry : clusters) {
        QString line = (entry.name == target ? QStringLiteral("* ") : QStringLiteral("  ")) +
                       QString::fromStdString(padded(entry.name.toStdString(), width)) +
                       QStringLiteral("  ") + entry.urls().join(QLatin1Char(' '));
        if (entry.production)
            line += QLatin1String("  ") +
                    QString::fromStdString(said(SLUICE_MESSAGE("Terminal", "(production)")));
        if (!entry.user.isEmpty())
            line += QLatin1String("  ") +
                    QString::fromStdString(said(SLUICE_MESSAGE("Terminal", "(user %1)").with(entry.user)));
        lines += line + QLatin1Char('\n');
    }
    return lines.toStdString();
}

std::string json(const QList<workspace::ClusterEntry> &clusters, const QString &target)
{
    QJsonArray array;
    for (const workspace::ClusterEntry &entry : clusters)
        array.append(
            QJsonObject{{QStringLiteral("name"), entry.name},
                        {QStringLiteral("engine"), QString::fromLatin1(engine::engineName(entry.engine))},
                        {QStringLiteral("urls"), QJsonArray::fromStringList(entry.urls())},
                        {QStringLiteral("user"),
                         entry.user.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(entry.user)},
                        {QStringLiteral("production"), entry.production},
                        {QStringLiteral("target"), entry.name == target}});
    return QJsonDocument(QJsonObject{{QStringLiteral("clusters"), array}})
               .toJson(QJsonDocument::Compact)
               .toStdString() +
           "\n";
}

} // namespace

void addClustersCommand(CLI::App &app, Action &action)
{
    const auto format = std::make_shared<std::string>("text");
    CLI::App *const clusters = app.add_subcommand(
        "clusters",
        said(SLUICE_MESSAGE("Terminal", "list the clusters that the window knows, for --cluster NAME")));
    clusters->add_option("--format", *format, said(SLUICE_MESSAGE("Terminal", "text or json")))
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    clusters->footer(said(SLUICE_MESSAGE(
        "Terminal", "The one with a star is the target of a submit in the window. Nobody is asked.\n"
                    "Exit status: 0; 2 when what the window remembers cannot be read.")));
    clusters->callback([&action, format] {
        action = [format] {
            const workspace::KnownClusters known = knownClusters();
            if (*format == "json")
                printJson(json(known.clusters, known.target));
            else
                printText(linesOf(known.clusters, known.target));
            return static_cast<int>(known.damage ? kCouldNot : kOk);
        };
    });
}

} // namespace sluice::ctl
