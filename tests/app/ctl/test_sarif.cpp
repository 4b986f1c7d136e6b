#include "tests/app/ctl/sluicectl.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

/// What the schema of SARIF 2.1.0 (errata 01) asks of the parts that are written; the schema itself, which is
/// fetched, is applied by `./dev trials sarif`.
class TestCtlSarif : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isAsTheSchemaSays_data();
    void isAsTheSchemaSays();
    void placesAreThoseOfTheText();

private:
    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(folder_.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(name));
        return file.fileName();
    }
    QTemporaryDir folder_;
};

namespace {

/// Collects what a document has and must not have, or has not and must.
class Checker
{
public:
    /// An object with these properties, of which those with a ! are required: nothing else may be in it.
    QJsonObject object(const QJsonValue &value, const QString &where, const QStringList &properties)
    {
        require(value.isObject(), where + QStringLiteral(" is no object"));
        const QJsonObject object = value.toObject();
        QSet<QString> known;
        for (const QString &property : properties) {
            const bool required = property.endsWith(QLatin1Char('!'));
            const QString name = required ? property.chopped(1) : property;
            known.insert(name);
            require(!required || object.contains(name), where + QStringLiteral(" lacks ") + name);
        }
        for (const QString &name : object.keys())
            require(known.contains(name), where + QStringLiteral(" has ") + name);
        return object;
    }
    void text(const QJsonValue &value, const QString &where, const QStringList &choices = {})
    {
        require(value.isString() && !value.toString().isEmpty(), where + QStringLiteral(" is no text"));
        require(choices.isEmpty() || choices.contains(value.toString()),
                where + QStringLiteral(" is ") + value.toString());
    }
    void number(const QJsonValue &value, const QString &where, qint64 least)
    {
        require(value.isDouble() && value.toInteger(-1) == value.toDouble(),
                where + QStringLiteral(" is no number"));
        require(value.toInteger(-1) >= least, where + QStringLiteral(" is too small"));
    }
    /// A URI reference as RFC 3986 has it.
    void uri(const QJsonValue &value, const QString &where)
    {
        const QByteArray bytes = value.toString().toUtf8();
        static const QByteArray rest = "-._~:/?#[]@!$&'()*+,;=%";
        bool good = !bytes.isEmpty() && QUrl(value.toString(), QUrl::StrictMode).isValid();
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            good =
                good && (std::isalnum(static_cast<unsigned char>(bytes[i])) != 0 || rest.contains(bytes[i]));
            good = good && (bytes[i] != '%' || QByteArray::fromHex(bytes.mid(i + 1, 2)).size() == 1);
        }
        require(good, where + QStringLiteral(" is no URI: ") + value.toString());
    }
    void message(const QJsonValue &value, const QString &where)
    {
        text(object(value, where, {QStringLiteral("text!")})[QStringLiteral("text")], where);
    }
    void location(const QJsonValue &value, const QString &where)
    {
        const QJsonObject physical = object(
            object(value, where, {QStringLiteral("physicalLocation!")})[QStringLiteral("physicalLocation")],
            where, {QStringLiteral("artifactLocation!"), QStringLiteral("region")});
        uri(object(physical[QStringLiteral("artifactLocation")], where,
                   {QStringLiteral("uri!")})[QStringLiteral("uri")],
            where);
        if (!physical.contains(QStringLiteral("region")))
            return;
        const QStringList fromOne{QStringLiteral("startLine"), QStringLiteral("startColumn"),
                                  QStringLiteral("endLine"), QStringLiteral("endColumn")};
        const QStringList fromNothing{QStringLiteral("byteOffset"), QStringLiteral("byteLength")};
        const QJsonObject region = object(physical[QStringLiteral("region")], where, fromOne + fromNothing);
        for (const QString &name : fromOne)
            number(region[name], where + name, 1);
        // Left out of a file whose bytes are no UTF-8: the places are those of its text.
        for (const QString &name : fromNothing)
            if (region.contains(name))
                number(region[name], where + name, 0);
        require(region[QStringLiteral("endLine")].toInteger() >
                        region[QStringLiteral("startLine")].toInteger() ||
                    region[QStringLiteral("endColumn")].toInteger() >=
                        region[QStringLiteral("startColumn")].toInteger(),
                where + QStringLiteral(" ends before it begins"));
    }
    void log(const QJsonValue &value)
    {
        const QJsonObject log =
            object(value, QStringLiteral("log"),
                   {QStringLiteral("$schema"), QStringLiteral("version!"), QStringLiteral("runs!")});
        uri(log[QStringLiteral("$schema")], QStringLiteral("$schema"));
        text(log[QStringLiteral("version")], QStringLiteral("version"), {QStringLiteral("2.1.0")});
        for (const QJsonValue &each : log[QStringLiteral("runs")].toArray())
            run(each);
    }
    QStringList wrong;

private:
    void require(bool holds, const QString &otherwise)
    {
        if (!holds)
            wrong.append(otherwise);
    }
    void run(const QJsonValue &value)
    {
        const QJsonObject run = object(value, QStringLiteral("run"),
                                       {QStringLiteral("tool!"), QStringLiteral("columnKind"),
                                        QStringLiteral("invocations"), QStringLiteral("results")});
        text(run[QStringLiteral("columnKind")], QStringLiteral("columnKind"),
             {QStringLiteral("utf16CodeUnits"), QStringLiteral("unicodeCodePoints")});
        const QJsonObject driver =
            object(object(run[QStringLiteral("tool")], QStringLiteral("tool"),
                          {QStringLiteral("driver!")})[QStringLiteral("driver")],
                   QStringLiteral("driver"),
                   {QStringLiteral("name!"), QStringLiteral("version"), QStringLiteral("rules")});
        text(driver[QStringLiteral("name")], QStringLiteral("driver"));
        QSet<QString> rules;
        for (const QJsonValue &rule : driver[QStringLiteral("rules")].toArray()) {
            text(object(rule, QStringLiteral("rule"), {QStringLiteral("id!")})[QStringLiteral("id")],
                 QStringLiteral("rule"));
            rules.insert(rule[QStringLiteral("id")].toString());
        }
        require(rules.size() == driver[QStringLiteral("rules")].toArray().size(),
                QStringLiteral("a rule is there twice"));
        for (const QJsonValue &each : run[QStringLiteral("invocations")].toArray())
            invocation(each);
        for (const QJsonValue &each : run[QStringLiteral("results")].toArray()) {
            const QJsonObject result = object(each, QStringLiteral("result"),
                                              {QStringLiteral("ruleId!"), QStringLiteral("level!"),
                                               QStringLiteral("message!"), QStringLiteral("locations!")});
            require(rules.contains(result[QStringLiteral("ruleId")].toString()),
                    QStringLiteral("a rule is not there"));
            body(result);
        }
    }
    void invocation(const QJsonValue &value)
    {
        const QJsonObject invocation =
            object(value, QStringLiteral("invocation"),
                   {QStringLiteral("executionSuccessful!"), QStringLiteral("toolExecutionNotifications")});
        require(invocation[QStringLiteral("executionSuccessful")].isBool(),
                QStringLiteral("executionSuccessful"));
        for (const QJsonValue &each : invocation[QStringLiteral("toolExecutionNotifications")].toArray())
            body(object(each, QStringLiteral("notification"),
                        {QStringLiteral("level"), QStringLiteral("message!"), QStringLiteral("locations")}));
    }
    void body(const QJsonObject &said)
    {
        text(said[QStringLiteral("level")], QStringLiteral("level"),
             {QStringLiteral("none"), QStringLiteral("note"), QStringLiteral("warning"),
              QStringLiteral("error")});
        message(said[QStringLiteral("message")], QStringLiteral("message"));
        for (const QJsonValue &each : said[QStringLiteral("locations")].toArray())
            location(each, QStringLiteral("location "));
    }
};

