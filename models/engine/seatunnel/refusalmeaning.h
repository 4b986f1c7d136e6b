#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QString>

namespace sluice::engine {

/// What an engine means by refusing a submit, and what to do: its own words are those of its inside
/// ("sources" is null, class java.util.LinkedHashMap cannot be cast to ...).
class RefusalMeaning
{
    Q_DECLARE_TR_FUNCTIONS(sluice::engine::RefusalMeaning)

public:
    /// One or two sentences for what stands in the body of the answer; "" when it is none of the known ones.
    static QString of(const QByteArray &body);

private:
    static QString ofCast(const QString &message);
    static QString ofOption(const QString &message);
    static QString ofPlugin(const QString &message);
};

} // namespace sluice::engine
