#pragma once

#include "models/core/clock.h"
#include "models/monitor/clustermonitor.h"
#include "models/workspace/settings.h"
#include "ui/shell/clusterregistry.h"
#include "ui/shell/demo.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/notices.h"
#include "ui/shell/resources.h"
#include "ui/shell/scenes.h"
#include "ui/widgets/commandpalette.h"
#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QPointer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace sluice::test {

/// A window in which the demo has been played to its end at a fixed time, for looking at its scenes.
struct Stage
{
    QTemporaryDir folder;
    ManualClock clock{shell::sceneTimeMs};
    workspace::Settings settings;
    widgets::LanguageSwitcher &language; ///< one for the program: translators are the program's
    std::unique_ptr<shell::MainWindow> window;

    Stage(widgets::LanguageSwitcher &switcher, widgets::Theme theme, widgets::Language speaks,
          int stepMs = 1000)
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
        play(stepMs);
    }

    /// Everything is asked at every step and waited for, so that stages with the same steps have seen the
    /// same. What is asked at the start, too: if time went on meanwhile, that sweep would be of two moments,
    /// and every later one would overlap with the next step, further or less far as the machine is busy.
    void play(int stepMs)
    {
        window->startDemo();
        monitor::ClusterMonitor *const monitor = window->clusters().monitor(window->demo().cluster());
        QSignalSpy answered(monitor, &monitor::ClusterMonitor::snapshotChanged);
        if (!answered.wait())
            qWarning("the demo was not answered at its start");
        for (int ms = 0; ms < shell::demoSteps * 1000; ms += stepMs) {
            clock.advance(stepMs);
            monitor->refresh();
            if (!monitor->snapshot().ended && !answered.wait())
                qWarning("the demo did not go on at %d ms", ms);
        }
        window->notices().dismissAll();
    }

    /// What a scene shows, laid out and painted once. A sheet stays open until leave().
    QWidget *enter(const shell::Scene &scene)
    {
        subject = scene.prepare(*window);
        QCoreApplication::processEvents();
        for (int round = 0; round < 4; ++round) {
            subject->grab(); // lays out what is new; panels and scroll bars that come of it make more rounds
            QCoreApplication::processEvents();
        }
        return subject;
    }

    /// Enters and leaves every scene, which opens their pages.
    void visitAll()
    {
        for (const shell::Scene &scene : shell::scenes()) {
            enter(scene);
            leave();
        }
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
