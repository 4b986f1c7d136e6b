#include "models/editing/document.h"
#include "tests/models/editing/filetest.h"

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
using editing::Document;
using test::bytesOf;
using test::modeOf;

namespace {

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
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("tabs and blanks at the end") << QByteArray("\tenv {   \n} \t");
    }

    void bytesAreKept()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(test::put(path_, bytes));
        QVERIFY(document_->load(path_));
        if (document_->encoding() == Encoding::Utf8)
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
        QVERIFY(test::put(path_, "a = 1\n"));
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
        QVERIFY(test::put(path_, "a = 1\n"));
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
        QVERIFY(!isFolder && isFolder.error().code == ErrorCode::NotRegular);
        const QString pipe = folder_->filePath(QStringLiteral("pipe"));
        QVERIFY(::mkfifo(QFile::encodeName(pipe).constData(), 0600) == 0);
        const auto isPipe = document_->load(pipe); // must not wait for somebody to write
        QVERIFY(!isPipe && isPipe.error().code == ErrorCode::NotRegular);
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
        QVERIFY(loaded.error().english().find("16 MB") != std::string::npos);
    }

    void whatIsNoTextIsRefused()
    {
        QVERIFY(test::put(path_, QByteArray("a = 1\0b\n", 8)));
        const auto loaded = document_->load(path_);
        QVERIFY(!loaded && loaded.error().code == ErrorCode::NotText);
        QCOMPARE(loaded.error().place.c_str(), qPrintable(path_));
        QVERIFY(document_->path().isEmpty());
        QVERIFY(test::put(path_, "\x1f\x8b\x08\x08 and more"));
        QVERIFY(!document_->load(path_));
    }

    void severalNamesAreWrittenInPlaceOnlyWhenAsked()
    {
        QVERIFY(test::put(path_, "a = 1\n"));
        const QString other = folder_->filePath(QStringLiteral("other.conf"));
        QVERIFY(::link(QFile::encodeName(path_).constData(), QFile::encodeName(other).constData()) == 0);
        QVERIFY(document_->load(path_));
        QVERIFY(document_->apply({{4, 1, "2"}}, QStringLiteral("set")));
        const auto saved = document_->save();
        QVERIFY(!saved && saved.error().code == ErrorCode::InPlaceOnly);
        QCOMPARE(bytesOf(path_), QByteArray("a = 1\n"));
        QVERIFY(document_->isModified());
        QVERIFY(document_->save(editing::SaveHow::InPlace));
        QCOMPARE(bytesOf(other), QByteArray("a = 2\n"));
        QVERIFY(!document_->isModified());
    }

    void aProtectedFileIsWrittenOnlyWhenAsked()
    {
        QVERIFY(test::put(path_, "a = 1\n"));
        QVERIFY(::chmod(QFile::encodeName(path_).constData(), 0444) == 0);
        QVERIFY(document_->load(path_));
        QVERIFY(document_->apply({{4, 1, "2"}}, QStringLiteral("set")));
        const auto saved = document_->save();
        QVERIFY(!saved && saved.error().code == ErrorCode::ReadOnly);
        QCOMPARE(bytesOf(path_), QByteArray("a = 1\n"));
        QVERIFY(document_->save(editing::SaveHow::InPlace));
        QCOMPARE(bytesOf(path_), QByteArray("a = 2\n"));
        QCOMPARE(modeOf(path_), 0444U);
    }

    void aFullDiskLosesNothing()
    {
        const QByteArray old(200, 'a');
        QVERIFY(test::put(path_, old));
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
        QVERIFY(!saved && saved.error().code == ErrorCode::NotRegular);
        QVERIFY(!QFileInfo(QStringLiteral("/dev/null")).isFile());
    }

private:
    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<Document> document_;
    QString path_;
};

QTEST_GUILESS_MAIN(TestDocumentFiles)
#include "test_documentfiles.moc"
