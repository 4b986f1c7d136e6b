#include "tests/app/desktop/drivensluice.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using sluice::test::DrivenSluice;

namespace {

const QByteArray someJob = "env {\n  parallelism = 2\n}\nsink { Jdbc { password = \"kept\" } }\n";

} // namespace

/// The real program, killed in the middle of work, and started again.
class TestKilled : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { home_ = std::make_unique<QTemporaryDir>(); }

    void tabsAndTextsOfTwoWindowsComeBack()
    {
        DrivenSluice first(home());
        DrivenSluice second(home());
        QVERIFY(first.start({file("a.conf"), file("b.conf")}));
        QTRY_COMPARE(first.tabs(), (QStringList{QStringLiteral("a.conf"), QStringLiteral("b.conf")}));
        QVERIFY(first.type(QStringLiteral("# first ")));
        QVERIFY(second.start({QStringLiteral("--new-instance"), file("c.conf")}));
        QTRY_COMPARE(second.tabs(), QStringList(QStringLiteral("c.conf")));
        QVERIFY(second.type(QStringLiteral("# second ")));
        QTRY_COMPARE_WITH_TIMEOUT(copies().size(), 2, 20000);
        first.kill();
        second.kill();

        // A file on the command line comes to what was open.
        QVERIFY(first.start({file("d.conf")}));
        QTRY_COMPARE(first.tabs(), (QStringList{QStringLiteral("a.conf"), QStringLiteral("b.conf"),
                                                QStringLiteral("c.conf"), QStringLiteral("d.conf")}));
        QTRY_VERIFY(first.says("title").startsWith(QLatin1String("d.conf")));
        QString offer = first.says("offer");
        QVERIFY2(offer.contains(QLatin1String("b.conf")) && offer.contains(QLatin1String("c.conf")) &&
                     !offer.contains(QLatin1String("a.conf")),
                 qPrintable(offer));
        QVERIFY2(offer.contains(copyFolder()), qPrintable(offer));

        // Another message does not take its place, and another start finds it again.
        QVERIFY(first.trigger(QStringLiteral("job.check")));
        QVERIFY(!first.says("offer").isEmpty());
        first.kill();
        QVERIFY(first.start({}));
        QTRY_COMPARE(first.tabs().size(), 4);
        QTRY_COMPARE(first.says("offer"), offer);

        QVERIFY(first.press(QStringLiteral("recoveryOffer"), QStringLiteral("Restore")));
        QTRY_COMPARE(first.tabs(), (QStringList{QStringLiteral("a.conf"), QStringLiteral("b.conf *"),
                                                QStringLiteral("c.conf *"), QStringLiteral("d.conf")}));
        QVERIFY(first.says("offer").isEmpty());
        QVERIFY(first.showTab(1));
        QTRY_VERIFY(first.says("text").startsWith(QLatin1String("# first env")));
        QVERIFY(first.showTab(2));
        QTRY_VERIFY(first.says("text").startsWith(QLatin1String("# second env")));
        QVERIFY(first.trigger(QStringLiteral("file.save")));
        QTRY_COMPARE(read("c.conf"), "# second " + someJob);
        QCOMPARE(read("b.conf"), someJob);
    }

    void whatSomebodyElseWroteMeanwhileIsNotOverwritten()
    {
        DrivenSluice sluice(home());
        QVERIFY(sluice.start({file("a.conf")}));
        QVERIFY(sluice.type(QStringLiteral("# mine ")));
        QTRY_COMPARE_WITH_TIMEOUT(copies().size(), 1, 20000);
        sluice.kill();
        write("a.conf", "# theirs\n");
        QVERIFY(sluice.start({}));
        QTRY_VERIFY(!sluice.says("offer").isEmpty());
        QVERIFY(sluice.press(QStringLiteral("recoveryOffer"), QStringLiteral("Restore")));
        QTRY_VERIFY(sluice.says("fileNotice").contains(QLatin1String("a.conf")));
        QVERIFY(sluice.trigger(QStringLiteral("file.save")));
        QCOMPARE(read("a.conf"), QByteArray("# theirs\n"));
        QVERIFY(sluice.press(QStringLiteral("fileNotice"), QStringLiteral("Keep mine")));
        QTRY_VERIFY(sluice.says("fileNotice").isEmpty());
        QVERIFY(sluice.trigger(QStringLiteral("file.save")));
        QTRY_COMPARE(read("a.conf"), "# mine " + someJob);
    }

    void aLinkRestoresIntoItsTab()
    {
        DrivenSluice sluice(home());
        const QString real = file("a.conf");
        const QString link = home_->filePath(QStringLiteral("link.conf"));
        QVERIFY(QFile::link(real, link));
        QVERIFY(sluice.start({link}));
        QVERIFY(sluice.type(QStringLiteral("# mine ")));
        QTRY_COMPARE_WITH_TIMEOUT(copies().size(), 1, 20000);
        sluice.kill();
        clearSessions();
        QVERIFY(sluice.start({real}));
        QTRY_COMPARE(sluice.tabs(), QStringList(QStringLiteral("a.conf")));
        QVERIFY(sluice.press(QStringLiteral("recoveryOffer"), QStringLiteral("Restore")));
        QTRY_COMPARE(sluice.tabs(), QStringList(QStringLiteral("a.conf *")));
    }

    void aCopyHoldsNoSecretThatTheFileDoesNot()
    {
        DrivenSluice sluice(home());
        QVERIFY(sluice.start({file("a.conf")}));
        QVERIFY(sluice.type(QStringLiteral("password = \"hunter2\" #")));
        QTRY_COMPARE_WITH_TIMEOUT(copies().size(), 1, 20000);
        QTRY_VERIFY(readPath(copies().constFirst()).contains("SLUICE-SECRET-NOT-KEPT"));
        const QByteArray copy = readPath(copies().constFirst());
        QVERIFY2(!copy.contains("hunter2") && copy.contains("kept"), copy.constData());
        sluice.kill();
        QVERIFY(sluice.start({}));
        QTRY_VERIFY(sluice.says("offer").contains(QLatin1String("typed again")));
    }

    void aSessionThatEndedWellComesBackAndOneWindowOfTwoDoesNot()
    {
        DrivenSluice first(home());
        DrivenSluice second(home());
        QVERIFY(first.start({file("a.conf")}));
        QVERIFY(second.start({QStringLiteral("--new-instance"), file("b.conf")}));
        QTRY_COMPARE(second.tabs(), QStringList(QStringLiteral("b.conf")));
        QVERIFY(second.quit());
        QVERIFY(first.quit());
        QVERIFY(first.start({}));
        QTRY_COMPARE(first.tabs(), QStringList(QStringLiteral("a.conf")));
    }

private:
    QString home() const { return home_->path(); }
    QString copyFolder() const { return home() + QStringLiteral("/data/sluice/sluice/recovery"); }
    QString file(const char *name) const
    {
        const QString path = home_->filePath(QLatin1String(name));
        if (!QFile::exists(path))
            write(name, someJob);
        return path;
    }
    void write(const char *name, const QByteArray &bytes) const
    {
        QFile file(home_->filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    static QByteArray readPath(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QByteArray read(const char *name) const { return readPath(home_->filePath(QLatin1String(name))); }
    QStringList copies() const
    {
        QStringList paths;
        const QDir folder(copyFolder());
        for (const QString &name : folder.entryList({QStringLiteral("*.recovery")}, QDir::Files))
            paths.append(folder.absoluteFilePath(name));
        return paths;
    }
    void clearSessions() const
    {
        QDir folder(home() + QStringLiteral("/data/sluice/sluice/sessions"));
        QVERIFY(folder.removeRecursively());
    }

    std::unique_ptr<QTemporaryDir> home_;
};

QTEST_GUILESS_MAIN(TestKilled)
#include "test_killed.moc"
