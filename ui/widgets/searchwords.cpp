#include "ui/widgets/searchwords.h"

#include "ui/widgets/language.h"
#include "ui/widgets/mnemonic.h"

#include <QVariant>

namespace sluice::widgets {

namespace {

constexpr char wordsProperty[] = "searchWords";

} // namespace

QStringList searchWordsFor(const char *context, const char *source, const char *aliases)
{
    QStringList words;
    for (const QString &name : inEveryLanguage(context, source))
        words.append(withoutMnemonic(name));
    return words + QString::fromUtf8(aliases).split(u' ', Qt::SkipEmptyParts);
}

void setSearchWords(QObject *control, const char *context, const char *source, const char *aliases)
{
    setSearchWords(control, searchWordsFor(context, source, aliases));
}

void setSearchWords(QObject *control, const QStringList &words)
{
    control->setProperty(wordsProperty, words);
}

QStringList searchWords(const QObject *control)
{
    return control->property(wordsProperty).toStringList();
}

} // namespace sluice::widgets
