#include "app/ctl/language.h"

#include <QTranslator>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <memory>

// Q_INIT_RESOURCE needs to be outside of every namespace.
static void initTranslations()
{
#ifdef SLUICE_TRANSLATIONS
    Q_INIT_RESOURCE(sluice_translations);
#endif
}

namespace sluice::ctl {

namespace {

/// Asked by hand, and not installed: that would need an application object in every command.
std::unique_ptr<QTranslator> &translator()
{
    static std::unique_ptr<QTranslator> ofThisRun;
    return ofThisRun;
}

std::string localeOfMessages()
{
    for (const char *name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char *const value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): never set here
        if (value != nullptr && *value != '\0')
            return value;
    }
    return {};
}

} // namespace

bool isChinese(const std::string &locale)
{
    const std::string language = locale.substr(0, locale.find_first_of("_.@"));
    const std::size_t dot = locale.find('.');
    if (language != "zh" || dot == std::string::npos)
        return language == "zh";
    std::string charset;
    for (const char c : locale.substr(dot + 1, locale.find('@', dot) - dot - 1))
        if (c != '-')
            charset += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return charset == "utf8";
}

void speakAsTheLocaleSays()
{
    translator().reset();
    if (!isChinese(localeOfMessages()))
        return;
    initTranslations();
    auto chinese = std::make_unique<QTranslator>();
    if (chinese->load(QStringLiteral(":/i18n/sluice_zh_CN")))
        translator() = std::move(chinese);
}

Patterns patterns()
{
    return [](const Message &message) {
        if (!translator() || message.context.empty() || message.text.empty())
            return message.text;
        const QString text = translator()->translate(message.context.c_str(), message.text.c_str());
        return text.isEmpty() ? message.text : text.toStdString();
    };
}

std::string said(const Message &message)
{
    return message.said(patterns());
}

std::string said(const Error &error)
{
    return said(error.message);
}

} // namespace sluice::ctl
