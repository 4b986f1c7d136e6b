#include "models/core/files/file.h"
#include "models/core/files/posixfile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstring>
#include <thread>

using namespace sluice;

/// Whole files: what is kept, what is refused, and that nobody's text is lost.
class TestFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void hashesAreThoseOfTheField();
    void readsBytesAndState();
    void refusesToRead_data();
    void refusesToRead();
    void makesANewFile();
    void keepsModeOwnerAndAttributes();
    void keepsLinks();
    void dropsWhatTheFolderAdds();
    void refusesHardLinks();
    void namesBackups();
    void refusesReadOnly();
    void neverReplaces_data();
    void neverReplaces();
    void findsConflicts_data();
    void findsConflicts();
    void editsAtOnceLoseNothing();
    void removesLeftovers();
    void removesLeftoversOfOneFile();
    void leavesAloneWhatLives();
    void takesLongNames_data();
    void takesLongNames();

private:
    std::string at(const QString &name) const { return folder_->filePath(name).toStdString(); }
    std::string put(const QString &name, const QByteArray &bytes, mode_t mode = 0644) const;
    static QByteArray text(const std::string &path);
    QStringList names() const
    {
        return QDir(folder_->path())
            .entryList(QDir::AllEntries | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<QTemporaryDir> folder_;
};

namespace {

constexpr std::uint64_t limit = 1 << 20;

struct stat statOf(const std::string &path)
{
    struct stat info = {};
    if (::lstat(path.c_str(), &info) != 0)
        qFatal("no %s", path.c_str());
    return info;
}

WriteOptions expecting(const FileState &state)
{
    WriteOptions options;
    options.expected = state;
    return options;
}

WriteOptions asked()
{
    WriteOptions options;
    options.inPlace = true;
    return options;
}

} // namespace

std::string TestFile::put(const QString &name, const QByteArray &bytes, mode_t mode) const
{
    QFile file(folder_->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(name));
    file.close();
    ::chmod(at(name).c_str(), mode);
    return at(name);
}

QByteArray TestFile::text(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

void TestFile::init()
{
    folder_ = std::make_unique<QTemporaryDir>();
    ::umask(022);
}

void TestFile::hashesAreThoseOfTheField()
{
    QCOMPARE(contentHash(""), std::string("6c62272e07bb014262b821756295c58d"));
    QCOMPARE(contentHash("a"), std::string("d228cb696f1a8caf78912b704e4a8964"));
}

void TestFile::readsBytesAndState()
{
    const QByteArray bytes("a\0b\r\n\xff", 6);
    const std::string path = put(QStringLiteral("f"), bytes, 0640);
    const auto content = readFile(path, limit);
    QVERIFY(content);
    QCOMPARE(QByteArray::fromStdString(content->bytes), bytes);
    QVERIFY(content->state.exists);
    QCOMPARE(content->state.size, 6);
    QCOMPARE(content->state.inode, std::uint64_t{statOf(path).st_ino});
    QCOMPARE(content->state.mode, 0640U);
    QCOMPARE(content->state.links, std::uint64_t{1});
    QCOMPARE(content->state.contentHash, contentHash(content->bytes));
}

void TestFile::refusesToRead_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("code");
    QTest::newRow("missing") << "none" << static_cast<int>(ErrorCode::NotFound);
    QTest::newRow("below a file") << "large/none" << static_cast<int>(ErrorCode::NotFound);
    QTest::newRow("folder") << "." << static_cast<int>(ErrorCode::NotRegular);
    QTest::newRow("pipe") << "pipe" << static_cast<int>(ErrorCode::NotRegular);
    QTest::newRow("device") << "null" << static_cast<int>(ErrorCode::NotRegular);
    QTest::newRow("too large") << "large" << static_cast<int>(ErrorCode::TooLarge);
}

void TestFile::refusesToRead()
{
    QFETCH(QString, name);
    QFETCH(int, code);
    ::mkfifo(at(QStringLiteral("pipe")).c_str(), 0600);
    (void)::symlink("/dev/null", at(QStringLiteral("null")).c_str());
    put(QStringLiteral("large"), QByteArray(limit + 1, 'x'));
    const auto content = readFile(at(name), limit);
    QVERIFY(!content);
    QCOMPARE(static_cast<int>(content.error().code), code);
}

void TestFile::makesANewFile()
{
    const std::string path = at(QStringLiteral("new"));
    const auto made = replaceFile(path, "text\n");
    QVERIFY2(made, made ? "" : made.error().english().c_str());
    QCOMPARE(text(path), "text\n");
    QCOMPARE(statOf(path).st_mode & 07777, 0644U);
    QVERIFY(made->sameContent(readFile(path, limit)->state));
    QCOMPARE(made->inode, std::uint64_t{statOf(path).st_ino});

    WriteOptions secret;
    secret.privateToOwner = true;
    QVERIFY(replaceFile(path, "more\n", secret));
    QCOMPARE(statOf(path).st_mode & 07777, 0600U);
    QCOMPARE(names(), QStringList{QStringLiteral("new")});

    const auto nowhere = replaceFile(at(QStringLiteral("no/folder")), "x");
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().code, ErrorCode::NotFound);
}

