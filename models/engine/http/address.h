#pragma once

#include "models/core/message.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace sluice::engine {

/// Where a server answers.
struct Address
{
    QString name;                  ///< "host:port", how this server is called everywhere
    QUrl base;                     ///< "http://host:8080/context": no credentials, no trailing slash
    QByteArray authorization = {}; ///< value of the header ("Basic ..."), or empty; never shown or recorded

    bool operator==(const Address &) const = default;
};

/// What is known of the servers that are asked, for the sentences about one that does not answer: HTTP does
/// not know what should be there.
class AddressHints
{
public:
    AddressHints() = default;
    AddressHints(const AddressHints &) = delete;
    AddressHints &operator=(const AddressHints &) = delete;
    virtual ~AddressHints() = default;
    /// Whole sentences: nothing listens there; the connection was closed without an answer in HTTP.
    virtual Message refused() const = 0;
    virtual Message closed(bool encrypted) const = 0;
};

} // namespace sluice::engine
