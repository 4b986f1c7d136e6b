#include "models/editing/document.h"
#include "models/editing/recovery.h"
#include "tests/models/editing/filetest.h"

#include <QDir>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>

using namespace sluice;
using editing::DiskState;
using editing::Document;
using test::bytesOf;
using test::put;

namespace {

const QByteArray fileText = "a = 1\n";
const QByteArray ownText = "a = 3\n";
const QByteArray foreignText = "a = 222\n";

/// What somebody else does to the file.
enum class Event
{
    Nothing,
    Touched,
    Written,
    WrittenSameSizeAndTime,
    Replaced,
    WrittenAsOwn, ///< exactly what is in the window
    Deleted,
    DeletedAndPutBack,
    BecameFolder,
    Forbidden,
};

enum class Copy
{
    Clean,
    Modified,
    Restored, ///< by a program that was killed before the event
};

enum class Act
{
    Save,
    Reload,
    KeepAndSave,
    Compare,
};

void happen(Event event, const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    const QString other = path + QStringLiteral(".new");
    struct stat before = {};
    ::stat(name.constData(), &before);
    switch (event) {
    case Event::Nothing:
        return;
    case Event::Touched: {
        const timespec times[2] = {{1000, 0}, {1000, 0}};
        QVERIFY(::utimensat(AT_FDCWD, name.constData(), times, 0) == 0);
        return;
    }
    case Event::Written:
        QVERIFY(put(path, foreignText));
        return;
    case Event::WrittenSameSizeAndTime: {
        QVERIFY(put(path, QByteArray(fileText).replace('1', '9')));
        const timespec times[2] = {before.st_atim, before.st_mtim};
        QVERIFY(::utimensat(AT_FDCWD, name.constData(), times, 0) == 0);
        return;
    }
    case Event::Replaced:
        QVERIFY(put(other, foreignText));
        QVERIFY(::rename(QFile::encodeName(other).constData(), name.constData()) == 0);
        return;
    case Event::WrittenAsOwn:
        QVERIFY(put(path, ownText));
        return;
    case Event::Deleted:
        QVERIFY(QFile::remove(path));
        return;
    case Event::DeletedAndPutBack:
        QVERIFY(QFile::rename(path, other));
        QVERIFY(QFile::rename(other, path));
        return;
    case Event::BecameFolder:
        QVERIFY(QFile::remove(path));
        QVERIFY(QDir().mkdir(path));
        return;
    case Event::Forbidden:
        QVERIFY(::chmod(name.constData(), 0) == 0);
        return;
    }
}

DiskState stateAfter(Event event, Copy copy)
{
    switch (event) {
    case Event::Written:
    case Event::WrittenSameSizeAndTime:
    case Event::Replaced:
        return DiskState::Changed;
    case Event::WrittenAsOwn:
        return copy == Copy::Clean ? DiskState::Changed : DiskState::Same;
    case Event::Deleted:
        return DiskState::Missing;
    case Event::BecameFolder:
    case Event::Forbidden:
        return DiskState::Unreadable;
    default:
        return DiskState::Same;
    }
}

} // namespace

