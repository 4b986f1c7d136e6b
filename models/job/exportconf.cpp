#include "models/job/export.h"

#include "models/hocon/convert.h"
#include "models/job/secrets.h"

namespace sluice::job {

Result<std::string> toConf(const hocon::Tree &tree, SecretHandling secrets)
{
    if (tree.syntax() == hocon::Syntax::Json) {
        Result<hocon::Converted> conf = hocon::jsonToConf(tree);
        if (!conf)
            return tl::unexpected<Error>(conf.error());
        return toConf(hocon::Tree::parse(std::move(conf->text), hocon::Syntax::Conf), secrets);
    }
    return secrets == SecretHandling::Keep ? tree.text() : maskedConfig(tree);
}

} // namespace sluice::job
