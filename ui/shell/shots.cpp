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
constexpr QSize largeScreen(1366, 768);
constexpr QSize smallScreen(1016, 566); // 1024 x 600 less a desktop's frame

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
    small_ = false;
    window_->resize(largeScreen);
    window_->show();
    // Before there is anything to show at all.
    QTimer::singleShot(SettleMs, this, [this] {
        save(QStringLiteral("first"));
        window_->resize(smallScreen);
        QTimer::singleShot(SettleMs, this, [this] {
            small_ = true;
            save(QStringLiteral("first"));
            small_ = false;
            window_->resize(largeScreen);
            timer_.disconnect();
            timer_.setSingleShot(false);
            connect(&timer_, &QTimer::timeout, this, &Shots::replay);
            timer_.start(ReplayStepMs);
        });
    });
}

void Shots::replay()
{
    if (++replayed_ <= demoSteps) {
        playDemoStep(*window_, clock_);
        return;
    }
    timer_.stop();
    window_->notices().dismissAll();
    prepare();
}

void Shots::prepare()
{
    if (step_ < scenes().size())
        subject_ = scenes().at(step_).prepare(*window_);
    else
        subject_ = openManyTabs(*window_);
    QTimer::singleShot(SettleMs, this, &Shots::takePicture);
}

void Shots::takePicture()
{
    const bool last = step_ == scenes().size();
    save(last ? QStringLiteral("tabs") : scenes().at(step_).name);
    if (subject_ && subject_ != window_.get())
        subject_->close();
    window_->commandPalette().dismiss();
    if (!good_) {
        Q_EMIT finished(false);
        return;
    }
    if (!last) {
        ++step_;
        prepare();
        return;
    }
    closeManyTabs(*window_);
    step_ = 0;
    if (!small_) {
        small_ = true;
        window_->resize(smallScreen);
        prepare();
        return;
    }
    window_.reset();
    if (++look_ == looks_.size())
        Q_EMIT finished(true);
    else
        openLook();
}

void Shots::save(const QString &scene)
{
    QWidget *const subject = subject_ ? subject_.data() : window_.get();
    const QString name =
        QStringLiteral("%1-%2%3.png")
            .arg(scene, looks_.at(look_).name, small_ ? QStringLiteral("-small") : QString());
    good_ = subject->grab().save(QDir(folder_).filePath(name)) && good_;
}

} // namespace sluice::shell
