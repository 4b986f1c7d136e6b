#include "models/hocon/includes.h"

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

void addFile(const std::filesystem::path &path, std::vector<IncludedFile> &files)
{
    auto text = contents(path);
    if (text)
        files.push_back(
            {path.string(), std::move(*text), path.extension() == ".json" ? Syntax::Json : Syntax::Conf});
}

} // namespace

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
    if (name.ends_with(".conf") || name.ends_with(".json")) {
        addFile(path, files);
    } else if (!name.ends_with(".properties")) {
        addFile(std::filesystem::path(path.string() + ".conf"), files);
        addFile(std::filesystem::path(path.string() + ".json"), files);
    }
    return files;
}

} // namespace sluice::hocon::detail
