#include "ui/shell/scenes.h"

#include "models/core/clock.h"
#include "models/monitor/clustermonitor.h"
#include "ui/editor/editorpage.h"
#include "ui/monitor/connectsheet.h"
#include "ui/monitor/jobpage.h"
#include "ui/monitor/stopsheet.h"
#include "ui/monitor/submitsheet.h"
#include "ui/shell/clusterpages.h"
#include "ui/shell/demo.h"
#include "ui/shell/dockfolding.h"
#include "ui/shell/docklayout.h"
#include "ui/shell/documenttabs.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/openfiles.h"
#include "ui/widgets/commandpalette.h"

namespace sluice::shell {

namespace {

QString demoJob(const MainWindow &window, const QString &name)
{
    const monitor::ClusterMonitor *const monitor = window.clusters().monitor(window.demo().cluster());
    for (const monitor::JobView &job : monitor->snapshot().jobs) {
        if (job.info.name == name)
            return job.id;
    }
    return {};
}

enum class Why
{
    No,
    Asked, ///< what a problem means was asked for
};

Scene editorScene(const char *name, editor::EditorPage::View view, Why why = Why::No)
{
    return {QString::fromLatin1(name), [view, why](MainWindow &window) {
                window.folding().forgetAsked();
                editor::EditorPage *page = window.files().openText(Demo::sample(), Demo::sampleTitle());
                page->setView(view);
                if (why == Why::Asked) {
                    window.docks().reveal(Command::ShowProblems);
                    window.showWhy(QStringLiteral("batch-checkpoint"));
                }
                return &window;
            }};
}

Scene jobScene(const char *name, monitorui::JobPage::Tab tab)
{
    return {QString::fromLatin1(name), [tab](MainWindow &window) {
                window.folding().forgetAsked();
                window.clusterPages()
                    .openJob(window.demo().cluster(), demoJob(window, QStringLiteral("orders_daily")))
                    ->showTab(tab);
                return &window;
            }};
}

std::vector<Scene> makeScenes()
{
    using editor::EditorPage;
    using monitorui::JobPage;
    std::vector<Scene> all;
    all.push_back({QStringLiteral("welcome"), [](MainWindow &window) {
                       window.folding().forgetAsked();
                       window.tabs().showHome();
                       return &window;
                   }});
    all.push_back(editorScene("editor-form", EditorPage::View::Form));
    all.push_back(editorScene("editor-text", EditorPage::View::Text));
    all.push_back(editorScene("editor-split", EditorPage::View::Split));
    all.push_back(editorScene("editor-why", EditorPage::View::Split, Why::Asked));
    all.push_back({QStringLiteral("jobs"), [](MainWindow &window) {
                       window.folding().forgetAsked();
                       window.clusterPages().openJobs(window.demo().cluster());
                       return &window;
                   }});
    all.push_back({QStringLiteral("findings"), [](MainWindow &window) {
                       window.folding().forgetAsked();
                       window.clusterPages().openJobs(window.demo().cluster());
                       window.docks().reveal(Command::ShowFindings);
                       return &window;
                   }});
    all.push_back(jobScene("job-overview", JobPage::Overview));
    all.push_back(jobScene("job-exceptions", JobPage::Exceptions));
    all.push_back(jobScene("job-config", JobPage::Config));
    all.push_back(jobScene("job-events", JobPage::Events));
    all.push_back(jobScene("job-findings", JobPage::Findings));
    all.push_back({QStringLiteral("palette"), [](MainWindow &window) {
                       window.commandPalette().open();
                       return &window;
                   }});
    all.push_back({QStringLiteral("connect"), [](MainWindow &window) -> QWidget * {
                       window.connectToCluster();
                       return window.findChild<monitorui::ConnectSheet *>();
                   }});
    all.push_back({QStringLiteral("submit"), [](MainWindow &window) -> QWidget * {
                       window.files().openText(Demo::sample(), Demo::sampleTitle());
                       window.submitCurrent();
                       return window.findChild<monitorui::SubmitSheet *>();
                   }});
    all.push_back({QStringLiteral("stop"), [](MainWindow &window) -> QWidget * {
                       // Nothing can be stopped in a recording: it is the sheet of another cluster.
                       const QString job = demoJob(window, QStringLiteral("payments_stream"));
                       window.clusterPages().openJob(window.demo().cluster(), job);
                       auto *const sheet =
                           new monitorui::StopSheet({QStringLiteral("production"), {}, true, false}, job,
                                                    QStringLiteral("payments_stream"), false, &window);
                       sheet->open();
                       return sheet;
                   }});
    return all;
}

constexpr int manyTabs = 8; ///< and the jobs and the sample

QString manyTabsTitle(int number)
{
    return QStringLiteral("customer_orders_of_the_day_%1.conf").arg(number);
}

} // namespace

QWidget *openManyTabs(MainWindow &window)
{
    window.folding().forgetAsked();
    for (int i = 1; i <= manyTabs; ++i)
        window.files().openText(Demo::sample(), manyTabsTitle(i));
    window.files().openText(Demo::sample(), manyTabsTitle(manyTabs / 2));
    return &window;
}

void closeManyTabs(MainWindow &window)
{
    const QList<editor::EditorPage *> pages = window.files().pages();
    for (editor::EditorPage *page : pages) {
        if (page->title() != Demo::sampleTitle())
            window.files().close(page);
    }
}

const std::vector<Scene> &scenes()
{
    static const std::vector<Scene> all = makeScenes();
    return all;
}

void playDemoStep(MainWindow &window, ManualClock &clock)
{
    if (!window.demo().isRunning())
        window.startDemo();
    clock.advance(1000);
    if (monitor::ClusterMonitor *monitor = window.clusters().monitor(window.demo().cluster()))
        monitor->poll();
}

} // namespace sluice::shell
