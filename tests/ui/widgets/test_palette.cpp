#include "ui/widgets/commandpalette.h"
#include "ui/widgets/fuzzymatch.h"
#include "ui/widgets/theme.h"

#include <QLineEdit>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace sluice::widgets;

class TestPalette : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fuzzyFitsCharactersInOrder()
    {
        QVERIFY(fuzzyScore(u"sj", u"Submit job"));
        QVERIFY(fuzzyScore(u"job sub", u"Submit job"));
        QVERIFY(!fuzzyScore(u"js", u"Submit"));
        QVERIFY(!fuzzyScore(u"submitt", u"Submit"));
        QCOMPARE(fuzzyScore(u"", u"anything"), std::optional<int>(0));
    }

    void fuzzyPrefersWordStarts()
    {
        QVERIFY(*fuzzyScore(u"sj", u"Submit job") > *fuzzyScore(u"sj", u"Use JSON"));
        QVERIFY(*fuzzyScore(u"open", u"Open a file") > *fuzzyScore(u"open", u"O p e n"));
    }

    void findsAndRuns()
    {
        QWidget window;
        window.resize(800, 600);
        CommandPalette palette(&window);
        QString ran;
        palette.setSource([&ran] {
            return QList<PaletteItem>{
                {QStringLiteral("Open file"),
                 QStringLiteral("Ctrl+O"),
                 {},
                 true,
                 [&ran] {
                     ran += u'o';
                 }},
                {QStringLiteral("Submit job"),
                 QStringLiteral("F9"),
                 {},
                 true,
                 [&ran] {
                     ran += u's';
                 }},
                {QStringLiteral("Submit nothing"),
                 {},
                 {},
                 false,
                 [&ran] {
                     ran += u'n';
                 }},
            };
        });
        window.show();
        palette.open();
        QCOMPARE(palette.shownTexts().size(), 3);
        auto *edit = palette.findChild<QLineEdit *>();
        QTest::keyClicks(edit, QStringLiteral("sub"));
        QCOMPARE(palette.shownTexts(),
                 (QStringList{QStringLiteral("Submit job"), QStringLiteral("Submit nothing")}));
        QTest::keyClick(edit, Qt::Key_Down);
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY2(ran.isEmpty(), "a disabled command must not run");
        QTest::keyClick(edit, Qt::Key_Up);
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(ran, QStringLiteral("s"));
        QVERIFY(palette.isHidden());
    }

    void wordsComeBeforeLettersAndWhatCannotRunLast()
    {
        QWidget window;
        CommandPalette palette(&window);
        palette.setSource([] {
            const QString copy = QStringLiteral("Copy as the engine's command line, short is seen");
            const QString chinese = QStringLiteral("Language 2");
            return QList<PaletteItem>{{copy, {}, {}, false, {}},
                                      {QStringLiteral("Check in, see"), {}, {}, true, {}},
                                      {QStringLiteral("Search index"), {}, {}, true, {}},
                                      {chinese, {}, {}, true, {}, {QStringLiteral("Chinese")}},
                                      {QStringLiteral("Submit"), {}, {}, false, {}},
                                      {QStringLiteral("Sum of bits"), {}, {}, true, {}}};
        });
        window.show();
        palette.open();
        auto *edit = palette.findChild<QLineEdit *>();
        edit->setText(QStringLiteral("chin"));
        QVERIFY(palette.shownTexts().size() > 1);
        QCOMPARE(palette.shownTexts().first(), QStringLiteral("Language 2"));
        // Only what cannot be run is meant: nothing else is run in its place, and it says why not.
        edit->setText(QStringLiteral("submit"));
        QCOMPARE(palette.shownTexts(), QStringList{QStringLiteral("Submit")});
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(palette.whyNotText().contains(QLatin1String("Submit")));
        edit->setText(QStringLiteral("s"));
        QVERIFY(palette.whyNotText().isEmpty());
        QVERIFY(palette.shownTexts().last() == QLatin1String("Submit") ||
                palette.shownTexts().last().startsWith(QLatin1String("Copy")));
    }

    void whatChangesThingsIsNotTheFirstToRun()
    {
        QWidget window;
        CommandPalette palette(&window);
        bool canExport = true;
        palette.setSource([&canExport] {
            const QStringList words{QStringLiteral("export")};
            return QList<PaletteItem>{
                {QStringLiteral("Export passwords too"), {}, {}, true, {}, {}, {}, PaletteKind::Risky},
                {QStringLiteral("Export when saving"), {}, {}, true, {}, {}, {}, PaletteKind::Toggle},
                {QStringLiteral("Write a .conf"), {}, {}, canExport, {}, words},
                {QStringLiteral("Expand ports"), {}, {}, true, {}}};
        });
        window.show();
        palette.open();
        auto *edit = palette.findChild<QLineEdit *>();
        edit->setText(QStringLiteral("export"));
        QCOMPARE(palette.shownTexts(),
                 (QStringList{QStringLiteral("Write a .conf"), QStringLiteral("Export when saving"),
                              QStringLiteral("Expand ports"), QStringLiteral("Export passwords too")}));
        edit->setText(QStringLiteral("passwords")); // nothing else can be meant
        QCOMPARE(palette.shownTexts().first(), QStringLiteral("Export passwords too"));
        canExport = false;
        palette.open();
        edit->setText(QStringLiteral("export conf"));
        QCOMPARE(palette.shownTexts().first(), QStringLiteral("Write a .conf"));
        edit->setText(QStringLiteral("export"));
        QCOMPARE(palette.shownTexts().last(), QStringLiteral("Export passwords too"));
    }

    void detailIsSearchedToo()
    {
        QWidget window;
        CommandPalette palette(&window);
        palette.setSource([] {
            return QList<PaletteItem>{
                {QStringLiteral("orders"), QStringLiteral("Job on prod"), {}, true, {}}};
        });
        palette.open();
        QTest::keyClicks(palette.findChild<QLineEdit *>(), QStringLiteral("prod"));
        QCOMPARE(palette.shownTexts().size(), 1);
        QTest::keyClick(palette.findChild<QLineEdit *>(), Qt::Key_Escape);
        QVERIFY(palette.isHidden());
    }

    void themesAreReadable_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << lightPalette();
        QTest::newRow("dark") << darkPalette();
    }

    void themesAreReadable()
    {
        QFETCH(QPalette, palette);
        const auto contrast = [](const QColor &a, const QColor &b) {
            const auto luminance = [](const QColor &c) {
                const auto part = [](qreal v) {
                    return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
                };
                return 0.2126 * part(c.redF()) + 0.7152 * part(c.greenF()) + 0.0722 * part(c.blueF());
            };
            const auto [low, high] = std::minmax({luminance(a), luminance(b)}); // by value
            return (high + 0.05) / (low + 0.05);
        };
        const auto pair = [&](QPalette::ColorRole front, QPalette::ColorRole back) {
            return contrast(palette.color(front), palette.color(back));
        };
        QVERIFY(pair(QPalette::Text, QPalette::Base) > 7);
        QVERIFY(pair(QPalette::WindowText, QPalette::Window) > 7);
        QVERIFY(pair(QPalette::PlaceholderText, QPalette::Base) > 4.5);
        QVERIFY(pair(QPalette::Link, QPalette::Base) > 4.5);
        QVERIFY(pair(QPalette::HighlightedText, QPalette::Highlight) > 4);
    }

    void themeNamesRoundTrip()
    {
        for (const Theme theme : {Theme::System, Theme::Light, Theme::Dark})
            QCOMPARE(themeFromName(themeName(theme)), theme);
        QCOMPARE(themeFromName(QStringLiteral("purple")), Theme::System);
    }
};

QTEST_MAIN(TestPalette)
#include "test_palette.moc"
