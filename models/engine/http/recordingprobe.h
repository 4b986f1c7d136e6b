#pragma once

class QString;

namespace sluice::engine {

/// Whether a file is a recording (plain or gzip), by what its first lines hold, whatever it is called. False
/// for what cannot be read. Reads a small part of it only.
bool isRecording(const QString &path);

} // namespace sluice::engine
