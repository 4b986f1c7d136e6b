#include "models/editing/document.h"
#include "models/job/lint/textorigin.h"
#include "tests/models/editing/filetest.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace sluice;
using editing::Document;
using test::bytesOf;
using test::put;

namespace {

const std::string chineseJob = "env {\n  job.name = \"订单同步\" # 每天一次\n  parallelism = 2\n}\n"
                               "source { FakeSource { row.num = 3 } }\nsink { Console { } }\n";
const std::string germanJob = "env {\n  job.name = \"Größe\" # täglich\n  parallelism = 2\n}\n"
                              "source { FakeSource { row.num = 3 } }\nsink { Console { } }\n";

const job::Problem *notUtf8(const Document &document)
{
    const auto &problems = document.problems();
    const auto found = std::find_if(problems.begin(), problems.end(),
                                    [](const job::Problem &one) { return one.code == "not-utf8"; });
    return found == problems.end() ? nullptr : &*found;
}

} // namespace

/// Files of other encodings: shown right, kept, and converted when the person says so.
class TestDocumentEncoding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        path_ = folder_->filePath(QStringLiteral("orders.conf"));
        document_ = std::make_unique<Document>();
        document_->setRecoveryFolder({});
    }

    void anEncodingIsKept_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("encoding");
        const auto row = [](const char *name, const std::string &text, Encoding encoding) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << static_cast<int>(encoding);
        };
        const std::string mark = "\xEF\xBB\xBF";
        row("GBK", chineseJob, Encoding::Gbk);
        row("GB18030", chineseJob + "# \U0001F980\n", Encoding::Gb18030);
        row("Latin-1", germanJob, Encoding::Latin1);
        row("Windows-1252", germanJob + "# „so“\n", Encoding::Windows1252);
        row("UTF-16LE", chineseJob, Encoding::Utf16Le);
        row("UTF-16LE with a mark", mark + chineseJob, Encoding::Utf16Le);
        row("UTF-16BE", chineseJob, Encoding::Utf16Be);
        row("UTF-16BE with a mark", mark + chineseJob, Encoding::Utf16Be);
        row("UTF-32LE with a mark", mark + chineseJob, Encoding::Utf32Le);
        row("GBK with CRLF and no last line end",
            QByteArray::fromStdString(chineseJob).replace("\n", "\r\n").chopped(2).toStdString(),
            Encoding::Gbk);
    }

    void anEncodingIsKept()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, encoding);
        const auto wanted = static_cast<Encoding>(encoding);
        const QByteArray bytes = bytesOf(*encodeText(text.toStdString(), wanted));
        QVERIFY(put(path_, bytes));
        QVERIFY(document_->load(path_));
        QCOMPARE(bytesOf(document_->text()), text);
        QVERIFY(document_->encoding() == wanted);
        QVERIFY(!document_->isModified());
        QVERIFY(document_->save());
        QCOMPARE(bytesOf(path_), bytes);

        // One character changes its own bytes and no others.
        const auto at = static_cast<std::size_t>(text.indexOf("parallelism = 2") + 14);
        QVERIFY(document_->apply({{at, 1, "8"}}, QStringLiteral("set")));
        QVERIFY(document_->save());
        const QByteArray edited = bytesOf(path_);
        QCOMPARE(edited.size(), bytes.size());
        int different = 0;
        for (qsizetype i = 0; i < bytes.size(); ++i)
            different += bytes.at(i) == edited.at(i) ? 0 : 1;
        QCOMPARE(different, 1);
        document_->undoStack()->undo();
        QVERIFY(document_->save());
        QCOMPARE(bytesOf(path_), bytes);
    }

    void convertingIsAFixAndAnUndoStep()
    {
        const QByteArray bytes = bytesOf(*encodeText(chineseJob, Encoding::Gbk));
        QVERIFY(put(path_, bytes));
        QVERIFY(document_->load(path_));
        const job::Problem *problem = notUtf8(*document_);
        QVERIFY(problem != nullptr);
        QVERIFY(problem->severity == job::ProblemSeverity::Warning);
        QCOMPARE(problem->place.line, std::size_t{2});
        QVERIFY(problem->message.english().find("GBK") != std::string::npos);
        QVERIFY(problem->fixes.at(0).recoding.has_value());
        QVERIFY(!problem->fixes.at(0).safe);

        QSignalSpy changed(document_.get(), &Document::encodingChanged);
        QVERIFY(document_->recode(*problem->fixes.at(0).recoding, QStringLiteral("convert")));
        QCOMPARE(changed.count(), 1);
        QVERIFY(document_->isModified());
        QVERIFY(notUtf8(*document_) == nullptr);
        QCOMPARE(document_->undoStack()->count(), 1);
        document_->undoStack()->undo();
        QVERIFY(document_->encoding() == Encoding::Gbk);
        QVERIFY(!document_->isModified());
        QVERIFY(notUtf8(*document_) != nullptr);
        document_->undoStack()->redo();
        QVERIFY(document_->save());
        QCOMPARE(bytesOf(path_), QByteArray::fromStdString(chineseJob));
    }

    void convertingDropsTheMark()
    {
        QVERIFY(put(path_, bytesOf(*encodeText("\xEF\xBB\xBF" + chineseJob, Encoding::Utf16Be))));
        QVERIFY(document_->load(path_));
        const job::Problem *problem = notUtf8(*document_);
        QVERIFY(problem != nullptr && problem->severity == job::ProblemSeverity::Error);
        QVERIFY(document_->recode(*problem->fixes.at(0).recoding, QStringLiteral("convert")));
        QCOMPARE(document_->undoStack()->count(), 1);
        QVERIFY(document_->save());
        QCOMPARE(bytesOf(path_), QByteArray::fromStdString(chineseJob));
        document_->undoStack()->undo();
        QVERIFY(document_->text() == "\xEF\xBB\xBF" + chineseJob);
    }

    void aWrongGuessCanBeCorrected()
    {
        // Three capital umlauts in a row are a Chinese character and a half as well.
        const std::string text = "# \u00c4\u00d6\u00c4\u00d6\n";
        const QByteArray bytes = bytesOf(*encodeText(text, Encoding::Latin1));
        QVERIFY(put(path_, bytes));
        QVERIFY(document_->load(path_));
        QVERIFY(document_->encoding() == Encoding::Gbk);
        const job::Problem *problem = notUtf8(*document_);
        QVERIFY(problem != nullptr && problem->fixes.size() == 2);
        QVERIFY(document_->recode(*problem->fixes.at(1).recoding, QStringLiteral("read as")));
        QVERIFY(document_->text() == text);
        QVERIFY(document_->encoding() == Encoding::Latin1);
        QVERIFY(document_->save());
        QCOMPARE(bytesOf(path_), bytes); // the file was right all the time
    }

    void whatTheEncodingDoesNotHaveIsRefused()
    {
        const QByteArray bytes = bytesOf(*encodeText(germanJob, Encoding::Latin1));
        QVERIFY(put(path_, bytes));
        QVERIFY(document_->load(path_));
        QVERIFY(document_->apply({{0, 0, "# ä\n# 每\n"}}, QStringLiteral("type")));
        const auto saved = document_->save();
        QVERIFY(!saved && saved.error().code == ErrorCode::InvalidArgument);
        QCOMPARE(saved.error().place.c_str(), "2:3");
        QCOMPARE(bytesOf(path_), bytes);
        QVERIFY(document_->isModified());
        QVERIFY(document_->recode({Encoding::Utf8, false}, QStringLiteral("convert")));
        QVERIFY(document_->save());
        QCOMPARE(bytesOf(path_), QByteArray("# ä\n# 每\n") + QByteArray::fromStdString(germanJob));
    }

    void brokenUtf8IsNamedAndKept()
    {
        const QByteArray bytes = QByteArray::fromStdString(chineseJob).replace("订", "\xe8\xae") + "# \xff\n";
        QVERIFY(put(path_, bytes));
        QVERIFY(document_->load(path_));
        QVERIFY(document_->encoding() == Encoding::Utf8);
        const job::Problem *problem = notUtf8(*document_);
        QVERIFY(problem != nullptr);
        QCOMPARE(problem->span.offset,
                 static_cast<std::size_t>(bytes.indexOf("\xe8\xae\"") >= 0 ? bytes.indexOf("\xe8\xae\"")
                                                                           : bytes.indexOf("\xe8\xae\xe5")));
        QVERIFY(document_->save());
        QCOMPARE(bytesOf(path_), bytes);
    }

    void anotherEncodingOnDiskIsTakenWithAReload()
    {
        QVERIFY(put(path_, bytesOf(*encodeText(chineseJob, Encoding::Gbk))));
        QVERIFY(document_->load(path_));
        QVERIFY(put(path_, bytesOf(*encodeText(chineseJob, Encoding::Utf16Le))));
        QTRY_COMPARE(document_->diskState(), editing::DiskState::Changed);
        QVERIFY(document_->diskText() == chineseJob);
        QVERIFY(document_->reload());
        QVERIFY(document_->encoding() == Encoding::Utf16Le);
        QVERIFY(!document_->isModified());
        document_->undoStack()->undo();
        QVERIFY(document_->encoding() == Encoding::Gbk);
        QVERIFY(document_->isModified());
    }

    void noProblemOfASuppressedOrPlainFile()
    {
        QVERIFY(put(path_, bytesOf(*encodeText("# sluice: ignore not-utf8\n# 订单同步\n", Encoding::Gbk))));
        QVERIFY(document_->load(path_));
        QVERIFY(document_->encoding() == Encoding::Gbk);
        QVERIFY(notUtf8(*document_) == nullptr);
        QVERIFY(put(path_, "env { }\n"));
        QVERIFY(document_->load(path_));
        QVERIFY(document_->encoding() == Encoding::Utf8 && notUtf8(*document_) == nullptr);
    }

private:
    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<Document> document_;
    QString path_;
};

QTEST_GUILESS_MAIN(TestDocumentEncoding)
#include "test_documentencoding.moc"
