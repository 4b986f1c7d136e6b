#include "models/editing/document.h"
#include "models/editing/recovery.h"
#include "models/editing/samefile.h"
#include "models/job/lint/textorigin.h"
#include "tests/models/editing/filetest.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace sluice;
using editing::DiskState;
using editing::Document;
using test::bytesOf;
using test::modeOf;
using test::put;

namespace {

const QByteArray savedJob =
    "sink {\n  Jdbc {\n    user = \"maria\"\n    password = \"in the file\"\n  }\n}\n";

bool hasUnkeptProblem(const Document &document)
{
    const auto &problems = document.problems();
    return std::any_of(problems.begin(), problems.end(),
                       [](const job::Problem &one) { return one.code == "secret-not-kept"; });
}

} // namespace

class TestRecovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        document_.reset(); // it has a lock in the folder
        folder_ = std::make_unique<QTemporaryDir>();
        path_ = folder_->filePath(QStringLiteral("orders.conf"));
        copies_ = folder_->filePath(QStringLiteral("recovery"));
        document_ = std::make_unique<Document>();
        document_->setRecoveryFolder(copies_, 0);
    }

    void unsavedTextHasAPrivateCopy()
    {
        QVERIFY(put(path_, "a = 1\n"));
        QVERIFY(document_->load(path_));
        const QString copy = changeAndWait({{4, 1, "2"}});
        QVERIFY(!copy.isEmpty());
        QCOMPARE(modeOf(copy), 0600U);
        QCOMPARE(modeOf(copies_), 0700U);
        // Its owner runs: nobody else is offered it.
        QVERIFY(editing::abandonedCopies(copies_).isEmpty());
        QVERIFY(document_->save());
        QVERIFY(QDir(copies_).entryList(QDir::Files).isEmpty());
        QCOMPARE(document_->recoveryWrittenMs(), 0);
    }

    void closingRemovesTheCopy()
    {
        document_->setText("a = 1\n", QStringLiteral("sample.conf"));
        QVERIFY(!changeAndWait({{4, 1, "2"}}).isEmpty());
        document_.reset();
        QVERIFY(QDir(copies_).entryList(QDir::Files).isEmpty());
    }

    void aCopyKnowsTheStateOfItsFile()
    {
        QVERIFY(put(path_, bytesOf(*encodeText("# 订单\n", Encoding::Gbk))));
        QVERIFY(document_->load(path_));
        const FileState state = readFile(path_.toStdString(), 1000)->state;
        const editing::RecoveryCopy copy = leftBehind({{2, 0, "x"}});
        QVERIFY(copy.info.base.has_value());
        QVERIFY(copy.info.base->sameContent(state));
        QCOMPARE(copy.info.base->modifiedNs, state.modifiedNs);
        QCOMPARE(copy.info.base->inode, state.inode);
        QVERIFY(copy.info.encoding == Encoding::Gbk);
        QVERIFY(document_->restore(copy));
        QVERIFY(document_->text() == "# x订单\n");
        QCOMPARE(document_->diskState(), DiskState::Same);
        QVERIFY(document_->save());
        QCOMPARE(bytesOf(path_), bytesOf(*encodeText("# x订单\n", Encoding::Gbk)));
    }

    void aCopyCanBeRestored()
    {
        QVERIFY(put(path_, "a = 1\n"));
        editing::RecoveryInfo info;
        info.path = path_;
        info.title = QStringLiteral("orders.conf");
        info.timeMs = 1700000000000;
        info.base = readFile(path_.toStdString(), 1000)->state;
        const editing::RecoveryCopy copy = leftBehind(info, "a = \xff\n\nb");
        QCOMPARE(copy.info.path, path_);
        QCOMPARE(copy.info.timeMs, 1700000000000);
        QVERIFY(document_->restore(copy));
        QCOMPARE(document_->text(), std::string("a = \xff\n\nb"));
        QCOMPARE(document_->path(), path_);
        QVERIFY(document_->isModified());
        QVERIFY(!QFile::exists(copy.file)); // the document has a copy of its own by now
        document_->undoStack()->undo();
        QCOMPARE(document_->text(), std::string("a = 1\n"));
    }

    void copiesOfOlderVersionsRestoreAsAConflict()
    {
        QVERIFY(put(path_, "a = 1\n"));
        editing::RecoveryInfo info;
        info.path = path_;
        info.title = QStringLiteral("orders.conf"); // and no state of the file
        QVERIFY(document_->restore(leftBehind(info, "a = 2\n")));
        QCOMPARE(document_->diskState(), DiskState::Changed);
        QVERIFY(!document_->save());
        QCOMPARE(bytesOf(path_), QByteArray("a = 1\n"));
        document_->keepOwnText();
        QVERIFY(document_->save());
        QCOMPARE(bytesOf(path_), QByteArray("a = 2\n"));
    }

    void aCopyGoesIntoTheDocumentThatIsOpen()
    {
        QVERIFY(put(path_, "a = 1\n"));
        const QString link = folder_->filePath(QStringLiteral("link.conf"));
        QVERIFY(QFile::link(path_, link));
        editing::RecoveryInfo info;
        info.path = path_;
        info.title = QStringLiteral("orders.conf");
        info.base = readFile(path_.toStdString(), 1000)->state;
        const editing::RecoveryCopy copy = leftBehind(info, "a = 2\n");
        QVERIFY(document_->load(link));
        QVERIFY(document_->apply({{6, 0, "b = 1\n"}}, QStringLiteral("type")));
        QVERIFY(document_->restore(copy));
        QCOMPARE(document_->path(), link);
        QCOMPARE(document_->text(), std::string("a = 2\n"));
        document_->undoStack()->undo(); // what was typed before the restore is not lost either
        QCOMPARE(document_->text(), std::string("a = 1\nb = 1\n"));
    }

    void aRestoredTextOfAFileThatIsGoneIsSavedAnew()
    {
        editing::RecoveryInfo info;
        info.path = path_;
        info.title = QStringLiteral("orders.conf");
        info.base = FileState{};
        info.base->exists = true;
        QVERIFY(document_->restore(leftBehind(info, "a = 2\n")));
        QCOMPARE(document_->diskState(), DiskState::Missing);
        QVERIFY(document_->isModified());
        QVERIFY(document_->save());
        QCOMPARE(bytesOf(path_), QByteArray("a = 2\n"));
    }

    void onlySecretsOfTheFileAreCopied_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<int>("unkept");
        const auto row = [](const char *name, const char *before, const char *after, int unkept) {
            QTest::newRow(name) << QByteArray(before) << QByteArray(after) << unkept;
        };
        row("another place", "maria", "mario", 0);
        row("changed password", "in the file", "typed, never saved", 1);
        row("second password", "  }\n}", "    truststore.password = \"typed, never saved\"\n  }\n}", 1);
        row("in a URL", "  }\n}", "    url = \"jdbc:mysql://root:typed-never-saved@db/x\"\n  }\n}", 1);
        row("unquoted", "\"in the file\"", "typed-never-saved", 1);
        row("half typed", "\"in the file\"\n  }", "\"typed-never-saved", 1);
        row("the file's own once more", "  }\n}", "    truststore.password = \"in the file\"\n  }\n}", 0);
    }

    void onlySecretsOfTheFileAreCopied()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(int, unkept);
        QVERIFY(put(path_, savedJob));
        QVERIFY(document_->load(path_));
        const auto at = static_cast<std::size_t>(savedJob.indexOf(before));
        const editing::RecoveryCopy copy =
            leftBehind({{at, static_cast<std::size_t>(before.size()), after.toStdString()}});
        const QByteArray bytes = bytesOf(copy.file);
        QVERIFY2(!bytes.contains("never"), bytes.constData());
        QCOMPARE(copy.info.unkeptSecrets, unkept);
        if (before != "in the file" && !before.startsWith('"'))
            QVERIFY(bytes.contains("in the file"));
        QVERIFY(document_->restore(copy));
        QCOMPARE(hasUnkeptProblem(*document_), unkept > 0);
        QVERIFY(document_->text().find("maria") != std::string::npos || unkept == 0);
    }

    void secretsOfATextThatIsNoFileAreNotCopied()
    {
        document_->setText("sink { Jdbc { password = \"\" } }\n", QStringLiteral("new.conf"));
        const editing::RecoveryCopy copy = leftBehind({{26, 0, "typed"}});
        QVERIFY(!bytesOf(copy.file).contains("typed"));
        QCOMPARE(copy.info.unkeptSecrets, 1);
    }

    void anOfferedCopyIsOfferedOnce()
    {
        editing::RecoveryInfo info;
        info.title = QStringLiteral("new.conf");
        const editing::RecoveryCopy copy = leftBehind(info, "a = 2\n");
        QVERIFY(editing::abandonedCopies(copies_).isEmpty()); // by the second window
        QVERIFY(editing::discardCopy(copy));
        QVERIFY(!QFile::exists(copy.file));
    }

    void anOfferThatWasNotAnsweredComesBack()
    {
        editing::RecoveryInfo info;
        info.title = QStringLiteral("new.conf");
        static_cast<void>(leftBehind(info, "a = 2\n")); // and gives up its claim
        QCOMPARE(editing::abandonedCopies(copies_).size(), 1);
        QCOMPARE(editing::abandonedCopies(copies_).size(), 1);
    }

    void otherFilesAreNoCopies()
    {
        QVERIFY(QDir().mkpath(copies_));
        QVERIFY(put(copies_ + QStringLiteral("/junk.recovery"), "not json\nrest"));
        QVERIFY(put(copies_ + QStringLiteral("/empty.recovery"), ""));
        QVERIFY(editing::abandonedCopies(copies_).isEmpty());
        const editing::RecoveryCopy junk{copies_ + QStringLiteral("/junk.recovery"), {}, {}};
        const auto text = editing::readCopy(junk, Document::maximumBytes);
        QVERIFY(!text && text.error().code == ErrorCode::Parse);
    }

    void oneFileByManyNames()
    {
        QVERIFY(put(path_, "a = 1\n"));
        const QString link = folder_->filePath(QStringLiteral("link.conf"));
        QVERIFY(QFile::link(path_, link));
        const QString sub = folder_->filePath(QStringLiteral("sub"));
        QVERIFY(QFile::link(folder_->path(), sub));
        QVERIFY(editing::isSameFile(path_, link));
        QVERIFY(editing::isSameFile(sub + QStringLiteral("/orders.conf"), link));
        QVERIFY(editing::isSameFile(folder_->path() + QStringLiteral("/sub/../orders.conf"), path_) ==
                QFile::exists(folder_->path() + QStringLiteral("/sub/../orders.conf")));
        const QString gone = QStringLiteral("/gone.conf");
        QVERIFY(editing::isSameFile(folder_->path() + gone, sub + gone));
        QVERIFY(!editing::isSameFile(folder_->path() + gone, path_));
        QVERIFY(!editing::isSameFile(QString(), QString()));
    }

