#pragma once

#include "models/hocon/values/values.h"

#include <string>

namespace sluice::hocon::detail {

/// Puts the pieces of a concatenation together, one after the other: neighbouring texts become one text,
/// lists one list, objects one object; what waits for a ${} stands for itself. The work grows with the
/// pieces, however many there are.
class Joining
{
public:
    Joining(Store &store, Values &values)
        : store_(store)
        , values_(values)
    {
    }

    /// False when the piece cannot stand beside what is before it.
    bool add(ValueId right);
    std::vector<ValueId> finish();

private:
    enum class What : std::uint8_t
    {
        Object,
        List,
        Text,
        Waiting
    };

    What whatIs(ValueId value) const;
    bool isDelayedObject(ValueId value) const;
    bool isUnquoted(ValueId value) const;
    void start(ValueId value);
    void addObject(ValueId value);
    void addList(ValueId value);
    void addText(ValueId value);
    ValueId made();
    void flush(ValueId next);

    Store &store_;
    Values &values_;
    std::vector<ValueId> joined_;
    What what_ = What::Text; ///< of what is being joined
    ValueId first_ = kAbsent;
    std::vector<ValueId> parts_; ///< objects, or the items of lists
    std::string text_;
    bool several_ = false;
    bool delayed_ = false; ///< an object that waits is among them
};

} // namespace sluice::hocon::detail
