#pragma once

namespace sluice::shell {

/// Makes :/icons, :/i18n, :/demo, :/samples and :/templates available; call it once at the start of a program
/// or a test that needs them.
void initResources();

} // namespace sluice::shell
