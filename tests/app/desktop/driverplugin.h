#pragma once

#include <QGenericPlugin>
#include <QJsonObject>
#include <QLocalSocket>

class QMainWindow;
class QWidget;

namespace sluice::test {

/// Sits in a real, unchanged `sluice` as a plugin of Qt and does what a test asks over a local socket, as a
/// person would: types, presses buttons, triggers actions, reads what is on the screen. A request and its
/// answer are a line of JSON each; see DrivenSluice.
class Driver : public QObject
{
    Q_OBJECT

public:
    /// `server`: name of the socket that the test listens on.
    explicit Driver(const QString &server);

private:
    void serve();
    QJsonObject answer(const QJsonObject &request);
    static QMainWindow *window();
    static QJsonObject describe(QMainWindow &window);
    static bool press(const QString &where, const QString &button);
    static bool type(QMainWindow &window, const QString &text);

    QLocalSocket socket_;
};

class DriverPlugin : public QGenericPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "driverplugin.json")

public:
    QObject *create(const QString &name, const QString &specification) override;
};

} // namespace sluice::test
