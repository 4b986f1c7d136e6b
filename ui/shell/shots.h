#pragma once

#include "models/core/clock.h"
#include "models/workspace/settings.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

#include <QPointer>
#include <QTemporaryDir>
#include <QTimer>

#include <memory>
#include <vector>

class QApplication;

namespace sluice::shell {

/// Pictures of every page, light and dark, English and Chinese, on a large and on a small screen, with the
/// demo's data at a fixed moment, so that two runs give the same pictures. Touches no settings and no cluster
/// of the person.
class Shots : public QObject
{
    Q_OBJECT

public:
    Shots(QApplication &application, const QString &folder, QObject *parent = nullptr);
    ~Shots() override;

    void start();

Q_SIGNALS:
    /// All pictures are written, or the first that could not be written ended it.
    void finished(bool good);

private:
    struct Look
    {
        QString name;
        widgets::Theme theme;
        widgets::Language language;
    };
    void replay();
    void openLook();
    void nextStep();
    void prepare();
    void takePicture();
    void save(const QString &scene);

    QApplication &application_;
    QString folder_;
    QTemporaryDir scratch_;
    ManualClock clock_;
    workspace::Settings settings_;
    widgets::LanguageSwitcher language_;
    std::unique_ptr<MainWindow> window_;
    QTimer timer_;
    std::vector<Look> looks_;
    std::size_t look_ = 0;
    std::size_t step_ = 0;
    bool small_ = false;
    bool good_ = true;
    int replayed_ = 0; ///< seconds of the recording that have passed
    QPointer<QWidget> subject_;
};

} // namespace sluice::shell
