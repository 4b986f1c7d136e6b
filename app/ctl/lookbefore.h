#pragma once

#include "models/engine/seatunnel/transport.h"

#include <QSet>
#include <QStringList>

#include <functional>
#include <optional>

/// What every submit does and says, watched or not.
namespace sluice::ctl {

/// Asks the first member what runs there before a job of this name is submitted: to warn of one of the same
/// name, and to tell a new job from an old one. `then` gets the ids; none where no answer came in time, and
/// the submit goes on without.
void lookBefore(engine::Transport &transport, QObject *context, const QString &jobName,
                std::function<void(const std::optional<QSet<QString>> &)> then);

/// Says that no answer tells what became of the submit, and which job is being looked for.
void tellLookingFor(const QString &jobId, const Error &why);

/// Why a submit that was interrupted must not simply be sent again.
Error interruptedSubmit(const QString &jobId);

} // namespace sluice::ctl
