#include "sourcedir.h"
#include "tests/lint/sourcefile.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>

using namespace sluice::lint;

namespace {

QStringList marksIn(const QString &text)
{
    static const QRegularExpression mark(QStringLiteral("%L?[1-9n]"));
    QStringList marks;
    auto matches = mark.globalMatch(text);
    while (matches.hasNext())
        marks.append(matches.next().captured());
    std::sort(marks.begin(), marks.end());
    marks.removeDuplicates();
    return marks;
}

struct Translation
{
    QString source;
    QString type;
    QStringList forms; // one, or as many as the language has plural forms
};

Translation readMessage(QXmlStreamReader &xml)
{
    Translation message;
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("source")) {
            message.source = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            message.type = xml.attributes().value(QLatin1String("type")).toString();
            QString text;
            while (!xml.atEnd() && xml.readNext() != QXmlStreamReader::EndElement) {
                if (xml.isStartElement())
                    message.forms.append(xml.readElementText());
                else
                    text += xml.text();
            }
            if (message.forms.isEmpty())
                message.forms.append(text);
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

// What is wrong with a translation, or nothing. A plural form may say "one file" without %n.
QString defectOf(const Translation &message)
{
    if (!message.type.isEmpty())
        return message.type;
    for (const QString &form : message.forms) {
        QStringList missing = marksIn(message.source);
        if (message.forms.size() > 1)
            missing.removeAll(QStringLiteral("%n"));
        QStringList given = marksIn(form);
        if (message.forms.size() > 1)
            given.removeAll(QStringLiteral("%n"));
        if (form.trimmed().isEmpty())
            return QStringLiteral("empty");
        if (missing != given)
            return QStringLiteral("other arguments");
    }
    return {};
}

QStringList defectsIn(const QByteArray &ts)
{
    QStringList defects;
    QXmlStreamReader xml(ts);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement || xml.name() != QLatin1String("message"))
            continue;
        const Translation message = readMessage(xml);
        if (const QString defect = defectOf(message); !defect.isEmpty())
            defects.append(QStringLiteral("%1: \"%2\"").arg(defect, message.source));
    }
    if (xml.hasError())
        defects.append(xml.errorString());
    return defects;
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsDefects_data();
    void findsDefects();
    void everyMessageIsTranslated_data();
    void everyMessageIsTranslated();
};

void TestTranslations::findsDefects_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QString>("defect");
    const auto row = [](const char *name, const char *source, const char *translation, const char *defect) {
        QTest::newRow(name) << QByteArray("<message><source>") + source + "</source>" + translation +
                                   "</message>"
                            << QString::fromLatin1(defect);
    };
    row("good", "Save %1", "<translation>S %1</translation>", "");
    row("unfinished", "Save", "<translation type=\"unfinished\"></translation>", "unfinished: \"Save\"");
    row("vanished", "Save", "<translation type=\"vanished\">S</translation>", "vanished: \"Save\"");
    row("empty", "Save", "<translation></translation>", "empty: \"Save\"");
    row("argument lost", "Save %1", "<translation>S</translation>", "other arguments: \"Save %1\"");
    row("argument of no meaning", "Save", "<translation>S %1</translation>", "other arguments: \"Save\"");
    row("plural", "%n rows",
        "<translation><numerusform>a row</numerusform><numerusform>%n rows</numerusform></translation>", "");
    row("plural, one empty", "%n rows",
        "<translation><numerusform></numerusform><numerusform>%n rows</numerusform></translation>",
        "empty: \"%n rows\"");
}

void TestTranslations::findsDefects()
{
    QFETCH(QByteArray, message);
    QFETCH(QString, defect);
    QCOMPARE(defectsIn("<TS><context>" + message + "</context></TS>").join(QLatin1Char('|')), defect);
}

void TestTranslations::everyMessageIsTranslated_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QStringList>("which");
    QTest::newRow("Chinese") << QStringLiteral("translations/sluice_zh_CN.ts") << QStringList();
    QTest::newRow("English plurals") << QStringLiteral("translations/sluice_en.ts")
                                     << QStringList{QStringLiteral("-pluralonly")};
}

// Brings a copy up to date with the sources first, so that a string that nobody has added is missed as well.
void TestTranslations::everyMessageIsTranslated()
{
    QFETCH(QString, file);
    QFETCH(QStringList, which);
    const QDir root(QStringLiteral(SLUICE_SOURCE_DIR));
    QVERIFY2(root.exists(file), "this translation is gone");
    const QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("copy_") + QFileInfo(file).fileName());
    QVERIFY(QFile::copy(root.filePath(file), copy));

    QProcess lupdate;
    lupdate.setWorkingDirectory(root.path());
    const QStringList how = {QStringLiteral("-silent"),
                             QStringLiteral("-no-obsolete"),
                             QStringLiteral("-I"),
                             QStringLiteral("."),
                             QStringLiteral("-tr-function-alias"),
                             QStringLiteral("QT_TRANSLATE_NOOP+=SLUICE_TRANSLATE_NOOP,"
                                            "QT_TRANSLATE_NOOP+=SLUICE_MESSAGE")};
    const QStringList from = {QStringLiteral("app"), QStringLiteral("models"), QStringLiteral("ui")};
    lupdate.start(QStringLiteral(SLUICE_LUPDATE),
                  how + which + from + QStringList{QStringLiteral("-ts"), copy});
    QVERIFY(lupdate.waitForFinished(60000));
    QVERIFY2(lupdate.exitCode() == 0, lupdate.readAllStandardError().constData());

    QFile updated(copy);
    QVERIFY(updated.open(QIODevice::ReadOnly));
    const QStringList defects = defectsIn(updated.readAll());
    QVERIFY2(defects.isEmpty(), qPrintable(defects.join(QLatin1Char('\n'))));
}

QTEST_GUILESS_MAIN(TestTranslations)

#include "test_translations.moc"