const QByteArray kFlawed =
    "env { job.mode = BATCH, checkpoint.interval = 30000 }\nsource { F { } }\nsink { C { } }\n";

} // namespace

void TestCtlSarif::isAsTheSchemaSays_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a problem") << QStringLiteral("a.conf") << kFlawed;
    QTest::newRow("none") << QStringLiteral("a.conf")
                          << QByteArray(kFlawed).replace(", checkpoint.interval = 30000", "");
    QTest::newRow("a name with letters") << QStringLiteral("a b%ü#?[中].conf") << kFlawed;
    QTest::newRow("a mistake at the end") << QStringLiteral("a.conf") << QByteArray("env {\n");
    QTest::newRow("nothing") << QStringLiteral("a.conf") << QByteArray();
    QTest::newRow("UTF-16") << QStringLiteral("a.conf")
                            << QByteArray("\xFF\xFE"
                                          "a\0 \0=\0 \0"
                                          "1\0\n\0",
                                          14);
    QTest::newRow("no UTF-8") << QStringLiteral("a.conf") << QByteArray("env { a = \xE9 }\n");
    QTest::newRow("more than are listed")
        << QStringLiteral("a.conf") << "env {\n" + QByteArray("x = a@b\n").repeated(1500) + "}\n";
}

void TestCtlSarif::isAsTheSchemaSays()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    const QString path = write(name, bytes);
    const Ran ran = sluicectl({QStringLiteral("lint"), QStringLiteral("--format"), QStringLiteral("sarif"),
                               path, folder_.filePath(QStringLiteral("missing %.conf"))});
    QCOMPARE(ran.status, 2);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(ran.output, &error);
    QCOMPARE(error.error, QJsonParseError::NoError);
    Checker checker;
    checker.log(document.object());
    QVERIFY2(checker.wrong.isEmpty(), qPrintable(checker.wrong.join(QLatin1Char('\n'))));
    const QJsonValue run = document[QStringLiteral("runs")][0];
    for (const QJsonValue &result : run[QStringLiteral("results")].toArray())
        QCOMPARE(QUrl(result[QStringLiteral("locations")][0][QStringLiteral("physicalLocation")]
                            [QStringLiteral("artifactLocation")][QStringLiteral("uri")]
                                .toString())
                     .toLocalFile(),
                 path);
}

