#include "models/workspace/knownclusters.h"
#include "models/workspace/settings.h"

#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace sluice;
using namespace sluice::workspace;

/// The settings file of both programs.
class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comeBackAsTheyWere();
    void keysAreUnique();
    void aGoodFileIsNotDamaged_data();
    void aGoodFileIsNotDamaged();
    void aDamagedFileIsKeptAside_data();
    void aDamagedFileIsKeptAside();
    void everyCutOfAFileKeepsWhatItSaid();
    void damagedMeanwhile();
    void severalDamagedFiles();
    void oneThatCannotBeRead();
    void oneThatMustNotBeRead_data();
    void oneThatMustNotBeRead();
    void aReaderBesideTheWriter();

private:
    QString path() const { return folder_->filePath(QStringLiteral("sluice.ini")); }
    std::unique_ptr<Settings> settings() const { return std::make_unique<Settings>(settingsFile(path())); }
    void write(const QByteArray &bytes) const;
    static QByteArray read(const QString &path);
    /// A file as the window writes it.
    QByteArray good() const;

    std::unique_ptr<QTemporaryDir> folder_ = std::make_unique<QTemporaryDir>();

private Q_SLOTS:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }
};

namespace {

ClusterEntry cluster(const char *name)
{
    ClusterEntry entry;
    entry.name = QString::fromLatin1(name);
    entry.members = {{QStringLiteral("http://a:5801"), QStringLiteral("v1"), false}};
    return entry;
}

} // namespace

void TestSettings::write(const QByteArray &bytes) const
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QByteArray TestSettings::read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray TestSettings::good() const
{
    {
        const auto file = settings();
        file->set(Setting::Theme, QStringLiteral("dark"));
        file->set(Setting::Clusters, withCluster({}, cluster("prod \"one\"")));
        file->set(Setting::RecentFiles,
                  QStringList{QStringLiteral("/a; b.conf"), QStringLiteral("/\"c\\\n=.conf"), QString()});
        file->set(Setting::WindowGeometry, QByteArray("\x01\x00\"\n\\\xff;[", 8));
    }
    return read(path());
}

void TestSettings::comeBackAsTheyWere()
{
    good();
    const auto again = settings();
    QVERIFY(!again->damage());
    QCOMPARE(again->text(Setting::Theme), QStringLiteral("dark"));
    QCOMPARE(again->list(Setting::RecentFiles).size(), 3);
    QCOMPARE(again->bytes(Setting::WindowGeometry), QByteArray("\x01\x00\"\n\\\xff;[", 8));
    QCOMPARE(again->text(Setting::TextZoom), QStringLiteral("0"));
    QSignalSpy changed(again.get(), &Settings::changed);
    again->set(Setting::Theme, QStringLiteral("light"));
    again->set(Setting::Theme, QStringLiteral("light"));
    QCOMPARE(changed.count(), 1);
}

void TestSettings::keysAreUnique()
{
    QSet<QString> keys;
    for (int i = 0; i < int(Setting::Count); ++i)
        keys.insert(Settings::key(Setting(i)));
    QCOMPARE(keys.size(), qsizetype(Setting::Count));
}

void TestSettings::aGoodFileIsNotDamaged_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("as written") << good();
    QTest::newRow("by hand") << QByteArray("; a remark\r\n# another\r\n\r\n[look]\r\ntheme = dark\r\n");
    QTest::newRow("goes on") << QByteArray("[files]\nrecent=/a, \\\n/b\n");
    QTest::newRow("no clusters") << QByteArray("[clusters]\nlist=\n");
    QTest::newRow("of another version") << QByteArray("[new]\nkey=@Variant(x)\n");
}

void TestSettings::aGoodFileIsNotDamaged()
{
    QFETCH(QByteArray, bytes);
    write(bytes);
    const auto file = settings();
    QVERIFY2(!file->damage(), file->damage() ? file->damage()->why.english().c_str() : "");
    QVERIFY(QFileInfo::exists(path()));
    QVERIFY(!knownClusters(path()).damage);
}

void TestSettings::aDamagedFileIsKeptAside_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("said");
    QTest::newRow("zeros") << QByteArray(64, '\0') << QStringLiteral("Line 1 is damaged.");
    QTest::newRow("another file") << QByteArray("<html>\n<p>hello</p>\n")
                                  << QStringLiteral("Line 1 is damaged.");
    QTest::newRow("a half line") << QByteArray("[look]\ntheme=dark\nlangu\n")
                                 << QStringLiteral("Line 3 is damaged.");
    QTest::newRow("a half group") << QByteArray("[look]\ntheme=dark\n[sess")
                                  << QStringLiteral("Line 3 is damaged.");
    QTest::newRow("an open quote") << QByteArray("[clusters]\nlist=\"@ByteArray([{\\\"na")
                                   << QStringLiteral("Line 2 is damaged.");
    QTest::newRow("clusters by hand") << QByteArray("[clusters]\nlist=\"[{\\\"name\\\":\\\"prod\\\"\"\n")
                                      << QStringLiteral("The list of clusters is damaged.");
    QTest::newRow("clusters of another shape")
        << QByteArray("[clusters]\nlist={}\n") << QStringLiteral("The list of clusters is damaged.");
}

