#include "models/editing/document.h"
#include "models/editing/file.h"
#include "models/editing/recovery.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace sluice;
using editing::DiskState;
using editing::Document;

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray bytesOf(const std::string &text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

unsigned modeOf(const QString &path)
{
    struct stat status
    {
    };
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 07777U : 0U;
}

/// Files of this process cannot grow beyond some bytes while this lives: a disk that is full.
class FullDisk
{
public:
    explicit FullDisk(rlim_t bytes)
        : handler_(std::signal(SIGXFSZ, SIG_IGN))
    {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limited{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limited);
    }
    ~FullDisk()
    {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }
    FullDisk(const FullDisk &) = delete;
    FullDisk &operator=(const FullDisk &) = delete;

private:
    rlimit before_{};
    void (*handler_)(int);
};

} // namespace

class TestDocumentFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        QVERIFY(folder_->isValid());
        path_ = folder_->filePath(QStringLiteral("orders.conf"));
        document_ = std::make_unique<Document>();
        document_->setRecoveryFolder(folder_->filePath(QStringLiteral("recovery")));
    }

    void bytesAreKept_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("plain") << QByteArray("env {\n}\n");
        QTest::newRow("no last newline") << QByteArray("env {\n}");
        QTest::newRow("CRLF") << QByteArray("env {\r\n}\r\n");
        QTest::newRow("lone CR and mixed ends") << QByteArray("env {\r}\r\n\n");
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                       "env {\n}\n");
        QTest::newRow("invalid UTF-8") << QByteArray("env { job.name = \"\xff\xc3\" }\n");
        QTest::newRow("NUL") << QByteArray("a = 1\0b\n", 8);
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("tabs and blanks at the end") << QByteArray("\tenv {   \n} \t");
    }

    void bytesAreKept()
    {
        QFETCH(QByteArray, bytes);
        put(path_, bytes);
        QVERIFY(document_->load(path_));
        QCOMPARE(bytesOf(document_->text()), bytes);
        QVERIFY(!document_->isModified());
        QVERIFY(document_->save());
        QCOMPARE(bytesOf(path_), bytes);
        // One byte more and nothing else.
        const std::size_t end = document_->text().size();
        QVERIFY(document_->apply({{end, 0, "#"}}, QStringLiteral("append")));
        QVERIFY(document_->isModified());
        QVERIFY(document_->save());
        QVERIFY(!document_->isModified());
        QCOMPARE(bytesOf(path_), bytes + '#');
    }

    void undoingASaveIsAModification()
    {
        put(path_, "a = 1\n");
        QVERIFY(document_->load(path_));
        QVERIFY(document_->apply({{4, 1, "2"}}, QStringLiteral("set")));
        QVERIFY(document_->save());
        QSignalSpy modified(document_.get(), &Document::modifiedChanged);
        document_->undoStack()->undo();
        QVERIFY(document_->isModified());
        QCOMPARE(modified.count(), 1);
    }

    void permissionsAndLinksStay()
    {
        put(path_, "a = 1\n");
        QVERIFY(::chmod(QFile::encodeName(path_).constData(), 0640) == 0);
        const QString link = folder_->filePath(QStringLiteral("link.conf"));
        QVERIFY(QFile::link(path_, link));
        QVERIFY(document_->load(link));
        QVERIFY(document_->apply({{4, 1, "2"}}, QStringLiteral("set")));
        QVERIFY(document_->save());
        QVERIFY(QFileInfo(link).isSymLink());
        QCOMPARE(bytesOf(path_), QByteArray("a = 2\n"));
        QCOMPARE(modeOf(path_), 0640U);
    }

    void whatCannotBeReadIsSaid()
    {
        const auto missing = document_->load(folder_->filePath(QStringLiteral("nowhere.conf")));
        QVERIFY(!missing && missing.error().code == ErrorCode::NotFound);
        const auto isFolder = document_->load(folder_->path());
        QVERIFY(!isFolder && isFolder.error().code == ErrorCode::Io);
        const QString pipe = folder_->filePath(QStringLiteral("pipe"));
        QVERIFY(::mkfifo(QFile::encodeName(pipe).constData(), 0600) == 0);
        const auto isPipe = document_->load(pipe); // must not wait for somebody to write
        QVERIFY(!isPipe && isPipe.error().code == ErrorCode::Io);
        QVERIFY(document_->path().isEmpty());
    }

    void whatIsTooLargeIsRefused()
    {
        QFile file(path_);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.resize(Document::maximumBytes + 1));
        file.close();
        const auto loaded = document_->load(path_);
        QVERIFY(!loaded && loaded.error().code == ErrorCode::TooLarge);
        QVERIFY(loaded.error().message.find("16 MB") != std::string::npos);
    }

    void aFullDiskLosesNothing()
    {
        const QByteArray old(200, 'a');
        put(path_, old);
        QVERIFY(document_->load(path_));
        QVERIFY(document_->apply({{0, 0, std::string(100000, 'b')}}, QStringLiteral("grow")));
        {
            const FullDisk full(4096);
            const auto saved = document_->save();
            QVERIFY(!saved && saved.error().code == ErrorCode::Io);
        }
        QCOMPARE(bytesOf(path_), old);
        QVERIFY(document_->isModified());
        QCOMPARE(QDir(folder_->path()).entryList(QDir::Files), QStringList(QStringLiteral("orders.conf")));
        QVERIFY(document_->save());
        QCOMPARE(bytesOf(path_), QByteArray(100000, 'b') + old);
    }

    void devicesAreNotReplaced()
    {
        document_->setText("a = 1\n", QStringLiteral("sample.conf"));
        const auto saved = document_->saveAs(QStringLiteral("/dev/null"));
        QVERIFY(!saved && saved.error().code == ErrorCode::Io);
        QVERIFY(!QFileInfo(QStringLiteral("/dev/null")).isFile());
    }

    void somebodyElsesChangeIsNoticed()
    {
        put(path_, "a = 1\n");
        QVERIFY(document_->load(path_));
        QSignalSpy states(document_.get(), &Document::diskStateChanged);
        put(path_, "a = 22\n");
        QTRY_COMPARE(document_->diskState(), DiskState::Changed);
        QCOMPARE(states.count(), 1);
        QCOMPARE(*document_->diskText(), std::string("a = 22\n"));
        // Saving would overwrite it: refused until the person has decided.
        QVERIFY(document_->apply({{4, 1, "3"}}, QStringLiteral("set")));
        const auto saved = document_->save();
        QVERIFY(!saved && saved.error().code == ErrorCode::InvalidArgument);
        QCOMPARE(bytesOf(path_), QByteArray("a = 22\n"));
        document_->keepOwnText();
        QCOMPARE(document_->diskState(), DiskState::Same);
        QVERIFY(document_->save());
        QCOMPARE(bytesOf(path_), QByteArray("a = 3\n"));
    }

    void aFileThatIsReplacedIsNoticed()
    {
        put(path_, "a = 1\n");
        QVERIFY(document_->load(path_));
        const QString other = folder_->filePath(QStringLiteral("other"));
        put(other, "a = 5\n");
        QVERIFY(::rename(QFile::encodeName(other).constData(), QFile::encodeName(path_).constData()) == 0);
        QTRY_COMPARE(document_->diskState(), DiskState::Changed);
        QVERIFY(document_->reload());
        QCOMPARE(document_->text(), std::string("a = 5\n"));
        QVERIFY(!document_->isModified());
        QCOMPARE(document_->diskState(), DiskState::Same);
        document_->undoStack()->undo(); // even a reload can be undone
        QCOMPARE(document_->text(), std::string("a = 1\n"));
        QVERIFY(document_->isModified());
    }

    void aFileThatIsRemovedIsNoticedAndComesBackWithASave()
    {
        put(path_, "a = 1\n");
        QVERIFY(document_->load(path_));
        QVERIFY(QFile::remove(path_));
        QTRY_COMPARE(document_->diskState(), DiskState::Missing);
        QVERIFY(document_->save());
        QCOMPARE(document_->diskState(), DiskState::Same);
        QCOMPARE(bytesOf(path_), QByteArray("a = 1\n"));
    }

    void theOwnSaveIsNoForeignChange()
    {
        put(path_, "a = 1\n");
        QVERIFY(document_->load(path_));
        QSignalSpy states(document_.get(), &Document::diskStateChanged);
        QVERIFY(document_->apply({{4, 1, "2"}}, QStringLiteral("set")));
        QVERIFY(document_->save());
        put(path_, "a = 9\n"); // proves that the watch still works after the save
        QTRY_COMPARE(document_->diskState(), DiskState::Changed);
        QCOMPARE(states.count(), 1);
    }

    void unsavedTextHasAPrivateCopy()
    {
        const QString copies = folder_->filePath(QStringLiteral("recovery"));
        put(path_, "a = 1\n");
        QVERIFY(document_->load(path_));
        QSignalSpy written(document_.get(), &Document::recoveryWritten);
        QVERIFY(document_->apply({{4, 1, "2"}}, QStringLiteral("set")));
        QTRY_COMPARE_WITH_TIMEOUT(written.count(), 1, 10000);
        const QStringList files = QDir(copies).entryList({QStringLiteral("*.recovery")}, QDir::Files);
        QCOMPARE(files.size(), 1);
        QCOMPARE(modeOf(copies + QLatin1Char('/') + files.first()), 0600U);
        QCOMPARE(modeOf(copies), 0700U);
        // Its owner runs: nobody else is offered it.
        QVERIFY(editing::abandonedCopies(copies).isEmpty());
        QVERIFY(document_->save());
        QVERIFY(QDir(copies).entryList(QDir::Files).isEmpty());
        QCOMPARE(document_->recoveryWrittenMs(), 0);
    }

    void aCrashLeavesACopyThatCanBeRestored()
    {
        const QString copies = folder_->filePath(QStringLiteral("recovery"));
        put(path_, "a = 1\n");
        {
            editing::RecoverySlot crashed(copies); // goes without removing its copy, as a crash does
            QVERIFY(crashed.write(path_, QStringLiteral("orders.conf"), 1700000000000, "a = \xff\n\nb"));
        }
        const QList<editing::RecoveryCopy> found = editing::abandonedCopies(copies);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().path, path_);
        QCOMPARE(found.first().timeMs, 1700000000000);
        QVERIFY(document_->restore(found.first()));
        QCOMPARE(document_->text(), std::string("a = \xff\n\nb"));
        QCOMPARE(document_->path(), path_);
        QVERIFY(document_->isModified());
        QVERIFY(!QFile::exists(found.first().file)); // the document has a copy of its own by now
        document_->undoStack()->undo();
        QCOMPARE(document_->text(), std::string("a = 1\n"));
    }

    void closingRemovesTheCopy()
    {
        const QString copies = folder_->filePath(QStringLiteral("recovery"));
        document_->setText("a = 1\n", QStringLiteral("sample.conf"));
        QSignalSpy written(document_.get(), &Document::recoveryWritten);
        QVERIFY(document_->apply({{4, 1, "2"}}, QStringLiteral("set")));
        QTRY_COMPARE_WITH_TIMEOUT(written.count(), 1, 10000);
        document_.reset();
        QVERIFY(QDir(copies).entryList({QStringLiteral("*.recovery")}, QDir::Files).isEmpty());
    }

    void otherFilesAreNoCopies()
    {
        const QString copies = folder_->filePath(QStringLiteral("recovery"));
        QVERIFY(QDir().mkpath(copies));
        put(copies + QStringLiteral("/junk.recovery"), "not json\nrest");
        put(copies + QStringLiteral("/empty.recovery"), "");
        QVERIFY(editing::abandonedCopies(copies).isEmpty());
        const editing::RecoveryCopy junk{copies + QStringLiteral("/junk.recovery"), {}, {}, 0};
        const auto text = editing::readCopy(junk, Document::maximumBytes);
        QVERIFY(!text && text.error().code == ErrorCode::Parse);
    }

private:
    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<Document> document_;
    QString path_;
};

QTEST_GUILESS_MAIN(TestDocumentFiles)
#include "test_documentfiles.moc"
