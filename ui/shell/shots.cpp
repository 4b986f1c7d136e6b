#include "ui/shell/shots.h"

#include "models/monitor/clustermonitor.h"
#include "ui/editor/editorpage.h"
#include "ui/monitor/connectsheet.h"
#include "ui/monitor/jobpage.h"
#include "ui/monitor/submitsheet.h"
#include "ui/shell/clusterpages.h"
#include "ui/shell/demo.h"
#include "ui/shell/docklayout.h"
#include "ui/shell/documenttabs.h"
#include "ui/shell/notices.h"
#include "ui/shell/openfiles.h"
#include "ui/widgets/commandpalette.h"

#include <QApplication>
#include <QDir>

namespace sluice::shell {

namespace {

constexpr int RecordingSeconds = 100; ///< by then every story of the recording has been told
constexpr int ReplayStepMs = 15;
constexpr int SettleMs = 200;
constexpr qint64 FixedNow = 1'795'244'000'000; ///< ms since 1970: when the recording was made

} // namespace

Shots::Shots(QApplication &application, const QString &folder, QObject *parent)
    : QObject(parent)
    , application_(application)
    , folder_(folder)
    , clock_(FixedNow)
    , settings_(
          std::make_unique<QSettings>(scratch_.filePath(QStringLiteral("shots.ini")), QSettings::IniFormat))
    , looks_({{QStringLiteral("light-en"), widgets::Theme::Light, widgets::Language::English},
              {QStringLiteral("dark-en"), widgets::Theme::Dark, widgets::Language::English},
              {QStringLiteral("light-zh"), widgets::Theme::Light, widgets::Language::Chinese},
              {QStringLiteral("dark-zh"), widgets::Theme::Dark, widgets::Language::Chinese}})
{
    makeSteps();
}

Shots::~Shots() = default;

void Shots::start()
{
    if (!QDir().mkpath(folder_)) {
        Q_EMIT finished(false);
        return;
    }
    openLook();
}

void Shots::openLook()
{
    const Look &look = looks_.at(look_);
    widgets::applyTheme(application_, look.theme);
    language_.setLanguage(look.language);
    clock_.set(FixedNow);
    replayed_ = 0;
    step_ = 0;
    window_ = std::make_unique<MainWindow>(WindowServices{settings_, clock_, language_, {}, {}, {}, {}});
    window_->resize(1366, 768);
    window_->show();
    timer_.disconnect();
    timer_.setSingleShot(false);
    connect(&timer_, &QTimer::timeout, this, &Shots::replay);
    timer_.start(ReplayStepMs);
}

void Shots::replay()
{
    Demo &demo = window_->demo();
    if (replayed_ == 0)
        window_->startDemo();
    if (++replayed_ <= RecordingSeconds) {
        clock_.advance(1000);
        if (monitor::ClusterMonitor *monitor = window_->clusters().monitor(demo.cluster()))
            monitor->poll();
        return;
    }
    timer_.stop();
    window_->notices().dismiss();
    nextStep();
}

void Shots::nextStep()
{
    if (step_ == steps_.size()) {
        window_.reset();
        if (++look_ == looks_.size())
            Q_EMIT finished(true);
        else
            openLook();
        return;
    }
    subject_ = steps_.at(step_).prepare(*window_);
    QTimer::singleShot(SettleMs, this, &Shots::takePicture);
}

void Shots::takePicture()
{
    const QString name = QStringLiteral("%1-%2.png").arg(steps_.at(step_).name, looks_.at(look_).name);
    if (!subject_ || !subject_->grab().save(QDir(folder_).filePath(name))) {
        Q_EMIT finished(false);
        return;
    }
    if (subject_ != window_.get())
        subject_->close();
    window_->commandPalette().dismiss();
    ++step_;
    nextStep();
}

QString Shots::demoJob(const QString &name) const
{
    const monitor::ClusterMonitor *const monitor = window_->clusters().monitor(window_->demo().cluster());
    for (const monitor::JobView &job : monitor->snapshot().jobs) {
        if (job.info.name == name)
            return job.id;
    }
    return {};
}

void Shots::makeSteps()
{
    steps_.push_back({QStringLiteral("welcome"), [](MainWindow &window) {
                          window.tabs().showHome();
                          return &window;
                      }});
    const auto editor = [this](const char *name, editor::EditorPage::View view) {
        steps_.push_back({QString::fromLatin1(name), [view](MainWindow &window) {
                              editor::EditorPage *page =
                                  window.files().openText(Demo::sample(), Demo::sampleTitle());
                              page->setView(view);
                              window.docks().reveal(Command::ShowProblems);
                              window.showWhy(QStringLiteral("batch-checkpoint"));
                              return &window;
                          }});
    };
    editor("editor-form", editor::EditorPage::View::Form);
    editor("editor-text", editor::EditorPage::View::Text);
    editor("editor-split", editor::EditorPage::View::Split);
    steps_.push_back({QStringLiteral("jobs"), [](MainWindow &window) {
                          window.clusterPages().openJobs(window.demo().cluster());
                          window.docks().reveal(Command::ShowFindings);
                          return &window;
                      }});
    const auto job = [this](const char *name, monitorui::JobPage::Tab tab) {
        steps_.push_back({QString::fromLatin1(name), [this, tab](MainWindow &window) {
                              window.clusterPages().openJob(window.demo().cluster(),
                                                            demoJob(QStringLiteral("orders_daily")));
                              if (auto *page = qobject_cast<monitorui::JobPage *>(window.tabs().current()))
                                  page->showTab(tab);
                              return &window;
                          }});
    };
    job("job-overview", monitorui::JobPage::Overview);
    job("job-exceptions", monitorui::JobPage::Exceptions);
    job("job-config", monitorui::JobPage::Config);
    job("job-events", monitorui::JobPage::Events);
    job("job-findings", monitorui::JobPage::Findings);
    steps_.push_back({QStringLiteral("palette"), [](MainWindow &window) {
                          window.commandPalette().open();
                          return &window;
                      }});
    steps_.push_back({QStringLiteral("connect"), [](MainWindow &window) -> QWidget * {
                          window.connectToCluster();
                          return window.findChild<monitorui::ConnectSheet *>();
                      }});
    steps_.push_back({QStringLiteral("submit"), [](MainWindow &window) -> QWidget * {
                          window.files().openText(Demo::sample(), Demo::sampleTitle());
                          window.submitCurrent();
                          return window.findChild<monitorui::SubmitSheet *>();
                      }});
}

} // namespace sluice::shell
