#pragma once

#include "ui/widgets/page.h"

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace sluice::monitorui {

/// What an engine really answered, indented, with a search. A panel, never a modal window.
class RawViewer : public widgets::Page
{
    Q_OBJECT

public:
    /// `cluster`: what it shows is that one's.
    explicit RawViewer(QString cluster, QWidget *parent = nullptr);

    QString title() const override;
    QString description() const override;
    QString source() const override { return cluster_; }

    /// `text` is JSON or anything else; empty says that it is no longer kept. Secrets are masked by the
    /// sender.
    void setRaw(const QString &title, const QString &text);
    QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void find(const QString &text, bool fromStart);
    void retranslate();

    QString cluster_;
    QLabel *title_;
    QLineEdit *search_;
    QPushButton *copy_;
    QPlainTextEdit *text_;
    bool gone_ = false;
};

} // namespace sluice::monitorui
