#include "models/hocon/values/joining.h"

#include "models/hocon/tokens/lexer.h"
#include "models/hocon/values/layers.h"

namespace sluice::hocon::detail {

namespace {

/// Several words make a quoted string for the original, however they are written.
bool isOneWord(const Store &store, const Node &node)
{
    Token word;
    Lexer(std::string_view(store.text).substr(0, node.end), Syntax::Conf, node.begin).next(word);
    return word.type == TokenType::Unquoted && word.end == node.end;
}

} // namespace

bool Joining::isDelayedObject(ValueId value) const
{
    return store_.isMade(value) && store_.made(value).type == ValueType::DelayedObject;
}

bool Joining::isUnquoted(ValueId value) const
{
    if (!store_.isMade(value))
        return store_.tape[value].type == NodeType::Unquoted && isOneWord(store_, store_.tape[value]);
    const MadeValue &made = store_.made(value);
    return made.type == ValueType::Slice && (made.flags & kUnquotedText) != 0;
}

Joining::What Joining::whatIs(ValueId value) const
{
    if (values_.isObject(value))
        return What::Object;
    if (values_.isUnmergeable(value))
        return What::Waiting;
    const bool list = store_.isMade(value) && store_.made(value).type == ValueType::List;
    return list ? What::List : What::Text;
}

void Joining::start(ValueId value)
{
    what_ = whatIs(value);
    first_ = value;
    parts_ = {value};
    several_ = false;
    delayed_ = isDelayedObject(value);
}

void Joining::addObject(ValueId value)
{
    if (values_.ignoresFallbacks(value)) {
        start(value);
        return;
    }
    parts_.push_back(value);
    several_ = true;
    delayed_ = delayed_ || isDelayedObject(value);
}

void Joining::addList(ValueId value)
{
    if (!several_) {
        const auto items = values_.items(first_);
        parts_.assign(items.begin(), items.end());
    }
    const auto items = values_.items(value);
    parts_.insert(parts_.end(), items.begin(), items.end());
    several_ = true;
}

void Joining::addText(ValueId value)
{
    if (!several_)
        text_ = store_.scalarText(first_);
    text_ += store_.scalarText(value);
    several_ = true;
}

/// What has been joined last, as one value.
ValueId Joining::made()
{
    if (!several_)
        return first_;
    switch (what_) {
    case What::Object:
        return Layers(store_, values_).oldestFirst(parts_);
    case What::List:
        return values_.list(parts_, store_.made(first_).origin);
    default:
        return values_.pooled(std::move(text_), store_.origin(first_));
    }
}

bool Joining::add(ValueId right)
{
    if (first_ == kAbsent) {
        start(right);
        return true;
    }
    What next = whatIs(right);
    // An object with numbers for names can stand for a list; the original cannot see the names of one that
    // waits.
    if ((what_ == What::Object && next == What::List) || (what_ == What::List && next == What::Object)) {
        if (delayed_ || isDelayedObject(right))
            return false;
        if (what_ == What::Object)
            start(values_.numericList(made()));
        else
            right = values_.numericList(right);
        next = whatIs(right);
    }
    if (what_ == What::Object && next == What::Object)
        addObject(right);
    else if (what_ == What::List && next == What::List)
        addList(right);
    else if ((what_ == What::List || what_ == What::Object) && isUnquoted(right))
        return true; // the original drops unquoted words here, blanks or not
    else if (what_ == What::Waiting || next == What::Waiting || delayed_ || isDelayedObject(right))
        flush(right);
    else if (what_ == What::Text && next == What::Text)
        addText(right);
    else
        return false;
    return true;
}

/// Nothing more can join what there is; `next` begins the next value.
void Joining::flush(ValueId next)
{
    joined_.push_back(made());
    start(next);
}

std::vector<ValueId> Joining::finish()
{
    if (first_ != kAbsent)
        joined_.push_back(made());
    return std::move(joined_);
}

} // namespace sluice::hocon::detail
