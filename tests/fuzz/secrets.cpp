#include "models/core/secrets/secrets.h"
#include "tests/fuzz/require.h"

#include <cstdint>

// Any bytes: spans are in order and inside, a mask of JSON is JSON, and a secret behind any of it stays
// hidden.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace sluice;
    const std::string text(reinterpret_cast<const char *>(data), size);
    std::size_t at = 0;
    for (const TextSpan &span : secretSpans(text)) {
        REQUIRE(span.offset >= at && span.length > 0);
        at = span.end();
        REQUIRE(at <= text.size());
    }
    isSecretName(text);
    maskedText(text);
    if (const auto masked = maskedJson(text)) {
        REQUIRE(maskedJson(*masked));
        const auto compact = maskedJson(text, JsonBlanks::Removed);
        REQUIRE(compact && maskedJson(*masked, JsonBlanks::Removed) == maskedJson(*compact));
        if (text.find("hush") != std::string::npos)
            return 0; // it has the words to be looked for
        const std::string around = "{\"x\":" + text + R"(,"password":"hush-7"})";
        REQUIRE(maskedText(around).find("hush-7") == std::string::npos);
    }
    if (text.find("hush") != std::string::npos)
        return 0;
    REQUIRE(maskedText(text + "\npassword = hush-7").find("hush-7") == std::string::npos);
    return 0;
}
