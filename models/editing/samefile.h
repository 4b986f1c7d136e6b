#pragma once

#include <QString>

namespace sluice::editing {

/// Whether two absolute paths lead to one file: through symbolic links, other spellings ("a/../b"), hard
/// links, or another mount. Where there is no such file, whether they would.
bool isSameFile(const QString &one, const QString &other);

} // namespace sluice::editing
