#include "tests/support/accessibility.h"
#include "tests/ui/editor/editortest.h"

#include "models/items/problemsmodel.h"
#include "ui/editor/problemspanel.h"
#include "ui/widgets/emptystate.h"

#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>
#include <QTreeView>

using namespace sluice;
using namespace sluice::test;
using editor::ProblemsPanel;

class TestProblemsPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        page_ = shownPage(mistakenJob);
        QVERIFY(page_);
        panel_ = std::make_unique<ProblemsPanel>();
        panel_->resize(1000, 200);
        panel_->show();
        panel_->setPage(page_.get());
    }

    void cleanup()
    {
        panel_.reset();
        page_.reset();
    }

    void theFixRemovesBothLinesInOneStep()
    {
        QTRY_VERIFY(button(QStringLiteral("Remove all checkpoint keys")));
        button(QStringLiteral("Remove all checkpoint keys"))->click();
        QCOMPARE(page_->document()->text(), with(with(mistakenJob, "  checkpoint.interval = 10000\n", ""),
                                                 "  checkpoint.timeout = 30000\n", ""));
        QCOMPARE(page_->document()->undoStack()->count(), 1);
        QCOMPARE(panel_->count(), 0);
        QCOMPARE(panel_->findChild<widgets::EmptyState *>()->title(),
                 QStringLiteral("Nothing found in orders.conf"));
        page_->undo();
        QCOMPARE(page_->document()->text(), mistakenJob);
        QCOMPARE(panel_->count(), 1);
        QTRY_VERIFY(button(QStringLiteral("Remove all checkpoint keys")));
    }

    void whyNamesTheCode()
    {
        QSignalSpy panelWhy(panel_.get(), &ProblemsPanel::whyRequested);
        QSignalSpy pageWhy(page_.get(), &editor::EditorPage::whyRequested);
        QTRY_VERIFY(button(QStringLiteral("Why")));
        button(QStringLiteral("Why"))->click();
        QCOMPARE(panelWhy.count(), 1);
        QCOMPARE(panelWhy.first().first().toString(), QStringLiteral("batch-checkpoint"));
        QCOMPARE(pageWhy.count(), 1);
    }

    void fixAllIsOneStep()
    {
        for (auto *candidate : panel_->findChildren<QPushButton *>()) {
            if (candidate->accessibleName() == QLatin1String("Fix all safe"))
                candidate->click();
        }
        QVERIFY(page_->document()->text().find("checkpoint.") == std::string::npos);
        QCOMPARE(page_->document()->undoStack()->count(), 1);
    }

    void enterJumpsToThePlace()
    {
        auto *table = panel_->findChild<QTreeView *>();
        Q_EMIT table->activated(table->model()->index(0, 0));
        const TextSpan selected = page_->textView()->selection();
        QCOMPARE(page_->document()->text().substr(selected.offset, 19), std::string("checkpoint.interval"));
    }

    void thereIsASentenceWithoutADocument()
    {
        QSignalSpy counts(panel_.get(), &ProblemsPanel::countChanged);
        panel_->setPage(nullptr);
        QCOMPARE(panel_->count(), 0);
        QCOMPARE(counts.last().first().toInt(), 0);
        QCOMPARE(panel_->findChild<widgets::EmptyState *>()->title(),
                 QStringLiteral("No job file is in front"));
    }

    void aPageThatIsClosedIsForgotten()
    {
        page_.reset();
        QCOMPARE(panel_->count(), 0);
        panel_->setPage(nullptr);
        QCOMPARE(panel_->findChild<widgets::EmptyState *>()->title(),
                 QStringLiteral("No job file is in front"));
    }

    /// Whatever changes the columns or the rows, the buttons stay beside the sentence of their row.
    void buttonsNeverLieOverTheText()
    {
        const QString fix = QStringLiteral("Remove all checkpoint keys");
        QTRY_VERIFY(button(fix));
        table()->viewport()->installEventFilter(this);
        QTRY_COMPARE(misplacedButtons(), QStringList());
        for (const QSize &size : {QSize(1016, 190), QSize(640, 120), QSize(420, 90), QSize(1016, 190)}) {
            panel_->resize(size);
            QTRY_COMPARE(misplacedButtons(), QStringList());
            auto *const bar = table()->horizontalScrollBar();
            bar->setValue(bar->maximum());
            QTRY_COMPARE(misplacedButtons(), QStringList());
            bar->setValue(0);
        }
        table()->sortByColumn(items::ProblemsModel::MessageColumn, Qt::DescendingOrder);
        QTRY_COMPARE(misplacedButtons(), QStringList());
        // Other problems come, with other buttons, while the panel is behind another dock.
        panel_->hide();
        page_->document()->setText(with(mistakenJob, "30000", "300"), QStringLiteral("orders.conf"));
        panel_->show();
        QTRY_VERIFY(panel_->count() > 1);
        QTRY_COMPARE(misplacedButtons(), QStringList());
        page_->document()->setText(with(mistakenJob, "BATCH", "STREAMING"), QStringLiteral("orders.conf"));
        QTRY_COMPARE(misplacedButtons(), QStringList());
        page_->document()->setText(mistakenJob, QStringLiteral("orders.conf"));
        QTRY_VERIFY(button(fix));
        QTRY_COMPARE(misplacedButtons(), QStringList());
        QVERIFY2(overText_.isEmpty(), qPrintable(overText_.join(u'\n')));
    }

    /// What is painted next is right, and not what comes after the next turn of the event loop: after another
    /// page, without one, after another width.
    void buttonsAreWholeAtOnce()
    {
        const auto other = shownPage(batchJob, QStringLiteral("other.conf"));
        const auto wrong = shownPage(with(mistakenJob, "30000", "300"), QStringLiteral("wrong.conf"));
        QVERIFY(other && wrong);
        for (const int width : {1000, 1180, 790, 1000}) {
            panel_->resize(width, 200);
            for (editor::EditorPage *page :
                 {page_.get(), other.get(), wrong.get(), static_cast<editor::EditorPage *>(nullptr),
                  wrong.get(), page_.get()}) {
                panel_->setPage(page);
                panel_->grab(); // lays out
                QCOMPARE(cutButtons(), QStringList());
                QCoreApplication::processEvents();
                QCOMPARE(cutButtons(), QStringList());
            }
        }
    }

    /// Whoever has several problems sees several, also where the window is low.
    void threeRowsAreOnScreen()
    {
        std::string many = mistakenJob;
        for (const char *key : {"checkpoint.interva", "checkpoint.timeou", "job.retry.time"})
            many = with(many, "  # between\n", std::string("  # between\n  ") + key + " = 1\n");
        page_->document()->setText(many, QStringLiteral("orders.conf"));
        QTRY_VERIFY(panel_->count() > 3);
        panel_->resize(790, 172);
        panel_->grab();
        const QModelIndex third = table()->model()->index(2, 0);
        QVERIFY(table()->visualRect(third).bottom() <= table()->viewport()->height());
        panel_->resize(790, 400);
        panel_->grab();
        QVERIFY(table()->visualRect(third).height() > 36);
    }

    void aSentenceGetsTheLinesThatItNeeds()
    {
        auto *const table = panel_->findChild<QTreeView *>();
        const QModelIndex sentence = table->model()->index(0, items::ProblemsModel::MessageColumn);
        const auto isWhole = [&] {
            const QRect cell = table->visualRect(sentence).adjusted(4, 0, -4, 0);
            return table->fontMetrics()
                       .boundingRect(0, 0, cell.width(), 1000, Qt::TextWordWrap, sentence.data().toString())
                       .height() <= cell.height();
        };
        for (const int width : {1400, 900, 760, 1400}) {
            panel_->resize(width, 260);
            QTRY_VERIFY2(isWhole(), qPrintable(QStringLiteral("%1: %2x%3 of %4")
                                                   .arg(width)
                                                   .arg(table->visualRect(sentence).width())
                                                   .arg(table->visualRect(sentence).height())
                                                   .arg(table->viewport()->height())));
        }
        QCOMPARE(table->visualRect(sentence).height(), 36); // and none that it does not
    }

    void everyControlHasAName()
    {
        QTRY_VERIFY(button(QStringLiteral("Why")));
        QCOMPARE(findUnnamedControls(panel_.get()), QStringList());
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Paint)
            return QObject::eventFilter(watched, event);
        for (int row = 0; row < table()->model()->rowCount(); ++row) {
            const QWidget *const box =
                table()->indexWidget(table()->model()->index(row, items::ProblemsModel::FixColumn));
            const QRect text =
                table()->visualRect(table()->model()->index(row, items::ProblemsModel::MessageColumn));
            if (box != nullptr && box->isVisible() && box->geometry().intersects(text))
                overText_.append(QStringLiteral("row %1: buttons at %2,%3, text to %4,%5")
                                     .arg(row)
                                     .arg(box->x())
                                     .arg(box->y())
                                     .arg(text.right())
                                     .arg(text.bottom()));
        }
        return QObject::eventFilter(watched, event);
    }

