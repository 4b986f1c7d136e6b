#pragma once

#include <QAction>
#include <QList>
#include <QObject>
#include <QString>

class QMenu;

namespace sluice::shell {

/// Everything a person can order, wherever from: menu, shortcut, toolbar, palette.
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
    Quit,
    Undo,
    Redo,
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
    Submit,
    StopJob,
    StopWithSavepoint,
    ResumeJob,
    Connect,
    ConnectAgain,
    OpenJobs,
    Refresh,
    Watch, ///< checkable
    StartRecording,
    StopRecording,
    RemoveCluster,
    SpeedNormal, ///< of the demo, one of three: checkable
    SpeedFast,
    SpeedFaster,
    Demo,
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
    Help,
    Count,
};

/// The one table of actions: id, menu, text, icon, shortcut. Whoever carries an action out connects to its
/// triggered(); menus, toolbar and palette only show it.
class ActionCollection : public QObject
{
    Q_OBJECT

public:
    explicit ActionCollection(QObject *parent = nullptr);
    ~ActionCollection() override;

    QAction *action(Command command) const;
    QList<QAction *> actions() const { return actions_; }
    /// "file.open": stable, for settings and tests; it is the action's objectName.
    static QString id(Command command);

    /// Fills a menu with its actions, separators included. Submenus are put in by the caller.
    void fill(QMenu *menu, MenuId id) const;
    /// A menu's title, with its mnemonic.
    static QString menuTitle(MenuId id);
    /// Where the palette says that an action comes from: "File", without the mnemonic.
    static QString menuName(Command command);
    /// It gives something away or forgets something: the palette never proposes it before another that fits.
    static bool isRisky(Command command);
    /// What else finds it in the palette: its name and its menu in every language, and other words for it.
    static QStringList searchWords(Command command);

    /// Texts in the language of the moment.
    void retranslate();

private:
    QList<QAction *> actions_; ///< by Command
};

} // namespace sluice::shell