void TestFile::keepsModeOwnerAndAttributes()
{
    const std::string path = put(QStringLiteral("f"), "old\n", 0640);
    const bool root = ::geteuid() == 0;
    if (root)
        QCOMPARE(::chown(path.c_str(), 1234, 4321), 0);
    QCOMPARE(::chmod(path.c_str(), 02640), 0);
    const bool attributes = ::setxattr(path.c_str(), "user.note", "kept", 4, 0) == 0;
    // An access list as the kernel takes it: version 2; owner rw, user 1000 r, group r, mask r, others
    // nothing.
    struct Entry
    {
        std::uint16_t tag;
        std::uint16_t permissions;
        std::uint32_t id;
    };
    struct
    {
        std::uint32_t version = 2;
        std::array<Entry, 5> entries{{{1, 6, ~0U}, {2, 4, 1000}, {4, 4, ~0U}, {16, 4, ~0U}, {32, 0, ~0U}}};
    } list;
    const char *const listName = "system.posix_acl_access";
    const bool accessList = ::setxattr(path.c_str(), listName, &list, sizeof list, 0) == 0;

    const auto written = replaceFile(path, "new\n");
    QVERIFY2(written, written ? "" : written.error().english().c_str());
    QCOMPARE(text(path), "new\n");
    QCOMPARE(statOf(path).st_mode & 07777, 02640U);
    QCOMPARE(written->mode, 02640U);
    if (root) {
        QCOMPARE(statOf(path).st_uid, 1234U);
        QCOMPARE(statOf(path).st_gid, 4321U);
    }
    std::array<char, 256> value{};
    if (attributes)
        QCOMPARE(QByteArray(value.data(), ::getxattr(path.c_str(), "user.note", value.data(), value.size())),
                 "kept");
    if (accessList) {
        QCOMPARE(::getxattr(path.c_str(), listName, value.data(), value.size()), ssize_t{sizeof list});
        QCOMPARE(std::memcmp(value.data(), &list, sizeof list), 0);
    }
    QCOMPARE(names(), QStringList{QStringLiteral("f")});
}

void TestFile::keepsLinks()
{
    put(QStringLiteral("f"), "old\n", 0600);
    QDir(folder_->path()).mkdir(QStringLiteral("sub"));
    QCOMPARE(::symlink("../f", at(QStringLiteral("sub/link")).c_str()), 0);
    QCOMPARE(::symlink("sub/link", at(QStringLiteral("second")).c_str()), 0);
    QCOMPARE(::symlink("later", at(QStringLiteral("dangling")).c_str()), 0);
    QVERIFY(replaceFile(at(QStringLiteral("second")), "new\n"));
    QCOMPARE(text(at(QStringLiteral("f"))), "new\n");
    QVERIFY(S_ISLNK(statOf(at(QStringLiteral("second"))).st_mode));
    QVERIFY(S_ISLNK(statOf(at(QStringLiteral("sub/link"))).st_mode));
    QCOMPARE(statOf(at(QStringLiteral("f"))).st_mode & 07777, 0600U);
    QVERIFY(replaceFile(at(QStringLiteral("dangling")), "made\n"));
    QVERIFY(S_ISLNK(statOf(at(QStringLiteral("dangling"))).st_mode));
    QCOMPARE(text(at(QStringLiteral("later"))), "made\n");
    QCOMPARE(::symlink("circle", at(QStringLiteral("circle")).c_str()), 0);
    QVERIFY(!replaceFile(at(QStringLiteral("circle")), "x"));
}

