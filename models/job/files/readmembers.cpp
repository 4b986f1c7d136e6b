#include "models/job/files/readmembers.h"

#include "models/hocon/pointer.h"
#include "models/job/files/keyreading.h"

#include <algorithm>

namespace sluice::job {

ReadMembers::ReadMembers(const hocon::Value &object, std::string pointer)
    : pointer_(std::move(pointer))
{
    if (!object.isObject())
        return;
    object_ = object;
    for (std::size_t i = 0; i < object.size(); ++i) {
        const std::string key = object.key(i);
        if (isPlainKey(key))
            continue;
        KeyReading reading = submittedKeyReading(key);
        if (reading.fit == KeyFit::Changed)
            changed_.push_back({i, std::move(reading.path)});
    }
}

ReadMember ReadMembers::member(std::size_t index, std::vector<std::string> rest) const
{
    return {pointer_ + "/" + hocon::pointerSegment(object_->key(index)), object_->at(index), std::move(rest)};
}

std::vector<ReadMember> ReadMembers::all(std::string_view name) const
{
    std::vector<ReadMember> found;
    if (!object_)
        return found;
    const std::optional<hocon::Value> plain = object_->find(name);
    std::vector<Changed> same;
    std::copy_if(changed_.begin(), changed_.end(), std::back_inserter(same),
                 [name](const Changed &each) { return each.path.front() == name; });
    std::size_t own = 0;
    // Its place matters only beside others.
    while (plain && !same.empty() && own < object_->size() && object_->key(own) != name)
        ++own;
    const auto addPlain = [&] {
        found.push_back({pointer_ + "/" + hocon::pointerSegment(name), *plain});
    };
    bool added = !plain || submittedKeyReading(name).fit != KeyFit::Same;
    for (const Changed &each : same) {
        if (!added && own < each.index) {
            addPlain();
            added = true;
        }
        found.push_back(member(each.index, {each.path.begin() + 1, each.path.end()}));
    }
    if (!added)
        addPlain();
    return found;
}

std::optional<ReadMember> ReadMembers::find(std::string_view name) const
{
    const std::vector<ReadMember> found = all(name);
    return found.empty() ? std::nullopt : std::optional(found.back());
}

std::optional<ReadMember> ReadMembers::find(std::string_view name, std::string_view member) const
{
    std::optional<ReadMember> last;
    for (ReadMember &each : all(name)) {
        if (!each.rest.empty()) {
            if (each.rest.front() == member) {
                each.rest.erase(each.rest.begin());
                last = std::move(each);
            }
        } else if (auto inside = ReadMembers(each.value, each.pointer).find(member)) {
            last = std::move(inside);
        }
    }
    return last;
}

ReadMembers readEnv(const hocon::Tree &tree)
{
    const std::optional<hocon::Value> env = tree.find("/env");
    return env ? ReadMembers(*env, "/env") : ReadMembers();
}

} // namespace sluice::job
