#include "models/job/files/filekind.h"

#include "models/core/ascii.h"

#include <algorithm>
#include <string>

namespace sluice::job {

namespace {

bool endsWith(std::string_view name, std::string_view end)
{
    return name.size() >= end.size() &&
           std::equal(end.begin(), end.end(), name.end() - static_cast<std::ptrdiff_t>(end.size()),
                      [](char a, char b) { return a == ascii::lower(b); });
}

/// Lower case, and without the blanks that SQL allows anywhere.
std::string withoutBlanks(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (const char c : text) {
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n')
            result += ascii::lower(c);
    }
    return result;
}

/// SeaTunnel's SQL says of every table whether it is a source or a sink, or has its env in a comment; Flink's
/// has neither. What is neither (nothing at all, a comment) is a SeaTunnel job that somebody begins.
bool isFlinkSql(std::string_view text)
{
    const std::string dense = withoutBlanks(text);
    const auto has = [&dense](std::string_view word) {
        return dense.find(word) != std::string::npos;
    };
    if (has("/*config") || has("'type'='source'") || has("'type'='sink'"))
        return false;
    return has("createtable") || has("createtemporary") || has("createcatalog") || has("createview") ||
           has("insertinto") || has("executestatementset") || has("beginstatementset") || has("set'");
}

} // namespace

FileKind fileKind(std::string_view name, std::string_view text)
{
    if (endsWith(name, ".json"))
        return FileKind::Json;
    if (!endsWith(name, ".sql"))
        return FileKind::Hocon;
    return isFlinkSql(text) ? FileKind::FlinkSql : FileKind::Sql;
}

bool isSql(FileKind kind)
{
    return kind == FileKind::Sql || kind == FileKind::FlinkSql;
}

hocon::Syntax syntaxOf(FileKind kind)
{
    return kind == FileKind::Json ? hocon::Syntax::Json : hocon::Syntax::Conf;
}

} // namespace sluice::job
