#include "ui/widgets/framedstyle.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableWidget>
#include <QTest>

#include <cmath>

using namespace sluice::widgets;

namespace {

double luminance(const QColor &color)
{
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double high = std::max(luminance(a), luminance(b));
    return (high + 0.05) / (std::min(luminance(a), luminance(b)) + 0.05);
}

} // namespace

/// A field is seen to be one, on every theme.
class TestFramedStyle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new FramedStyle); }

    void everyFieldHasAFrame_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("readOnly");
        for (const bool dark : {false, true}) {
            for (const bool readOnly : {false, true})
                QTest::addRow("%s, %s", dark ? "dark" : "light", readOnly ? "to read" : "to fill in")
                    << dark << readOnly;
        }
    }

    void everyFieldHasAFrame()
    {
        QFETCH(bool, dark);
        QFETCH(bool, readOnly);
        applyTheme(*qApp, dark ? Theme::Dark : Theme::Light);
        QWidget window;
        window.resize(300, 300);
        QLineEdit line(&window);
        line.setReadOnly(readOnly);
        line.setGeometry(10, 10, 200, 28);
        QPlainTextEdit text(&window);
        text.setGeometry(10, 50, 200, 60);
        QTableWidget table(1, 1, &window);
        table.setGeometry(10, 130, 200, 60);
        window.show();
        window.setFocus();
        const QImage image = window.grab().toImage();
        for (const QWidget *field : {static_cast<const QWidget *>(&line), static_cast<const QWidget *>(&text),
                                     static_cast<const QWidget *>(&table)}) {
            const QPoint edge(field->geometry().center().x(), field->geometry().bottom());
            const QColor frame = image.pixelColor(edge);
            QVERIFY2(contrast(frame, image.pixelColor(edge + QPoint(0, 3))) > 1.5, frame.name().toLatin1());
        }
        const QColor inside = image.pixelColor(line.geometry().center());
        QCOMPARE(inside, qApp->palette().color(readOnly ? QPalette::Window : QPalette::Base));
    }
};

QTEST_MAIN(TestFramedStyle)
#include "test_framedstyle.moc"