/// Both programs say so and go on with the defaults; nothing is lost by what the window writes then.
void TestSettings::aDamagedFileIsKeptAside()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, said);
    write(bytes);
    const KnownClusters known = knownClusters(path());
    QVERIFY(known.damage);
    QCOMPARE(QString::fromStdString(known.damage->english()), said);
    QCOMPARE(QString::fromStdString(known.damage->place), path());
    QVERIFY(known.clusters.isEmpty());
    QCOMPARE(read(path()), bytes); // sluicectl writes nothing
    {
        const auto file = settings();
        QVERIFY(file->damage());
        QCOMPARE(QString::fromStdString(file->damage()->why.english()), said);
        QCOMPARE(file->damage()->keptAs, path() + QStringLiteral(".damaged"));
        QCOMPARE(file->text(Setting::Theme), QStringLiteral("system"));
        file->set(Setting::Language, QStringLiteral("en"));
    }
    QCOMPARE(read(path() + QStringLiteral(".damaged")), bytes);
    const auto again = settings();
    QVERIFY(!again->damage());
    QCOMPARE(again->text(Setting::Language), QStringLiteral("en"));
}

/// A file that is cut off anywhere is either told of, or what is left of it reads as it was.
void TestSettings::everyCutOfAFileKeepsWhatItSaid()
{
    const QByteArray whole = good();
    const QString name = QStringLiteral("prod \"one\"");
    for (qsizetype length = 0; length < whole.size(); ++length) {
        init();
        write(whole.left(length));
        const KnownClusters known = knownClusters(path());
        QVERIFY2(known.damage || known.clusters.isEmpty() || known.find(name) != nullptr,
                 whole.left(length).constData());
        const bool isDamaged = bool(known.damage);
        const auto file = settings();
        QCOMPARE(bool(file->damage()), isDamaged);
        file->set(Setting::Language, QStringLiteral("en"));
        file->sync();
        if (isDamaged)
            QCOMPARE(read(path() + QStringLiteral(".damaged")), whole.left(length));
    }
}

/// Somebody edits the file while the window is open: what they wrote is kept, and what the window knew too.
void TestSettings::damagedMeanwhile()
{
    good();
    const auto file = settings();
    QSignalSpy damaged(file.get(), &Settings::damaged);
    write("[look]\nthe");
    file->set(Setting::Language, QStringLiteral("en"));
    file->sync();
    QCOMPARE(damaged.count(), 1);
    QCOMPARE(read(path() + QStringLiteral(".damaged")), QByteArray("[look]\nthe"));
    const KnownClusters known = knownClusters(path());
    QCOMPARE(known.clusters, QList<ClusterEntry>{cluster("prod \"one\"")});
    QCOMPARE(file->text(Setting::Theme), QStringLiteral("dark"));
    QCOMPARE(file->text(Setting::Language), QStringLiteral("en"));
}

void TestSettings::severalDamagedFiles()
{
    for (int number = 1; number <= 3; ++number) {
        write("broken " + QByteArray::number(number));
        settings();
    }
    QCOMPARE(read(path() + QStringLiteral(".damaged")), QByteArray("broken 1"));
    QCOMPARE(read(path() + QStringLiteral(".damaged-2")), QByteArray("broken 2"));
    QCOMPARE(read(path() + QStringLiteral(".damaged-3")), QByteArray("broken 3"));
}

void TestSettings::oneThatCannotBeRead()
{
    QVERIFY(QDir(folder_->path()).mkdir(QStringLiteral("sluice.ini")));
    const KnownClusters known = knownClusters(path());
    QVERIFY(known.damage);
    QCOMPARE(int(known.damage->code), int(ErrorCode::Io));
    const auto file = settings();
    QVERIFY(file->damage());
    QVERIFY(file->damage()->keptAs.isEmpty());
    QVERIFY(QFileInfo(path()).isDir());
}

void TestSettings::oneThatMustNotBeRead_data()
{
    QTest::addColumn<bool>("isPipe");
    QTest::newRow("a pipe") << true;
    QTest::newRow("too large") << false;
}

/// It is said, nothing waits for it, and it stays as it is.
void TestSettings::oneThatMustNotBeRead()
{
    QFETCH(bool, isPipe);
    if (isPipe) {
        QCOMPARE(mkfifo(QFile::encodeName(path()).constData(), 0600), 0);
    } else {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.resize(qint64{17} << 20));
    }
    const KnownClusters known = knownClusters(path());
    QVERIFY(known.damage);
    QCOMPARE(int(known.damage->code), int(ErrorCode::NotRegular));
    QCOMPARE(known.damage->place, path().toStdString());
    const auto file = settings();
    QVERIFY(file->damage());
    file->set(Setting::Theme, QStringLiteral("dark"));
    file->sync();
    QCOMPARE(QDir(folder_->path()).entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System),
             QStringList(QStringLiteral("sluice.ini")));
}

/// sluicectl reads while the window writes: it sees the list before or after, whole.
void TestSettings::aReaderBesideTheWriter()
{
    const auto window = settings();
    const auto other = settings();
    QByteArray list;
    for (int number = 1; number <= 40; ++number) {
        list = withCluster(list, cluster(qPrintable(QStringLiteral("c%1").arg(number))));
        window->set(Setting::Clusters, list);
        window->sync();
        const KnownClusters known = knownClusters(path());
        QVERIFY(!known.damage);
        QCOMPARE(known.clusters.size(), number);
        other->set(Setting::Theme, number % 2 == 0 ? QStringLiteral("dark") : QStringLiteral("light"));
        other->sync();
    }
    const auto again = settings();
    QCOMPARE(again->text(Setting::Theme), QStringLiteral("dark"));
    QCOMPARE(clustersFromJson(again->bytes(Setting::Clusters)).size(), 40);
}

QTEST_GUILESS_MAIN(TestSettings)
#include "test_settings.moc"
