#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

/// Marks a sentence for translation where no Qt is to be had. lupdate reads it as QT_TRANSLATE_NOOP.
#define SLUICE_TRANSLATE_NOOP(context, text) text
/// The same as a Message: SLUICE_MESSAGE("File", "There is no folder %1.").with(folder).
#define SLUICE_MESSAGE(context, text) ::sluice::Message(context, text)

namespace sluice {

struct Message;

/// What a message's pattern is in some language.
using Patterns = std::function<std::string(const Message &)>;

/// A sentence for people that is decided below the widgets and shown in the language of the moment: an
/// English text with %1 .. %9, marked with SLUICE_TRANSLATE_NOOP under `context`, and its arguments, which
/// are never translated (option names, numbers, job names) unless they are sentences themselves. Where
/// nothing translates anything, english() is what is printed; qtmessage.h has the rest.
struct Message
{
    Message() = default;
    Message(std::string inContext, std::string pattern, std::vector<std::string> filledWith = {})
        : context(std::move(inContext))
        , text(std::move(pattern))
        , arguments(std::move(filledWith))
    {
    }

    std::string context = {};
    std::string text = {}; ///< may come from data; where nothing translates it, it is shown as it is
    std::vector<std::string> arguments = {};
    /// Arguments that are sentences, each at the place of its argument, which is the English of it; empty
    /// where the argument is none. Often shorter than `arguments`.
    std::vector<Message> sentences = {};

    /// The same with these arguments behind those it has: texts (QString too), whole numbers, messages.
    template <typename... Parts> Message with(const Parts &...parts) const
    {
        Message result = *this;
        (result.add(parts), ...);
        return result;
    }

    std::string english() const;
    bool empty() const { return text.empty(); }
    /// In another language: `patterns` gives the text with %1 .. %9 that stands for a message. An argument
    /// that is missing leaves its mark. What comes from outside is in the arguments, so here secrets are
    /// masked and control characters made visible.
    std::string said(const Patterns &patterns) const;
    bool operator==(const Message &other) const
    {
        return text == other.text && arguments == other.arguments && sentences == other.sentences;
    }

private:
    template <typename Text>
    requires std::is_convertible_v<Text, std::string_view>
    void add(const Text &argument) { arguments.emplace_back(std::string_view(argument)); }
    template <typename Number>
    requires std::is_integral_v<Number>
    void add(Number number) { arguments.push_back(std::to_string(number)); }
    template <typename Text>
    requires requires(const Text &argument) { argument.toStdString(); }
    void add(const Text &argument) { arguments.push_back(argument.toStdString()); }
    void add(const Message &sentence);
};

/// English, as a Patterns.
inline std::string patternOf(const Message &message)
{
    return message.text;
}

/// What somebody else says (an engine, the system, a file): shown as it is, masked and made visible.
inline Message verbatim(std::string text)
{
    return {{}, "%1", {std::move(text)}};
}

} // namespace sluice
