#pragma once

#include "models/job/files/filekind.h"

#include <QString>

namespace sluice::shell {

/// What a code of a problem or a finding means, as HTML in the language of the moment. A code that nobody
/// explains gives a sentence that says so.
QString explanationHtml(const QString &code);

/// What a job of this kind needs, with an example that runs: for who has an empty file, or none of the above
/// under the cursor.
QString jobNeedsHtml(job::FileKind kind);

/// Plain lines as HTML: the first one as a heading.
QString optionHtml(const QString &lines);

} // namespace sluice::shell
