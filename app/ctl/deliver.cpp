#include "app/ctl/command.h"
#include "app/ctl/inputoutput.h"
#include "app/ctl/language.h"
#include "app/ctl/shown.h"

/// What commands that edit do with the new text.
namespace sluice::ctl {

void WriteArguments::addTo(CLI::App &command)
{
    command.add_flag("-i,--in-place", inPlace,
                     said(SLUICE_MESSAGE("Terminal", "write the file instead of printing it")));
    addUnsafeTo(command);
}

void WriteArguments::addUnsafeTo(CLI::App &command)
{
    command.add_flag(
        "--in-place-unsafe", unsafe,
        said(SLUICE_MESSAGE(
            "Terminal",
            "also write a file that is read-only, or that cannot be replaced in one step without "
            "losing its other names, its owner or its attributes; meanwhile the old text lies beside it "
            "as FILE.sluice-backup")));
}

std::optional<Error> whyNotInPlace(const std::string &path)
{
    return path == "-" ? std::nullopt : whyNotReplaced(path);
}

Result<void> replaceJobFile(const JobFile &file, std::string_view text, const WriteArguments &arguments)
{
    WriteOptions options;
    options.expected = file.state;
    options.inPlace = arguments.unsafe;
    const Result<std::string> bytes = encodeText(text, file.encoding);
    if (!bytes)
        return tl::unexpected<Error>(bytes.error());
    const Result<FileState> written = replaceFile(file.path, *bytes, options);
    if (written)
        return {};
    Error error = written.error();
    if (error.code == ErrorCode::InPlaceOnly || error.code == ErrorCode::ReadOnly)
        error.message = SLUICE_MESSAGE("Terminal", "%1 --in-place-unsafe does that; nothing was written.")
                            .with(error.message);
    return tl::unexpected<Error>(error);
}

int deliver(const JobFile &file, const TextEdits &edits, const WriteArguments &arguments)
{
    const std::string edited = applied(file.job.text(), edits);
    tellEncoding(file); // in which it is written again
    if (!arguments.writes()) {
        const Result<std::string> bytes = encodeText(edited, file.encoding);
        if (!bytes)
            return report({bytes.error().code, bytes.error().message, file.path});
        printContent(*bytes);
        return kOk;
    }
    if (file.path == "-")
        return report({ErrorCode::InvalidArgument,
                       SLUICE_MESSAGE("Terminal", "standard input cannot be edited in place; leave out -i")});
    if (edits.empty())
        return kOk;
    if (const Result<void> written = replaceJobFile(file, edited, arguments); !written)
        return report(written.error());
    return kOk;
}

} // namespace sluice::ctl
