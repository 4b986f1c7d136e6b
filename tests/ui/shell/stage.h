#pragma once

#include "models/core/clock.h"
#include "models/monitor/clustermonitor.h"
#include "ui/shell/clusterregistry.h"
#include "ui/shell/demo.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/notices.h"
#include "ui/shell/resources.h"
#include "ui/shell/scenes.h"
#include "ui/shell/settings.h"
#include "ui/widgets/commandpalette.h"
#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QPointer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace sluice::test {

/// A window in which the demo has been played to its end at a fixed time, for looking at its scenes.
struct Stage
{
    QTemporaryDir folder;
    ManualClock clock{shell::sceneTimeMs};
    shell::Settings settings;
    widgets::LanguageSwitcher &language; ///< one for the program: translators are the program's
    std::unique_ptr<shell::MainWindow> window;

    Stage(widgets::LanguageSwitcher &switcher, widgets::Theme theme, widgets::Language speaks)
        : settings(
              std::make_unique<QSettings>(folder.filePath(QStringLiteral("stage.ini")), QSettings::IniFormat))
        , language(switcher)
    {
        shell::initResources();
        widgets::applyTheme(*qApp, theme);
        language.setLanguage(speaks);
        window =
            std::make_unique<shell::MainWindow>(shell::WindowServices{settings, clock, language, {}, {}, {}});
        window->resize(1358, 734); // a screen of 1366 x 768 less a desktop's frame
        window->show();
        play();
    }

    void play()
    {
        for (int step = 0; step < shell::demoSteps; ++step) {
            shell::playDemoStep(*window, clock);
            const auto *monitor = window->clusters().monitor(window->demo().cluster());
            const qint64 now = clock.nowMs();
            (void)QTest::qWaitFor([&] { return monitor->snapshot().timeMs >= now; }, 15);
        }
        window->notices().dismissAll();
    }

    /// What a scene shows, laid out and painted once. A sheet stays open until leave().
    QWidget *enter(const shell::Scene &scene)
    {
        subject = scene.prepare(*window);
        QCoreApplication::processEvents();
        subject->grab(); // lays out what is new
        QCoreApplication::processEvents();
        return subject;
    }

    void leave()
    {
        if (subject && subject != window.get())
            subject->close();
        window->commandPalette().dismiss();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    QPointer<QWidget> subject;
};

} // namespace sluice::test
