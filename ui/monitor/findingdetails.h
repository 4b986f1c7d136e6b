#pragma once

#include "models/monitor/finding.h"

#include <QWidget>

#include <optional>

class QGridLayout;
class QLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace sluice {
namespace widgets {
class Badge;
class FlowText;
} // namespace widgets
} // namespace sluice

namespace sluice::monitorui {

/// One finding in full: what is the matter, as a heading; what was reported, what was observed, the likely
/// cause, what to do. The texts have the whole height, beside what can be done.
class FindingDetails : public QWidget
{
    Q_OBJECT

public:
    explicit FindingDetails(QWidget *parent = nullptr);

    /// Nothing: the pane asks to select one. `nowMs`: the person's now; times of another day say theirs.
    void setFinding(const std::optional<monitor::Finding> &finding, bool muted, qint64 nowMs);
    const std::optional<monitor::Finding> &finding() const { return finding_; }
    void setOpenVisible(bool visible);
    QString text() const; ///< everything it says, for copying and for tests

Q_SIGNALS:
    void openRequested();
    void rawRequested();
    void whyRequested();
    void muteRequested(bool muted);
    void acknowledgeRequested();
    void copyRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Section
    {
        QLabel *title = nullptr;
        widgets::FlowText *text = nullptr;
    };

    QWidget *makeText();
    QLayout *makeButtons();
    Section addSection(QGridLayout *grid, QWidget *owner);
    void refresh();
    void refreshButtons();
    QString timesText(const monitor::Finding &finding) const;
    void fill(const Section &section, const QString &title, const QString &text);

    std::optional<monitor::Finding> finding_;
    bool muted_ = false;
    qint64 nowMs_ = 0;
    bool openVisible_ = true;
    widgets::Badge *severity_;
    widgets::FlowText *heading_;
    widgets::FlowText *subject_; ///< whom it is about, and the code of its kind
    widgets::FlowText *times_;
    Section reported_;
    Section observed_;
    Section cause_;
    Section advice_;
    QPushButton *open_;
    QPushButton *raw_;
    QPushButton *why_;
    QPushButton *mute_;
    QPushButton *acknowledge_;
    QToolButton *copy_; ///< beside the heading: another line of buttons would make the panel higher
};

} // namespace sluice::monitorui