/// A folder's default access list comes to every new file in it, but this file is not new.
void TestFile::dropsWhatTheFolderAdds()
{
    const std::string path = put(QStringLiteral("f"), "old\n", 0644);
    struct Entry
    {
        std::uint16_t tag;
        std::uint16_t permissions;
        std::uint32_t id;
    };
    struct
    {
        std::uint32_t version = 2;
        std::array<Entry, 5> entries{{{1, 7, ~0U}, {2, 7, 1000}, {4, 5, ~0U}, {16, 7, ~0U}, {32, 5, ~0U}}};
    } list;
    if (::setxattr(folder_->path().toStdString().c_str(), "system.posix_acl_default", &list, sizeof list,
                   0) != 0)
        QSKIP("this file system has no access lists");
    QVERIFY(replaceFile(path, "new\n"));
    QCOMPARE(statOf(path).st_mode & 07777, 0644U);
    QCOMPARE(::getxattr(path.c_str(), "system.posix_acl_access", nullptr, 0), ssize_t{-1});
}

void TestFile::refusesHardLinks()
{
    const std::string path = put(QStringLiteral("f"), "a long old text\n");
    QCOMPARE(::link(path.c_str(), at(QStringLiteral("other")).c_str()), 0);
    const auto refused = replaceFile(path, "new\n");
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InPlaceOnly);
    QCOMPARE(text(path), "a long old text\n");
    const auto written = replaceFile(path, "new\n", asked());
    QVERIFY2(written, written ? "" : written.error().english().c_str());
    QCOMPARE(text(at(QStringLiteral("other"))), "new\n");
    QCOMPARE(statOf(path).st_nlink, nlink_t{2});
    QCOMPARE(names(), (QStringList{QStringLiteral("f"), QStringLiteral("other")}));
}

/// What a killed overwriting has left: needless when the file holds it, else not to be lost.
void TestFile::namesBackups()
{
    const std::string path = put(QStringLiteral("f"), "a text\n");
    QCOMPARE(::link(path.c_str(), at(QStringLiteral("other")).c_str()), 0);
    put(QStringLiteral("f.sluice-backup"), "a te");
    QVERIFY(replaceFile(path, "new\n", asked()));
    QCOMPARE(names(), (QStringList{QStringLiteral("f"), QStringLiteral("other")}));
    const std::string backup = put(QStringLiteral("f.sluice-backup"), "a longer text\n");
    const auto refused = replaceFile(path, "newer\n", asked());
    QVERIFY(!refused);
    QVERIFY(refused.error().english().find(backup) != std::string::npos);
    QCOMPARE(text(path), "new\n");
    QCOMPARE(text(backup), "a longer text\n");
}

void TestFile::refusesReadOnly()
{
    const std::string path = put(QStringLiteral("f"), "old\n", 0444);
    const auto refused = replaceFile(path, "new\n");
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::ReadOnly);
    QCOMPARE(text(path), "old\n");
    QVERIFY(replaceFile(path, "new\n", asked()));
    QCOMPARE(text(path), "new\n");
    QCOMPARE(statOf(path).st_mode & 07777, 0444U);
}

