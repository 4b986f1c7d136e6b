#pragma once

#include "models/editing/document.h"
#include "ui/widgets/noticebar.h"

#include <QList>

#include <functional>
#include <utility>

namespace sluice::editor {

/// What is to be decided about a page's file: what somebody else did to it, and why a save did not go. A
/// question stays until it is answered, or until its reason is gone; other messages have a strip of their
/// own.
class FileNotice : public widgets::NoticeBar
{
    Q_OBJECT

public:
    /// `document` must outlive this.
    FileNotice(editing::Document &document, QWidget *parent);

    /// A save failed. `inPlace` tries it again with SaveHow::InPlace.
    void saveFailed(const Error &error, std::function<void()> inPlace);
    void retranslate();

Q_SIGNALS:
    void saveRequested();
    void saveAsRequested();
    /// The place of a character that the file's encoding does not have; both from 1, in characters.
    void placeRequested(std::size_t line, std::size_t column);
    void reloadFailed(const sluice::Error &error);

private:
    using Choice = std::pair<QString, std::function<void()>>;
    enum class Topic
    {
        None,
        Disk,
        Save
    };

    void showDiskState();
    void reload();
    void keep();
    void compare();
    void convert();
    void ask(Topic topic, widgets::MarkSeverity severity, const QString &sentence,
             const QList<Choice> &choices);
    void settle(Topic topic);
    QList<Choice> choicesFor(const Error &error, std::function<void()> inPlace);

    editing::Document &document_;
    Topic topic_ = Topic::None;
    QList<std::function<void()>> answers_;
    std::function<void()> showAgain_; ///< the question in the language of the moment
};

} // namespace sluice::editor
