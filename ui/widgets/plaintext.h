#pragma once

namespace sluice::widgets {

/// From now on a label, a tooltip and a message box takes its text for plain text, unless its own code says
/// that it is rich: Qt's default is to guess, so that the name of a job or a file could be markup, which
/// hides words and loads pictures. Once for the application; more calls do nothing.
void takeTextsForPlain();

} // namespace sluice::widgets