void TestCtlSarif::placesAreThoseOfTheText()
{
    // Columns count characters, not bytes and not UTF-16: one of these has four bytes and two code units.
    const QByteArray text = "a = \"\xF0\x9F\x98\x80\xC3\xBC\", b = c*d\n";
    const Ran ran = sluicectl({QStringLiteral("lint"), QStringLiteral("--format"), QStringLiteral("sarif"),
                               write(QStringLiteral("columns.conf"), text)});
    const QJsonValue run = QJsonDocument::fromJson(ran.output)[QStringLiteral("runs")][0];
    QCOMPARE(run[QStringLiteral("columnKind")].toString(), QStringLiteral("unicodeCodePoints"));
    for (const QJsonValue &result : run[QStringLiteral("results")].toArray()) {
        const QJsonValue region = result[QStringLiteral("locations")][0][QStringLiteral("physicalLocation")]
                                        [QStringLiteral("region")];
        if (result[QStringLiteral("ruleId")].toString() != QLatin1String("syntax"))
            continue;
        const qsizetype offset = region[QStringLiteral("byteOffset")].toInteger();
        const qsizetype column = region[QStringLiteral("startColumn")].toInteger();
        QCOMPARE(text.mid(offset, 1), QByteArray("*"));
        QCOMPARE(column, QString::fromUtf8(text.left(offset)).toUcs4().size() + 1);
        return;
    }
    QFAIL("no mistake was found");
}

QTEST_GUILESS_MAIN(TestCtlSarif)
#include "test_sarif.moc"
