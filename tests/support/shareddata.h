#pragma once

#include "sourcedir.h"

#include <QFileInfo>
#include <QString>

namespace sluice::test {

/// A folder or file of the data that tests share ("corpus/files"), which is no part of this project: in the
/// folder that SLUICE_SHARED names, else in ../shared. Empty where it is not there: QSKIP then, with a
/// reason.
inline QString sharedData(const QString &name)
{
    QString shared = qEnvironmentVariable("SLUICE_SHARED");
    if (shared.isEmpty())
        shared = QStringLiteral(SLUICE_SOURCE_DIR "/../shared");
    const QString path = shared + QStringLiteral("/data/") + name;
    return QFileInfo::exists(path) ? path : QString();
}

} // namespace sluice::test
