#pragma once

#include <QString>

#include <functional>

namespace sluice::monitorui {

/// A sentence in a room that is too narrow for it: its first words, as many as fit, and "…" once, at the end.
/// No word and no number is cut; empty where not even the first fits. Whole where it fits.
QString firstWords(const QString &sentence, const std::function<bool(const QString &)> &fits);

} // namespace sluice::monitorui