/// What others do to a file that is open, against what the person does about it: nothing may be lost,
/// whichever side it is on, but by a decision of the person.
class TestDocumentDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        document_.reset(); // it has a lock in the folder
        folder_ = std::make_unique<QTemporaryDir>();
        QVERIFY(folder_->isValid());
        path_ = folder_->filePath(QStringLiteral("orders.conf"));
        open();
    }

    void nothingIsLost_data()
    {
        QTest::addColumn<int>("event");
        QTest::addColumn<int>("copy");
        QTest::addColumn<int>("act");
        const QStringList events{QStringLiteral("nothing"),  QStringLiteral("touched"),
                                 QStringLiteral("written"),  QStringLiteral("same size and time"),
                                 QStringLiteral("replaced"), QStringLiteral("written as own"),
                                 QStringLiteral("deleted"),  QStringLiteral("put back"),
                                 QStringLiteral("folder"),   QStringLiteral("forbidden")};
        const QStringList copies{QStringLiteral("clean"), QStringLiteral("modified"),
                                 QStringLiteral("restored")};
        const QStringList acts{QStringLiteral("save"), QStringLiteral("reload"), QStringLiteral("keep"),
                               QStringLiteral("compare")};
        for (int event = 0; event < events.size(); ++event) {
            for (int copy = 0; copy < copies.size(); ++copy) {
                for (int act = 0; act < acts.size(); ++act)
                    QTest::newRow(qPrintable(events.at(event) + QStringLiteral(", ") + copies.at(copy) +
                                             QStringLiteral(", ") + acts.at(act)))
                        << event << copy << act;
            }
        }
    }

    void nothingIsLost()
    {
        QFETCH(int, event);
        QFETCH(int, copy);
        QFETCH(int, act);
        const auto happened = static_cast<Event>(event);
        const auto kind = static_cast<Copy>(copy);
        QVERIFY(put(path_, fileText));
        prepare(kind, happened);
        const DiskState state = stateAfter(happened, kind);
        QTRY_COMPARE(document_->diskState(), state);
        const QByteArray own = kind == Copy::Clean ? fileText : ownText;
        QCOMPARE(bytesOf(document_->text()), own);
        const bool sameAsDisk = happened == Event::WrittenAsOwn && kind != Copy::Clean;
        // A clean window hears of it at once, one with changes when it has looked.
        QTRY_COMPARE(document_->isModified(),
                     (kind != Copy::Clean && !sameAsDisk) || state == DiskState::Missing);
        const QByteArray disk = bytesOf(path_);
        switch (static_cast<Act>(act)) {
        case Act::Save:
            saveAfter(state, own, disk);
            break;
        case Act::Reload:
            reloadAfter(state, own, disk);
            break;
        case Act::KeepAndSave:
            keepAfter(happened, own);
            break;
        case Act::Compare:
            compareAfter(state, own, disk);
            break;
        }
        if (happened == Event::BecameFolder)
            QVERIFY(QFileInfo(path_).isDir());
    }

    void aChangeBetweenTheDecisionAndTheSaveIsNoticed()
    {
        QVERIFY(put(path_, fileText));
        QVERIFY(document_->load(path_));
        edit();
        QVERIFY(put(path_, foreignText));
        QTRY_COMPARE(document_->diskState(), DiskState::Changed);
        document_->keepOwnText();
        QCOMPARE(document_->diskState(), DiskState::Same);
        QVERIFY(put(path_, "a = 4444\n"));
        const auto saved = document_->save(); // at once: no watcher has told of it
        QVERIFY(!saved && saved.error().code == ErrorCode::Conflict);
        QCOMPARE(bytesOf(path_), QByteArray("a = 4444\n"));
    }

    void whatCameAfterTheLookIsNotKeptUnseen()
    {
        QVERIFY(put(path_, fileText));
        QVERIFY(document_->load(path_));
        QVERIFY(put(path_, foreignText));
        QTRY_COMPARE(document_->diskState(), DiskState::Changed);
        QVERIFY(put(path_, "a = 4444\n"));
        document_->keepOwnText(); // of what the person saw
        QCOMPARE(document_->diskState(), DiskState::Changed);
        document_->keepOwnText();
        QCOMPARE(document_->diskState(), DiskState::Same);
        QVERIFY(document_->save());
        QCOMPARE(bytesOf(path_), fileText);
    }

    void aDeletedFileIsAModification()
    {
        QVERIFY(put(path_, fileText));
        QVERIFY(document_->load(path_));
        QSignalSpy modified(document_.get(), &Document::modifiedChanged);
        QSignalSpy written(document_.get(), &Document::recoveryWritten);
        QVERIFY(QFile::remove(path_));
        QTRY_VERIFY(document_->isModified());
        QCOMPARE(modified.count(), 1);
        // The text is only in this program now: it has a copy.
        QTRY_COMPARE_WITH_TIMEOUT(written.count(), 1, 10000);
        QVERIFY(put(path_, fileText));
        QTRY_VERIFY(!document_->isModified());
        QCOMPARE(document_->recoveryWrittenMs(), 0);
        QVERIFY(QFile::remove(path_));
        QTRY_VERIFY(document_->isModified());
        QVERIFY(document_->save());
        QCOMPARE(bytesOf(path_), fileText);
        QVERIFY(!document_->isModified());
        QCOMPARE(document_->diskState(), DiskState::Same);
    }

    void aFileThatCameBackDuringTheSaveIsNotOverwritten()
    {
        QVERIFY(put(path_, fileText));
        QVERIFY(document_->load(path_));
        QVERIFY(QFile::remove(path_));
        QTRY_COMPARE(document_->diskState(), DiskState::Missing);
        QVERIFY(put(path_, foreignText));
        const auto saved = document_->save();
        QVERIFY(!saved && saved.error().code == ErrorCode::Conflict);
        QCOMPARE(document_->diskState(), DiskState::Changed);
        QCOMPARE(bytesOf(path_), foreignText);
    }

    void aReplacedTargetOfALinkIsNoticed()
    {
        const QString real = folder_->filePath(QStringLiteral("real/orders.conf"));
        QVERIFY(QDir().mkpath(QFileInfo(real).path()));
        QVERIFY(put(real, fileText));
        QVERIFY(QFile::link(real, path_));
        QVERIFY(document_->load(path_));
        happen(Event::Replaced, real);
        QTRY_COMPARE(document_->diskState(), DiskState::Changed);
        happen(Event::Replaced, real); // once more: it is watched on
        document_->keepOwnText();
        happen(Event::Written, real);
        QTRY_COMPARE(document_->diskState(), DiskState::Same);
        QVERIFY(document_->save());
        QVERIFY(QFileInfo(path_).isSymLink());
        QCOMPARE(bytesOf(real), fileText);
    }

    void theOwnSaveIsNoForeignChange()
    {
        QVERIFY(put(path_, fileText));
        QVERIFY(document_->load(path_));
        QSignalSpy states(document_.get(), &Document::diskStateChanged);
        edit();
        QVERIFY(document_->save());
        QVERIFY(put(path_, foreignText)); // proves that the watch still works after the save
        QTRY_COMPARE(document_->diskState(), DiskState::Changed);
        QCOMPARE(states.count(), 1);
    }

