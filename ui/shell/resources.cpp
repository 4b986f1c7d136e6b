#include "ui/shell/resources.h"

#include <QDir>

// Q_INIT_RESOURCE needs to be outside of every namespace.
static void initAll()
{
    Q_INIT_RESOURCE(sluice_icons);
    Q_INIT_RESOURCE(sluice_content);
#ifdef SLUICE_TRANSLATIONS
    Q_INIT_RESOURCE(sluice_translations);
#endif
}

namespace sluice::shell {

void initResources()
{
    initAll();
}

} // namespace sluice::shell
