#pragma once

#include "models/core/error.h"
#include "models/engine/http/packedlines.h"
#include "models/engine/http/rawreply.h"

#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

class QIODevice;

namespace sluice::engine {

/// What was recorded from a cluster, in memory: a list of exchanges in the order in which they were written,
/// which is that in which they happened. They are read again from their packed lines when they are asked for.
/// Times only go on: where the clock of the computer that recorded was set back, they are carried on
/// (carriedtime.h). The file is JSON lines, plain or gzip; see recordingline.h. A line that cannot be read is
/// left out and told in problems(). To be used from one thread at a time.
class Recording
{
public:
    /// At most 8 GB after unpacking, 128 MB in a line, 5 million lines, 256 MB in memory besides 24 bytes a
    /// line.
    struct Limits
    {
        qint64 totalBytes = 8LL << 30;
        qint64 lineBytes = 128LL << 20;
        qint64 lines = 5'000'000;
        qint64 heldBytes = 256LL << 20;
    };

    /// What was asked, of whom: few exchanges differ in it.
    struct Question
    {
        QString member; ///< empty where the recording names none
        QByteArray method;
        QString path;
    };

    /// The exchanges as a list that makes its entries.
    class Replies
    {
    public:
        class Iterator
        {
        public:
            Iterator(const Recording &recording, qsizetype at)
                : recording_(&recording)
                , at_(at)
            {
            }
            RawReply operator*() const { return recording_->reply(at_); }
            Iterator &operator++()
            {
                ++at_;
                return *this;
            }
            bool operator==(const Iterator &other) const { return at_ == other.at_; }

        private:
            const Recording *recording_;
            qsizetype at_;
        };

        explicit Replies(const Recording &recording)
            : recording_(&recording)
        {
        }
        Iterator begin() const { return {*recording_, 0}; }
        Iterator end() const { return {*recording_, size()}; }
        qsizetype size() const { return recording_->size(); }
        RawReply at(qsizetype i) const { return recording_->reply(i); }
        RawReply first() const { return at(0); }
        RawReply last() const { return at(size() - 1); }

    private:
        const Recording *recording_;
    };

    /// Told while a file is read how far that is, in bytes of it; `total` is 0 for a pipe. False ends the
    /// reading. Called in the thread that reads, often: it must be cheap.
    using Progress = std::function<bool(qint64 done, qint64 total)>;

    /// NotFound or Io when the file cannot be read, Parse when not one line of it is a recorded reply,
    /// Cancelled when `progress` said so. A file that ends in the middle (also of its gzip data) or goes over
    /// a limit gives what came before, and a problem.
    static Result<Recording> load(const QString &path, const Progress &progress = {});
    /// The same by the bytes of its name, which need not be UTF-8.
    static Result<Recording> load(const std::string &path, const Progress &progress = {});
    static Result<Recording> read(QIODevice &device, const Limits &limits, const Progress &progress = {});
    static Result<Recording> read(QIODevice &device) { return read(device, Limits()); }

    /// In the order of the file. Remarks are among them, with the method "NOTE". The recording must outlive
    /// the list.
    Replies replies() const { return Replies(*this); }
    qsizetype size() const { return static_cast<qsizetype>(entries_.size()); }
    RawReply reply(qsizetype i) const;
    /// When reply(i) was there; never before that of the one before, as RawReply::timeMs may be, which is
    /// when it was asked for.
    qint64 timeMs(qsizetype i) const { return entries_[static_cast<std::size_t>(i)].timeMs; }
    /// An index into questions().
    quint32 questionOf(qsizetype i) const { return entries_[static_cast<std::size_t>(i)].question; }
    const QList<Question> &questions() const { return questions_; }

    /// The members that are named, in the order of their appearance; empty when the recording names none.
    const QStringList &members() const { return members_; }
    /// Which API was asked, in the word of who recorded it ("v1"); empty: the recording does not say.
    const QByteArray &api() const { return api_; }
    qint64 startMs() const { return entries_.empty() ? 0 : entries_.front().timeMs; }
    qint64 endMs() const { return entries_.empty() ? 0 : entries_.back().timeMs; }
    /// Bytes of memory that the exchanges take.
    qint64 heldBytes() const
    {
        return lines_.heldBytes() + static_cast<qint64>(entries_.capacity() * sizeof(Entry));
    }
    /// What could not be read, the first 100; Error::place is "line N".
    const QList<Error> &problems() const { return problems_; }
    /// That the clock of the computer that recorded was set back, where it was, in one sentence; place as in
    /// problems(). Nothing is missing because of it.
    const std::optional<Error> &clockRemark() const { return clockRemark_; }

private:
    class Reader;

    struct Entry
    {
        qint64 timeMs = 0;
        PackedLines::Place place;
        quint32 question = 0;
    };

    /// From this entry on, times are those of the file and so much.
    struct Shift
    {
        qsizetype from = 0;
        qint64 byMs = 0;
    };
    qint64 shiftOf(qsizetype i) const;

    PackedLines lines_;
    std::vector<Entry> entries_;
    std::vector<Shift> shifts_;
    QList<Question> questions_;
    QStringList members_;
    QByteArray api_;
    QList<Error> problems_;
    std::optional<Error> clockRemark_;
};

} // namespace sluice::engine
