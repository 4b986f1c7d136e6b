#include "tests/support/accessibility.h"
#include "tests/ui/editor/editortest.h"

#include "models/items/problemsmodel.h"
#include "ui/editor/problemspanel.h"
#include "ui/widgets/emptystate.h"

#include <QPushButton>
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
                 QStringLiteral("No problems in orders.conf"));
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

    void everyControlHasAName()
    {
        QTRY_VERIFY(button(QStringLiteral("Why")));
        QCOMPARE(findUnnamedControls(panel_.get()), QStringList());
    }

private:
    QToolButton *button(const QString &text) const
    {
        for (auto *candidate : panel_->findChildren<QToolButton *>()) {
            if (candidate->text() == text && candidate->isVisible())
                return candidate;
        }
        return nullptr;
    }

    std::unique_ptr<editor::EditorPage> page_;
    std::unique_ptr<ProblemsPanel> panel_;
};

QTEST_MAIN(TestProblemsPanel)
#include "test_problemspanel.moc"
