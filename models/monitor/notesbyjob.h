#pragma once

#include <QHash>
#include <QList>
#include <QString>

#include <algorithm>

namespace sluice::monitor {

/// What was asked of the engine, in the order of time, and found by job. `Note` has a jobId and a timeMs.
template <typename Note> class NotesByJob
{
public:
    Note &append(const Note &note)
    {
        numbers_[note.jobId].append(first_ + notes_.size());
        notes_.append(note);
        return notes_.last();
    }
    /// Forgets the oldest one.
    void removeFirst()
    {
        const auto found = numbers_.find(notes_.constFirst().jobId);
        found->removeFirst();
        if (found->isEmpty())
            numbers_.erase(found);
        notes_.removeFirst();
        ++first_;
    }

    const QList<Note> &all() const { return notes_; }
    bool isEmpty() const { return notes_.isEmpty(); }
    bool contains(const QString &jobId) const { return numbers_.contains(jobId); }
    /// The places in all() of those about a job, oldest first.
    QList<qsizetype> of(const QString &jobId) const
    {
        QList<qsizetype> places = numbers_.value(jobId);
        for (qsizetype &place : places)
            place -= first_;
        return places;
    }
    /// The newest of these, oldest first: what was asked of a job before is overtaken, and who asks again and
    /// again has very many.
    QList<qsizetype> newestOf(const QString &jobId) const
    {
        constexpr qsizetype most = 20;
        QList<qsizetype> places;
        if (const auto found = numbers_.constFind(jobId); found != numbers_.cend())
            places = found->last(std::min(most, found->size()));
        for (qsizetype &place : places)
            place -= first_;
        return places;
    }
    Note &at(qsizetype place) { return notes_[place]; }
    const Note &at(qsizetype place) const { return notes_.at(place); }

private:
    QList<Note> notes_;
    qsizetype first_ = 0; ///< the number of the first of notes_
    QHash<QString, QList<qsizetype>> numbers_;
};

} // namespace sluice::monitor
