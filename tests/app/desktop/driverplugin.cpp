#include "tests/app/desktop/driverplugin.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QMainWindow>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>
#include <QTextEdit>

namespace sluice::test {

namespace {

QString plain(QString text)
{
    return text.remove(QLatin1Char('&'));
}

/// The text view in front; it is known by its class alone, as nothing of the program is linked here.
QWidget *editor(QMainWindow &window)
{
    const QList<QWidget *> all = window.findChildren<QWidget *>();
    for (QWidget *widget : all) {
        if (widget->isVisible() && widget->inherits("QsciScintilla"))
            return widget;
    }
    return nullptr;
}

QString textOf(QWidget *widget)
{
    QAccessibleInterface *const accessible = QAccessible::queryAccessibleInterface(widget);
    QAccessibleTextInterface *const text = accessible == nullptr ? nullptr : accessible->textInterface();
    return text == nullptr ? QString() : text->text(0, text->characterCount());
}

/// What a strip of messages says; empty while it is hidden.
QString sentence(QMainWindow &window, const char *name)
{
    const QList<QWidget *> strips = window.findChildren<QWidget *>(QLatin1String(name));
    for (const QWidget *strip : strips) {
        if (!strip->isVisible())
            continue;
        QStringList texts;
        const QList<QLabel *> labels = strip->findChildren<QLabel *>();
        for (const QLabel *label : labels)
            texts.append(label->text());
        const QList<QTextEdit *> flowing = strip->findChildren<QTextEdit *>();
        for (const QTextEdit *text : flowing)
            texts.append(text->toPlainText().remove(QChar(0x200B))); // places where a word may be wrapped
        return texts.join(QLatin1Char(' ')).trimmed();
    }
    return {};
}

} // namespace

Driver::Driver(const QString &server)
{
    connect(&socket_, &QLocalSocket::readyRead, this, &Driver::serve);
    socket_.connectToServer(server);
}

QMainWindow *Driver::window()
{
    const QWidgetList all = QApplication::topLevelWidgets();
    for (QWidget *widget : all) {
        if (auto *found = qobject_cast<QMainWindow *>(widget))
            return found;
    }
    return nullptr;
}

void Driver::serve()
{
    while (socket_.canReadLine()) {
        const QJsonObject request = QJsonDocument::fromJson(socket_.readLine()).object();
        socket_.write(QJsonDocument(answer(request)).toJson(QJsonDocument::Compact) + '\n');
        socket_.flush();
    }
}

QJsonObject Driver::answer(const QJsonObject &request)
{
    QMainWindow *const main = window();
    if (main == nullptr)
        return {{QStringLiteral("done"), false}};
    const QString what = request.value(QLatin1String("do")).toString();
    bool done = true;
    if (what == QLatin1String("press"))
        done = press(request.value(QLatin1String("in")).toString(),
                     request.value(QLatin1String("button")).toString());
    else if (what == QLatin1String("type"))
        done = type(*main, request.value(QLatin1String("text")).toString());
    else if (what == QLatin1String("trigger")) {
        auto *const action = main->findChild<QAction *>(request.value(QLatin1String("action")).toString());
        done = action != nullptr && action->isEnabled();
        if (done)
            action->trigger();
    } else if (what == QLatin1String("tab")) {
        auto *const tabs = main->findChild<QTabWidget *>();
        tabs->setCurrentIndex(request.value(QLatin1String("index")).toInt());
    }
    QJsonObject state = describe(*main);
    state.insert(QStringLiteral("done"), done);
    return state;
}

QJsonObject Driver::describe(QMainWindow &window)
{
    QJsonArray tabs;
    if (const auto *widget = window.findChild<QTabWidget *>()) {
        for (int i = 0; i < widget->count(); ++i)
            tabs.append(plain(widget->tabText(i)));
    }
    QWidget *const text = editor(window);
    return {{QStringLiteral("tabs"), tabs},
            {QStringLiteral("title"), window.windowTitle()},
            {QStringLiteral("text"), text == nullptr ? QString() : textOf(text)},
            {QStringLiteral("offer"), sentence(window, "recoveryOffer")},
            {QStringLiteral("notice"), sentence(window, "notices")},
            {QStringLiteral("fileNotice"), sentence(window, "fileNotice")}};
}

bool Driver::press(const QString &where, const QString &button)
{
    const QWidgetList all = QApplication::allWidgets();
    for (QWidget *widget : all) {
        if (widget->objectName() != where || !widget->isVisible())
            continue;
        const QList<QPushButton *> buttons = widget->findChildren<QPushButton *>();
        for (QPushButton *one : buttons) {
            if (one->isVisible() && plain(one->text()) == button) {
                QTest::mouseClick(one, Qt::LeftButton);
                return true;
            }
        }
    }
    return false;
}

bool Driver::type(QMainWindow &window, const QString &text)
{
    QWidget *const view = editor(window);
    if (view == nullptr)
        return false;
    QTest::keyClicks(view, text);
    return true;
}

QObject *DriverPlugin::create(const QString &name, const QString &specification)
{
    return name == QLatin1String("sluicedriver") ? new Driver(specification) : nullptr;
}

} // namespace sluice::test
