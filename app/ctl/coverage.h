#pragma once

#include "models/core/error.h"
#include "models/engine/seatunnel/reply.h"

#include <QStringList>

#include <compare>
#include <map>
#include <optional>

namespace sluice::ctl {

/// What a watch has seen of what it must see: nothing found where nothing was seen is no all-clear.
class Coverage
{
public:
    /// From this member every question must be answered.
    void expect(const QString &member);
    void take(const engine::Reply &reply);

    /// What was not seen, a sentence each, with the member as the place; empty when all was. A question that
    /// an engine of this version does not have is no gap.
    QList<Error> gaps() const;

private:
    struct Question
    {
        bool answered = false;
        int failures = 0; ///< since the last answer
        std::optional<Error> error;
        QList<Message> malformed; ///< the entries that could not be read, and why
        bool failed() const;
    };
    /// A member, and what it was asked for; which of the lists of ended jobs, by their state.
    struct Key
    {
        QString member;
        engine::Endpoint endpoint;
        QString state;
        std::weak_ordering operator<=>(const Key &) const = default;
    };

    /// Whether none of the lists of ended jobs was seen, which is said once.
    bool noEndedJobs(const QString &member) const;

    QStringList members_;
    std::map<Key, Question> questions_;
};

} // namespace sluice::ctl
