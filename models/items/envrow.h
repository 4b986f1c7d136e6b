#pragma once

#include "models/core/message.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace sluice::editing {
class Document;
} // namespace sluice::editing

namespace sluice::items {

/// One option of env as a form shows it: what the engine knows about it and what the text says.
struct EnvRow
{
    enum class Editor
    {
        Text,
        Integer,
        Choice,
        ReadOnly, ///< an object or a list: edited in the text
    };
    enum class Section
    {
        Job,
        Checkpoints,
        Retries,
        Limits,
        Other,
        Unknown
    };

    QString name; ///< the key
    QString pointer;
    Section section = Section::Unknown;
    Editor editor = Editor::Text;
    QString unit;
    QString defaultText;
    QStringList choices;
    std::optional<qint64> minimum;
    Message title;
    Message explanation;

    bool isSet = false;
    QString value;          ///< decoded; the source text of an object, a list or a ${}
    int line = 0;           ///< where it is set, from 1
    bool applicable = true; ///< does something in this mode
    int severity = -1;      ///< job::ProblemSeverity, or -1
    Message problem;

    const QString &key() const { return name; }
    bool looksLike(const EnvRow &other) const;
};

/// The rows for a document: options of the engine in the order of its table, then other keys in text order.
QList<EnvRow> envRows(const editing::Document &document);

} // namespace sluice::items
