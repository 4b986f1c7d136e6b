#include "models/editing/recoverysecrets.h"

#include "models/core/secrets/secrets.h"
#include "models/job/lint/textorigin.h"

namespace sluice::editing {

std::set<std::string, std::less<>> secretsIn(std::string_view text)
{
    std::set<std::string, std::less<>> secrets;
    for (const TextSpan &span : secretSpans(text))
        secrets.emplace(text.substr(span.offset, span.length));
    return secrets;
}

CopyText withoutNewSecrets(std::string_view text, const std::set<std::string, std::less<>> &known)
{
    CopyText copy;
    copy.text.reserve(text.size());
    std::size_t at = 0;
    for (const TextSpan &span : secretSpans(text)) {
        const std::string_view secret = text.substr(span.offset, span.length);
        copy.text.append(text.substr(at, span.offset - at));
        at = span.end();
        if (known.contains(secret) || secret == job::kUnkeptSecret) {
            copy.text.append(secret);
            continue;
        }
        copy.text.append(job::kUnkeptSecret);
        ++copy.unkept;
    }
    copy.text.append(text.substr(at));
    return copy;
}

} // namespace sluice::editing
