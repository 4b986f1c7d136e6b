#include "tests/support/shots.h"
#include "tests/ui/shell/windowfixture.h"
#include "ui/shell/busyfield.h"
#include "ui/shell/clusterregistry.h"
#include "ui/shell/helppanel.h"
#include "ui/shell/recordings.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace sluice;
using test::WindowFixture;

namespace {

const QByteArray reply = "{\"t\":1,\"endpoint\":\"/overview\",\"status\":200,\"body\":{}}\n";

/// A file whose reader waits until somebody writes: what is read as slowly as a test likes.
class SlowFile
{
public:
    explicit SlowFile(const QString &path)
        : path_(path)
        , made_(mkfifo(QFile::encodeName(path).constData(), 0600) == 0)
    {
    }
    bool isMade() const { return made_; }
    void finish(const QByteArray &content)
    {
        QFile file(path_);
        if (file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            file.write(content);
    }

private:
    QString path_;
    bool made_;
};

} // namespace

/// Recordings are read beside the window, and what they lack is said.
class TestShellRecordings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWindowLivesWhileOneIsRead()
    {
        WindowFixture fixture;
        SlowFile file(fixture.folder.filePath(QStringLiteral("slow.jsonl")));
        QVERIFY(file.isMade());
        const QString path = fixture.folder.filePath(QStringLiteral("slow.jsonl"));
        Q_EMIT fixture.window->files().recordingRequested(
            path); // comes back although nothing can be read yet
        Q_EMIT fixture.window->files().recordingRequested(path); // and is not read twice
        const auto fields = fixture.window->findChildren<shell::BusyField *>();
        const auto shown = std::find_if(fields.begin(), fields.end(),
                                        [](const shell::BusyField *field) { return field->isBusy(); });
        QVERIFY(shown != fields.end());
        QVERIFY2(!(*shown)->isVisible(), "a short wait is not shown");
        QTRY_VERIFY((*shown)->isVisible());
        QVERIFY((*shown)->findChild<QLabel *>()->text().contains(QLatin1String("slow.jsonl")));
        QVERIFY(fixture.window->clusters().names().isEmpty());
        file.finish(reply);
        QTRY_COMPARE(fixture.window->clusters().names(),
                     QStringList{QStringLiteral("slow.jsonl (recording)")});
        QTRY_COMPARE(fixture.window->findChildren<shell::BusyField *>().size(), fields.size() - 1);
        QVERIFY(!fixture.window->notices().sentence().contains(QLatin1String("is not whole")));
    }

    void tellsHowFarItIs()
    {
        shell::BusyField field{QStringLiteral("Cancel")};
        field.start(QStringLiteral("Reading…"));
        QCOMPARE(field.findChild<QProgressBar *>()->maximum(), 0);
        field.setPercent(40);
        QCOMPARE(field.findChild<QProgressBar *>()->value(), 40);
        QSignalSpy cancelled(&field, &shell::BusyField::cancelRequested);
        field.findChild<QToolButton *>()->click();
        QCOMPARE(cancelled.size(), 1);
    }

    void aReadingCanBeCancelled()
    {
        WindowFixture fixture;
        shell::Recordings recordings(fixture.window->clusters(), fixture.clock);
        QSignalSpy cancelled(&recordings, &shell::Recordings::cancelled);
        QSignalSpy failed(&recordings, &shell::Recordings::failed);
        const QString path = fixture.writeFile("long.jsonl", reply.repeated(400'000));
        recordings.open(path);
        recordings.cancel(path);
        QTRY_COMPARE(cancelled.size(), 1);
        QVERIFY(!recordings.isReading());
        QVERIFY(failed.isEmpty());
        QVERIFY(fixture.window->clusters().names().isEmpty());
        recordings.open(path); // given up with the window
    }

    void whatIsMissingIsSaid()
    {
        WindowFixture fixture;
        const QString path = fixture.writeFile(
            "cut.jsonl", reply + "nonsense\n" + QByteArray(reply).replace("1", "9999") + reply.left(30));
        fixture.window->openPaths({path});
        auto &notices = fixture.window->notices();
        QTRY_VERIFY2(notices.sentence().contains(QLatin1String("cut.jsonl is not whole")),
                     qPrintable(notices.sentence()));
        QVERIFY(notices.sentence().contains(QLatin1String("line 2")));
        QVERIFY(notices.sentence().contains(QLatin1String("ends in the middle")));
        test::saveShots(*fixture.window, QStringLiteral("recording-damaged"));
        notices.tell(QStringLiteral("Something newer.")); // it waits under what else happens
        notices.dismiss();
        QVERIFY(notices.sentence().contains(QLatin1String("is not whole")));
        notices.findChild<QPushButton *>()->click();
        QVERIFY(fixture.window->help().toPlainText().contains(QLatin1String("line 4")));
    }

    void theEndDoesNotHideThatItIsNotWhole()
    {
        WindowFixture fixture;
        const QString path = fixture.writeFile("cut.jsonl", reply + "nonsense\n" + reply.left(30));
        fixture.window->openPaths({path});
        auto &notices = fixture.window->notices();
        QTRY_VERIFY2(notices.sentence().contains(QLatin1String("is over")), qPrintable(notices.sentence()));
        QVERIFY2(notices.sentence().contains(QLatin1String("cut.jsonl is not whole")),
                 qPrintable(notices.sentence()));
        QVERIFY(notices.sentence().contains(QLatin1String("line 2")));
        const QString name = QStringLiteral("cut.jsonl (recording)");
        QTRY_VERIFY(fixture.window->clusters().monitor(name)->snapshot().ended);
        QVERIFY(fixture.window->clusters().monitor(name)->snapshot().recorded);
        const auto *bar = fixture.window->findChild<QLabel *>(QStringLiteral("statusClusters"));
        QVERIFY(bar);
        QTRY_VERIFY2(bar->text().contains(QLatin1String("ended, at 19")), qPrintable(bar->text()));
    }

    void whatIsNoRecordingFails()
    {
        WindowFixture fixture;
        Q_EMIT fixture.window->files().recordingRequested(
            fixture.folder.filePath(QStringLiteral("gone.jsonl")));
        QTRY_VERIFY(fixture.window->notices().sentence().contains(QLatin1String("cannot be read")));
    }
};

QTEST_MAIN(TestShellRecordings)
#include "test_recordings.moc"
