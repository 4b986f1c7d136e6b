#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace sluice::editor {

/// Asks for a line, below the text: "120" or "120:8" (line and column, from 1).
class GoToBar : public QWidget
{
    Q_OBJECT

public:
    explicit GoToBar(QWidget *parent = nullptr);
    void open();

Q_SIGNALS:
    void placeRequested(std::size_t line, std::size_t column);
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void accept();

    QLabel *label_;
    QLineEdit *field_;
};

} // namespace sluice::editor
