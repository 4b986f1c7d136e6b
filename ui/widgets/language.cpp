#include "ui/widgets/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

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
