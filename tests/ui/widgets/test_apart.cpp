#include "ui/widgets/apart.h"

#include <QFontMetrics>
#include <QGuiApplication>
#include <QListWidget>
#include <QSet>
#include <QTest>

using namespace sluice::widgets;

namespace {

QStringList numbered(const QString &pattern)
{
    QStringList names;
    for (int i = 1; i <= 12; ++i)
        names.append(pattern.arg(i));
    return names;
}

} // namespace

/// Names that are cut can still be told from each other.
class TestApart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesThatAreCutDiffer_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::newRow("in their end") << numbered(QStringLiteral("customer_orders_of_the_day_%1.conf"));
        QTest::newRow("in their middle")
            << numbered(QStringLiteral("v2-recording-%1-of-the-quick-restart: jobs"));
        QTest::newRow("in their start")
            << numbered(QStringLiteral("%1-orders-of-all-customers-of-the-day.conf"));
        QTest::newRow("changed") << numbered(QStringLiteral("customer_orders_of_the_day_%1.conf *"));
        QTest::newRow("in several places")
            << QStringList{QStringLiteral("kafka_orders_to_doris_in_the_morning.conf"),
                           QStringLiteral("kafka_orders_to_mysql_in_the_morning.conf"),
                           QStringLiteral("kafka_stocks_to_doris_in_the_morning.conf"),
                           QStringLiteral("kafka_orders_to_doris_in_the_evening.conf"),
                           QStringLiteral("kafka_orders_to_doris_in_the_morning.json")};
        QTest::newRow("one is the start of another")
            << QStringList{QStringLiteral("customer_orders_of_the_whole_day"),
                           QStringLiteral("customer_orders_of_the_whole_day.conf"),
                           QStringLiteral("customer_orders_of_the_whole_day.conf.old")};
        QTest::newRow("Chinese") << numbered(QStringLiteral("每日客户订单同步到数据仓库任务第%1号配置文件"));
    }

    void namesThatAreCutDiffer()
    {
        QFETCH(QStringList, names);
        const QFontMetrics metrics{QGuiApplication::font()};
        const int width = 18 * metrics.averageCharWidth();
        QSet<QString> shown;
        for (const QString &name : names) {
            const QString text = elidedApart(name, names, metrics, width);
            QVERIFY2(metrics.horizontalAdvance(text) <= width, qPrintable(text));
            QVERIFY2(text.contains(u'\u2026'), qPrintable(text));
            QCOMPARE(text.front(), name.front());
            QCOMPARE(text.back(), name.back());
            QVERIFY2(!shown.contains(text), qPrintable(text));
            shown.insert(text);
        }
    }

    void aNameThatFitsIsWhole()
    {
        const QFontMetrics metrics{QGuiApplication::font()};
        const QString name = QStringLiteral("orders.conf");
        QCOMPARE(elidedApart(name, {name}, metrics, 1000), name);
        QCOMPARE(elidedApart({}, {}, metrics, 0), QString());
        // Where not even the least has room, something is shown all the same.
        QVERIFY(elidedApart(name, {name}, metrics, 3).size() < name.size());
    }

    void halfALetterIsNone()
    {
        const QFontMetrics metrics{QGuiApplication::font()};
        const QStringList names{QStringLiteral("\U0001F600\U0001F601\U0001F602\U0001F603\U0001F604.conf"),
                                QStringLiteral("\U0001F600\U0001F605\U0001F602\U0001F603\U0001F604.conf")};
        for (int width = 0; width < 200; width += 7) {
            const QString text = elidedApart(names.first(), names, metrics, width);
            QVERIFY(text.isEmpty() || text.toUcs4().count(0xFFFD) == 0);
            QCOMPARE(QString::fromUtf8(text.toUtf8()), text);
        }
    }

    void filesOfOneNameAreToldByTheirFolders()
    {
        QCOMPARE(
            titlesApart({QStringLiteral("/jobs/prod/orders.conf"), QStringLiteral("/jobs/test/orders.conf"),
                         QStringLiteral("/jobs/test/users.conf")}),
            (QStringList{QStringLiteral("prod/orders.conf"), QStringLiteral("test/orders.conf"),
                         QStringLiteral("users.conf")}));
        QCOMPARE(titlesApart({QStringLiteral("/a/x/o.conf"), QStringLiteral("/a/y/o.conf"),
                              QStringLiteral("/b/x/o.conf"), QStringLiteral("/b/y/o.conf")}),
                 (QStringList{QStringLiteral("a/x/o.conf"), QStringLiteral("a/y/o.conf"),
                              QStringLiteral("b/x/o.conf"), QStringLiteral("b/y/o.conf")}));
        QStringList atTheTop = titlesApart({QStringLiteral("/o.conf"), QStringLiteral("/a/o.conf")});
        QCOMPARE(atTheTop.removeDuplicates(), 0);
        QCOMPARE(titlesApart({QStringLiteral("new-job.conf"), QStringLiteral("/a/new-job.conf"),
                              QStringLiteral("new-job.conf")}),
                 (QStringList{QStringLiteral("new-job.conf"), QStringLiteral("a/new-job.conf"),
                              QStringLiteral("new-job.conf (2)")}));
    }

    void rowsOfAListDiffer()
    {
        QListWidget list;
        auto *delegate = new ApartDelegate(&list);
        list.setItemDelegate(delegate);
        list.addItems(numbered(QStringLiteral("customer_orders_of_the_day_%1.conf")));
        list.resize(140, 300);
        list.show();
        QSet<QString> shown;
        for (int row = 0; row < list.count(); ++row) {
            QStyleOptionViewItem option;
            option.initFrom(&list);
            option.widget = &list;
            option.rect = list.visualItemRect(list.item(row));
            shown.insert(delegate->shownText(list.model()->index(row, 0), option));
        }
        QCOMPARE(shown.size(), list.count());
        list.grab();
    }
};

QTEST_MAIN(TestApart)
#include "test_apart.moc"
