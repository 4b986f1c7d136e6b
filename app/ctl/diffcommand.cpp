#include "app/ctl/command.h"
#include "app/ctl/inputoutput.h"
#include "app/ctl/language.h"
#include "app/ctl/lintformat.h"
#include "app/ctl/shown.h"
#include "models/job/files/convert.h"
#include "models/job/files/diff.h"
#include "models/job/secrets.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <memory>

namespace sluice::ctl {

namespace {

struct DiffArguments
{
    std::string left;
    std::string right;
    std::string format = "text";
    bool lines = false;
    bool showSecrets = false;
};

/// A job file in any of its languages as a tree; a SQL job as the engine would generate it.
Result<hocon::Tree> readJob(const std::string &path)
{
    const Result<JobFile> file = readJobFile(path);
    if (!file)
        return tl::unexpected<Error>(file.error());
    if (const auto error = firstSyntaxError(*file))
        return tl::unexpected<Error>(*error);
    tellGarbled(*file, {});
    return file->job.job();
}

/// The tree over the lines of a file.
Result<hocon::Tree> readLines(const std::string &path)
{
    const Result<JobFile> file = readJobFile(path);
    if (!file)
        return tl::unexpected<Error>(file.error());
    tellGarbled(*file, {});
    return file->job.tree();
}

/// True for an option whose own name, or that of a block it stands in, is secret.
bool isSecretOption(std::string_view option)
{
    while (!option.empty()) {
        const std::size_t end = std::min(option.find('/'), option.size());
        if (isSecretName(option.substr(0, end)))
            return true;
        option.remove_prefix(std::min(end + 1, option.size()));
    }
    return false;
}

/// True for the "value" of an object whose "name" or "key" is secret.
bool isNamedSecret(const hocon::Tree &tree, const std::string &pointer)
{
    if (!pointer.ends_with("/value"))
        return false;
    const std::string above = pointer.substr(0, pointer.rfind('/'));
    for (const char *member : {"/name", "/key"})
        if (const auto name = tree.find(above + member); name && isSecretName(name->text()))
            return true;
    return false;
}

void hideSecrets(std::vector<job::Change> &changes, const hocon::Tree &left, const hocon::Tree &right)
{
    for (job::Change &change : changes) {
        const bool secret = isSecretOption(change.option) || isNamedSecret(left, change.leftPointer) ||
                            isNamedSecret(right, change.rightPointer);
        for (std::string *value : {&change.leftValue, &change.rightValue}) {
            if (value->empty())
                continue;
            if (secret)
                *value = '"' + std::string(kMaskedSecret) + '"';
            else if (std::optional<std::string> json = maskedJson(*value))
                *value = withoutSecrets(*json); // what is secret in one file may stand openly in the other
            else
                *value = withoutSecrets(*value);
        }
    }
}

std::string asText(const std::vector<job::Change> &changes)
{
    std::string result;
    std::string stage;
    for (const job::Change &change : changes) {
        if (change.stage != stage) {
            stage = change.stage;
            result += stage + "\n";
        }
        result += "  " + std::string(job::changeTypeName(change.type)) + " " +
                  (change.option.empty() ? said(SLUICE_MESSAGE("Terminal", "(whole stage)")) : change.option);
        if (change.type == job::ChangeType::Moved)
            result += ": " + change.leftPointer + " -> " + change.rightPointer;
        else if (change.type == job::ChangeType::Changed)
            result += ": " + change.leftValue + " -> " + change.rightValue;
        else if (!change.option.empty())
            result += ": " + change.leftValue + change.rightValue;
        result += "\n";
    }
    return result;
}

std::string asJson(const DiffArguments &arguments, const std::vector<job::Change> &changes)
{
    const auto text = [](std::string_view bytes) {
        return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
    };
    QJsonArray array;
    for (const job::Change &change : changes)
        array.append(QJsonObject{{QStringLiteral("type"), text(job::changeTypeName(change.type))},
                                 {QStringLiteral("stage"), text(change.stage)},
                                 {QStringLiteral("option"), text(change.option)},
                                 {QStringLiteral("leftPointer"), text(change.leftPointer)},
                                 {QStringLiteral("rightPointer"), text(change.rightPointer)},
                                 {QStringLiteral("left"), text(change.leftValue)},
                                 {QStringLiteral("right"), text(change.rightValue)}});
    const QJsonObject root{{QStringLiteral("left"), text(arguments.left)},
                           {QStringLiteral("right"), text(arguments.right)},
                           {QStringLiteral("leftUri"), uriOf(arguments.left)},
                           {QStringLiteral("rightUri"), uriOf(arguments.right)},
                           {QStringLiteral("changes"), array}};
    return QJsonDocument(root).toJson(QJsonDocument::Compact).toStdString() + "\n";
}

int runTextDiff(const DiffArguments &arguments)
{
    const Result<hocon::Tree> left = readLines(arguments.left);
    const Result<hocon::Tree> right = left ? readLines(arguments.right) : left;
    if (!left || !right)
        return report(left ? right.error() : left.error());
    // Compared as they are, printed masked: two passwords that differ are a change.
    const std::string lines =
        arguments.showSecrets ? job::textDiff(left->text(), right->text(), arguments.left, arguments.right)
                              : job::textDiff(left->text(), right->text(), arguments.left, arguments.right,
                                              job::maskedLines(*left), job::maskedLines(*right));
    printText(lines, arguments.showSecrets ? Secrets::Shown : Secrets::Masked);
    return lines.empty() ? kOk : kFound;
}

int runDiff(const DiffArguments &arguments)
{
    if (arguments.lines)
        return runTextDiff(arguments);
    const Result<hocon::Tree> left = readJob(arguments.left);
    const Result<hocon::Tree> right = left ? readJob(arguments.right) : left;
    if (!left || !right)
        return report(left ? right.error() : left.error());
    std::vector<job::Change> changes = job::diff(*left, *right);
    if (!arguments.showSecrets)
        hideSecrets(changes, *left, *right);
    const Secrets secrets = arguments.showSecrets ? Secrets::Shown : Secrets::Masked;
    if (arguments.format == "json")
        printJson(asJson(arguments, changes), secrets);
    else
        printText(asText(changes), secrets);
    return changes.empty() ? kOk : kFound;
}

} // namespace

void addDiffCommand(CLI::App &app, Action &action)
{
    const auto options = std::make_shared<DiffArguments>();
    CLI::App *const diff = app.add_subcommand(
        "diff", said(SLUICE_MESSAGE("Terminal", "say what changed between two job files, by meaning")));
    diff->add_option("A", options->left, said(SLUICE_MESSAGE("Terminal", "a job file (.conf, .json, .sql)")))
        ->required();
    diff->add_option("B", options->right, said(SLUICE_MESSAGE("Terminal", "another")))->required();
    diff->add_flag("--text", options->lines,
                   said(SLUICE_MESSAGE("Terminal", "compare lines instead, as diff -u")));
    diff->add_option("--format", options->format, said(SLUICE_MESSAGE("Terminal", "text or json")))
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    diff->add_flag("--show-secrets", options->showSecrets,
                   said(SLUICE_MESSAGE("Terminal", "show values of passwords and the like")));
    diff->footer(said(SLUICE_MESSAGE(
        "Terminal", "In JSON, \"leftUri\" and \"rightUri\" are the files byte for byte, percent-encoded.\n"
                    "Exit status: 0 nothing changed, 1 something did, 2 it could not run.")));
    diff->callback([&action, options] {
        action = [options] {
            return runDiff(*options);
        };
    });
}

} // namespace sluice::ctl
