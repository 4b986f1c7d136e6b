#pragma once

#include <QByteArray>
#include <QList>

#include <utility>

namespace sluice::engine {

/// Lines kept in memory in little of it: many together are packed, and unpacked when one of them is asked
/// for. What a cluster answers again and again takes about a twentieth. To be used from one thread at a time.
class PackedLines
{
public:
    struct Place
    {
        quint32 block = 0;
        quint32 offset = 0; ///< of the line in its block
    };

    /// Adds a line, which has no line end in it and is shorter than 2 GB. Ends when all are there: pack().
    Place append(const QByteArray &line);
    /// Packs what append() left open.
    void pack();

    QByteArray line(Place place) const;
    /// Bytes that are held, without what a place takes.
    qint64 heldBytes() const { return packedBytes_ + open_.size(); }

private:
    /// The bytes of a block, of the last few from memory.
    QByteArray unpacked(quint32 block) const;

    QList<QByteArray> blocks_; ///< packed, each line with its line end
    QByteArray open_;          ///< the block that is being filled
    qint64 packedBytes_ = 0;
    mutable QList<std::pair<quint32, QByteArray>> recent_; ///< the last used last
};

} // namespace sluice::engine
