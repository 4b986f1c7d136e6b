#include "tests/app/desktop/drivensluice.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QTest>

namespace sluice::test {

namespace {

constexpr int patienceMs = 30000; ///< the machine may be busy, and the build slow with sanitizers

} // namespace

DrivenSluice::DrivenSluice(const QString &home)
{
    static int number = 0;
    server_.listen(
        QStringLiteral("sluice-driver-%1-%2").arg(QCoreApplication::applicationPid()).arg(++number));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), home);
    environment.insert(QStringLiteral("XDG_DATA_HOME"), home + QStringLiteral("/data"));
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), home + QStringLiteral("/config"));
    environment.insert(QStringLiteral("XDG_CACHE_HOME"), home + QStringLiteral("/cache"));
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("QT_PLUGIN_PATH"), QStringLiteral(SLUICE_TEST_PLUGINS));
    environment.insert(QStringLiteral("QT_QPA_GENERIC_PLUGINS"),
                       QStringLiteral("sluicedriver:") + server_.fullServerName());
    process_.setProcessEnvironment(environment);
    process_.setProcessChannelMode(QProcess::ForwardedErrorChannel);
}

DrivenSluice::~DrivenSluice()
{
    kill();
}

bool DrivenSluice::start(const QStringList &arguments)
{
    delete socket_;
    socket_ = nullptr;
    process_.start(QStringLiteral(SLUICE), arguments);
    if (!QTest::qWaitFor(
            [this] { return server_.hasPendingConnections() || process_.state() == QProcess::NotRunning; },
            patienceMs) ||
        !server_.hasPendingConnections())
        return false;
    socket_ = server_.nextPendingConnection();
    return QTest::qWaitFor([this] { return !tabs().isEmpty() || look().contains(QLatin1String("title")); },
                           patienceMs);
}

void DrivenSluice::kill()
{
    process_.kill();
    process_.waitForFinished(patienceMs);
}

bool DrivenSluice::quit()
{
    trigger(QStringLiteral("file.quit"));
    return process_.waitForFinished(patienceMs);
}

QJsonObject DrivenSluice::ask(const QJsonObject &request)
{
    if (socket_ == nullptr || !isRunning())
        return {};
    socket_->write(QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n');
    if (!QTest::qWaitFor([this] { return socket_->canReadLine() || !isRunning(); }, patienceMs))
        return {};
    return QJsonDocument::fromJson(socket_->readLine()).object();
}

bool DrivenSluice::type(const QString &text)
{
    return ask({{QStringLiteral("do"), QStringLiteral("type")}, {QStringLiteral("text"), text}})
        .value(QLatin1String("done"))
        .toBool();
}

bool DrivenSluice::press(const QString &where, const QString &button)
{
    return ask({{QStringLiteral("do"), QStringLiteral("press")},
                {QStringLiteral("in"), where},
                {QStringLiteral("button"), button}})
        .value(QLatin1String("done"))
        .toBool();
}

bool DrivenSluice::trigger(const QString &action)
{
    return ask({{QStringLiteral("do"), QStringLiteral("trigger")}, {QStringLiteral("action"), action}})
        .value(QLatin1String("done"))
        .toBool();
}

bool DrivenSluice::showTab(int index)
{
    return ask({{QStringLiteral("do"), QStringLiteral("tab")}, {QStringLiteral("index"), index}})
        .value(QLatin1String("done"))
        .toBool();
}

QStringList DrivenSluice::tabs()
{
    QStringList tabs;
    const QJsonArray all = look().value(QLatin1String("tabs")).toArray();
    for (const QJsonValue &tab : all)
        tabs.append(tab.toString());
    return tabs;
}

QString DrivenSluice::says(const char *field)
{
    return look().value(QLatin1String(field)).toString();
}

} // namespace sluice::test
