#pragma once

#include <QByteArray>
#include <QString>

/// models/core/secrets.h for the types that this folder works with.
namespace sluice::engine {

/// `text` with its secrets replaced by asterisks.
QByteArray maskedText(const QByteArray &text);
QString maskedText(const QString &text);

/// Compact JSON with its secrets replaced by asterisks. Bytes that are no JSON object or list come back as
/// nothing.
QByteArray maskedJson(const QByteArray &json);

} // namespace sluice::engine
