#pragma once

#include "ui/widgets/page.h"

#include <utility>

namespace sluice::test {

/// A page with nothing on it.
class PlainPage : public widgets::Page
{
public:
    explicit PlainPage(QString title)
        : title_(std::move(title))
    {
    }

    QString title() const override { return title_; }
    QString description() const override { return title_; }

private:
    QString title_;
};

} // namespace sluice::test
