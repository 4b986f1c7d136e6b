#include "app/ctl/eventprinter.h"

#include "app/ctl/language.h"
#include "app/ctl/shown.h"
#include "models/monitor/eventjson.h"

namespace sluice::ctl {

void EventPrinter::print(const monitor::FindingEvent &event)
{
    if (event.change == monitor::FindingChange::Opened && event.finding.severity != monitor::Severity::Info)
        alarmed_ = true;
    QByteArray line = json_ ? monitor::toJsonLine(event) : monitor::toText(event, patterns()).toUtf8();
    if (!line.endsWith('\n'))
        line += '\n';
    const std::string_view bytes(line.constData(), static_cast<std::size_t>(line.size()));
    if (json_)
        printJson(bytes);
    else
        printText(bytes);
}

} // namespace sluice::ctl
