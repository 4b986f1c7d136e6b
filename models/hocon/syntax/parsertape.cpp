#include "models/hocon/syntax/parserparts.h"

namespace sluice::hocon::detail {

void TapeWriter::rewind(const Mark &mark)
{
    store_.tape.resize(mark.tape);
    open_.members.resize(mark.members);
    open_.items.resize(mark.items);
    in_.goOnAt(mark.text);
    in_.advance();
}

void TapeWriter::insertNode(std::uint32_t at, std::size_t base, const Level &level)
{
    store_.tape.insert(store_.tape.begin() + at, Node{});
    const auto move = [at](std::uint32_t &index) {
        if ((index & kMade) == 0 && index >= at)
            ++index;
    };
    for (std::size_t i = at + 1; i < store_.tape.size(); ++i)
        ++store_.tape[i].next;
    for (std::size_t i = level.values; i < store_.values.size(); ++i) {
        move(store_.values[i].origin);
        if (store_.values[i].type == ValueType::KeyText)
            move(store_.values[i].first);
    }
    for (std::size_t i = level.members; i < store_.members.size(); ++i) {
        move(store_.members[i].key);
        move(store_.members[i].value);
    }
    for (std::size_t i = level.items; i < store_.items.size(); ++i)
        move(store_.items[i]);
    for (std::size_t i = level.references; i < store_.references.size(); ++i)
        move(store_.references[i].node);
    for (std::size_t i = base; i < open_.items.size(); ++i)
        move(open_.items[i]);
}

std::uint32_t TapeWriter::poolPath(const std::vector<std::string> &elements)
{
    const auto first = static_cast<std::uint32_t>(store_.paths.size());
    for (const std::string &element : elements)
        store_.paths.push_back(store_.intern(element));
    return first;
}

} // namespace sluice::hocon::detail
