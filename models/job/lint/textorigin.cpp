#include "models/job/lint/textorigin.h"

#include "models/core/utf.h"
#include "models/job/lint/lintrules.h"
#include "models/job/lint/suppression.h"

#include <algorithm>

namespace sluice::job {

namespace {

Problem problemAt(const LineIndex &lines, std::string code, ProblemSeverity severity, TextSpan span,
                  Message message)
{
    return {std::move(code), severity, span, lines.at(span.offset), {}, std::move(message), {}};
}

Fix recodingFix(Message title, const Recoding &recoding)
{
    // A decision of the person: other programs may want the file as it is.
    return {std::move(title), [] { return TextEdits(); }, false, recoding};
}

std::size_t firstBeyondAscii(std::string_view text)
{
    const auto *const found =
        std::find_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    return static_cast<std::size_t>(found - text.begin());
}

/// Two or four bytes a character: even its ASCII is not UTF-8.
bool isWide(Encoding encoding)
{
    return encoding >= Encoding::Utf16Le && encoding <= Encoding::Utf32Be;
}

/// Says of a guess that it is one; `refused`: the engine takes no such file.
Message whatItIs(const TextOrigin &origin, bool refused)
{
    const std::string name(encodingName(origin.encoding));
    if (refused && origin.guessed)
        return {kProblemContext,
                SLUICE_TRANSLATE_NOOP("Problem",
                                      "The file is not UTF-8; guessed as %1. The engine reads UTF-8 "
                                      "only, so it refuses this file."),
                {name}};
    if (refused)
        return {kProblemContext,
                SLUICE_TRANSLATE_NOOP("Problem", "The file is %1. The engine reads UTF-8 only, so it "
                                                 "refuses this file."),
                {name}};
    if (!origin.guessed)
        return {kProblemContext,
                SLUICE_TRANSLATE_NOOP("Problem", "The file is %1. The engine reads it as UTF-8: what is "
                                                 "not ASCII, from here on, reaches it garbled, without "
                                                 "an error."),
                {name}};
    if (!origin.alternative)
        return {kProblemContext,
                SLUICE_TRANSLATE_NOOP("Problem",
                                      "The file is not UTF-8; guessed as %1. The engine reads it as "
                                      "UTF-8: what is not ASCII, from here on, reaches it garbled, "
                                      "without an error."),
                {name}};
    return {kProblemContext,
            SLUICE_TRANSLATE_NOOP("Problem", "The file is not UTF-8; guessed as %1, and %2 fits as well. The "
                                             "engine reads it as UTF-8: what is not ASCII, from here on, "
                                             "reaches it garbled, without an error."),
            {name, std::string(encodingName(*origin.alternative))}};
}

/// Measured on 2.3.8: its reader of SQL stops at the first byte that is no UTF-8 (MalformedInputException),
/// the others put U+FFFD in its place.
void otherEncoding(const std::string &text, const TextOrigin &origin, FileKind kind, const LineIndex &lines,
                   std::vector<Problem> &problems)
{
    const bool wide = isWide(origin.encoding);
    const std::size_t first = wide ? 0 : firstBeyondAscii(text);
    if (!wide && first == text.size())
        return; // all ASCII by now: its bytes are UTF-8
    std::size_t length = 1;
    utf::utf8At(text, first, length);
    const bool refused = wide || isSql(kind);
    problems.push_back(problemAt(lines, "not-utf8",
                                 refused ? ProblemSeverity::Error : ProblemSeverity::Warning,
                                 {first, std::min(length, text.size() - first)}, whatItIs(origin, refused)));
    std::vector<Fix> &fixes = problems.back().fixes;
    fixes.push_back(recodingFix({kProblemContext, SLUICE_TRANSLATE_NOOP("Problem", "Convert to UTF-8")},
                                {Encoding::Utf8, false}));
    if (origin.alternative)
        fixes.push_back(recodingFix({kProblemContext,
                                     SLUICE_TRANSLATE_NOOP("Problem", "Read the file as %1 instead"),
                                     {std::string(encodingName(*origin.alternative))}},
                                    {*origin.alternative, true}));
}

void brokenBytes(const std::string &text, FileKind kind, const LineIndex &lines,
                 std::vector<Problem> &problems)
{
    const std::optional<std::size_t> first = firstInvalidUtf8(text);
    if (!first)
        return;
    const char *const said =
        isSql(kind)
            ? SLUICE_TRANSLATE_NOOP("Problem",
                                    "This byte is not part of any UTF-8 character. The engine refuses "
                                    "a .sql file that has one. Put the right character here.")
            : SLUICE_TRANSLATE_NOOP("Problem", "This byte is not part of any UTF-8 character. The engine "
                                               "reads it as U+FFFD, without an error. Put the right "
                                               "character here.");
    problems.push_back(problemAt(lines, "not-utf8",
                                 isSql(kind) ? ProblemSeverity::Error : ProblemSeverity::Warning, {*first, 1},
                                 {kProblemContext, said}));
}

void unkeptSecrets(const std::string &text, const LineIndex &lines, std::vector<Problem> &problems)
{
    for (std::size_t at = text.find(kUnkeptSecret); at != std::string::npos;
         at = text.find(kUnkeptSecret, at + kUnkeptSecret.size()))
        problems.push_back(problemAt(
            lines, "secret-not-kept", ProblemSeverity::Error, {at, kUnkeptSecret.size()},
            {kProblemContext,
             SLUICE_TRANSLATE_NOOP("Problem", "A password or key was typed here before the program "
                                              "ended. It was not written to the recovery copy: type "
                                              "it again.")}));
}

} // namespace

bool bringsSubstitutes(std::string_view text, std::string_view made)
{
    constexpr std::string_view substitute = "\xEF\xBF\xBD";
    if (made.find(substitute) == std::string_view::npos || firstInvalidUtf8(text))
        return false;
    for (const std::string_view own : {substitute, std::string_view("\\ufffd"), std::string_view("\\uFFFD")})
        if (text.find(own) != std::string_view::npos)
            return false;
    return true;
}

std::vector<Problem> originProblems(const std::string &text, const TextOrigin &origin, FileKind kind)
{
    std::vector<Problem> problems;
    const LineIndex lines(text);
    if (origin.encoding == Encoding::Utf8)
        brokenBytes(text, kind, lines, problems);
    else
        otherEncoding(text, origin, kind, lines, problems);
    unkeptSecrets(text, lines, problems);
    removeSuppressed(text, lines, problems);
    std::stable_sort(problems.begin(), problems.end(),
                     [](const Problem &a, const Problem &b) { return a.span.offset < b.span.offset; });
    rules::placeInCharacters(text, problems);
    return problems;
}

} // namespace sluice::job