void TestFile::neverReplaces_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"pipe", "socket", "null", "folder", "folder/", "linkToPipe"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestFile::neverReplaces()
{
    QFETCH(QString, name);
    QCOMPARE(::mkfifo(at(QStringLiteral("pipe")).c_str(), 0600), 0);
    QCOMPARE(::symlink("pipe", at(QStringLiteral("linkToPipe")).c_str()), 0);
    // A device needs root; a link to one does for all.
    if (::mknod(at(QStringLiteral("null")).c_str(), S_IFCHR | 0666, statOf("/dev/null").st_rdev) != 0)
        QCOMPARE(::symlink("/dev/null", at(QStringLiteral("null")).c_str()), 0);
    QDir(folder_->path()).mkdir(QStringLiteral("folder"));
    const posix::Descriptor socket(::socket(AF_UNIX, SOCK_STREAM, 0));
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    const std::string place = at(QStringLiteral("socket"));
    QVERIFY(place.size() < sizeof address.sun_path);
    std::memcpy(address.sun_path, place.c_str(), place.size());
    QCOMPARE(::bind(socket.number(), reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
    const auto before = names();
    const mode_t mode = statOf(at(name)).st_mode;
    for (const WriteOptions &options : {WriteOptions(), asked(), expecting({})}) {
        const auto refused = replaceFile(at(name), "x", options);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::NotRegular);
    }
    QCOMPARE(names(), before);
    QCOMPARE(statOf(at(name)).st_mode, mode);
}

void TestFile::findsConflicts_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<bool>("conflict");
    QTest::newRow("nothing happened") << "" << false;
    QTest::newRow("touched") << "touch" << false;
    QTest::newRow("written") << "write" << true;
    QTest::newRow("written, same size and time") << "same" << true;
    QTest::newRow("replaced") << "replace" << true;
    QTest::newRow("removed") << "remove" << true;
    QTest::newRow("made") << "make" << true;
}

void TestFile::findsConflicts()
{
    QFETCH(QString, what);
    QFETCH(bool, conflict);
    const QString name = QStringLiteral("f");
    const std::string path = at(name);
    FileState read;
    if (what != QLatin1String("make")) {
        put(name, "old\n");
        read = readFile(path, limit)->state;
    }
    struct stat before = {};
    (void)::lstat(path.c_str(), &before);
    if (what == QLatin1String("touch"))
        ::utimensat(AT_FDCWD, path.c_str(), nullptr, 0);
    else if (what == QLatin1String("replace"))
        ::rename(put(QStringLiteral("g"), "theirs\n").c_str(), path.c_str());
    else if (what == QLatin1String("remove"))
        ::unlink(path.c_str());
    else if (what == QLatin1String("same"))
        put(name, "OLD\n");
    else if (!what.isEmpty())
        put(name, "theirs\n");
    if (what == QLatin1String("same")) {
        const std::array<timespec, 2> times{before.st_atim, before.st_mtim};
        ::utimensat(AT_FDCWD, path.c_str(), times.data(), 0);
    }
    const QByteArray theirs = text(path);
    const auto written = replaceFile(path, "mine\n", expecting(read));
    QCOMPARE(!written, conflict);
    if (conflict)
        QCOMPARE(written.error().code, ErrorCode::Conflict);
    QCOMPARE(text(path), conflict ? theirs : QByteArray("mine\n"));
    QVERIFY(names().size() <= 1);
}

/// Many that read, add a line and write: each line that was said to be written is there.
void TestFile::editsAtOnceLoseNothing()
{
    constexpr int writers = 4;
    constexpr int edits = 50;
    const std::string path = put(QStringLiteral("f"), "");
    std::atomic<int> written = 0;
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int writer = 0; writer < writers; ++writer)
        threads.emplace_back([&, writer] {
            for (int edit = 0; edit < edits; ++edit) {
                const auto read = readFile(path, limit);
                if (!read) {
                    ++wrong;
                    continue;
                }
                const std::string line = std::to_string(writer) + ":" + std::to_string(edit) + "\n";
                const auto done = replaceFile(path, read->bytes + line, expecting(read->state));
                if (done)
                    ++written;
                else if (done.error().code != ErrorCode::Conflict)
                    ++wrong;
            }
        });
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(wrong.load(), 0);
    QVERIFY(written >= edits); // at least one is never in conflict with itself
    QCOMPARE(text(path).count('\n'), written.load());
    QCOMPARE(names(), QStringList{QStringLiteral("f")});
}

void TestFile::removesLeftovers()
{
    const std::string path = put(QStringLiteral("f"), "old\n");
    put(QStringLiteral(".f.sluice~"), "of a killed program");
    QVERIFY(replaceFile(path, "new\n"));
    QCOMPARE(names(), QStringList{QStringLiteral("f")});
    put(QStringLiteral(".gone.sluice2~"), "of a killed program");
    const std::string living = put(QStringLiteral(".g.sluice~"), "of one that runs");
    const posix::Descriptor file = posix::openAt(AT_FDCWD, living, O_RDWR);
    QCOMPARE(posix::lockFile(file.number(), 0), posix::LockResult::Locked);
    removeLeftovers(folder_->path().toStdString());
    QCOMPARE(names(), (QStringList{QStringLiteral(".g.sluice~"), QStringLiteral("f")}));
}

