#pragma once

#include "app/ctl/cli.h"

#include <string>

/// What the help of the command line's library says by itself, in the language of the moment.
namespace sluice::ctl {

/// Its headings and its common options. To be called before commands are added.
void translateHelp(CLI::App &app);

/// The same of the headings and of what each option takes, when all commands are there.
void translateGroups(CLI::App &app);

/// What an option takes, as the library has it: "TEXT:{text,json}", "FLOAT:SECONDS".
std::string typeName(const std::string &type);

} // namespace sluice::ctl
