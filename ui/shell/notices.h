#pragma once

#include "models/core/error.h"
#include "ui/widgets/noticebar.h"

#include <QList>

#include <functional>

namespace sluice::shell {

/// The strip over the pages that tells what happened and offers what to do. A newer sentence replaces an
/// older one; nothing waits for it.
class Notices : public widgets::NoticeBar
{
    Q_OBJECT

public:
    struct Choice
    {
        QString text;
        std::function<void()> run;
    };

    explicit Notices(QWidget *parent = nullptr);

    void tell(const QString &sentence, const QList<Choice> &choices = {});
    void warn(const QString &sentence, const QList<Choice> &choices = {});
    void fail(const Error &error, const QString &sentence = {});

private:
    void show(widgets::MarkSeverity severity, const QString &sentence, QList<Choice> choices);

    QList<Choice> choices_;
};

} // namespace sluice::shell