/// Whoever reads a file removes what killed writes of it have left, and nothing else.
void TestFile::removesLeftoversOfOneFile()
{
    const std::string path = put(QStringLiteral("f"), "old\n");
    QCOMPARE(::symlink("f", at(QStringLiteral("link")).c_str()), 0);
    put(QStringLiteral(".f.sluice~"), "of a killed program", 0444);
    put(QStringLiteral(".f.sluice2~"), "of another", 0600);
    const QStringList others{QStringLiteral(".g.sluice~"), QStringLiteral(".f.sluice~x"),
                             QStringLiteral("f.sluice~"), QStringLiteral("f.sluice-backup")};
    for (const QString &other : others)
        put(other, "somebody's");
    removeLeftoversOf(at(QStringLiteral("link")));
    QStringList left = others + QStringList{QStringLiteral("f"), QStringLiteral("link")};
    left.sort();
    QStringList now = names();
    now.sort();
    QCOMPARE(now, left);
    // A folder, a link, a file with another name, and one that a living program writes.
    QVERIFY(QDir(folder_->path()).mkdir(QStringLiteral(".f.sluice2~")));
    QCOMPARE(::symlink("g", at(QStringLiteral(".f.sluice~")).c_str()), 0);
    removeLeftoversOf(path);
    QCOMPARE(names().size(), left.size() + 2);
    QCOMPARE(::unlink(at(QStringLiteral(".f.sluice~")).c_str()), 0);
    const std::string living = put(QStringLiteral(".f.sluice~"), "of one that runs");
    QCOMPARE(::link(living.c_str(), at(QStringLiteral("kept")).c_str()), 0);
    removeLeftoversOf(path);
    QCOMPARE(names().size(), left.size() + 3);
    QCOMPARE(::unlink(at(QStringLiteral("kept")).c_str()), 0);
    posix::Descriptor file = posix::openAt(AT_FDCWD, living, O_RDWR);
    QCOMPARE(posix::lockFile(file.number(), 0), posix::LockResult::Locked);
    removeLeftoversOf(path);
    QCOMPARE(names().size(), left.size() + 2);
    QCOMPARE(file.close(), 0);
    removeLeftoversOf(path);
    QCOMPARE(names().size(), left.size() + 1);
    QCOMPARE(text(path), "old\n");
}

void TestFile::leavesAloneWhatLives()
{
    const std::string path = put(QStringLiteral("f"), "old\n");
    const std::string living = put(QStringLiteral(".f.sluice~"), "of a program that runs");
    const posix::Descriptor file = posix::openAt(AT_FDCWD, living, O_RDWR);
    QCOMPARE(posix::lockFile(file.number(), 0), posix::LockResult::Locked);
    QVERIFY(replaceFile(path, "new\n"));
    QCOMPARE(text(path), "new\n");
    QCOMPARE(text(living), "of a program that runs");
    QCOMPARE(names().size(), 2);
}

void TestFile::takesLongNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("letters") << QString(255, QLatin1Char('n'));
    QTest::newRow("Chinese") << QString(85, QChar(0x4E2D));
    QTest::newRow("nearly as long") << QString(242, QLatin1Char('n'));
}

void TestFile::takesLongNames()
{
    QFETCH(QString, name);
    const std::string path = put(name, "old\n");
    QVERIFY(replaceFile(path, "new\n"));
    QCOMPARE(text(path), "new\n");
    QCOMPARE(names().size(), 1);
    // The copy that lies beside it meanwhile needs a name as well.
    QCOMPARE(::link(path.c_str(), at(QStringLiteral("other")).c_str()), 0);
    const auto written = replaceFile(path, "newer\n", asked());
    QVERIFY2(written, written ? "" : written.error().english().c_str());
    QCOMPARE(text(at(QStringLiteral("other"))), "newer\n");
    QCOMPARE(names().size(), 2);
}

QTEST_GUILESS_MAIN(TestFile)
#include "test_file.moc"
