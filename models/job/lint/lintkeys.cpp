#include "models/hocon/edit/edit.h"
#include "models/hocon/pointer.h"
#include "models/job/files/keyreading.h"
#include "models/job/lint/containers.h"
#include "models/job/lint/lintrules.h"

#include <map>
#include <optional>
#include <unordered_set>

/// Keys that the engine refuses or changes, since it reads every one a second time as a path. Measured on
/// 2.3.8 over REST with each of : $ { } [ ] , + = # @ ! & * ? ^ ` \ " // line end, and with the empty key: in
/// env, in a plugin, in maps below them and at the root the answer is HTTP 500 "path parameter: Invalid
/// path".
namespace sluice::job::rules {

namespace {

class KeyCheck
{
public:
    explicit KeyCheck(const Context &context)
        : context_(context)
    {
    }

    void look(const hocon::Value &object, const std::string &pointer)
    {
        Paths nested;
        for (std::size_t i = 0; i < object.size(); ++i) {
            const std::string key = object.key(i);
            if (isPlainKey(key))
                continue;
            const KeyReading reading = submittedKeyReading(key);
            if (reading.fit != KeyFit::Same)
                tell(key, reading, pointer);
            if (reading.path.size() > 1)
                nested[reading.path.front()].push_back(reading.path);
        }
        for (std::size_t i = 0; i < object.size() && !nested.empty(); ++i)
            conflict(object.key(i), nested, pointer);
    }

private:
    /// The paths of more than one element that an object's keys are, by their first.
    using Paths = std::map<std::string, std::vector<std::vector<std::string>>, std::less<>>;

    Problem *add(const std::string &pointer, ProblemSeverity severity, Message message)
    {
        if (!room_.take())
            return nullptr;
        const std::vector<hocon::Definition> definitions = context_.tree.definitions(pointer);
        const TextSpan place = definitions.empty() || definitions.back().key.length == 0
                                   ? context_.place(pointer)
                                   : definitions.back().key;
        return &context_.add("key-as-path", severity, place, pointer, std::move(message));
    }

    void tell(const std::string &key, const KeyReading &reading, const std::string &parent)
    {
        const std::string pointer = parent + "/" + hocon::pointerSegment(key);
        if (reading.fit != KeyFit::Changed) {
            add(pointer, ProblemSeverity::Error, keyRefusal(key, reading.fit));
            return;
        }
        if (parent == "/env" && isTold(pointer))
            return;
        std::string path;
        for (const std::string &element : reading.path)
            path += (path.empty() ? "" : " -> ") + element;
        Problem *const problem = add(
            pointer, ProblemSeverity::Warning,
            {kProblemContext,
             SLUICE_TRANSLATE_NOOP("Problem", "The engine reads the key \"%1\" a second time, as a path, and "
                                              "takes it for %2."),
             {key, path}});
        if (problem != nullptr && reading.path.size() == 1 && !reading.path.front().empty())
            problem->fixes.push_back(
                {{kProblemContext, SLUICE_TRANSLATE_NOOP("Problem", "Rename it to %1"), {path}},
                 [tree = context_.tree, pointer, path] {
                     return hocon::rename(tree, pointer, path).value_or(TextEdits());
                 },
                 false});
    }

    void conflict(const std::string &key, const Paths &nested, const std::string &parent)
    {
        const std::vector<std::string> path = submittedKeyReading(key).path;
        const auto same = path.empty() ? nested.end() : nested.find(path.front());
        if (same == nested.end())
            return;
        for (const std::vector<std::string> &other : same->second) {
            if (other.size() > path.size() && std::equal(path.begin(), path.end(), other.begin())) {
                add(parent + "/" + hocon::pointerSegment(key), ProblemSeverity::Error, keyConflict(key));
                return;
            }
        }
    }

    /// Whether the option that the engine takes the key for has been judged: nobody needs two sentences.
    bool isTold(const std::string &pointer)
    {
        if (!told_) {
            told_.emplace();
            for (const Problem &each : context_.problems)
                if (each.code != "streaming-without-checkpoint") // which is about what is not there
                    told_->insert(each.pointer);
        }
        return told_->contains(pointer);
    }

    const Context &context_;
    Room room_{context_};
    std::optional<std::unordered_set<std::string>> told_; ///< pointers of problems, when first asked for
};

} // namespace

void keys(const Context &context)
{
    KeyCheck check(context);
    forEachContainer(context.tree.root(), {},
                     [&check](const hocon::Value &value, const std::string &pointer) {
                         if (value.isObject())
                             check.look(value, pointer);
                     });
}

} // namespace sluice::job::rules
