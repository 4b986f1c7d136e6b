#include "app/ctl/eventprinter.h"

#include "app/ctl/inputoutput.h"
#include "models/monitor/eventjson.h"

namespace sluice::ctl {

void EventPrinter::print(const monitor::FindingEvent &event)
{
    if (event.change == monitor::FindingChange::Opened && event.finding.severity != monitor::Severity::Info)
        alarmed_ = true;
    const QByteArray line = json_ ? monitor::toJsonLine(event) : monitor::toText(event).toUtf8();
    writeOutput(std::string_view(line.constData(), static_cast<std::size_t>(line.size())));
    if (!line.endsWith('\n'))
        writeOutput("\n");
}

} // namespace sluice::ctl
