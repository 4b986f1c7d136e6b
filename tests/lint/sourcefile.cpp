#include "tests/lint/sourcefile.h"
#include "sourcedir.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <algorithm>
#include <cctype>
#include <memory>
#include <zlib.h>

namespace sluice::lint {

namespace {

QByteArray unpacked(const QString &path)
{
    const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(QFile::encodeName(path).constData(), "rb"),
                                                          gzclose);
    QByteArray all;
    QByteArray block(1 << 16, '\0');
    int count = 0;
    while (file && (count = gzread(file.get(), block.data(), static_cast<unsigned>(block.size()))) > 0)
        all.append(block.constData(), count);
    return all;
}

QByteArray contents(const QString &path)
{
    if (path.endsWith(QLatin1String(".gz")))
        return unpacked(path);
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// The end of the literal or comment that starts at `from`, and how much of its start stays visible.
qsizetype endOfQuoted(const QByteArray &cpp, qsizetype from, char quote)
{
    for (qsizetype i = from + 1; i < cpp.size(); ++i) {
        if (cpp[i] == '\\')
            ++i;
        else if (cpp[i] == quote || cpp[i] == '\n')
            return i;
    }
    return cpp.size();
}

qsizetype endOfRaw(const QByteArray &cpp, qsizetype quote)
{
    const qsizetype open = cpp.indexOf('(', quote);
    const QByteArray close = ")" + cpp.mid(quote + 1, open - quote - 1) + "\"";
    const qsizetype end = cpp.indexOf(close, open);
    return end < 0 ? cpp.size() : end + close.size() - 1;
}

} // namespace

QString SourceFile::area() const
{
    const QStringList parts = path.split(QLatin1Char('/'));
    return parts.size() > 2   ? parts[0] + QLatin1Char('/') + parts[1]
           : parts.size() > 1 ? parts[0]
                              : QString();
}

QList<SourceFile> projectFiles(const QStringList &folders, const QStringList &suffixes)
{
    const QDir root(QStringLiteral(SLUICE_SOURCE_DIR));
    QList<SourceFile> files;
    for (const QString &folder : folders) {
        const bool own = folder == QLatin1String(".");
        QDirIterator entries(root.filePath(folder), QDir::Files,
                             own ? QDirIterator::NoIteratorFlags : QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            const QString path = root.relativeFilePath(entries.next());
            const auto wanted = [&](const QString &suffix) {
                return path.endsWith(suffix);
            };
            if (suffixes.isEmpty() || std::any_of(suffixes.begin(), suffixes.end(), wanted))
                files.append({path, contents(root.filePath(path))});
        }
    }
    std::sort(files.begin(), files.end(), [](const auto &a, const auto &b) { return a.path < b.path; });
    return files;
}

QByteArray codeOnly(const QByteArray &cpp)
{
    QByteArray code = cpp;
    const auto blank = [&](qsizetype from, qsizetype to) {
        for (qsizetype i = from; i < to && i < code.size(); ++i) {
            if (code[i] != '\n')
                code[i] = ' ';
        }
        return to;
    };
    const auto isWord = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
    };
    const auto begins = [&](qsizetype i, const char *what) { // no copy: this is asked of every byte
        return QByteArrayView(cpp).sliced(i).startsWith(what);
    };
    for (qsizetype i = 0; i < cpp.size(); ++i) {
        if (cpp[i] == '"' && i > 0 && cpp[i - 1] == 'R') {
            i = blank(i + 1, endOfRaw(cpp, i));
        } else if (cpp[i] == '"' ||
                   (cpp[i] == '\'' && (i == 0 || !isWord(cpp[i - 1])))) { // not the ' of 1'000
            i = blank(i + 1, endOfQuoted(cpp, i, cpp[i]));
        } else if (begins(i, "//")) {
            const qsizetype end = cpp.indexOf('\n', i);
            i = blank(i, end < 0 ? cpp.size() : end);
        } else if (begins(i, "/*")) {
            const qsizetype end = cpp.indexOf("*/", i + 2);
            i = blank(i, end < 0 ? cpp.size() : end + 2) - 1;
        }
    }
    return code;
}

} // namespace sluice::lint
