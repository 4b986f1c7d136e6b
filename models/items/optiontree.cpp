#include "models/items/optiontree.h"

#include <QSet>

#include <algorithm>
#include <iterator>

namespace sluice::items {

struct OptionTree::Node
{
    OptionRow row;
    Node *above = nullptr;
    int place = 0;
    bool isMade = false; ///< the rows below it are
    std::vector<std::unique_ptr<Node>> below;
};

namespace {

template <typename Nodes> bool hasSameRows(const Nodes &nodes, const QList<OptionRow> &rows)
{
    return std::equal(
        nodes.begin(), nodes.end(), rows.begin(), rows.end(),
        [](const auto &node, const OptionRow &row) { return node->row.pointer == row.pointer; });
}

void dropRepeated(QList<OptionRow> &rows)
{
    QSet<QString> seen;
    seen.reserve(rows.size());
    rows.removeIf([&seen](const OptionRow &row) {
        const auto before = seen.size();
        seen.insert(row.pointer);
        return seen.size() == before;
    });
}

} // namespace

OptionTree::OptionTree(QObject *parent)
    : QAbstractItemModel(parent)
    , top_(std::make_unique<Node>())
{
}

OptionTree::~OptionTree() = default;

OptionTree::Node *OptionTree::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : top_.get();
}

QModelIndex OptionTree::indexFor(const Node &node) const
{
    return node.above == nullptr ? QModelIndex() : createIndex(node.place, 0, &node);
}

const OptionRow &OptionTree::at(const QModelIndex &index) const
{
    return nodeOf(index)->row;
}

/// Nobody has heard a number of rows before the first question, so no signal is due.
void OptionTree::makeTop() const
{
    if (top_->isMade)
        return;
    top_->isMade = true;
    QList<OptionRow> rows = rowsBelow(nullptr);
    dropRepeated(rows);
    append(*top_, std::move(rows));
}

void OptionTree::append(Node &node, QList<OptionRow> rows)
{
    node.below.reserve(node.below.size() + static_cast<std::size_t>(rows.size()));
    for (OptionRow &row : rows) {
        auto made = std::make_unique<Node>();
        made->row = std::move(row);
        made->above = &node;
        node.below.push_back(std::move(made));
    }
    count(node);
}

void OptionTree::count(Node &node)
{
    int place = 0;
    for (const auto &each : node.below)
        each->place = place++;
}

QModelIndex OptionTree::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeOf(parent)->below.at(static_cast<std::size_t>(row)).get());
}

QModelIndex OptionTree::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexFor(*nodeOf(index)->above) : QModelIndex();
}

int OptionTree::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    if (!parent.isValid())
        makeTop();
    return static_cast<int>(nodeOf(parent)->below.size());
}

bool OptionTree::hasChildren(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return false;
    return rowCount(parent) > 0 || canFetchMore(parent);
}

bool OptionTree::canFetchMore(const QModelIndex &parent) const
{
    if (!parent.isValid() || parent.column() > 0)
        return false;
    const Node &node = *nodeOf(parent);
    return !node.isMade && node.row.mayHaveRows;
}

void OptionTree::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    Node &node = *nodeOf(parent);
    QList<OptionRow> rows = rowsBelow(&node.row);
    dropRepeated(rows);
    node.isMade = true;
    if (rows.isEmpty())
        return;
    beginInsertRows(parent, 0, static_cast<int>(rows.size()) - 1);
    append(node, std::move(rows));
    endInsertRows();
}

int OptionTree::rowOf(const QString &key) const
{
    makeTop();
    const auto it = std::find_if(top_->below.begin(), top_->below.end(),
                                 [&key](const auto &node) { return node->row.key == key; });
    return it == top_->below.end() ? -1 : (*it)->place;
}

QModelIndex OptionTree::indexOf(const QString &pointer) const
{
    makeTop();
    const Node *node = top_.get();
    while (true) {
        const auto it = std::find_if(node->below.begin(), node->below.end(), [&pointer](const auto &each) {
            const QString &own = each->row.pointer;
            return pointer.startsWith(own) &&
                   (pointer.size() == own.size() || pointer.at(own.size()) == QLatin1Char('/'));
        });
        if (it == node->below.end())
            return {};
        node = it->get();
        if (node->row.pointer.size() == pointer.size())
            return indexFor(*node);
    }
}

void OptionTree::mergeRows()
{
    if (top_->isMade)
        merge(*top_);
}