private:
    /// Changes the document and gives the file of its copy once that is written; empty: it never is.
    QString changeAndWait(const TextEdits &edits)
    {
        QSignalSpy written(document_.get(), &Document::recoveryWritten);
        if (!document_->apply(edits, QStringLiteral("set")))
            return {};
        if (!QTest::qWaitFor([&written] { return written.count() == 1; }, 10000))
            return {};
        const QStringList files = QDir(copies_).entryList({QStringLiteral("*.recovery")}, QDir::Files);
        return files.size() == 1 ? copies_ + QLatin1Char('/') + files.first() : QString();
    }

    /// The copy of a program that changed the document and was killed; the document is a fresh one then.
    editing::RecoveryCopy leftBehind(const TextEdits &edits)
    {
        const QString copy = changeAndWait(edits);
        const QString kept = folder_->filePath(QStringLiteral("kept"));
        if (copy.isEmpty() || !QFile::copy(copy, kept))
            return {};
        document_ = std::make_unique<Document>(); // as it should: removes the copy
        document_->setRecoveryFolder(copies_, 0);
        if (!QFile::rename(kept, copies_ + QStringLiteral("/left.recovery")))
            return {};
        return editing::abandonedCopies(copies_).value(0);
    }
    editing::RecoveryCopy leftBehind(const editing::RecoveryInfo &info, std::string_view text)
    {
        {
            editing::RecoverySlot crashed(copies_); // goes without removing its copy, as a crash does
            if (!crashed.write(info, text))
                return {};
        }
        return editing::abandonedCopies(copies_).value(0);
    }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<Document> document_;
    QString path_;
    QString copies_;
};

QTEST_GUILESS_MAIN(TestRecovery)
#include "test_recovery.moc"
