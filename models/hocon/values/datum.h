#pragma once

#include "models/hocon/tree.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sluice::hocon {

struct DatumMember;

/// A value that can be changed: what resolving, converting and comparing work on. Owns its children; as deep
/// as the parser allows, no deeper.
struct Datum
{
    Kind kind = Kind::Null;
    std::string text;                 ///< Boolean, Number (as the engine prints it), String
    std::vector<DatumMember> members; ///< Object
    std::vector<Datum> items;         ///< List
    TextSpan span;                    ///< in the text of the tree it came from

    Datum *find(std::string_view key);
    const Datum *find(std::string_view key) const;
};

struct DatumMember
{
    DatumMember(std::string name, Datum content)
        : key(std::move(name))
        , value(std::move(content))
    {
    }
    std::string key;
    Datum value;
};

/// The members of an object by name, for many look-ups; the object has to stay where it is.
class DatumMembers
{
public:
    explicit DatumMembers(const Datum &object);
    const Datum *find(std::string_view key) const; ///< the first of that name; null: none

private:
    std::unordered_map<std::string_view, const Datum *> byKey_;
};

Datum datumOf(const Value &value);

/// Compact JSON. Infinity and NaN become strings, as Jackson writes them.
std::string toJson(const Datum &datum);
void appendJson(std::string &to, const Datum &datum);
/// `text` in double quotes, with JSON escapes.
void appendJsonString(std::string &to, std::string_view text);

/// As Java prints the value of a map or list in a string: {a=1, b=[x, y]}.
std::string javaText(const Datum &datum);

/// "~1" and "~0" for "/" and "~", for pointers.
std::string escapedForPointer(std::string_view key);

} // namespace sluice::hocon
