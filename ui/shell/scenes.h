#pragma once

#include <QString>

#include <functional>
#include <vector>

class QWidget;

namespace sluice {
class ManualClock;
}

namespace sluice::shell {

class MainWindow;

/// Something of the program worth looking at: a page with its panels, as they are when nobody has asked for
/// one or closed one (but where the name says so), or a sheet. For pictures, and for tests that look at
/// everything (does a text fit, does it follow the language).
struct Scene
{
    QString name;
    /// Brings it about in a window whose demo has been played; returns what is to be looked at.
    std::function<QWidget *(MainWindow &)> prepare;
};

const std::vector<Scene> &scenes();

/// Ten pages with long names, the one in front in their middle: what is done for it is undone by
/// closeManyTabs().
QWidget *openManyTabs(MainWindow &window);
void closeManyTabs(MainWindow &window);

/// When the demo's recording was made, in ms since 1970: scenes are the same at every run.
constexpr qint64 sceneTimeMs = 1'795'244'000'000;
/// Steps of playDemoStep() after which every story of the recording has been told.
constexpr int demoSteps = 100;

/// Lets a second of the demo's recording pass; the first call starts the demo. Its answers come by the event
/// loop.
void playDemoStep(MainWindow &window, ManualClock &clock);

} // namespace sluice::shell
