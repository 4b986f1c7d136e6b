#pragma once

#include "models/hocon/tree.h"

#include <cstdint>
#include <string_view>

namespace sluice::job {

/// What a job file is.
enum class FileKind : std::uint8_t
{
    Hocon,
    Json,
    Sql,      ///< a SQL job of SeaTunnel
    FlinkSql, ///< SQL that SeaTunnel does not run
};

bool isSql(FileKind kind); ///< of whichever engine

/// By the file's name, or the last part of its path: `.json` is JSON and `.sql` SQL, in capitals or not;
/// everything else (.conf .config .cfg .txt .hocon, and no name at all) is HOCON. Whose SQL it is the content
/// decides.
FileKind fileKind(std::string_view name, std::string_view text);

/// How the text of a .conf or .json file is read; Conf for SQL, which is neither.
hocon::Syntax syntaxOf(FileKind kind);

} // namespace sluice::job
