#include "ui/shell/explanation.h"

#include "models/core/qtmessage.h"
#include "models/core/qtshown.h"
#include "models/job/lint/explain.h"
#include "models/monitor/explain.h"

#include <QCoreApplication>
#include <QStringList>

namespace sluice::shell {

namespace {

QString html(const Explanation &explanation, const QString &code)
{
    QString text = QStringLiteral("<h3>%1</h3><p><code>%2</code></p>")
                       .arg(translated(explanation.title).toHtmlEscaped(), code.toHtmlEscaped());
    for (const Message &paragraph : explanation.paragraphs)
        text += QStringLiteral("<p>%1</p>").arg(translated(paragraph).toHtmlEscaped());
    return text;
}

} // namespace

QString explanationHtml(const QString &code)
{
    const std::string name = code.toStdString();
    if (const auto problem = job::explain(name))
        return html(*problem, code);
    if (const auto finding = monitor::explain(name))
        return html(*finding, code);
    return QStringLiteral("<h3>%1</h3><p>%2</p>")
        .arg(code.toHtmlEscaped(),
             QCoreApplication::translate("Explanation",
                                         "There is no explanation of this code in this version."));
}

QString optionHtml(const QString &lines)
{
    QStringList parts = visibleText(lines, Lines::Many).split(u'\n', Qt::SkipEmptyParts);
    if (parts.isEmpty())
        return {};
    QString text = QStringLiteral("<h3>%1</h3>").arg(parts.takeFirst().toHtmlEscaped());
    for (const QString &part : std::as_const(parts))
        text += QStringLiteral("<p>%1</p>").arg(part.toHtmlEscaped());
    return text;
}

} // namespace sluice::shell
