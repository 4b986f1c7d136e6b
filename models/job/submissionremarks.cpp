#include "models/job/submissionremarks.h"

#include "models/hocon/tokens/scan.h"

#include <algorithm>

namespace sluice::job::detail {

namespace {

class Remarks
{
public:
    Remarks(const Analysis &job, const SubmissionOptions &options)
        : job_(job)
        , options_(options)
    {
    }

    std::vector<SubmissionRemark> collect(const std::vector<Variable> &variables)
    {
        language();
        encoding();
        env();
        if (job_.kind() == FileKind::Hocon) {
            comments();
            includes();
        }
        for (const Variable &variable : variables)
            filledIn(variable);
        std::stable_sort(found_.begin(), found_.end(),
                         [](const auto &a, const auto &b) { return a.span.offset < b.span.offset; });
        return std::move(found_);
    }

private:
    void add(TextSpan span, const char *text, std::vector<std::string> arguments = {},
             bool surprising = false)
    {
        found_.push_back({span, {"Submission", text, std::move(arguments)}, surprising});
    }

    void language()
    {
        if (job_.sql() != nullptr)
            add({}, SLUICE_TRANSLATE_NOOP("Submission",
                                          "The engine takes no SQL over REST: it gets the job that its "
                                          "command line would make of this SQL."));
    }

    void encoding()
    {
        const std::optional<TextOrigin> &origin = job_.origin();
        if (origin && origin->encoding != Encoding::Utf8 && !options_.asFile && origin->guessed &&
            origin->alternative)
            add({},
                SLUICE_TRANSLATE_NOOP("Submission",
                                      "The file is not UTF-8 and was guessed as %1, and %2 fits as well; the "
                                      "job is sent as UTF-8. Look whether it reads right."),
                {std::string(encodingName(origin->encoding)),
                 std::string(encodingName(*origin->alternative))},
                true);
        else if (origin && origin->encoding != Encoding::Utf8 && !options_.asFile && origin->guessed)
            add({},
                SLUICE_TRANSLATE_NOOP("Submission", "The file is not UTF-8 and was guessed as %1; the job is "
                                                    "sent as UTF-8. Look whether it reads right."),
                {std::string(encodingName(origin->encoding))}, true);
        else if (origin && origin->encoding != Encoding::Utf8 && !options_.asFile)
            add({},
                SLUICE_TRANSLATE_NOOP("Submission", "The file is %1, which the engine does not read; the job "
                                                    "is sent as UTF-8."),
                {std::string(encodingName(origin->encoding))});
        if (const std::optional<std::size_t> broken = firstInvalidUtf8(job_.text()))
            add({*broken, 1},
                SLUICE_TRANSLATE_NOOP("Submission",
                                      "Bytes that are no UTF-8 are sent as U+FFFD, from here on."),
                {}, true);
    }

    void env()
    {
        if (!options_.asFile && !job_.job().find("/env"))
            add({}, SLUICE_TRANSLATE_NOOP("Submission", "The job has no env: an empty one is sent, without "
                                                        "which the engine refuses a job over REST."));
    }

    void comments()
    {
        for (const hocon::Piece &piece : hocon::scan(job_.text())) {
            if (piece.type != hocon::PieceType::Comment)
                continue;
            add(piece.span, SLUICE_TRANSLATE_NOOP("Submission", "Comments are left out: JSON has none."));
            return;
        }
    }

    void includes()
    {
        if (!job_.tree().hasIncludes())
            return;
        if (job_.tree().path().empty())
            add({},
                SLUICE_TRANSLATE_NOOP("Submission",
                                      "What the text includes is left out: it is no file yet, so it is not "
                                      "known where to look."),
                {}, true);
        else
            add({}, SLUICE_TRANSLATE_NOOP("Submission", "What the file includes stands in its place, as far "
                                                        "as it lies beside the file."));
    }

    void filledIn(const Variable &variable)
    {
        const TextSpan span = variable.places.front().span;
        const bool quoted = std::all_of(variable.places.begin(), variable.places.end(),
                                        [](const VariablePlace &place) { return place.quoted; });
        if (options_.asFile && quoted)
            return;
        switch (variable.origin) {
        case VariableOrigin::Environment:
            add(span,
                SLUICE_TRANSLATE_NOOP("Submission", "%1 is filled in from the environment of this computer."),
                {variable.name}, true);
            break;
        case VariableOrigin::Property:
            add(span, SLUICE_TRANSLATE_NOOP("Submission", "%1 is filled in with the value given."),
                {variable.name});
            break;
        case VariableOrigin::Default:
            add(span, SLUICE_TRANSLATE_NOOP("Submission", "%1 is filled in with its default."),
                {variable.name});
            break;
        case VariableOrigin::None:
            if (quoted && variable.filler == VariableFiller::Person)
                add(span, SLUICE_TRANSLATE_NOOP("Submission", "%1 has no value and is sent as text."),
                    {variable.name}, true);
            break;
        case VariableOrigin::Document:
            break; // a value that the file itself gives
        }
    }

    const Analysis &job_;
    const SubmissionOptions &options_;
    std::vector<SubmissionRemark> found_;
};

} // namespace

std::vector<SubmissionRemark> remarks(const Analysis &job, const std::vector<Variable> &variables,
                                      const SubmissionOptions &options)
{
    return Remarks(job, options).collect(variables);
}

} // namespace sluice::job::detail
