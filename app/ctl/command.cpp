#include "app/ctl/command.h"

#include "app/ctl/shown.h"

namespace sluice::ctl {

void tell(const Error &error)
{
    tellLine("sluicectl: " + (error.place.empty() ? std::string() : error.place + ": ") + error.message);
}

int report(const Error &error)
{
    tell(error);
    return kCouldNot;
}

} // namespace sluice::ctl
