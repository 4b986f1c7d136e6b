#include "ui/shell/conversion.h"

#include "models/core/columns.h"
#include "models/core/qtmessage.h"
#include "models/editing/document.h"
#include "models/job/files/convert.h"
#include "ui/editor/editorpage.h"
#include "ui/shell/openfiles.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace sluice::shell {

namespace {

struct Conversion
{
    Q_DECLARE_TR_FUNCTIONS(Conversion)
};

} // namespace

void convertToHocon(OpenFiles &files, editor::EditorPage &page)
{
    const editing::Document &document = *page.document();
    const Result<job::Converted> converted = job::sqlToConf(document.text());
    if (!converted) {
        const QString why = translated(converted.error());
        const QString place = translated(converted.error().where());
        page.tell(Conversion::tr("This job cannot be converted before its errors are mended: %1")
                      .arg(place.isEmpty() ? why : QStringLiteral("%1 (%2)").arg(why, place)));
        return;
    }
    QStringList lines{
        Conversion::tr("This is %1 as HOCON, a text of its own: %1 stays as it is, and nothing is "
                       "saved yet.")
            .arg(document.title())};
    const TextIndex places(document.text());
    for (const job::ConvertRemark &remark : converted->remarks)
        lines.append(Conversion::tr("%1, line %2: %3")
                         .arg(document.title())
                         .arg(places.characters(remark.span.offset).line)
                         .arg(translated(remark.message)));
    editor::EditorPage *const made = files.openNew(
        converted->text, QFileInfo(document.title()).completeBaseName() + QStringLiteral(".conf"),
        Conversion::tr("convert %1").arg(document.title()));
    if (made != nullptr)
        made->tell(lines.join(u'\n'));
}

} // namespace sluice::shell
