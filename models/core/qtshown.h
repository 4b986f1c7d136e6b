#pragma once

#include "models/core/secrets/secrets.h"
#include "models/core/visible.h"

#include <QString>

namespace sluice {

/// What a window may show of a text from outside (a cluster's words, a file's names): secrets masked, control
/// characters and direction marks as marks. Header only, so that core itself needs no Qt.
inline QString shown(const QString &text, Lines lines = Lines::One)
{
    return QString::fromStdString(visible(maskedText(text.toStdString()), lines));
}

/// The same for the value of an option.
inline QString shownValue(const QString &name, const QString &value, Lines lines = Lines::One)
{
    return QString::fromStdString(visible(maskedValue(name.toStdString(), value.toStdString()), lines));
}

/// The same without masking, for sentences of this program that hold such texts, and for names.
inline QString visibleText(const QString &text, Lines lines = Lines::One)
{
    return QString::fromStdString(visible(text.toStdString(), lines));
}

} // namespace sluice
