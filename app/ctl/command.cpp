#include "app/ctl/command.h"

#include "app/ctl/language.h"
#include "app/ctl/shown.h"

namespace sluice::ctl {

void tell(const Error &error)
{
    // Apart: "job.conf /env/password: the value" is no password and its value.
    tellParts({"sluicectl: ", said(error.where()), error.place.empty() ? "" : ": ", said(error)});
}

int report(const Error &error)
{
    tell(error);
    return kCouldNot;
}

} // namespace sluice::ctl
