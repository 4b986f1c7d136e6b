#include "ui/shell/shots.h"

#include "ui/shell/notices.h"
#include "ui/shell/scenes.h"
#include "ui/widgets/commandpalette.h"

#include <QApplication>
#include <QDir>

namespace sluice::shell {

namespace {

constexpr int ReplayStepMs = 15;
constexpr int SettleMs = 200;

} // namespace

Shots::Shots(QApplication &application, const QString &folder, QObject *parent)
    : QObject(parent)
    , application_(application)
    , folder_(folder)
    , clock_(sceneTimeMs)
    , settings_(
          std::make_unique<QSettings>(scratch_.filePath(QStringLiteral("shots.ini")), QSettings::IniFormat))
    , looks_({{QStringLiteral("light-en"), widgets::Theme::Light, widgets::Language::English},
              {QStringLiteral("dark-en"), widgets::Theme::Dark, widgets::Language::English},
              {QStringLiteral("light-zh"), widgets::Theme::Light, widgets::Language::Chinese},
              {QStringLiteral("dark-zh"), widgets::Theme::Dark, widgets::Language::Chinese}})
{
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
    clock_.set(sceneTimeMs);
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
    if (++replayed_ <= demoSteps) {
        playDemoStep(*window_, clock_);
        return;
    }
    timer_.stop();
    window_->notices().dismissAll();
    nextStep();
}

void Shots::nextStep()
{
    if (step_ == scenes().size()) {
        window_.reset();
        if (++look_ == looks_.size())
            Q_EMIT finished(true);
        else
            openLook();
        return;
    }
    subject_ = scenes().at(step_).prepare(*window_);
    QTimer::singleShot(SettleMs, this, &Shots::takePicture);
}

void Shots::takePicture()
{
    const QString name = QStringLiteral("%1-%2.png").arg(scenes().at(step_).name, looks_.at(look_).name);
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

} // namespace sluice::shell
