#pragma once

#include "models/core/files/posixfile.h"

namespace sluice::posix {

/// A file that gets its name only when it is whole: unnamed (O_TMPFILE) where the file system can, else under
/// a temporary name beside its target from the start. Removed at the end of its life unless it was renamed.
///
/// The temporary name is ".NAME.sluice~", a second one beside a living one ".NAME.sluice2~" and so on. What a
/// killed program has left under it is found by its lock, which is gone, and removed when the target is read
/// or written next: no system call puts an unnamed file in the place of another, so a kill between the two
/// that do it leaves the name.
class TemporaryFile
{
public:
    TemporaryFile(int folder, std::string target)
        : folder_(folder)
        , target_(std::move(target))
    {
    }
    ~TemporaryFile() { (void)remove(); }
    TemporaryFile(const TemporaryFile &) = delete;
    TemporaryFile &operator=(const TemporaryFile &) = delete;

    /// Each gives 0, or errno.
    int open(mode_t mode);
    /// What close() would say, while the file stays open and with it its lock.
    int checkClose() const;
    /// Gives it its temporary name, so that publish() is one call.
    int claim();
    /// Puts it in the place of the target; with `mustNotReplace` EEXIST when there is one.
    int publish(bool mustNotReplace);
    int remove();

    /// Whether a file under a temporary name has no living owner and could be removed.
    static bool removeLeftover(int folder, const std::string &name);
    /// Removes what killed writes of `target` have left: under its temporary names, ours, and without an
    /// owner.
    static void removeLeftoversOf(int folder, const std::string &target);

    int number() const { return file_.number(); }
    const std::string &name() const { return name_; }

private:
    std::string nameAt(int position) const;
    template <typename Make> int claimName(const Make &make);
    int link(const std::string &name) const;

    int folder_;
    std::string target_;
    Descriptor file_;
    std::string name_; ///< empty while it has none
};

} // namespace sluice::posix
