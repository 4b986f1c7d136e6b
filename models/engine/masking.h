#pragma once

#include <QByteArray>

#include <string_view>

namespace sluice::engine {

/// True for the names of values that must not be kept: password, token, secret, access key, auth and their
/// like, whatever their case and separators.
bool isSecretName(std::string_view name);

/// `text` with passwords inside URLs ("://user:pass@", "password=x") replaced by asterisks.
QByteArray maskedText(const QByteArray &text);

/// Compact JSON with the values of secret names, and passwords inside texts, replaced by asterisks. Bytes
/// that are no JSON object or list come back as nothing.
QByteArray maskedJson(const QByteArray &json);

} // namespace sluice::engine
