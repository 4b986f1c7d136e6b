#include "ui/widgets/mnemonic.h"

#include <QKeySequence>
#include <QRegularExpression>

namespace sluice::widgets {

QString withoutMnemonic(const QString &text)
{
    static const QRegularExpression inBrackets(QStringLiteral("\\s*\\(&[^&]\\)"));
    static const QRegularExpression sign(QStringLiteral("&(.)"));
    QString words = text;
    return words.remove(inBrackets).replace(sign, QStringLiteral("\\1"));
}

QChar mnemonicOf(const QString &text)
{
    const QKeySequence keys = QKeySequence::mnemonic(text);
    return keys.isEmpty() ? QChar() : QChar(keys[0].key());
}

} // namespace sluice::widgets
