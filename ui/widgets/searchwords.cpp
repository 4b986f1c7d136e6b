#include "ui/widgets/searchwords.h"

#include "ui/widgets/language.h"
#include "ui/widgets/mnemonic.h"

#include <QAction>

namespace sluice::widgets {

namespace {

constexpr char wordsProperty[] = "searchWords";

} // namespace

void setSearchWords(QAction *action, const char *context, const char *source, const char *aliases)
{
    QStringList words;
    for (const QString &name : inEveryLanguage(context, source))
        words.append(withoutMnemonic(name));
    words += QString::fromUtf8(aliases).split(u' ', Qt::SkipEmptyParts);
    action->setProperty(wordsProperty, words);
}

QStringList searchWords(const QAction *action)
{
    return action->property(wordsProperty).toStringList();
}

} // namespace sluice::widgets
