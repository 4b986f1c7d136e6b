#pragma once

#include "models/job/files/resolve.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace sluice::job {

/// Single values of a job with their variables filled in, also where not all of the job can be.
class FilledValues
{
public:
    FilledValues(const hocon::Tree &tree, const ResolveOptions &options);
    ~FilledValues();
    FilledValues(const FilledValues &) = delete;
    FilledValues &operator=(const FilledValues &) = delete;

    struct Filled
    {
        hocon::Kind kind = hocon::Kind::Null;
        std::string text; ///< of a scalar, as the engine prints it
    };
    /// The value at `pointer` as the engine reads it; nothing where it still waits for a variable, or where
    /// there is none any more (${?x} alone).
    std::optional<Filled> at(std::string_view pointer) const;

private:
    struct Data;
    std::unique_ptr<const Data> d;
};

} // namespace sluice::job
