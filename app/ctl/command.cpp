#include "app/ctl/command.h"

#include <cstdio>

namespace sluice::ctl {

void tell(const Error &error)
{
    std::string line = "sluicectl: ";
    if (!error.place.empty())
        line += error.place + ": ";
    line += error.message;
    for (char &c : line)
        if (c == '\n' || c == '\r')
            c = ' ';
    std::fprintf(stderr, "%s\n", line.c_str());
}

int report(const Error &error)
{
    tell(error);
    return kCouldNot;
}

} // namespace sluice::ctl
