#include "app/ctl/shown.h"

#include "app/ctl/output.h"
#include "models/core/files/posixfile.h"
#include "models/core/visible.h"
#include "models/job/secrets.h"

#include <unistd.h>

#include <vector>

namespace sluice::ctl {

namespace {

/// What this run has read. Looked through when the first text is printed, for most runs print none.
struct Hidden
{
    std::vector<hocon::Tree> files;
    KnownSecrets known;
    bool looked = true;
};

Hidden &hidden()
{
    static Hidden ofThisRun;
    return ofThisRun;
}

std::string masked(std::string_view text)
{
    Hidden &all = hidden();
    if (!all.looked) {
        all.looked = true;
        for (const hocon::Tree &file : all.files)
            job::addSecrets(file, all.known);
    }
    return all.known.masked(text);
}

} // namespace

void hideSecretsOf(const hocon::Tree &tree)
{
    constexpr std::size_t most = 2; // a diff has two; of a thousand linted files each is printed by itself
    Hidden &all = hidden();
    if (all.files.size() == most)
        all.files.erase(all.files.begin());
    all.files.push_back(tree);
    all.looked = false;
}

void hideSecret(std::string_view name, std::string_view value)
{
    if (isSecretName(name))
        hidden().known.add(value);
}

std::string shown(std::string_view field, Secrets secrets)
{
    return visible(secrets == Secrets::Masked ? masked(field) : std::string(field));
}

void printText(std::string_view text, Secrets secrets)
{
    writeOutput(visible(secrets == Secrets::Masked ? masked(text) : std::string(text), Lines::Many));
}

void printJson(std::string_view json, Secrets secrets)
{
    std::string text(json);
    if (secrets == Secrets::Masked) {
        std::optional<std::string> masked = maskedJson(json);
        text = masked ? std::move(*masked) : maskedText(json);
    }
    writeOutput(visibleJson(text));
}

void printContent(std::string_view bytes)
{
    if (::isatty(STDOUT_FILENO) == 1)
        writeOutput(visible(bytes, Lines::Many));
    else
        writeOutput(bytes);
}

void tellLine(std::string_view line)
{
    // Where even that cannot be written there is nobody to be told.
    (void)posix::writeAll(STDERR_FILENO, shown(line) + "\n");
}

void tellParts(const std::vector<std::string> &parts)
{
    std::string line;
    for (const std::string &part : parts)
        line += shown(part);
    (void)posix::writeAll(STDERR_FILENO, line + "\n");
}

void tellLines(std::string_view lines)
{
    (void)posix::writeAll(STDERR_FILENO, visible(masked(lines), Lines::Many));
}

} // namespace sluice::ctl
