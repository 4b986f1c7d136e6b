#pragma once

#include "models/core/error.h"

#include <QString>

#include <string>

/// The language of sluicectl: Chinese under a Chinese locale, else English. Only what people read is
/// translated; names of options, states and codes, JSON and SARIF stay as they are.
namespace sluice::ctl {

/// Whether a locale as LC_ALL has it ("zh_CN.UTF-8") is a Chinese one that this program can print for: UTF-8,
/// or without a word about it.
bool isChinese(const std::string &locale);

/// Speaks from here on as LC_ALL, LC_MESSAGES or LANG say, the first of them that is not empty. English until
/// then.
void speakAsTheLocaleSays();

/// Patterns of messages in that language.
Patterns patterns();
/// A sentence in it.
std::string said(const Message &message);
std::string said(const Error &error);

} // namespace sluice::ctl