private:
    /// Columns that do not fill the panel, and buttons that are not whole in it.
    QStringList cutButtons() const
    {
        QStringList cut;
        const int width = table()->viewport()->width();
        if (!table()->isVisible())
            return cut;
        if (table()->header()->length() != width)
            cut.append(QStringLiteral("columns of %1 in %2").arg(table()->header()->length()).arg(width));
        const int rows = table()->model()->rowCount();
        for (int row = 0; row < rows; ++row) {
            const QModelIndex index = table()->model()->index(row, items::ProblemsModel::FixColumn);
            const QWidget *const box = table()->indexWidget(index);
            if (box == nullptr) {
                cut.append(QStringLiteral("none in %1").arg(row));
                continue;
            }
            if (box->geometry() != table()->visualRect(index))
                cut.append(QStringLiteral("row %1 is elsewhere").arg(row));
            const auto buttons = box->findChildren<QToolButton *>();
            for (const QToolButton *button : buttons) {
                if (button->geometry().right() > box->width() ||
                    button->width() < button->minimumSizeHint().width())
                    cut.append(button->text());
            }
        }
        return cut;
    }

    QTreeView *table() const { return panel_->findChild<QTreeView *>(); }

    /// Buttons that are not whole in their own cell, each with why. Where there is little room their texts
    /// are elided instead of scrolled for.
    QStringList misplacedButtons() const
    {
        QStringList misplaced;
        for (int row = 0; row < table()->model()->rowCount(); ++row) {
            const QModelIndex index = table()->model()->index(row, items::ProblemsModel::FixColumn);
            const QRect cell = table()->visualRect(index);
            const QWidget *const box = table()->indexWidget(index);
            if (box == nullptr) {
                misplaced.append(QStringLiteral("row %1 has none").arg(row));
                continue;
            }
            for (const auto *one : box->findChildren<QToolButton *>()) {
                const QRect place(one->mapTo(table()->viewport(), QPoint()), one->size());
                const QSize need = table()->width() > 1000 ? one->sizeHint() : one->minimumSizeHint();
                if (!cell.contains(place) || one->width() < need.width())
                    misplaced.append(QStringLiteral("%1 at %2 +%3, cell at %4 +%5")
                                         .arg(one->text())
                                         .arg(place.x())
                                         .arg(place.width())
                                         .arg(cell.x())
                                         .arg(cell.width()));
            }
        }
        return misplaced;
    }

    QToolButton *button(const QString &text) const
    {
        for (auto *candidate : panel_->findChildren<QToolButton *>()) {
            if (candidate->text() == text && candidate->isVisible())
                return candidate;
        }
        return nullptr;
    }

    QStringList overText_; ///< at the moment of painting
    std::unique_ptr<editor::EditorPage> page_;
    std::unique_ptr<ProblemsPanel> panel_;
};

QTEST_MAIN(TestProblemsPanel)
#include "test_problemspanel.moc"
