#pragma once

namespace sluice::widgets {

/// From now on Alt with a letter types nothing, in any text and field of the program: what is no mnemonic of
/// what is on screen would otherwise be written into the job. Once is enough; needs the application.
void typeNoAltLetters();

} // namespace sluice::widgets
