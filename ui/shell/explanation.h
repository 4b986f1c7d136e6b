#pragma once

#include <QString>

namespace sluice::shell {

/// What a code of a problem or a finding means, as HTML in the language of the moment. A code that nobody
/// explains gives a sentence that says so.
QString explanationHtml(const QString &code);

/// Plain lines as HTML: the first one as a heading.
QString optionHtml(const QString &lines);

} // namespace sluice::shell
