#pragma once

#include "models/core/error.h"
#include "models/hocon/tree.h"

#include <string>
#include <string_view>
#include <vector>

/// Job files from one language to another. Every result is read again and compared: it is either a text with
/// the same tree, or an error.
namespace sluice::job {

/// Something of the original that the result does not hold as it was.
struct ConvertRemark
{
    TextSpan span; ///< in the original
    Message message;
};

struct Converted
{
    std::string text;                   ///< ends with a line end
    std::vector<ConvertRemark> remarks; ///< in text order: comments that were dropped, variables filled in
};

/// What to do with a ${x} outside quotes that the file does not answer.
enum class OpenVariables
{
    Refuse, ///< an error: fill them in first (resolve)
    AsText, ///< "${x}" in a string, with a remark: the command line fills it in from -i, REST does not
};

struct ConvertOptions
{
    OpenVariables variables = OpenVariables::Refuse;
    std::string path = {}; ///< of the original, for its includes; empty: an include is an error
};

/// The dialect to JSON: source, transform and sink become lists of objects with plugin_name, which REST
/// before 2.3.9 needs. Order and number spellings are kept; comments cannot be and are reported. Errors:
/// Parse (the tree has errors), Unsupported (an open ${x}, an include).
Result<Converted> confToJson(const hocon::Tree &conf, const ConvertOptions &options = {});

/// JSON to the dialect: lists under source, transform and sink become plugin blocks. Errors: Parse (the tree
/// has errors), Unsupported (something that the dialect cannot say, such as an entry without plugin_name).
Result<Converted> jsonToConf(const hocon::Tree &json);

/// A SQL job file to the dialect: what the engine generates from it, with the comments of the file where they
/// belong. Errors: Parse.
Result<Converted> sqlToConf(std::string_view sql);

} // namespace sluice::job
