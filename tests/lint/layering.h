#pragma once

#include "tests/lint/sourcefile.h"

namespace sluice::lint {

/// The #include lines of a file that the project's layers do not allow, each as "path:line: what is wrong".
QStringList layeringViolations(const SourceFile &file);

} // namespace sluice::lint
