#include "models/job/files/diff.h"

#include "models/hocon/values/datum.h"
#include "models/job/files/convertcheck.h"
#include "models/job/files/diffmatch.h"

#include <algorithm>
#include <unordered_map>

namespace sluice::job {
namespace {

using hocon::Datum;

std::string joined(const std::string &before, const std::string &step)
{
    return before.empty() ? step : before + "/" + step;
}

/// One side of a comparison: a value and where it stands. `datum` is null where there is none.
struct Side
{
    const hocon::Datum *datum = nullptr;
    std::string pointer;

    Side item(std::size_t index) const
    {
        return {&datum->items[index], pointer + "/" + std::to_string(index)};
    }
};

/// The members of a side that is an object.
class Members
{
public:
    explicit Members(const Side &side)
        : pointer_(side.pointer)
        , members_(*side.datum)
    {
    }

    Side operator[](const std::string &key) const
    {
        return {members_.find(key), pointer_ + "/" + hocon::escapedForPointer(key)};
    }

private:
    const std::string &pointer_;
    hocon::DatumMembers members_;
};

class Differ
{
public:
    std::vector<Change> run(const hocon::Datum &left, const hocon::Datum &right)
    {
        const Side leftRoot{&left, {}};
        const Side rightRoot{&right, {}};
        const Members leftMembers(leftRoot);
        const Members rightMembers(rightRoot);
        for (const std::string &key : detail::keysOfBoth(left, right)) {
            const Side a = leftMembers[key];
            const Side b = rightMembers[key];
            if (detail::isStageKey(key) && isList(a) && isList(b)) {
                stages(key, a, b);
            } else {
                stage_ = key;
                compare({}, a, b);
            }
        }
        detail::joinMoves(changes_);
        return std::move(changes_);
    }

private:
    static bool isList(const Side &side)
    {
        return side.datum == nullptr || side.datum->kind == hocon::Kind::List;
    }

    void add(ChangeType type, const std::string &option, const Side &left, const Side &right)
    {
        Change change;
        change.type = type;
        change.stage = stage_;
        change.option = option;
        if (left.datum != nullptr) {
            change.leftPointer = left.pointer;
            change.leftValue = hocon::toJson(*left.datum);
            change.left = left.datum->span;
        }
        if (right.datum != nullptr) {
            change.rightPointer = right.pointer;
            change.rightValue = hocon::toJson(*right.datum);
            change.right = right.datum->span;
        }
        changes_.push_back(std::move(change));
    }

    void stages(const std::string &kind, const Side &left, const Side &right)
    {
        static const std::vector<hocon::Datum> none;
        const std::vector<hocon::Datum> &a = left.datum != nullptr ? left.datum->items : none;
        const std::vector<hocon::Datum> &b = right.datum != nullptr ? right.datum->items : none;
        for (const detail::StagePair &pair : detail::matchStages(a, b)) {
            const Side one = pair.left ? left.item(*pair.left) : Side{};
            const Side other = pair.right ? right.item(*pair.right) : Side{};
            stage_ = detail::stageTitle(kind, pair.left ? *one.datum : *other.datum);
            if (!pair.left || !pair.right) {
                add(pair.left ? ChangeType::Removed : ChangeType::Added, {}, one, other);
                continue;
            }
            if (pair.moved)
                add(ChangeType::Moved, {}, one, other);
            compare({}, one, other);
        }
    }

    void compare(const std::string &option, const Side &left, const Side &right)
    {
        if (left.datum == nullptr || right.datum == nullptr) {
            if (left.datum != nullptr || right.datum != nullptr)
                add(left.datum != nullptr ? ChangeType::Removed : ChangeType::Added, option, left, right);
        } else if (left.datum->kind == hocon::Kind::Object && right.datum->kind == hocon::Kind::Object) {
            objects(option, left, right);
        } else if (left.datum->kind == hocon::Kind::List && right.datum->kind == hocon::Kind::List &&
                   hasObjects(*left.datum) && hasObjects(*right.datum)) {
            lists(option, left, right);
        } else if (!detail::equalValues(*left.datum, *right.datum)) {
            add(ChangeType::Changed, option, left, right);
        }
    }

    static bool hasObjects(const hocon::Datum &list)
    {
        return std::any_of(list.items.begin(), list.items.end(),
                           [](const hocon::Datum &item) { return item.kind == hocon::Kind::Object; });
    }

    void objects(const std::string &option, const Side &left, const Side &right)
    {
        const Members a(left);
        const Members b(right);
        for (const std::string &key : detail::keysOfBoth(*left.datum, *right.datum))
            compare(joined(option, key), a[key], b[key]);
        // The order of columns is the order of the rows.
        if (left.pointer.ends_with("/schema/fields")) {
            for (const std::string &key : detail::movedKeys(*left.datum, *right.datum))
                add(ChangeType::Moved, joined(option, key), a[key], b[key]);
        }
    }

    /// Items are matched like stages: equal ones first, then those that are alike.
    void lists(const std::string &option, const Side &left, const Side &right)
    {
        for (const detail::StagePair &pair : detail::matchStages(left.datum->items, right.datum->items)) {
            const Side one = pair.left ? left.item(*pair.left) : Side{};
            const Side other = pair.right ? right.item(*pair.right) : Side{};
            const std::string inside = joined(option, std::to_string(pair.left ? *pair.left : *pair.right));
            if (pair.moved)
                add(ChangeType::Moved, inside, one, other);
            compare(inside, one, other);
        }
    }

    std::vector<Change> changes_;
    std::string stage_;
};

} // namespace

std::string_view changeTypeName(ChangeType type)
{
    switch (type) {
    case ChangeType::Added:
        return "added";
    case ChangeType::Removed:
        return "removed";
    case ChangeType::Changed:
        return "changed";
    case ChangeType::Moved:
        break;
    }
    return "moved";
}

std::vector<Change> diff(const hocon::Tree &left, const hocon::Tree &right)
{
    return Differ().run(hocon::datumOf(left.root()), hocon::datumOf(right.root()));
}

} // namespace sluice::job
