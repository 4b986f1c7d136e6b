#pragma once

#include "models/hocon/tree.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::job {

/// A member of an object, and where the text has it.
struct ReadMember
{
    std::string pointer; ///< of its key as it is written
    hocon::Value value;
    /// What of the key goes on behind a ->, so that the engine sees a block with the value in it; mostly
    /// nothing.
    std::vector<std::string> rest = {};

    bool isBlock() const { return value.isObject() || !rest.empty(); }
};

/// The members of an object under the names that the engine finds them by, which reads every key as a path
/// (keyreading.h): "job.mode " is job.mode. Of several that it reads alike the last one counts. Valid as long
/// as the tree.
class ReadMembers
{
public:
    ReadMembers() = default; ///< none
    /// `pointer` is that of the object; what is no object has no members.
    ReadMembers(const hocon::Value &object, std::string pointer);

    std::optional<ReadMember> find(std::string_view name) const;
    /// The member of a member, wherever it is written: in a block, or behind a -> in a key.
    std::optional<ReadMember> find(std::string_view name, std::string_view member) const;
    /// Every member that the engine reads as `name`, in the order of the object.
    std::vector<ReadMember> all(std::string_view name) const;

private:
    struct Changed
    {
        std::size_t index;
        std::vector<std::string> path;
    };

    ReadMember member(std::size_t index, std::vector<std::string> rest = {}) const;

    std::optional<hocon::Value> object_;
    std::string pointer_;
    std::vector<Changed> changed_; ///< the keys that do not stay what they are, which are few
};

/// The options of a job's env.
ReadMembers readEnv(const hocon::Tree &tree);

} // namespace sluice::job
