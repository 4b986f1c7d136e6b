#include "models/items/optiontexts.h"

#include "models/catalog/ruleset.h"
#include "models/core/qtmessage.h"
#include "models/items/optionformmodel.h"

#include <algorithm>

namespace sluice::items {

namespace {

using Editor = OptionRow::Editor;
using Standing = OptionRow::Standing;

QString toQt(const std::string &text)
{
    return QString::fromStdString(text);
}

/// "format = json, or format = csv and header = true"
QString conditionText(const catalog::Condition &condition)
{
    QString any;
    for (const auto &all : condition.anyOf) {
        QString both;
        for (const catalog::OptionValue &wanted : all) {
            const QString one = QStringLiteral("%1 = %2").arg(toQt(wanted.key), toQt(wanted.value));
            both = both.isEmpty() ? one : OptionFormModel::tr("%1 and %2").arg(both, one);
        }
        any = any.isEmpty() ? both : OptionFormModel::tr("%1, or %2").arg(any, both);
    }
    return any;
}

} // namespace

QString sectionTitle(const OptionRow &row, const catalog::RuleSet &rules)
{
    if (row.rule == nullptr)
        return row.isTop ? OptionFormModel::tr("Other keys in the text") : QString();
    const auto sections = rules.sections();
    const auto it = std::find_if(sections.begin(), sections.end(), [&row](const catalog::Section &section) {
        return section.id == row.rule->section;
    });
    return it == sections.end() ? QString() : translated(it->title);
}

QString originText(const OptionRow &row)
{
    if (row.isSet)
        return OptionFormModel::tr("line %1").arg(row.line);
    return row.rule == nullptr || row.rule->defaultText.empty() ? OptionFormModel::tr("engine decides")
                                                                : OptionFormModel::tr("default");
}

QString reasonText(const OptionRow &row)
{
    switch (row.standing) {
    case Standing::StreamingOnly:
        return OptionFormModel::tr(
            "A BATCH job should not set this: remove it, or switch the job to STREAMING.");
    case Standing::BatchOnly:
        return OptionFormModel::tr(
            "A STREAMING job should not set this: remove it, or switch the job to BATCH.");
    case Standing::ReadNowhere:
        return OptionFormModel::tr("The engine reads this nowhere.");
    case Standing::Conditional:
        return OptionFormModel::tr("This counts only where %1.").arg(conditionText(row.rule->condition));
    case Standing::Excluded:
        return OptionFormModel::tr("Only one of this and %1 can be set: remove that one first.")
            .arg(row.excludedBy);
    case Standing::Counts:
        break;
    }
    return row.editor == Editor::ReadOnly
               ? OptionFormModel::tr("This is an object or a list: edit it in the text.")
               : QString();
}

QString explanationText(const OptionRow &row, const catalog::RuleSet &rules)
{
    if (row.rule != nullptr)
        return translated(row.rule->explanation);
    if (!row.isTop && !row.isUnknown)
        return {};
    return rules.scope().kind == catalog::ScopeKind::Env
               ? OptionFormModel::tr("Not an option of env that Sluice knows.")
               : OptionFormModel::tr("Not an option of %1 that Sluice knows.")
                     .arg(toQt(rules.scope().plugin));
}

QString valueText(const OptionRow &row)
{
    if (!row.isSet)
        return row.rule != nullptr ? toQt(row.rule->defaultText) : QString();
    return row.isSecret && !row.value.isEmpty() ? QString(6, QChar(0x2022)) : row.value;
}

QString unitText(catalog::Unit unit)
{
    switch (unit) {
    case catalog::Unit::None:
        break;
    case catalog::Unit::Milliseconds:
        return OptionFormModel::tr("ms");
    case catalog::Unit::Seconds:
        return OptionFormModel::tr("s");
    case catalog::Unit::Rows:
        return OptionFormModel::tr("rows");
    case catalog::Unit::RowsPerSecond:
        return OptionFormModel::tr("rows/s");
    case catalog::Unit::BytesPerSecond:
        return OptionFormModel::tr("bytes/s");
    }
    return {};
}

} // namespace sluice::items
