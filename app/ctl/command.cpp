#include "app/ctl/command.h"

#include "app/ctl/shown.h"

namespace sluice::ctl {

void tell(const Error &error)
{
    // Apart: "job.conf /env/password: the value" is no password and its value.
    tellParts({"sluicectl: ", error.place, error.place.empty() ? "" : ": ", error.english()});
}

int report(const Error &error)
{
    tell(error);
    return kCouldNot;
}

} // namespace sluice::ctl
