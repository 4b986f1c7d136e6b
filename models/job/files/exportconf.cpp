#include "models/job/files/export.h"

#include "models/job/files/convert.h"
#include "models/job/secrets.h"

namespace sluice::job {

Result<std::string> toConf(const hocon::Tree &tree, SecretHandling secrets)
{
    if (tree.syntax() == hocon::Syntax::Json) {
        Result<job::Converted> conf = job::jsonToConf(tree);
        if (!conf)
            return tl::unexpected<Error>(conf.error());
        return toConf(hocon::Tree::parse(std::move(conf->text), hocon::Syntax::Conf), secrets);
    }
    return secrets == SecretHandling::Keep ? tree.text() : maskedConfig(tree);
}

} // namespace sluice::job
