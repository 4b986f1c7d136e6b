#include "ui/shell/shortcutshelp.h"

#include "ui/actions/actions.h"
#include "ui/widgets/mnemonic.h"

#include <QCoreApplication>
#include <QKeySequence>
#include <QStringList>

namespace sluice::shell {

namespace {

struct ShortcutsHelp
{
    Q_DECLARE_TR_FUNCTIONS(ShortcutsHelp)
};

QString keysOf(const actions::ActionSpec &spec)
{
    QStringList keys;
    for (const QKeySequence &key : QKeySequence::listFromString(QLatin1String(spec.shortcut)))
        keys.append(key.toString(QKeySequence::NativeText));
    return keys.join(QLatin1String(", "));
}

QString rowsOf(actions::MenuId menu)
{
    QString rows;
    for (const actions::ActionSpec &spec : actions::table()) {
        if (spec.menu != menu || *spec.shortcut == '\0')
            continue;
        const QString where =
            spec.where == actions::Where::List ? ShortcutsHelp::tr(" (in the list)") : QString();
        rows += QStringLiteral("<tr><td>%1%2</td><td>&nbsp;&nbsp;</td><td><code>%3</code></td></tr>")
                    .arg(widgets::withoutMnemonic(actions::text(spec.command)).toHtmlEscaped(), where,
                         keysOf(spec).toHtmlEscaped());
    }
    return rows;
}

} // namespace

QString shortcutsHtml()
{
    QString html = QStringLiteral("<h3>%1</h3>").arg(ShortcutsHelp::tr("Keyboard shortcuts"));
    for (int menu = 0; menu < int(actions::MenuId::Count); ++menu) {
        const QString rows = rowsOf(actions::MenuId(menu));
        if (!rows.isEmpty())
            html +=
                QStringLiteral("<h4>%1</h4><table>%2</table>")
                    .arg(widgets::withoutMnemonic(actions::menuTitle(actions::MenuId(menu))).toHtmlEscaped(),
                         rows);
    }
    return html;
}

} // namespace sluice::shell
