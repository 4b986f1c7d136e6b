#include "ui/widgets/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

#include <memory>

namespace sluice::widgets {

QString languageName(Language language)
{
    switch (language) {
    case Language::English:
        return QStringLiteral("en");
    case Language::Chinese:
        return QStringLiteral("zh_CN");
    case Language::System:
        break;
    }
    return QStringLiteral("system");
}

Language languageFromName(const QString &name)
{
    if (name == QLatin1String("en"))
        return Language::English;
    return name == QLatin1String("zh_CN") ? Language::Chinese : Language::System;
}

QStringList inEveryLanguage(const char *context, const char *source)
{
    // Never installed: it only answers here.
    static const std::unique_ptr<QTranslator> chinese = [] {
        auto translator = std::make_unique<QTranslator>();
        if (!translator->load(QStringLiteral(":/i18n/sluice_zh_CN")))
            translator.reset();
        return translator;
    }();
    QStringList texts{QString::fromUtf8(source)};
    const QString translation = chinese ? chinese->translate(context, source) : QString();
    if (!translation.isEmpty())
        texts.append(translation);
    return texts;
}

LanguageSwitcher::LanguageSwitcher(QObject *parent)
    : QObject(parent)
{
}

LanguageSwitcher::~LanguageSwitcher()
{
    if (QCoreApplication::instance() == nullptr)
        return;
    QCoreApplication::removeTranslator(&own_);
    QCoreApplication::removeTranslator(&qt_);
}

void LanguageSwitcher::setLanguage(Language language)
{
    language_ = language;
    const bool chinese = language == Language::Chinese ||
                         (language == Language::System && QLocale::system().language() == QLocale::Chinese);
    const QString name = chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
    // Loading into a translator that is installed tells every widget at once; removing it first would show
    // English for a moment and translate twice.
    QCoreApplication::removeTranslator(&qt_);
    QCoreApplication::removeTranslator(&own_);
    if (qt_.load(QStringLiteral("qtbase_") + name, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qt_);
    if (own_.load(QStringLiteral(":/i18n/sluice_") + name))
        QCoreApplication::installTranslator(&own_);
    Q_EMIT languageChanged(language);
}

} // namespace sluice::widgets
