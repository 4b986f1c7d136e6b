#pragma once

#include "models/core/message.h"

#include <QByteArray>
#include <QString>

namespace sluice::engine {

/// What an engine means by refusing a submit, and what to do: its own words are those of its inside
/// ("sources" is null, class java.util.LinkedHashMap cannot be cast to ...).
class RefusalMeaning
{
public:
    /// One or two sentences for what stands in the body of the answer; "" when it is none of the known ones.
    static Message of(const QByteArray &body);

private:
    static Message ofCast(const QString &message);
    static Message ofOption(const QString &message);
    static Message ofPlugin(const QString &message);
};

} // namespace sluice::engine
