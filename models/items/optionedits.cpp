#include "models/items/optionedits.h"

#include "models/hocon/edit/edit.h"
#include "models/hocon/pointer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QVariant>

#include <algorithm>
#include <cmath>

namespace sluice::items {

namespace {

using Editor = OptionRow::Editor;

/// More single edits than this are not worth their parses: the list is written anew.
constexpr qsizetype kMaxSteps = 64;

std::string jsonText(const QStringList &entries)
{
    return QJsonDocument(QJsonArray::fromStringList(entries)).toJson(QJsonDocument::Compact).toStdString();
}

std::string jsonText(const QString &entry)
{
    const std::string list = jsonText(QStringList{entry});
    return list.substr(1, list.size() - 2);
}

/// Edits one after the other, each of the text that the one before has left.
class Steps
{
public:
    explicit Steps(const hocon::Tree &tree)
        : start_(tree)
        , now_(tree)
    {
    }

    const hocon::Tree &now() const { return now_; }

    void take(const Result<TextEdits> &edits)
    {
        if (!failed_ && !edits)
            failed_ = edits.error();
        if (!failed_)
            now_ = now_.with(applied(now_.text(), *edits));
    }

    Result<TextEdits> result() const
    {
        if (failed_)
            return tl::unexpected(*failed_);
        return difference(start_.text(), now_.text());
    }

private:
    const hocon::Tree &start_;
    hocon::Tree now_;
    std::optional<Error> failed_;
};

/// A string stays one, whatever the new text looks like.
Result<TextEdits> replaced(const hocon::Tree &tree, const std::string &pointer, const QString &text)
{
    const std::optional<hocon::Value> old = tree.find(pointer);
    return old && old->isString() ? hocon::setString(tree, pointer, text.toStdString())
                                  : hocon::setValue(tree, pointer, text.toStdString());
}

Result<TextEdits> listEdits(const hocon::Tree &tree, const OptionRow &row, const QStringList &next)
{
    const std::string pointer = row.pointer.toStdString();
    const std::optional<hocon::Value> list = tree.find(pointer);
    const QStringList &old = row.entries;
    if (!list || !list->isList() || std::max(old.size(), next.size()) > kMaxSteps)
        return hocon::setValue(tree, pointer, jsonText(next), true);
    bool isOfStrings = true;
    for (std::size_t i = 0; i < list->size(); ++i)
        isOfStrings = isOfStrings && list->at(i).isString();
    const qsizetype shorter = std::min(old.size(), next.size());
    qsizetype first = 0;
    while (first < shorter && old.at(first) == next.at(first))
        ++first;
    qsizetype same = 0; // at the end
    while (same < shorter - first && old.at(old.size() - 1 - same) == next.at(next.size() - 1 - same))
        ++same;
    const auto element = [&pointer](qsizetype i) {
        return pointer + '/' + std::to_string(i);
    };
    Steps steps(tree);
    qsizetype at = first;
    for (; at < shorter - same; ++at)
        steps.take(replaced(steps.now(), element(at), next.at(at)));
    for (qsizetype left = old.size() - same; left > at; --left)
        steps.take(hocon::remove(steps.now(), element(left - 1)));
    for (; at < next.size() - same; ++at) {
        const auto place = static_cast<std::size_t>(at);
        steps.take(isOfStrings ? hocon::insert(steps.now(), pointer, place, jsonText(next.at(at)))
                               : hocon::insertValue(steps.now(), pointer, place, next.at(at).toStdString()));
    }
    return steps.result();
}

Result<TextEdits> mapEdits(const hocon::Tree &tree, const OptionRow &row, const QVariantList &entries)
{
    const std::string pointer = row.pointer.toStdString();
    const auto member = [&pointer](const QString &name) {
        return pointer + '/' + hocon::pointerSegment(name.toStdString());
    };
    QSet<QString> names;
    for (const QVariant &entry : entries) {
        const QStringList pair = entry.toStringList();
        if (pair.size() != 2 || pair.at(0).isEmpty() || names.contains(pair.at(0)))
            return fail(ErrorCode::InvalidArgument, "Every entry needs a name of its own.");
        names.insert(pair.at(0));
    }
    QSet<QString> old;
    for (const auto &pair : row.pairs)
        old.insert(pair.first);
    Steps steps(tree);
    if (entries.isEmpty() && row.pairs.isEmpty())
        steps.take(hocon::setValue(tree, pointer, "{}", true));
    for (qsizetype i = 0; i < row.pairs.size(); ++i) {
        const QString &name = row.pairs.at(i).first;
        if (names.contains(name))
            continue;
        // Another name in the same line of a table: the entry keeps its place and its comment.
        const QString other = i < entries.size() ? entries.at(i).toStringList().at(0) : QString();
        if (other.isEmpty() || old.contains(other)) {
            steps.take(hocon::remove(steps.now(), member(name)));
        } else {
            steps.take(hocon::rename(steps.now(), member(name), other.toStdString()));
            old.insert(other);
        }
    }
    for (const QVariant &entry : entries) {
        const QStringList pair = entry.toStringList();
        const std::optional<hocon::Value> value = steps.now().find(member(pair.at(0)));
        if (!value || QString::fromStdString(value->text()) != pair.at(1))
            steps.take(replaced(steps.now(), member(pair.at(0)), pair.at(1)));
    }
    return steps.result();
}

bool isVariable(const QString &text)
{
    return text.startsWith(QLatin1String("${"));
}

} // namespace

bool fitsEditor(const OptionRow &row, const QVariant &value)
{
    const QString text = value.toString();
    bool isNumber = false;
    switch (row.editor) {
    case Editor::Integer: {
        const qlonglong number = text.toLongLong(&isNumber);
        return isVariable(text) || (isNumber && (!row.rule->minimum || number >= *row.rule->minimum));
    }
    case Editor::Decimal: {
        const double number = text.toDouble(&isNumber);
        isNumber = isNumber && std::isfinite(number) && text.back().isDigit(); // "1." is half typed
        return isVariable(text) ||
               (isNumber && (!row.rule->minimum || number >= static_cast<double>(*row.rule->minimum)));
    }
    case Editor::Boolean:
        return isVariable(text) || text == QLatin1String("true") || text == QLatin1String("false");
    case Editor::List:
        return value.typeId() == QMetaType::QStringList;
    case Editor::Map:
        return value.typeId() == QMetaType::QVariantList;
    case Editor::Text:
    case Editor::Secret:
    case Editor::Choice:
        return true;
    case Editor::ReadOnly:
    case Editor::Schema:
        return false;
    }
    return false;
}

Result<TextEdits> optionEdits(const hocon::Tree &tree, const OptionRow &row, const QVariant &value)
{
    const std::string pointer = row.pointer.toStdString();
    if (!value.isValid())
        return hocon::remove(tree, pointer);
    if (row.editor == Editor::List)
        return listEdits(tree, row, value.toStringList());
    if (row.editor == Editor::Map)
        return mapEdits(tree, row, value.toList());
    return hocon::setValue(tree, pointer, value.toString().toStdString());
}

} // namespace sluice::items
