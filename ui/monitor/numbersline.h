#pragma once

#include <QString>

#include <functional>

namespace sluice::monitorui {

/// A sentence in a room that is too narrow for it: its numbers stay, with as many of the words around them as
/// fit, those that follow a number first; "…" stands for the others. Whole where it fits, and empty where not
/// even the numbers do or there are none.
QString aroundNumbers(const QString &sentence, const std::function<bool(const QString &)> &fits);

} // namespace sluice::monitorui
