#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace sluice::test {

/// A whole answer of an engine, as both flavours spell it; made up, after what 2.3.8 and 2.3.9-SNAPSHOT send.
struct EngineAnswer
{
    const char *name;
    const char *path; ///< as in requestPath()
    QByteArray body;
};

/// One for every endpoint that is asked with GET, and both spellings where they differ. None has an error.
QList<EngineAnswer> engineAnswers();

} // namespace sluice::test
