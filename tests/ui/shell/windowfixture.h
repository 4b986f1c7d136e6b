#pragma once

#include "models/core/clock.h"
#include "models/workspace/settings.h"
#include "ui/shell/actioncollection.h"
#include "ui/shell/documenttabs.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/networkclusters.h"
#include "ui/shell/notices.h"
#include "ui/shell/openfiles.h"
#include "ui/shell/resources.h"
#include "ui/widgets/language.h"

#include <QFile>
#include <QTemporaryDir>

#include <memory>

namespace sluice::test {

/// The computer's clock, which a test can put forward.
class ForwardClock final : public Clock
{
public:
    std::int64_t nowMs() const override { return system_.nowMs() + aheadMs_; }
    std::int64_t steadyMs() const override { return system_.steadyMs() + aheadMs_; }
    void advance(std::int64_t ms) { aheadMs_ += ms; }

private:
    SystemClock system_;
    std::int64_t aheadMs_ = 0;
};

/// A window with settings, clock and file dialog of its own: nothing of the person is read or written.
struct WindowFixture
{
    QTemporaryDir folder;
    ForwardClock clock;
    std::unique_ptr<workspace::Settings> settings;
    widgets::LanguageSwitcher language;
    QString recoveryFolder; ///< where the window looks for copies; empty: nowhere
    QStringList picked;     ///< what the file dialog answers; empty: cancelled
    QString suggested;      ///< what it was opened with last
    std::unique_ptr<shell::MainWindow> window;

    WindowFixture()
    {
        shell::initResources();
        open();
    }

    QString settingsPath() const { return folder.filePath(QStringLiteral("settings.ini")); }

    /// Makes the window, again with the same settings after close().
    void open()
    {
        settings = std::make_unique<workspace::Settings>(
            std::make_unique<QSettings>(settingsPath(), QSettings::IniFormat));
        const auto pick = [this](QWidget *, shell::PickFor, const QString &suggestion,
                                 const std::function<void(const QStringList &)> &done) {
            suggested = suggestion;
            if (!picked.isEmpty())
                done(picked);
        };
        window = std::make_unique<shell::MainWindow>(
            shell::WindowServices{*settings, clock, language, shell::networkClusters(clock), pick,
                                  recoveryFolder, folder.filePath(QStringLiteral("sessions"))});
        window->show();
    }

    void close()
    {
        window.reset();
        settings.reset();
    }

    QString writeFile(const char *name, const QByteArray &content) const
    {
        const QString path = folder.filePath(QLatin1String(name));
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        return path;
    }

    static QByteArray readFile(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

} // namespace sluice::test
