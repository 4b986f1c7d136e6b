#include "models/hocon/includes.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace sluice::hocon::detail {

namespace {

std::optional<std::string> contents(const std::filesystem::path &path)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error) || std::filesystem::file_size(path, error) > kMaxSize)
        return std::nullopt;
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

void addFile(const std::filesystem::path &path, Syntax syntax, std::vector<IncludedFile> &files)
{
    auto text = contents(path);
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

std::vector<IncludedFile> includedFiles(const IncludeRequest &request, const ParseOptions &options)
{
    std::vector<IncludedFile> files;
    std::string name = request.name;
    constexpr std::string_view kFileScheme = "file:";
    if (options.path.empty() || request.kind == IncludeRequest::Kind::Classpath ||
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
        addFile(path, name.ends_with(".json") && !beside ? Syntax::Json : Syntax::Conf, files);
    } else if (!properties) {
        addFile(std::filesystem::path(path.string() + ".conf"), Syntax::Conf, files);
        addFile(std::filesystem::path(path.string() + ".json"), Syntax::Json, files);
    }
    return files;
}

} // namespace sluice::hocon::detail
