#pragma once

#include "models/items/findingsmodel.h"
#include "tests/ui/monitor/samples.h"
#include "ui/monitor/jobheader.h"
#include "ui/monitor/jobpage.h"

#include <QPushButton>
#include <QTabWidget>

namespace sluice::test {

/// The page of the failing job of the samples, shown, with what it reads.
struct JobPageFixture
{
    ManualClock clock{noonMs};
    items::FindingsModel findings{clock};
    monitorui::JobPage page{{QStringLiteral("prod"), QColor(Qt::red), true}, failingId, &findings, clock};

    JobPageFixture()
    {
        page.resize(1100, 620);
        page.show();
    }
    QTabWidget *tabs() const { return page.findChild<QTabWidget *>(); }
    monitorui::JobHeader *header() const { return page.findChild<monitorui::JobHeader *>(); }
    QPushButton *button(const QString &text) const
    {
        for (QPushButton *one : page.findChildren<QPushButton *>()) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }
};

} // namespace sluice::test
