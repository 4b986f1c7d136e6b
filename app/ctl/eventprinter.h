#pragma once

#include "models/monitor/finding.h"

namespace sluice::ctl {

/// Prints findings as they change, a line an event, and remembers whether a critical or warning one opened.
class EventPrinter
{
public:
    explicit EventPrinter(bool json)
        : json_(json)
    {
    }

    void print(const monitor::FindingEvent &event);
    /// True once a finding of severity critical or warning has opened.
    bool alarmed() const { return alarmed_; }

private:
    bool json_;
    bool alarmed_ = false;
};

} // namespace sluice::ctl
