#pragma once

#include <QString>

namespace sluice::monitor {
struct JobView;
} // namespace sluice::monitor
namespace sluice::monitorui {
class JobPage;
} // namespace sluice::monitorui

namespace sluice::shell {

/// What a job's state means, what it does not say, and what can be done, as HTML in the language of the
/// moment. `old`: nothing was heard of the job for too long; `over`: the recording that it is of ended before
/// it.
QString stateHtml(const monitor::JobView &job, bool old, bool over = false);

/// What is in front on a job's page, explained: the state and the selected finding.
QString jobHtml(const monitorui::JobPage &page);

} // namespace sluice::shell
