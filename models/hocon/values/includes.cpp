#include "models/hocon/values/includes.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace sluice::hocon::detail {

namespace {

std::optional<std::string> contents(const std::filesystem::path &path, IncludeTally &tally)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error))
        return std::nullopt;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    std::ifstream file(path, std::ios::binary);
    if (error || !file)
        return std::nullopt;
    ++tally.files;
    tally.bytes += std::min<std::uintmax_t>(size, kMaxSize);
    if (tally.files > kMaxIncludedFiles || tally.bytes > kMaxIncludedBytes)
        return std::string();
    // It may have grown since.
    std::string text(static_cast<std::size_t>(size), '\0');
    file.read(text.data(), static_cast<std::streamsize>(size));
    text.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
    return text;
}

void addFile(const std::filesystem::path &path, Syntax syntax, IncludeTally &tally,
             std::vector<IncludedFile> &files)
{
    auto text = contents(path, tally);
    if (text)
        files.push_back({path.string(), std::move(*text), syntax});
}

} // namespace

bool isAddress(std::string_view url)
{
    while (!url.empty() && static_cast<unsigned char>(url.front()) <= ' ')
        url.remove_prefix(1);
    std::string scheme(url.substr(0, url.find_first_of(":/#")));
    if (scheme.size() == url.size() || url[scheme.size()] != ':')
        return false;
    for (char &c : scheme)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    constexpr std::string_view kSchemes[] = {"http", "https", "file", "jar", "ftp", "mailto", "jmod", "jrt"};
    return std::find(std::begin(kSchemes), std::end(kSchemes), scheme) != std::end(kSchemes);
}

std::vector<IncludedFile> includedFiles(const IncludeRequest &request, const ParseOptions &options,
                                        IncludeTally &tally)
{
    std::vector<IncludedFile> files;
    std::string name = request.name;
    constexpr std::string_view kFileScheme = "file:";
    if (tally.stopped || options.path.empty() || request.kind == IncludeRequest::Kind::Classpath ||
        name.find('\0') != std::string::npos)
        return files;
    if (request.kind != IncludeRequest::Kind::File) {
        if (name.starts_with(kFileScheme))
            name = name.substr(kFileScheme.size());
        else if (request.kind == IncludeRequest::Kind::Url || name.find("://") != std::string::npos)
            return files;
    }
    std::filesystem::path path(name);
    // file() is taken from the directory of the process, everything else from beside the including file.
    if (path.is_relative() && request.kind != IncludeRequest::Kind::File)
        path = std::filesystem::path(options.path).parent_path() / path;
    // A file beside this one is read as this one is, whatever its name ends with.
    const bool beside = request.kind == IncludeRequest::Kind::Heuristic && name.size() == request.name.size();
    const bool properties = name.ends_with(".properties");
    if (name.ends_with(".conf") || name.ends_with(".json") || (properties && beside)) {
        addFile(path, name.ends_with(".json") && !beside ? Syntax::Json : Syntax::Conf, tally, files);
    } else if (!properties) {
        addFile(std::filesystem::path(path.string() + ".conf"), Syntax::Conf, tally, files);
        addFile(std::filesystem::path(path.string() + ".json"), Syntax::Json, tally, files);
    }
    return files;
}

} // namespace sluice::hocon::detail
