#pragma once

#include "models/monitor/finding.h"

#include <QToolButton>

#include <optional>

namespace sluice::shell {

/// How many findings are open, with the sign and colour of the worst of them.
class FindingsCount : public QToolButton
{
    Q_OBJECT

public:
    explicit FindingsCount(QWidget *parent = nullptr);

    /// `words` say how many; `worst`: nothing where there are none.
    void setCount(const QString &words, std::optional<monitor::Severity> worst);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    std::optional<monitor::Severity> worst_;
};

} // namespace sluice::shell
