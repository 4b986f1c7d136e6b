#pragma once

#include "models/core/text.h"
#include "models/hocon/tree.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>

#include <optional>
#include <string>

namespace sluice::items {

/// Edits one after the other, each of the text that the one before has left, as one change.
class EditSteps
{
public:
    explicit EditSteps(const hocon::Tree &tree)
        : start_(tree)
        , now_(tree)
    {
    }

    const hocon::Tree &now() const { return now_; }

    /// After an error nothing is taken any more.
    void take(const Result<TextEdits> &edits)
    {
        if (!failed_ && !edits)
            failed_ = edits.error();
        if (!failed_ && !edits->empty())
            now_ = now_.with(applied(now_.text(), *edits));
    }

    /// The whole change, or the first error.
    Result<TextEdits> result() const
    {
        if (failed_)
            return tl::unexpected(*failed_);
        return difference(start_.text(), now_.text());
    }

private:
    hocon::Tree start_;
    hocon::Tree now_;
    std::optional<Error> failed_;
};

/// JSON of texts.
inline std::string jsonText(const QStringList &entries)
{
    return QJsonDocument(QJsonArray::fromStringList(entries)).toJson(QJsonDocument::Compact).toStdString();
}

inline std::string jsonText(const QString &entry)
{
    const std::string list = jsonText(QStringList{entry});
    return list.substr(1, list.size() - 2);
}

/// Which entries differ: those between an equal start and an equal end.
struct EntryRange
{
    qsizetype first = 0;
    qsizetype oldEnd = 0;
    qsizetype nextEnd = 0;
};

template <typename Entries> EntryRange changedEntries(const Entries &old, const Entries &next)
{
    EntryRange range{0, old.size(), next.size()};
    while (range.first < range.oldEnd && range.first < range.nextEnd &&
           old.at(range.first) == next.at(range.first))
        ++range.first;
    while (range.oldEnd > range.first && range.nextEnd > range.first &&
           old.at(range.oldEnd - 1) == next.at(range.nextEnd - 1)) {
        --range.oldEnd;
        --range.nextEnd;
    }
    return range;
}

} // namespace sluice::items
