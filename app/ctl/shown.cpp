#include "app/ctl/shown.h"

#include "app/ctl/output.h"
#include "models/core/files/posixfile.h"
#include "models/core/visible.h"
#include "models/job/secrets.h"

#include <QtGlobal>

#include <unistd.h>

#include <algorithm>
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

/// The bytes of the name of one of the files that `text` begins with; 0 when it begins with none.
std::size_t lengthOfName(const std::vector<hocon::Tree> &files, std::string_view text)
{
    for (const hocon::Tree &file : files) {
        const std::string_view path = file.path();
        if (!path.empty() && text.starts_with(path) &&
            (text.size() == path.size() ||
             std::string_view(": ").find(text[path.size()]) != std::string_view::npos))
            return path.size();
    }
    return 0;
}

std::string masked(std::string_view text)
{
    Hidden &all = hidden();
    if (!all.looked) {
        all.looked = true;
        for (const hocon::Tree &file : all.files)
            job::addSecrets(file, all.known);
    }
    // Lines that begin with the name of a file are about it. To hide the words of the name that are passwords
    // in the file would break the name, and tell them.
    std::string result;
    std::size_t from = 0;
    for (std::size_t line = 0; line < text.size();
         line = std::min(text.find('\n', line), text.size() - 1) + 1) {
        const std::size_t length = lengthOfName(all.files, text.substr(line));
        if (length == 0)
            continue;
        if (line > from)
            result += all.known.masked(text.substr(from, line - from));
        result += maskedText(text.substr(line, length));
        from = line + length;
    }
    return result + all.known.masked(text.substr(from));
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

std::string withoutSecrets(std::string_view text)
{
    return masked(text);
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

void silenceQt()
{
    qInstallMessageHandler([](QtMsgType type, const QMessageLogContext & /*place*/, const QString &text) {
        static const bool wanted = qEnvironmentVariableIntValue("SLUICE_QT_MESSAGES") != 0;
        if (wanted || type == QtFatalMsg)
            tellLine(text.toStdString());
    });
}

void tellLines(std::string_view lines)
{
    (void)posix::writeAll(STDERR_FILENO, visible(masked(lines), Lines::Many));
}

std::function<void(std::string_view)> errorTerminal()
{
    if (::isatty(STDERR_FILENO) != 1)
        return {};
    return [](std::string_view bytes) {
        (void)posix::writeAll(STDERR_FILENO, bytes);
    };
}

} // namespace sluice::ctl
