#pragma once

#include "models/hocon/tree.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// What a terminal and a log may show. Everything that a command prints goes through here, file content too:
/// secrets are masked (models/core/secrets.h), control characters and direction marks made visible
/// (models/core/visible.h), whatever a cluster, a recording or a file brought along.
namespace sluice::ctl {

enum class Secrets
{
    Masked,
    Shown, ///< --show-secrets
};

/// A text without secrets, for what goes into JSON as a whole: by their shape, and those that are known of
/// the files that were read.
std::string withoutSecrets(std::string_view text);

/// One field of what is printed: no line ends either.
std::string shown(std::string_view field, Secrets secrets = Secrets::Masked);

/// Text for people on standard output; line ends and tabs stay.
void printText(std::string_view text, Secrets secrets = Secrets::Masked);

/// A JSON value with its line end on standard output; it means the same with every such character escaped.
void printJson(std::string_view json, Secrets secrets = Secrets::Masked);

/// What a file holds, as an editor has it: byte for byte into a file or a pipe. On a terminal control
/// characters are made visible, and nothing is masked there either.
void printContent(std::string_view bytes);

/// A line on standard error.
void tellLine(std::string_view line);
/// The same of parts that are masked one by one: a place and what is said of it.
void tellParts(const std::vector<std::string> &parts);
/// Several, each with its line end.
void tellLines(std::string_view lines);

/// Qt's own lines about what it does are nothing to whoever called a command; SLUICE_QT_MESSAGES=1 shows
/// them, masked. Its last words before it ends the program are always shown.
void silenceQt();

/// Writes what moves the cursor, of this program's own, to standard error; nothing where that is no terminal.
std::function<void(std::string_view)> errorTerminal();

/// From here on the values that are secret in this file are masked in every text, wherever it quotes them: in
/// what an engine says of a job, in what a conversion loses. Holds for the last two files.
void hideSecretsOf(const hocon::Tree &tree);
/// The same for one value, as of -i password=….
void hideSecret(std::string_view name, std::string_view value);

} // namespace sluice::ctl
