#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

#include <string>
#include <sys/stat.h>
#include <unistd.h>

/// Files for tests of documents.
namespace sluice::test {

inline QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

inline QByteArray bytesOf(const std::string &text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

/// False when it could not be written whole.
inline bool put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size() &&
           file.flush();
}

/// The permissions of a file or folder; 0 where there is none.
inline unsigned modeOf(const QString &path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 07777U : 0U;
}

/// What root may do, and permissions mean nothing to, is done as nobody while this lives.
class AsNobody
{
public:
    AsNobody()
        : before_(::geteuid())
    {
        if (before_ == 0)
            changed_ = ::seteuid(65534) == 0;
    }
    ~AsNobody()
    {
        if (changed_ && ::seteuid(before_) != 0)
            std::abort();
    }
    AsNobody(const AsNobody &) = delete;
    AsNobody &operator=(const AsNobody &) = delete;

private:
    uid_t before_;
    bool changed_ = false;
};

} // namespace sluice::test