void OptionTree::merge(Node &node)
{
    QList<OptionRow> next;
    if (node.above == nullptr || node.row.mayHaveRows)
        next = rowsBelow(node.above == nullptr ? nullptr : &node.row);
    if (!hasSameRows(node.below, next)) { // most keystrokes: nothing came, went or moved
        dropRepeated(next);
        QHash<QString, int> wanted;
        wanted.reserve(next.size());
        for (qsizetype i = 0; i < next.size(); ++i)
            wanted.insert(next.at(i).pointer, static_cast<int>(i));
        removeMissing(node, wanted);
        reorder(node, wanted);
        insertNew(node, next);
    }
    update(node, std::move(next));
    for (const auto &each : node.below) {
        if (each->isMade)
            merge(*each);
    }
}

void OptionTree::removeMissing(Node &node, const QHash<QString, int> &wanted)
{
    const auto isWanted = [&](int place) {
        return wanted.contains(node.below.at(static_cast<std::size_t>(place))->row.pointer);
    };
    for (int last = static_cast<int>(node.below.size()) - 1; last >= 0; --last) {
        if (isWanted(last))
            continue;
        int first = last;
        while (first > 0 && !isWanted(first - 1))
            --first;
        beginRemoveRows(indexFor(node), first, last);
        node.below.erase(node.below.begin() + first, node.below.begin() + last + 1);
        count(node);
        endRemoveRows();
        last = first;
    }
}

void OptionTree::reorder(Node &node, const QHash<QString, int> &wanted)
{
    const auto before = [&wanted](const auto &a, const auto &b) {
        return wanted.value(a->row.pointer) < wanted.value(b->row.pointer);
    };
    if (std::is_sorted(node.below.begin(), node.below.end(), before))
        return;
    const QList<QPersistentModelIndex> parents{indexFor(node)};
    Q_EMIT layoutAboutToBeChanged(parents);
    const QModelIndexList held = persistentIndexList();
    std::sort(node.below.begin(), node.below.end(), before);
    count(node);
    for (const QModelIndex &index : held) {
        const auto *moved = static_cast<const Node *>(index.internalPointer());
        if (moved->above == &node)
            changePersistentIndex(index, createIndex(moved->place, index.column(), moved));
    }
    Q_EMIT layoutChanged(parents);
}

void OptionTree::insertNew(Node &node, const QList<OptionRow> &next)
{
    // Here the rows of the node are an ordered part of next.
    for (int i = 0; i < next.size(); ++i) {
        const auto size = static_cast<int>(node.below.size());
        const QString stop = i < size ? node.below.at(static_cast<std::size_t>(i))->row.pointer : QString();
        if (i < size && stop == next.at(i).pointer)
            continue;
        int last = i;
        while (last + 1 < next.size() && (i >= size || next.at(last + 1).pointer != stop))
            ++last;
        Node added;
        append(added, next.mid(i, last - i + 1));
        for (const auto &each : added.below)
            each->above = &node;
        beginInsertRows(indexFor(node), i, last);
        node.below.insert(node.below.begin() + i, std::make_move_iterator(added.below.begin()),
                          std::make_move_iterator(added.below.end()));
        count(node);
        endInsertRows();
        i = last;
    }
}

void OptionTree::update(Node &node, QList<OptionRow> next)
{
    const QModelIndex parent = indexFor(node);
    const int lastColumn = columnCount(parent) - 1;
    int first = -1;
    const auto tell = [&](int last) {
        if (first >= 0)
            Q_EMIT dataChanged(index(first, 0, parent), index(last, lastColumn, parent));
    };
    for (int i = 0; i < next.size(); ++i) {
        OptionRow &row = node.below.at(static_cast<std::size_t>(i))->row;
        const bool same = row == next.at(i);
        row = std::move(next[i]);
        if (same)
            tell(i - 1);
        first = same ? -1 : (first < 0 ? i : first);
    }
    tell(static_cast<int>(next.size()) - 1);
}

void OptionTree::touchRows()
{
    touch(*top_);
}

void OptionTree::touch(const Node &node)
{
    if (node.below.empty())
        return;
    const QModelIndex parent = indexFor(node);
    Q_EMIT dataChanged(index(0, 0, parent),
                       index(static_cast<int>(node.below.size()) - 1, columnCount(parent) - 1, parent));
    for (const auto &each : node.below)
        touch(*each);
}

} // namespace sluice::items
