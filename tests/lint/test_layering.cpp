#include "tests/lint/layering.h"

#include <QTest>

using namespace sluice::lint;

class TestLayering : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rules_data();
    void rules();
    void theProjectKeepsThem();
};

void TestLayering::rules_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("allowed");

    const auto row = [](const char *name, const char *path, const char *line, bool allowed) {
        QTest::newRow(name) << QString::fromLatin1(path) << QByteArray(line) << allowed;
    };
    row("own area", "models/job/a.cpp", "#include \"models/job/b.h\"", true);
    row("right", "models/job/a.cpp", "#include \"models/hocon/b.h\"", true);
    row("far right", "models/editing/a.cpp", "#include \"models/core/b.h\"", true);
    row("left", "models/hocon/a.cpp", "#include \"models/job/b.h\"", false);
    row("beside", "models/engine/a.cpp", "#include \"models/hocon/b.h\"", false);
    row("areas of ui", "ui/editor/a.cpp", "#include \"ui/monitor/b.h\"", false);
    row("models and ui", "models/items/a.h", "#  include \"ui/widgets/b.h\"", false);
    row("shell and area", "ui/shell/a.cpp", "#include \"ui/monitor/b.h\"", true);
    row("widgets know no domain", "ui/widgets/a.cpp", "#include \"models/monitor/b.h\"", false);
    row("editor shows no monitor", "ui/editor/a.cpp", "#include \"models/monitor/b.h\"",
        true); // through items
    row("ctl and ui", "app/ctl/a.cpp", "#include \"ui/shell/b.h\"", false);
    row("relative", "models/job/a.cpp", "#include \"b.h\"", false);
    row("unknown area", "models/misc/a.cpp", "#include \"models/core/b.h\"", false);
    row("moc", "ui/shell/a.cpp", "#include \"a.moc\"", true);
    row("Qt in plain C++", "models/job/a.h", "#include <QString>", false);
    row("Qt in the bridge", "models/core/qtmessage.h", "#include <QString>", true);
    row("Qt in the client", "models/engine/a.h", "#include <QString>", true);
    row("settings know no window", "models/workspace/a.cpp", "#include \"ui/shell/b.h\"", false);
    row("settings watch nothing", "models/workspace/a.cpp", "#include \"models/monitor/b.h\"", false);
    row("colour in settings", "models/workspace/a.h", "#include <QColor>", false);
    row("settings in the terminal", "app/ctl/a.cpp", "#include \"models/workspace/b.h\"", true);
    row("colour in items", "models/items/a.h", "#include <QColor>", false);
    row("icon in items", "models/items/a.h", "#include <QtGui/QIcon>", false);
    row("widgets in ctl", "app/ctl/a.cpp", "#include <QApplication>", false);
    row("list in items", "models/items/a.h", "#include <QList>", true);
    row("colour in widgets", "ui/widgets/a.h", "#include <QColor>", true);
    row("the wire knows no engine", "models/engine/http/a.cpp", "#include \"models/engine/seatunnel/b.h\"",
        false);
    row("an engine on the wire", "models/engine/seatunnel/a.cpp", "#include \"models/engine/http/b.h\"",
        true);
    row("own room", "models/hocon/edit/a.cpp", "#include \"models/hocon/edit/b.h\"", true);
    row("room before", "models/hocon/edit/a.cpp", "#include \"models/hocon/tokens/b.h\"", true);
    row("room after", "models/hocon/tokens/a.cpp", "#include \"models/hocon/edit/b.h\"", false);
    row("room to foundations", "models/hocon/tokens/a.cpp", "#include \"models/hocon/b.h\"", true);
    row("front door to room", "models/hocon/a.cpp", "#include \"models/hocon/edit/b.h\"", true);
    row("unknown room", "models/hocon/misc/a.cpp", "#include \"models/hocon/b.h\"", false);
    row("room of another area", "models/job/lint/a.cpp", "#include \"models/hocon/edit/b.h\"", true);
    row("standard", "models/core/a.h", "#include <string>", true);
}

void TestLayering::rules()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, line);
    QFETCH(bool, allowed);
    const QStringList found = layeringViolations({path, "#pragma once\n" + line + "\n"});
    QCOMPARE(found.isEmpty(), allowed);
    if (!allowed)
        QVERIFY2(found.first().startsWith(path + QLatin1String(":2: ")), qPrintable(found.first()));
}

void TestLayering::theProjectKeepsThem()
{
    const auto sources = projectFiles({QStringLiteral("app"), QStringLiteral("models"), QStringLiteral("ui")},
                                      {QStringLiteral(".h"), QStringLiteral(".cpp")});
    QVERIFY(sources.size() > 10); // the sources were found at all
    QStringList found;
    for (const SourceFile &file : sources)
        found += layeringViolations(file);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
}

QTEST_GUILESS_MAIN(TestLayering)

#include "test_layering.moc"
