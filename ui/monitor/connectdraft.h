#pragma once

#include <QString>

namespace sluice::monitorui {

/// What a person typed into the connect sheet, but for the password.
struct ConnectDraft
{
    QString addresses; ///< one a line
    QString user;
    QString name; ///< empty: not given

    bool operator==(const ConnectDraft &) const = default;
};

} // namespace sluice::monitorui