private:
    void open()
    {
        document_ = std::make_unique<Document>();
        document_->setRecoveryFolder(folder_->filePath(QStringLiteral("recovery")), 0);
    }
    void edit() { QVERIFY(document_->apply({{4, 1, "3"}}, QStringLiteral("set"))); }

    void prepare(Copy kind, Event happened)
    {
        open();
        QVERIFY(document_->load(path_));
        if (kind != Copy::Clean)
            edit();
        if (kind != Copy::Restored) {
            happen(happened, path_);
            return;
        }
        const FileState base = readFile(path_.toStdString(), 1000)->state;
        const QString copies = folder_->filePath(QStringLiteral("left"));
        {
            editing::RecoverySlot crashed(copies); // goes without removing its copy, as a crash does
            editing::RecoveryInfo info;
            info.path = path_;
            info.title = QStringLiteral("orders.conf");
            info.base = base;
            QVERIFY(crashed.write(info, ownText.toStdString()));
        }
        open();
        happen(happened, path_);
        QVERIFY(document_->restore(editing::abandonedCopies(copies).constFirst()));
    }

    /// The own text can still be had: it is there, or one undo away.
    void ownIsNotLost(const QByteArray &own)
    {
        if (bytesOf(document_->text()) == own)
            return;
        document_->undoStack()->undo();
        QCOMPARE(bytesOf(document_->text()), own);
    }

    void saveAfter(DiskState state, const QByteArray &own, const QByteArray &disk)
    {
        const auto saved = document_->save();
        if (state == DiskState::Same || state == DiskState::Missing) {
            QVERIFY2(saved, saved ? "" : saved.error().english().c_str());
            QCOMPARE(bytesOf(path_), own);
            QVERIFY(!document_->isModified());
            return;
        }
        QVERIFY(!saved);
        QCOMPARE(saved.error().code == ErrorCode::Conflict, state == DiskState::Changed);
        QCOMPARE(bytesOf(path_), disk);
        QCOMPARE(bytesOf(document_->text()), own);
    }

    void reloadAfter(DiskState state, const QByteArray &own, const QByteArray &disk)
    {
        const auto reloaded = document_->reload();
        if (state == DiskState::Same || state == DiskState::Changed) {
            QVERIFY2(reloaded, reloaded ? "" : reloaded.error().english().c_str());
            QCOMPARE(bytesOf(document_->text()), disk);
            QVERIFY(!document_->isModified());
            QCOMPARE(document_->diskState(), DiskState::Same);
        } else {
            QVERIFY(!reloaded);
            QCOMPARE(document_->diskState(), state);
        }
        QCOMPARE(bytesOf(path_), disk);
        ownIsNotLost(own);
    }

    void keepAfter(Event event, const QByteArray &own)
    {
        document_->keepOwnText();
        QCOMPARE(document_->diskState(), DiskState::Same);
        QVERIFY(document_->isModified());
        const auto saved = document_->save();
        if (event == Event::BecameFolder) {
            QVERIFY(!saved && saved.error().code == ErrorCode::NotRegular);
            QCOMPARE(bytesOf(document_->text()), own);
            return;
        }
        if (event == Event::Forbidden && !saved) {
            // It may take a second decision, to write what may not be written.
            QVERIFY(saved.error().code == ErrorCode::ReadOnly ||
                    saved.error().code == ErrorCode::InPlaceOnly || saved.error().code == ErrorCode::Io);
            QCOMPARE(bytesOf(document_->text()), own);
            return;
        }
        QVERIFY2(saved, saved ? "" : saved.error().english().c_str());
        QCOMPARE(bytesOf(path_), own);
        QVERIFY(!document_->isModified());
    }

    void compareAfter(DiskState state, const QByteArray &own, const QByteArray &disk)
    {
        const auto onDisk = document_->diskText();
        QCOMPARE(onDisk.has_value(), state == DiskState::Same || state == DiskState::Changed);
        if (onDisk)
            QCOMPARE(bytesOf(*onDisk), disk);
        QCOMPARE(bytesOf(document_->text()), own);
        QCOMPARE(bytesOf(path_), disk);
        QCOMPARE(document_->diskState(), state);
    }

    test::AsNobody nobody_;
    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<Document> document_;
    QString path_;
};

QTEST_GUILESS_MAIN(TestDocumentDisk)
#include "test_documentdisk.moc"
