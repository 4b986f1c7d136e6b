#include "app/ctl/lintformat.h"

#include "app/ctl/language.h"
#include "app/ctl/shown.h"
#include "models/core/secrets/secrets.h"
#include "models/core/visible.h"
#include "models/job/files/shell.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <set>

namespace sluice::ctl {

namespace {

QString toQt(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

QJsonObject fixObject(const Message &title, const TextEdits &changes)
{
    QJsonArray edits;
    for (const TextEdit &edit : changes)
        edits.append(QJsonObject{{QStringLiteral("offset"), static_cast<qint64>(edit.offset)},
                                 {QStringLiteral("length"), static_cast<qint64>(edit.length)},
                                 {QStringLiteral("text"), toQt(edit.text)}});
    return {{QStringLiteral("title"), toQt(title.english())}, {QStringLiteral("edits"), edits}};
}

/// An edit that would have to be masked is no edit any more. What is mended where the message hides a word
/// writes that word.
bool writesSecret(const job::Problem &problem, const TextEdits &edits)
{
    const std::vector<std::string> &words = problem.message.arguments;
    const bool hides =
        problem.code == "syntax" && std::find(words.begin(), words.end(), kMaskedSecret) != words.end();
    return std::any_of(edits.begin(), edits.end(), [hides](const TextEdit &edit) {
        constexpr std::string_view signs = "\"'`,:=[]{}() \t\r\n";
        return shown(edit.text) != visible(edit.text) ||
               (hides && edit.text.find_first_not_of(signs) != std::string::npos);
    });
}

QJsonObject problemObject(const job::Problem &problem)
{
    QJsonArray fixes;
    for (const job::Fix &fix : problem.fixes) {
        const TextEdits edits = fix.edits();
        if (!fix.saveAs.empty()) {
            QJsonObject object = fixObject(fix.title, {});
            object.insert(QStringLiteral("saveAs"), toQt(fix.saveAs));
            fixes.append(object);
        }
        if (edits.empty())
            continue;
        // Whoever applied a masked text would lose what it stands for, so it is said and cannot be applied.
        const bool masked = writesSecret(problem, edits);
        QJsonObject object = fixObject(fix.title, masked ? TextEdits() : edits);
        if (masked)
            object.insert(QStringLiteral("masked"), true);
        fixes.append(object);
    }
    return {{QStringLiteral("code"), toQt(problem.code)},
            {QStringLiteral("severity"), toQt(job::severityName(problem.severity))},
            {QStringLiteral("line"), static_cast<qint64>(problem.place.line)},
            {QStringLiteral("column"), static_cast<qint64>(problem.place.column)},
            {QStringLiteral("offset"), static_cast<qint64>(problem.span.offset)},
            {QStringLiteral("length"), static_cast<qint64>(problem.span.length)},
            {QStringLiteral("pointer"), toQt(problem.pointer)},
            {QStringLiteral("message"), toQt(problem.message.english())},
            {QStringLiteral("fixes"), fixes}};
}

QString sarifLevel(job::ProblemSeverity severity)
{
    switch (severity) {
    case job::ProblemSeverity::Error:
        return QStringLiteral("error");
    case job::ProblemSeverity::Warning:
        return QStringLiteral("warning");
    case job::ProblemSeverity::Hint:
        break;
    }
    return QStringLiteral("note");
}

QJsonObject sarifResult(const LintedFile &file, const job::Problem &problem)
{
    QJsonObject region{{QStringLiteral("startLine"), static_cast<qint64>(problem.place.line)},
                       {QStringLiteral("startColumn"), static_cast<qint64>(problem.place.column)},
                       {QStringLiteral("endLine"), static_cast<qint64>(problem.end.line)},
                       {QStringLiteral("endColumn"), static_cast<qint64>(problem.end.column)}};
    if (file.encoding == Encoding::Utf8) { // else the bytes are others
        region.insert(QStringLiteral("byteOffset"), static_cast<qint64>(problem.span.offset));
        region.insert(QStringLiteral("byteLength"), static_cast<qint64>(problem.span.length));
    }
    const QJsonObject place{
        {QStringLiteral("artifactLocation"), QJsonObject{{QStringLiteral("uri"), uriOf(file.path)}}},
        {QStringLiteral("region"), region}};
    return {
        {QStringLiteral("ruleId"), toQt(problem.code)},
        {QStringLiteral("level"), sarifLevel(problem.severity)},
        {QStringLiteral("message"), QJsonObject{{QStringLiteral("text"), toQt(problem.message.english())}}},
        {QStringLiteral("locations"), QJsonArray{QJsonObject{{QStringLiteral("physicalLocation"), place}}}}};
}

/// What --fix did to a file, or left.
QJsonArray fixArray(const std::vector<job::AppliedFix> &fixes)
{
    QJsonArray fixed;
    for (const job::AppliedFix &fix : fixes)
        fixed.append(QJsonObject{{QStringLiteral("code"), toQt(fix.code)},
                                 {QStringLiteral("line"), static_cast<qint64>(fix.place.line)},
                                 {QStringLiteral("column"), static_cast<qint64>(fix.place.column)},
                                 {QStringLiteral("pointer"), toQt(fix.pointer)},
                                 {QStringLiteral("title"), toQt(fix.title.english())}});
    return fixed;
}

QJsonArray fixedArray(const LintedFile &file)
{
    return fixArray(file.fixed.value_or(std::vector<job::AppliedFix>()));
}

/// The fixes of a file, told in a document of several.
void appendWithFile(QJsonArray &all, const LintedFile &file, const QJsonArray &fixes)
{
    for (const auto &fix : fixes) {
        QJsonObject object = fix.toObject();
        object.insert(QStringLiteral("file"), toQt(file.path));
        object.insert(QStringLiteral("uri"), uriOf(file.path));
        all.append(object);
    }
}

std::string fixLine(const LintedFile &file, const job::AppliedFix &fix, const Message &what)
{
    return shown(file.path) + ":" + std::to_string(fix.place.line) + ":" + std::to_string(fix.place.column) +
           ": " + said(what.with(fix.title)) + " [" + fix.code + "]\n";
}

/// A file that could not be read or written.
QJsonObject sarifNotification(const LintedFile &file)
{
    const QJsonObject artifact{{QStringLiteral("uri"), uriOf(file.path)}};
    const QJsonObject place{{QStringLiteral("artifactLocation"), artifact}};
    return {
        {QStringLiteral("level"), QStringLiteral("error")},
        {QStringLiteral("message"), QJsonObject{{QStringLiteral("text"), toQt(file.error->english())}}},
        {QStringLiteral("locations"), QJsonArray{QJsonObject{{QStringLiteral("physicalLocation"), place}}}}};
}

/// A file of another name in the same folder.
std::string beside(const std::string &path, const std::string &name)
{
    return path.substr(0, path.find_last_of('/') + 1) + name;
}

/// The command that gives a file its right name: it overwrites nothing. A name that cannot be printed as it
/// is is none to type.
std::string renaming(const std::string &path, const std::string &right)
{
    if (shown(path) != path)
        return said(SLUICE_MESSAGE("Terminal", "save it as .conf"));
    return "mv -n -- " + job::shellQuoted(path) + ' ' + job::shellQuoted(right);
}

std::string fixTitle(const Message &title)
{
    return "    " + said(SLUICE_MESSAGE("Terminal", "fix: %1").with(title)) + "\n";
}

std::string line(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString() + "\n";
}

} // namespace

QString uriOf(const std::string &path)
{
    const bool absolute = path.starts_with('/');
    // A colon in the first step would make a scheme of it.
    const bool likeScheme = !absolute && path.substr(0, path.find('/')).find(':') != std::string::npos;
    const QByteArray encoded = QByteArray::fromStdString(path).toPercentEncoding("/:@!$&'()*+,;=");
    return QLatin1String(absolute ? "file://" : likeScheme ? "./" : "") + QString::fromLatin1(encoded);
}

std::string lintAsText(const LintedFile &file)
{
    std::string result;
    for (const job::Problem &problem : file.problems) {
        result += shown(file.path) + ":" + std::to_string(problem.place.line) + ":" +
                  std::to_string(problem.place.column) + ": " +
                  std::string(job::severityName(problem.severity)) + ": " + said(problem.message) + " [" +
                  problem.code + "]\n";
        for (const job::Fix &fix : problem.fixes) {
            if (!fix.saveAs.empty())
                result += fixTitle(verbatim(renaming(file.path, beside(file.path, fix.saveAs))));
            else if (!fix.edits().empty()) // tried, and found to help
                result += fixTitle(fix.title);
        }
    }
    return result;
}

std::string fixedAsText(const LintedFile &file)
{
    std::string result;
    for (const job::AppliedFix &fix : file.fixed.value_or(std::vector<job::AppliedFix>()))
        result += fixLine(file, fix, SLUICE_MESSAGE("Terminal", "fixed: %1"));
    for (const job::AppliedFix &fix : file.left)
        result += fixLine(file, fix, SLUICE_MESSAGE("Terminal", "not fixed, for it is not safe: %1"));
    return result;
}

std::string lintAsJson(const LintedFile &file)
{
    QJsonArray problems;
    for (const job::Problem &problem : file.problems)
        problems.append(problemObject(problem));
    QJsonArray notChecked;
    for (const std::string &plugin : file.unchecked)
        notChecked.append(toQt(plugin));
    QJsonObject object{{QStringLiteral("file"), toQt(file.path)},
                       {QStringLiteral("uri"), uriOf(file.path)},
                       {QStringLiteral("engine"), QStringLiteral("seatunnel")},
                       {QStringLiteral("version"), toQt(file.version)},
                       {QStringLiteral("problems"), problems},
                       {QStringLiteral("notChecked"), notChecked}};
    if (file.fixed) {
        object.insert(QStringLiteral("fixed"), fixedArray(file));
        object.insert(QStringLiteral("notFixed"), fixArray(file.left));
    }
    if (file.error)
        object.insert(QStringLiteral("error"), toQt(file.error->english()));
    return line(object);
}

std::string lintAsSarif(const std::vector<LintedFile> &files)
{
    QJsonArray results;
    QJsonArray notifications;
    QJsonArray fixed;
    QJsonArray left;
    std::set<std::string> codes;
    for (const LintedFile &file : files) {
        for (const job::Problem &problem : file.problems) {
            results.append(sarifResult(file, problem));
            codes.insert(problem.code);
        }
        if (file.error)
            notifications.append(sarifNotification(file));
        appendWithFile(fixed, file, fixedArray(file));
        appendWithFile(left, file, fixArray(file.left));
    }
    QJsonArray rules;
    for (const std::string &code : codes)
        rules.append(QJsonObject{{QStringLiteral("id"), toQt(code)}});
    const QJsonObject driver{{QStringLiteral("name"), QStringLiteral("sluicectl")},
                             {QStringLiteral("version"), QStringLiteral(SLUICE_VERSION)},
                             {QStringLiteral("rules"), rules}};
    QJsonObject invocation{{QStringLiteral("executionSuccessful"), notifications.isEmpty()},
                           {QStringLiteral("toolExecutionNotifications"), notifications}};
    // SARIF has a place for fixes that are proposed, and none for those that were made or left.
    QJsonObject properties;
    if (!fixed.isEmpty())
        properties.insert(QStringLiteral("fixed"), fixed);
    if (!left.isEmpty())
        properties.insert(QStringLiteral("notFixed"), left);
    if (!properties.isEmpty())
        invocation.insert(QStringLiteral("properties"), properties);
    const QJsonObject run{{QStringLiteral("tool"), QJsonObject{{QStringLiteral("driver"), driver}}},
                          {QStringLiteral("columnKind"), QStringLiteral("unicodeCodePoints")},
                          {QStringLiteral("invocations"), QJsonArray{invocation}},
                          {QStringLiteral("results"), results}};
    return line({{QStringLiteral("version"), QStringLiteral("2.1.0")},
                 {QStringLiteral("$schema"), QStringLiteral("https://json.schemastore.org/sarif-2.1.0.json")},
                 {QStringLiteral("runs"), QJsonArray{run}}});
}

} // namespace sluice::ctl
