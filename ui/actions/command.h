#pragma once

namespace sluice::actions {

/// Everything a person can order, wherever from: menu, shortcut, toolbar, palette, the menu of a list.
enum class Command
{
    New,
    Open,
    Save,
    SaveAs,
    ExportConf,
    ExportJson,
    CopyCurlV1,
    CopyCurlV2,
    CopyCommandLine,
    KeepSecrets, ///< checkable: the next exports hold passwords as they are
    CloseTab,
    CloseOthers,
    ClearRecent,
    Quit,
    Undo,
    Redo,
    Cut,
    Copy,
    Paste,
    SelectAll,
    Find,
    Replace,
    GoToLine,
    ToggleComment,
    Palette,
    NextTab,
    PreviousTab,
    NextPane,
    PreviousPane,
    ZoomIn, ///< of the text of files
    ZoomOut,
    ZoomReset,
    ShowWorkspace, ///< the docks: checkable
    ShowHelp,
    ShowProblems,
    ShowFindings,
    ThemeSystem, ///< one of three: checkable
    ThemeLight,
    ThemeDark,
    LanguageSystem, ///< one of three: checkable
    LanguageEnglish,
    LanguageChinese,
    Check,
    FixAll,
    NextProblem,
    PreviousProblem,
    Convert,
    Submit,
    StopJob,
    StopWithSavepoint,
    ResumeJob,
    OpenListedJob, ///< of the list of jobs in front, as are the next
    StopListedJob,
    StopListedWithSavepoint,
    ResumeListedJob,
    CopyJobId,
    CopyJobs,
    FilterJobs,
    ChooseColumns,
    Connect,
    ConnectAgain,
    OpenJobs,
    Refresh,
    RefreshJobs, ///< those of the list in front
    Watch,       ///< checkable
    StartRecording,
    StopRecording,
    OpenRecording,
    RemoveCluster,
    SpeedNormal, ///< of the demo and of recordings, one of three: checkable
    SpeedFast,
    SpeedFaster,
    OpenFindingJob, ///< of the list of findings that has the keyboard, as are the next
    ShowRawReply,
    ShowWhy,
    MuteFinding,
    AcknowledgeFinding,
    CopyFinding,
    CopyFindings,
    FilterWorkspace,
    Demo,
    ContextHelp,
    Shortcuts,
    Welcome,
    About,
    Count,
};

enum class MenuId
{
    File,
    Export,
    Edit,
    View,
    Theme,
    Language,
    Job,
    Cluster,
    Speed,
    Findings,  ///< of a list of findings, not of the bar
    Workspace, ///< of the tree, likewise
    Help,
    Count,
};

} // namespace sluice::actions
