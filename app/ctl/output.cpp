#include "app/ctl/output.h"

#include "app/ctl/command.h"
#include "models/core/files/posixfile.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>

namespace sluice::ctl {

namespace {

// Standard output is one for the whole program, and so is its state.
int firstError = 0;
bool written = false;

} // namespace

void prepareStandardFiles()
{
    for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(number, F_GETFD) != -1 || errno != EBADF)
            continue;
        // The wrong way round, so that using it fails as it would have. The lowest free number is taken.
        (void)::open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
    std::signal(SIGXFSZ, SIG_IGN);
}

void writeOutput(std::string_view bytes)
{
    if (firstError != 0 || bytes.empty())
        return;
    written = true;
    firstError = posix::writeAll(STDOUT_FILENO, bytes);
    if (firstError == EPIPE)
        endByBrokenPipe();
}

void endByBrokenPipe()
{
    // Qt ignores the signal once it has used the network; without a reader there is nothing to go on for.
    std::signal(SIGPIPE, SIG_DFL);
    std::raise(SIGPIPE);
    std::_Exit(128 + SIGPIPE); // where it is blocked
}

bool outputFailed()
{
    return firstError != 0;
}

int closeOutput(int status)
{
    // Some file systems say only here that the bytes did not get there.
    const int closed = ::close(STDOUT_FILENO) == 0 ? 0 : errno;
    if (firstError == 0 && written)
        firstError = closed;
    if (firstError == 0)
        return status;
    return report({ErrorCode::Io, SLUICE_MESSAGE("Terminal", "standard output cannot be written: %1")
                                      .with(posix::reason(firstError))});
}

} // namespace sluice::ctl
