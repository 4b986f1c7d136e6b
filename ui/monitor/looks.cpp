#include "ui/monitor/looks.h"

#include "models/items/findingsmodel.h"
#include "models/items/jobstates.h"

namespace sluice::monitorui {

using widgets::BadgeLook;
using widgets::Glyph;
using widgets::Tone;

BadgeLook stateLook(engine::JobState state, const QString &word)
{
    switch (items::stateGroup(state)) {
    case items::StateGroup::Waiting:
        return {Glyph::Clock, Tone::Muted, word};
    case items::StateGroup::Running:
        return {Glyph::Play, Tone::Info, word};
    case items::StateGroup::Stopping:
        if (state == engine::JobState::DoingSavepoint)
            return {Glyph::Save, Tone::Busy, word};
        return {Glyph::Stop, state == engine::JobState::Failing ? Tone::Critical : Tone::Warning, word};
    case items::StateGroup::Failed:
        return {Glyph::Cross, Tone::Critical, word};
    case items::StateGroup::Finished:
        return {Glyph::Check, Tone::Good, word};
    case items::StateGroup::Saved:
        return {Glyph::Save, Tone::Good, word};
    case items::StateGroup::Canceled:
        return {Glyph::Slash, Tone::Muted, word};
    case items::StateGroup::Unknown:
    case items::StateGroup::Gone:
        break;
    }
    return {Glyph::Question, Tone::Warning, word};
}

BadgeLook goneLook(const QString &word)
{
    return {Glyph::Question, Tone::Muted, word};
}

BadgeLook severityLook(monitor::Severity severity)
{
    const QString word = items::severityText(severity);
    switch (severity) {
    case monitor::Severity::Critical:
        return {Glyph::Octagon, Tone::Critical, word};
    case monitor::Severity::Warning:
        return {Glyph::Triangle, Tone::Warning, word};
    case monitor::Severity::Info:
        break;
    }
    return {Glyph::Info, Tone::Info, word};
}

} // namespace sluice::monitorui
