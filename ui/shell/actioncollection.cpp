#include "ui/shell/actioncollection.h"

#include "ui/shell/actionaliases.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"
#include "ui/widgets/mnemonic.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QKeySequence>
#include <QMenu>

#include <array>

namespace sluice::shell {

namespace {

enum Trait : unsigned
{
    Plain = 0,
    Checkable = 1,
    Separated = 2, ///< a separator comes before it in its menu
    Starts = 4,    ///< first of a group of which one is checked
    Grouped = 8,
    Risky = 16, ///< see ActionCollection::isRisky
};

struct ActionSpec
{
    Command command;
    const char *id;
    MenuId menu;
    const char *text;
    const char *icon;
    const char *shortcut; ///< or several, between "; ": the first is shown
    unsigned traits = Plain;
};

constexpr std::array Specs{
    ActionSpec{Command::New, "file.new", MenuId::File, QT_TRANSLATE_NOOP("Action", "&New from template"),
               "document-new", "Ctrl+N"},
    ActionSpec{Command::Open, "file.open", MenuId::File, QT_TRANSLATE_NOOP("Action", "&Open…"),
               "document-open", "Ctrl+O"},
    ActionSpec{Command::Save, "file.save", MenuId::File, QT_TRANSLATE_NOOP("Action", "&Save"),
               "document-save", "Ctrl+S", Separated},
    ActionSpec{Command::SaveAs, "file.save-as", MenuId::File, QT_TRANSLATE_NOOP("Action", "Save &as…"),
               "document-save-as", "Ctrl+Shift+S"},
    ActionSpec{Command::ExportConf, "file.export-conf", MenuId::Export,
               QT_TRANSLATE_NOOP("Action", "Export as .&conf…"), "document-export", ""},
    ActionSpec{Command::ExportJson, "file.export-json", MenuId::Export,
               QT_TRANSLATE_NOOP("Action", "Export as .&json…"), "document-export", ""},
    ActionSpec{Command::CopyCurlV1, "file.copy-curl-v1", MenuId::Export,
               QT_TRANSLATE_NOOP("Action", "Copy as curl for REST v&1"), "edit-copy", "", Separated},
    ActionSpec{Command::CopyCurlV2, "file.copy-curl-v2", MenuId::Export,
               QT_TRANSLATE_NOOP("Action", "Copy as curl for REST v&2"), "edit-copy", ""},
    ActionSpec{Command::CopyCommandLine, "file.copy-command-line", MenuId::Export,
               QT_TRANSLATE_NOOP("Action", "Copy as the engine's command &line"), "edit-copy", ""},
    ActionSpec{Command::KeepSecrets, "file.keep-secrets", MenuId::Export,
               QT_TRANSLATE_NOOP("Action", "&Keep passwords in exports and copies"), "", "",
               Checkable | Separated | Risky},
    ActionSpec{Command::CloseTab, "file.close", MenuId::File, QT_TRANSLATE_NOOP("Action", "&Close tab"),
               "tab-close", "Ctrl+W", Separated},
    ActionSpec{Command::CloseOthers, "file.close-others", MenuId::File,
               QT_TRANSLATE_NOOP("Action", "Close all o&ther tabs"), "", ""},
    ActionSpec{Command::Quit, "file.quit", MenuId::File, QT_TRANSLATE_NOOP("Action", "&Quit"),
               "application-exit", "Ctrl+Q"},
    ActionSpec{Command::Undo, "edit.undo", MenuId::Edit, QT_TRANSLATE_NOOP("Action", "&Undo"), "edit-undo",
               "Ctrl+Z"},
    ActionSpec{Command::Redo, "edit.redo", MenuId::Edit, QT_TRANSLATE_NOOP("Action", "&Redo"), "edit-redo",
               "Ctrl+Shift+Z"},
    ActionSpec{Command::Palette, "view.palette", MenuId::View,
               QT_TRANSLATE_NOOP("Action", "&Search or run a command…"), "search", "Ctrl+K"},
    ActionSpec{Command::NextTab, "view.next-tab", MenuId::View, QT_TRANSLATE_NOOP("Action", "&Next tab"),
               "go-next", "Ctrl+Tab", Separated},
    ActionSpec{Command::PreviousTab, "view.previous-tab", MenuId::View,
               QT_TRANSLATE_NOOP("Action", "&Previous tab"), "go-previous", "Ctrl+Shift+Tab"},
    ActionSpec{Command::NextPane, "view.next-pane", MenuId::View, QT_TRANSLATE_NOOP("Action", "Next p&ane"),
               "", "F6"},
    ActionSpec{Command::PreviousPane, "view.previous-pane", MenuId::View,
               QT_TRANSLATE_NOOP("Action", "Pre&vious pane"), "", "Shift+F6"},
    ActionSpec{Command::ZoomIn, "view.zoom-in", MenuId::View, QT_TRANSLATE_NOOP("Action", "&Zoom in"), "",
               "Ctrl++; Ctrl+=", Separated},
    ActionSpec{Command::ZoomOut, "view.zoom-out", MenuId::View, QT_TRANSLATE_NOOP("Action", "Zoom &out"), "",
               "Ctrl+-"},
    ActionSpec{Command::ZoomReset, "view.zoom-reset", MenuId::View,
               QT_TRANSLATE_NOOP("Action", "Zoom to &100 %"), "", "Ctrl+0"},
    ActionSpec{Command::ShowWorkspace, "view.workspace", MenuId::View,
               QT_TRANSLATE_NOOP("Action", "&Workspace"), "", "Ctrl+Shift+E", Checkable | Separated},
    ActionSpec{Command::ShowHelp, "view.help", MenuId::View, QT_TRANSLATE_NOOP("Action", "&Help and option"),
               "", "Ctrl+Shift+H", Checkable},
    ActionSpec{Command::ShowProblems, "view.problems", MenuId::View, QT_TRANSLATE_NOOP("Action", "P&roblems"),
               "", "Ctrl+Shift+M", Checkable},
    ActionSpec{Command::ShowFindings, "view.findings", MenuId::View, QT_TRANSLATE_NOOP("Action", "&Findings"),
               "", "Ctrl+Shift+D", Checkable},
    ActionSpec{Command::ThemeSystem, "view.theme-system", MenuId::Theme,
               QT_TRANSLATE_NOOP("Action", "Theme of the &system"), "", "", Checkable | Starts},
    ActionSpec{Command::ThemeLight, "view.theme-light", MenuId::Theme,
               QT_TRANSLATE_NOOP("Action", "&Light theme"), "", "", Checkable | Grouped},
    ActionSpec{Command::ThemeDark, "view.theme-dark", MenuId::Theme,
               QT_TRANSLATE_NOOP("Action", "&Dark theme"), "", "", Checkable | Grouped},
    ActionSpec{Command::LanguageSystem, "view.language-system", MenuId::Language,
               QT_TRANSLATE_NOOP("Action", "Language of the &system"), "", "", Checkable | Starts},
    ActionSpec{Command::LanguageEnglish, "view.language-english", MenuId::Language, "&English", "", "",
               Checkable | Grouped},
    ActionSpec{Command::LanguageChinese, "view.language-chinese", MenuId::Language, "中文 (&C)", "", "",
               Checkable | Grouped},
    ActionSpec{Command::Check, "job.check", MenuId::Job, QT_TRANSLATE_NOOP("Action", "&Check"),
               "dialog-ok-apply", "F7"},
    ActionSpec{Command::FixAll, "job.fix-all", MenuId::Job,
               QT_TRANSLATE_NOOP("Action", "&Fix all that is safe"), "tools-wizard", "Shift+F7"},
    ActionSpec{Command::NextProblem, "job.next-problem", MenuId::Job,
               QT_TRANSLATE_NOOP("Action", "&Next problem"), "go-down", "F8"},
    ActionSpec{Command::PreviousProblem, "job.previous-problem", MenuId::Job,
               QT_TRANSLATE_NOOP("Action", "&Previous problem"), "go-up", "Shift+F8"},
    ActionSpec{Command::Submit, "job.submit", MenuId::Job, QT_TRANSLATE_NOOP("Action", "&Submit…"),
               "media-playback-start", "F9", Separated},
    ActionSpec{Command::StopJob, "job.stop", MenuId::Job, QT_TRANSLATE_NOOP("Action", "S&top…"), "",
               "Shift+F9", Separated},
    ActionSpec{Command::StopWithSavepoint, "job.stop-with-savepoint", MenuId::Job,
               QT_TRANSLATE_NOOP("Action", "Stop with sa&vepoint…"), "", "Ctrl+F9"},
    ActionSpec{Command::ResumeJob, "job.resume", MenuId::Job,
               QT_TRANSLATE_NOOP("Action", "&Resume from its savepoint or last checkpoint…"), "",
               "Ctrl+Shift+F9"},
    ActionSpec{Command::Connect, "cluster.connect", MenuId::Cluster,
               QT_TRANSLATE_NOOP("Action", "&Connect to a cluster…"), "network-connect", "Ctrl+Shift+N"},
    ActionSpec{Command::ConnectAgain, "cluster.connect-again", MenuId::Cluster,
               QT_TRANSLATE_NOOP("Action", "Connect a&gain to the target cluster…"), "network-connect", ""},
    ActionSpec{Command::OpenJobs, "cluster.jobs", MenuId::Cluster,
               QT_TRANSLATE_NOOP("Action", "&Jobs of the target cluster"), "view-list-details", "Ctrl+J",
               Separated},
    ActionSpec{Command::Refresh, "cluster.refresh", MenuId::Cluster,
               QT_TRANSLATE_NOOP("Action", "&Refresh now"), "view-refresh", "F5"},
    ActionSpec{Command::Watch, "cluster.watch", MenuId::Cluster,
               QT_TRANSLATE_NOOP("Action", "&Watch the target cluster"), "", "", Checkable | Risky},
    ActionSpec{Command::StartRecording, "cluster.start-recording", MenuId::Cluster,
               QT_TRANSLATE_NOOP("Action", "Start recor&ding the cluster…"), "", "", Separated},
    ActionSpec{Command::StopRecording, "cluster.stop-recording", MenuId::Cluster,
               QT_TRANSLATE_NOOP("Action", "&Stop recording the cluster"), "", ""},
    ActionSpec{Command::RemoveCluster, "cluster.remove", MenuId::Cluster,
               QT_TRANSLATE_NOOP("Action", "Re&move the target cluster…"), "network-disconnect", "",
               Separated | Risky},
    ActionSpec{Command::SpeedNormal, "demo.speed-normal", MenuId::Speed,
               QT_TRANSLATE_NOOP("Action", "Demo as fast as it &was"), "", "", Checkable | Starts},
    ActionSpec{Command::SpeedFast, "demo.speed-fast", MenuId::Speed,
               QT_TRANSLATE_NOOP("Action", "Demo &4 times as fast"), "", "", Checkable | Grouped},
    ActionSpec{Command::SpeedFaster, "demo.speed-faster", MenuId::Speed,
               QT_TRANSLATE_NOOP("Action", "Demo &10 times as fast"), "", "", Checkable | Grouped},
    ActionSpec{Command::Demo, "help.demo", MenuId::Help, QT_TRANSLATE_NOOP("Action", "&Try the demo cluster"),
               "media-playback-start", ""},
    ActionSpec{Command::Welcome, "help.welcome", MenuId::Help, QT_TRANSLATE_NOOP("Action", "&Welcome page"),
               "go-home", ""},
    ActionSpec{Command::About, "help.about", MenuId::Help, QT_TRANSLATE_NOOP("Action", "&About Sluice"),
               "help-about", "", Separated},
};

struct MenuSpec
{
    MenuId id;
    const char *title;
};

constexpr std::array Menus{
    MenuSpec{MenuId::File, QT_TRANSLATE_NOOP("Action", "&File")},
    MenuSpec{MenuId::Export, QT_TRANSLATE_NOOP("Action", "&Export")},
    MenuSpec{MenuId::Edit, QT_TRANSLATE_NOOP("Action", "&Edit")},
    MenuSpec{MenuId::View, QT_TRANSLATE_NOOP("Action", "&View")},
    MenuSpec{MenuId::Theme, QT_TRANSLATE_NOOP("Action", "&Theme")},
    MenuSpec{MenuId::Language, QT_TRANSLATE_NOOP("Action", "&Language")},
    MenuSpec{MenuId::Job, QT_TRANSLATE_NOOP("Action", "&Job")},
    MenuSpec{MenuId::Cluster, QT_TRANSLATE_NOOP("Action", "&Cluster")},
    MenuSpec{MenuId::Speed, QT_TRANSLATE_NOOP("Action", "Demo s&peed")},
    MenuSpec{MenuId::Help, QT_TRANSLATE_NOOP("Action", "&Help")},
};

constexpr bool tablesFitEnums()
{
    for (std::size_t i = 0; i < Specs.size(); ++i) {
        if (std::size_t(Specs[i].command) != i)
            return false;
    }
    for (std::size_t i = 0; i < Menus.size(); ++i) {
        if (std::size_t(Menus[i].id) != i)
            return false;
    }
    return Specs.size() == std::size_t(Command::Count) && Menus.size() == std::size_t(MenuId::Count);
}
static_assert(tablesFitEnums(), "one line a command and a menu, in the order of the enums");

QString translatedText(const char *text)
{
    return QCoreApplication::translate("Action", text);
}

} // namespace

ActionCollection::ActionCollection(QObject *parent)
    : QObject(parent)
{
    QActionGroup *group = nullptr;
    for (const ActionSpec &spec : Specs) {
        auto *action = new QAction(this);
        action->setObjectName(QLatin1String(spec.id));
        if (*spec.icon != '\0')
            action->setIcon(widgets::icon(QLatin1String(spec.icon)));
        action->setShortcuts(QKeySequence::listFromString(QLatin1String(spec.shortcut)));
        action->setCheckable((spec.traits & Checkable) != 0);
        if ((spec.traits & Starts) != 0)
            group = new QActionGroup(this);
        if ((spec.traits & (Starts | Grouped)) != 0)
            group->addAction(action);
        actions_.append(action);
    }
    retranslate();
}

ActionCollection::~ActionCollection() = default;

QAction *ActionCollection::action(Command command) const
{
    return actions_.at(qsizetype(command));
}

QString ActionCollection::id(Command command)
{
    return QLatin1String(Specs.at(std::size_t(command)).id);
}

void ActionCollection::fill(QMenu *menu, MenuId id) const
{
    for (const ActionSpec &spec : Specs) {
        if (spec.menu != id)
            continue;
        if ((spec.traits & Separated) != 0)
            menu->addSeparator();
        menu->addAction(action(spec.command));
    }
}

QString ActionCollection::menuTitle(MenuId id)
{
    return translatedText(Menus.at(std::size_t(id)).title);
}

QString ActionCollection::menuName(Command command)
{
    return widgets::withoutMnemonic(menuTitle(Specs.at(std::size_t(command)).menu));
}

bool ActionCollection::isRisky(Command command)
{
    return (Specs.at(std::size_t(command)).traits & Risky) != 0;
}

QStringList ActionCollection::searchWords(Command command)
{
    const ActionSpec &spec = Specs.at(std::size_t(command));
    QStringList words = widgets::inEveryLanguage("Action", spec.text);
    words += widgets::inEveryLanguage("Action", Menus.at(std::size_t(spec.menu)).title);
    for (QString &word : words)
        word = widgets::withoutMnemonic(word);
    return words + QString::fromUtf8(aliasesOf(command)).split(u' ', Qt::SkipEmptyParts);
}

void ActionCollection::retranslate()
{
    for (const ActionSpec &spec : Specs) {
        QAction *const target = action(spec.command);
        target->setText(translatedText(spec.text));
        const QString keys = target->shortcut().toString(QKeySequence::NativeText);
        const QString name = widgets::withoutMnemonic(target->text());
        target->setIconText(name);
        target->setToolTip(keys.isEmpty() ? name : tr("%1 (%2)").arg(name, keys));
    }
}

} // namespace sluice::shell
