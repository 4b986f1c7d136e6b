#include "ui/actions/actiontable.h"

#include <QtGlobal>

#include <array>

namespace sluice::actions {

namespace {

constexpr std::array Specs{
    ActionSpec{Command::New, "file.new", MenuId::File, QT_TRANSLATE_NOOP("Action", "&New from template"),
               "document-new", "Ctrl+N"},
    ActionSpec{Command::Open, "file.open", MenuId::File, QT_TRANSLATE_NOOP("Action", "&Open…"),
               "document-open", "Ctrl+O"},
    ActionSpec{Command::Save, "file.save", MenuId::File, QT_TRANSLATE_NOOP("Action", "&Save"),
               "document-save", "Ctrl+S", Separated, Needs::File},
    ActionSpec{Command::SaveAs, "file.save-as", MenuId::File, QT_TRANSLATE_NOOP("Action", "Save &as…"),
               "document-save-as", "Ctrl+Shift+S", Plain, Needs::File},
    ActionSpec{Command::ExportConf, "file.export-conf", MenuId::Export,
               QT_TRANSLATE_NOOP("Action", "Export as .&conf…"), "document-export", "", Plain, Needs::File},
    ActionSpec{Command::ExportJson, "file.export-json", MenuId::Export,
               QT_TRANSLATE_NOOP("Action", "Export as .&json…"), "document-export", "", Plain, Needs::File},
    ActionSpec{Command::CopyCurlV1, "file.copy-curl-v1", MenuId::Export,
               QT_TRANSLATE_NOOP("Action", "Copy as curl for REST v&1"), "edit-copy", "", Separated,
               Needs::File},
    ActionSpec{Command::CopyCurlV2, "file.copy-curl-v2", MenuId::Export,
               QT_TRANSLATE_NOOP("Action", "Copy as curl for REST v&2"), "edit-copy", "", Plain, Needs::File},
    ActionSpec{Command::CopyCommandLine, "file.copy-command-line", MenuId::Export,
               QT_TRANSLATE_NOOP("Action", "Copy as the engine's command &line"), "edit-copy", "", Plain,
               Needs::File},
    ActionSpec{Command::KeepSecrets, "file.keep-secrets", MenuId::Export,
               QT_TRANSLATE_NOOP("Action", "&Keep passwords in exports and copies"), "", "",
               Checkable | Separated | Risky},
    ActionSpec{Command::CloseTab, "file.close", MenuId::File, QT_TRANSLATE_NOOP("Action", "&Close tab"),
               "tab-close", "Ctrl+W", Separated, Needs::Page},
    ActionSpec{Command::CloseOthers, "file.close-others", MenuId::File,
               QT_TRANSLATE_NOOP("Action", "Close all o&ther tabs"), "", "", Plain, Needs::Others},
    ActionSpec{Command::ClearRecent, "file.clear-recent", MenuId::File,
               QT_TRANSLATE_NOOP("Action", "C&lear the list of recent files"), "", "", Plain, Needs::Nothing,
               Where::Page},
    ActionSpec{Command::Quit, "file.quit", MenuId::File, QT_TRANSLATE_NOOP("Action", "&Quit"),
               "application-exit", "Ctrl+Q"},
    ActionSpec{Command::Undo, "edit.undo", MenuId::Edit, QT_TRANSLATE_NOOP("Action", "&Undo"), "edit-undo",
               "Ctrl+Z"},
    ActionSpec{Command::Redo, "edit.redo", MenuId::Edit, QT_TRANSLATE_NOOP("Action", "&Redo"), "edit-redo",
               "Ctrl+Shift+Z"},
    ActionSpec{Command::Cut, "edit.cut", MenuId::Edit, QT_TRANSLATE_NOOP("Action", "Cu&t"), "edit-cut",
               "Ctrl+X", Separated, Needs::Nothing, Where::Text},
    ActionSpec{Command::Copy, "edit.copy", MenuId::Edit, QT_TRANSLATE_NOOP("Action", "&Copy"), "edit-copy",
               "Ctrl+C", Plain, Needs::Nothing, Where::Text},
    ActionSpec{Command::Paste, "edit.paste", MenuId::Edit, QT_TRANSLATE_NOOP("Action", "&Paste"),
               "edit-paste", "Ctrl+V", Plain, Needs::Nothing, Where::Text},
    ActionSpec{Command::SelectAll, "edit.select-all", MenuId::Edit,
               QT_TRANSLATE_NOOP("Action", "Select &all"), "", "Ctrl+A", Plain, Needs::Nothing, Where::Text},
    ActionSpec{Command::Find, "editor.find", MenuId::Edit, QT_TRANSLATE_NOOP("Action", "&Find"), "edit-find",
               "Ctrl+F", Separated, Needs::Nothing, Where::Page},
    ActionSpec{Command::Replace, "editor.replace", MenuId::Edit, QT_TRANSLATE_NOOP("Action", "R&eplace"), "",
               "Ctrl+H", Plain, Needs::Nothing, Where::Page},
    ActionSpec{Command::GoToLine, "editor.goToLine", MenuId::Edit, QT_TRANSLATE_NOOP("Action", "&Go to line"),
               "", "Ctrl+L", Plain, Needs::Nothing, Where::Page},
    ActionSpec{Command::ToggleComment, "editor.toggleComment", MenuId::Edit,
               QT_TRANSLATE_NOOP("Action", "Toggle co&mment"), "", "Ctrl+/", Plain, Needs::Nothing,
               Where::Page},
    ActionSpec{Command::Palette, "view.palette", MenuId::View,
               QT_TRANSLATE_NOOP("Action", "&Search or run a command…"), "search", "Ctrl+K"},
    ActionSpec{Command::NextTab, "view.next-tab", MenuId::View, QT_TRANSLATE_NOOP("Action", "&Next tab"),
               "go-next", "Ctrl+Tab", Separated, Needs::Others},
    ActionSpec{Command::PreviousTab, "view.previous-tab", MenuId::View,
               QT_TRANSLATE_NOOP("Action", "&Previous tab"), "go-previous", "Ctrl+Shift+Tab", Plain,
               Needs::Others},
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
               "dialog-ok-apply", "F7", Plain, Needs::File},
    ActionSpec{Command::FixAll, "job.fix-all", MenuId::Job,
               QT_TRANSLATE_NOOP("Action", "&Fix all that is safe"), "tools-wizard", "Shift+F7", Plain,
               Needs::File},
    ActionSpec{Command::NextProblem, "job.next-problem", MenuId::Job,
               QT_TRANSLATE_NOOP("Action", "&Next problem"), "go-down", "F8", Plain, Needs::File},
    ActionSpec{Command::PreviousProblem, "job.previous-problem", MenuId::Job,
               QT_TRANSLATE_NOOP("Action", "&Previous problem"), "go-up", "Shift+F8", Plain, Needs::File},
    ActionSpec{Command::Convert, "editor.convert", MenuId::Job,
               QT_TRANSLATE_NOOP("Action", "Convert to &HOCON…"), "", "", Plain, Needs::Nothing, Where::Page},
    ActionSpec{Command::Submit, "job.submit", MenuId::Job, QT_TRANSLATE_NOOP("Action", "&Submit…"),
               "media-playback-start", "F9", Separated, Needs::File},
    ActionSpec{Command::StopJob, "job.stop", MenuId::Job, QT_TRANSLATE_NOOP("Action", "S&top…"), "",
               "Shift+F9", Separated},
    ActionSpec{Command::StopWithSavepoint, "job.stop-with-savepoint", MenuId::Job,
               QT_TRANSLATE_NOOP("Action", "Stop with sa&vepoint…"), "", "Ctrl+F9"},
    ActionSpec{Command::ResumeJob, "job.resume", MenuId::Job,
               QT_TRANSLATE_NOOP("Action", "&Resume from its savepoint or last checkpoint…"), "",
               "Ctrl+Shift+F9"},
    ActionSpec{Command::OpenListedJob, "jobs.open", MenuId::Job, QT_TRANSLATE_NOOP("Action", "&Open job"), "",
               "", Separated, Needs::Nothing, Where::Page},
    ActionSpec{Command::StopListedJob, "jobs.stop", MenuId::Job, QT_TRANSLATE_NOOP("Action", "&Stop…"), "",
               "S", Plain, Needs::Nothing, Where::List},
    ActionSpec{Command::StopListedWithSavepoint, "jobs.stop-with-savepoint", MenuId::Job,
               QT_TRANSLATE_NOOP("Action", "Stop with sa&vepoint…"), "", "Shift+S", Plain, Needs::Nothing,
               Where::List},
    ActionSpec{Command::ResumeListedJob, "jobs.resume", MenuId::Job,
               QT_TRANSLATE_NOOP("Action", "&Resume from its savepoint or last checkpoint…"), "", "", Plain,
               Needs::Nothing, Where::List},
    ActionSpec{Command::CopyJobId, "jobs.copy-id", MenuId::Job, QT_TRANSLATE_NOOP("Action", "Copy &id"),
               "edit-copy", "C; Ctrl+C", Plain, Needs::Nothing, Where::List},
    ActionSpec{Command::CopyJobs, "jobs.copy-list", MenuId::Job,
               QT_TRANSLATE_NOOP("Action", "Copy the &list of jobs"), "edit-copy", "Ctrl+Shift+C", Plain,
               Needs::Nothing, Where::List},
    ActionSpec{Command::FilterJobs, "jobs.filter", MenuId::Job, QT_TRANSLATE_NOOP("Action", "Filter &jobs"),
               "", "/", Plain, Needs::Nothing, Where::List},
    ActionSpec{Command::ChooseColumns, "jobs.columns", MenuId::Job,
               QT_TRANSLATE_NOOP("Action", "Choose col&umns…"), "", "", Plain, Needs::Nothing, Where::List},
    ActionSpec{Command::Connect, "cluster.connect", MenuId::Cluster,
               QT_TRANSLATE_NOOP("Action", "&Connect to a cluster…"), "network-connect", "Ctrl+Shift+N"},
    ActionSpec{Command::ConnectAgain, "cluster.connect-again", MenuId::Cluster,
               QT_TRANSLATE_NOOP("Action", "Connect a&gain to the target cluster…"), "network-connect", ""},
    ActionSpec{Command::OpenJobs, "cluster.jobs", MenuId::Cluster,
               QT_TRANSLATE_NOOP("Action", "&Jobs of the target cluster"), "view-list-details", "Ctrl+J",
               Separated, Needs::Cluster},
    ActionSpec{Command::Refresh, "cluster.refresh", MenuId::Cluster,
               QT_TRANSLATE_NOOP("Action", "&Refresh now"), "view-refresh", "F5"},
    ActionSpec{Command::RefreshJobs, "jobs.refresh", MenuId::Cluster,
               QT_TRANSLATE_NOOP("Action", "Refres&h this list"), "view-refresh", "R; F5", Plain,
               Needs::Nothing, Where::List},
    ActionSpec{Command::Watch, "cluster.watch", MenuId::Cluster,
               QT_TRANSLATE_NOOP("Action", "&Watch the target cluster"), "", "", Checkable | Risky,
               Needs::Cluster},
    ActionSpec{Command::StartRecording, "cluster.start-recording", MenuId::Cluster,
               QT_TRANSLATE_NOOP("Action", "Start recor&ding the cluster…"), "", "", Separated},
    ActionSpec{Command::StopRecording, "cluster.stop-recording", MenuId::Cluster,
               QT_TRANSLATE_NOOP("Action", "&Stop recording the cluster"), "", ""},
    ActionSpec{Command::OpenRecording, "cluster.open-recording", MenuId::Cluster,
               QT_TRANSLATE_NOOP("Action", "&Open recording…"), "document-open", ""},
    ActionSpec{Command::RemoveCluster, "cluster.remove", MenuId::Cluster,
               QT_TRANSLATE_NOOP("Action", "Re&move the target cluster…"), "network-disconnect", "",
               Separated | Risky, Needs::Cluster},
    ActionSpec{Command::SpeedNormal, "demo.speed-normal", MenuId::Speed,
               QT_TRANSLATE_NOOP("Action", "Replay as fast as it &was"), "", "", Checkable | Starts,
               Needs::Replay},
    ActionSpec{Command::SpeedFast, "demo.speed-fast", MenuId::Speed,
               QT_TRANSLATE_NOOP("Action", "Replay &4 times as fast"), "", "", Checkable | Grouped,
               Needs::Replay},
    ActionSpec{Command::SpeedFaster, "demo.speed-faster", MenuId::Speed,
               QT_TRANSLATE_NOOP("Action", "Replay &10 times as fast"), "", "", Checkable | Grouped,
               Needs::Replay},
    ActionSpec{Command::OpenFindingJob, "findings.open", MenuId::Findings,
               QT_TRANSLATE_NOOP("Action", "&Open job"), "", "", Plain, Needs::Nothing, Where::List},
    ActionSpec{Command::ShowRawReply, "findings.raw", MenuId::Findings,
               QT_TRANSLATE_NOOP("Action", "&Raw reply"), "", "R", Plain, Needs::Nothing, Where::List},
    ActionSpec{Command::ShowWhy, "findings.why", MenuId::Findings, QT_TRANSLATE_NOOP("Action", "&Why"), "",
               "W", Plain, Needs::Nothing, Where::List},
    ActionSpec{Command::MuteFinding, "findings.mute", MenuId::Findings,
               QT_TRANSLATE_NOOP("Action", "&Mute or unmute"), "", "M", Plain, Needs::Nothing, Where::List},
    ActionSpec{Command::AcknowledgeFinding, "findings.acknowledge", MenuId::Findings,
               QT_TRANSLATE_NOOP("Action", "Ac&knowledge"), "", "K", Plain, Needs::Nothing, Where::List},
    ActionSpec{Command::CopyFinding, "findings.copy", MenuId::Findings,
               QT_TRANSLATE_NOOP("Action", "&Copy this finding"), "edit-copy", "C; Ctrl+C", Plain,
               Needs::Nothing, Where::List},
    ActionSpec{Command::CopyFindings, "findings.copy-list", MenuId::Findings,
               QT_TRANSLATE_NOOP("Action", "Copy the &list of findings"), "edit-copy", "Ctrl+Shift+C", Plain,
               Needs::Nothing, Where::List},
    ActionSpec{Command::FilterWorkspace, "workspace.filter", MenuId::Workspace,
               QT_TRANSLATE_NOOP("Action", "&Filter the workspace"), "", "/", Plain, Needs::Nothing,
               Where::List},
    ActionSpec{Command::Demo, "help.demo", MenuId::Help, QT_TRANSLATE_NOOP("Action", "&Try the demo cluster"),
               "media-playback-start", ""},
    ActionSpec{Command::ContextHelp, "help.context", MenuId::Help,
               QT_TRANSLATE_NOOP("Action", "&Explain what is in front"), "help-contents", "F1", Plain},
    ActionSpec{Command::Shortcuts, "help.shortcuts", MenuId::Help,
               QT_TRANSLATE_NOOP("Action", "&Keyboard shortcuts"), "input-keyboard", "", Plain},
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
    MenuSpec{MenuId::Speed, QT_TRANSLATE_NOOP("Action", "Replay s&peed")},
    MenuSpec{MenuId::Findings, QT_TRANSLATE_NOOP("Action", "Findings")},
    MenuSpec{MenuId::Workspace, QT_TRANSLATE_NOOP("Action", "Workspace")},
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

} // namespace

std::span<const ActionSpec> table()
{
    return Specs;
}

const ActionSpec &specOf(Command command)
{
    return Specs.at(std::size_t(command));
}

const char *titleOf(MenuId menu)
{
    return Menus.at(std::size_t(menu)).title;
}

} // namespace sluice::actions
