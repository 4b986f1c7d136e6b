#pragma once

#include "models/items/optionrow.h"

#include <QAbstractItemModel>
#include <QHash>

#include <memory>
#include <vector>

namespace sluice::items {

/// Rows below rows that are merged by pointer and never reset, so that selection, current cell, scroll
/// position and what is unfolded survive every update. The rows of the scope are made when somebody first
/// asks for them, the rows below a row when a view fetches them.
class OptionTree : public QAbstractItemModel
{
public:
    ~OptionTree() override;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    using QObject::parent;
    int rowCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    /// The row of the scope with this key, or -1.
    int rowOf(const QString &key) const;
    /// The row with this pointer, among those that are made; invalid when there is none.
    QModelIndex indexOf(const QString &pointer) const;

protected:
    explicit OptionTree(QObject *parent);

    /// The rows below one, or of the scope (null), as the text is now.
    virtual QList<OptionRow> rowsBelow(const OptionRow *above) const = 0;

    /// Precondition: index.isValid().
    const OptionRow &at(const QModelIndex &index) const;
    /// Makes every row that is made already show what rowsBelow() says now, with the smallest honest set of
    /// signals.
    void mergeRows();
    /// Tells the views that all cells may show something else now (language).
    void touchRows();

private:
    struct Node;
    Node *nodeOf(const QModelIndex &index) const;
    QModelIndex indexFor(const Node &node) const;
    void makeTop() const;
    void merge(Node &node);
    void removeMissing(Node &node, const QHash<QString, int> &wanted);
    void reorder(Node &node, const QHash<QString, int> &wanted);
    void insertNew(Node &node, const QList<OptionRow> &next);
    void update(Node &node, QList<OptionRow> next);
    void touch(const Node &node);
    static void append(Node &node, QList<OptionRow> rows);
    static void count(Node &node);

    std::unique_ptr<Node> top_;
};

} // namespace sluice::items
