#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTranslator>

namespace sluice::widgets {

enum class Language
{
    System,
    English,
    Chinese
};

/// "system", "en", "zh_CN": how a language is written in the settings; anything else reads as System.
QString languageName(Language language);
Language languageFromName(const QString &name);

/// A text of the program in each of its languages, whichever it speaks now: English first. For searching,
/// where people type the word that they know.
QStringList inEveryLanguage(const char *context, const char *source);

/// Holds the translators of the program. Changing the language sends LanguageChange to every widget.
class LanguageSwitcher : public QObject
{
    Q_OBJECT

public:
    explicit LanguageSwitcher(QObject *parent = nullptr);
    ~LanguageSwitcher() override;

    Language language() const { return language_; }
    /// Takes its texts from :/i18n (ours) and from Qt's own translations where they are installed.
    void setLanguage(Language language);

Q_SIGNALS:
    void languageChanged(sluice::widgets::Language language);

private:
    Language language_ = Language::English;
    QTranslator own_;
    QTranslator qt_;
};

} // namespace sluice::widgets
