#include "ui/editor/filenotice.h"

#include "models/core/qtmessage.h"
#include "ui/editor/comparewindow.h"

namespace sluice::editor {

namespace {

QString text(const std::string &message)
{
    return QString::fromStdString(message);
}

} // namespace

FileNotice::FileNotice(editing::Document &document, QWidget *parent)
    : NoticeBar(parent)
    , document_(document)
{
    setObjectName(QStringLiteral("fileNotice"));
    connect(this, &NoticeBar::actionChosen, this, [this](int index) {
        if (const auto answer = answers_.value(index))
            answer();
    });
    connect(&document_, &editing::Document::diskStateChanged, this, &FileNotice::showDiskState);
    connect(&document_, &editing::Document::modifiedChanged, this, [this](bool modified) {
        if (!modified)
            settle(Topic::Save);
        else if (topic_ == Topic::Disk)
            showDiskState();
    });
    connect(&document_, &editing::Document::pathChanged, this, [this] { settle(Topic::Save); });
    connect(&document_, &editing::Document::encodingChanged, this, [this] { settle(Topic::Save); });
    showDiskState();
}

void FileNotice::ask(Topic topic, widgets::MarkSeverity severity, const QString &sentence,
                     const QList<Choice> &choices)
{
    const bool isAsked = topic_ == topic && NoticeBar::sentence() == sentence;
    topic_ = topic;
    answers_.clear();
    QStringList names;
    for (const Choice &choice : choices) {
        names.append(choice.first);
        answers_.append(choice.second);
    }
    if (isAsked)
        return; // its buttons, and the focus on one of them, stay
    showNotice(severity, sentence, names);
    setAccessibleName(sentence);
}

void FileNotice::settle(Topic topic)
{
    if (topic_ != topic)
        return;
    topic_ = Topic::None;
    showAgain_ = {};
    dismiss();
    // What a failed save had covered is still to be decided.
    if (topic == Topic::Save)
        showDiskState();
}

void FileNotice::showDiskState()
{
    const QString name = document_.title();
    if (document_.diskState() == editing::DiskState::Same) {
        settle(Topic::Disk);
        return;
    }
    const Choice keepMine{tr("&Keep mine"), [this] {
                              keep();
                          }};
    const Choice saveAs{tr("&Save as…"), [this] {
                            Q_EMIT saveAsRequested();
                        }};
    const Choice comparing{tr("Com&pare"), [this] {
                               compare();
                           }};
    showAgain_ = [this] {
        showDiskState();
    };
    switch (document_.diskState()) {
    case editing::DiskState::Same:
        return;
    case editing::DiskState::Changed:
        ask(Topic::Disk, widgets::MarkSeverity::Warning,
            document_.isModified()
                ? tr("%1 was changed on disk by another program, and it was changed here.").arg(name)
                : tr("%1 was changed on disk by another program.").arg(name),
            {{tr("Reloa&d"),
              [this] {
                  reload();
              }},
             keepMine,
             comparing});
        return;
    case editing::DiskState::Missing:
        ask(Topic::Disk, widgets::MarkSeverity::Warning,
            tr("%1 was removed or renamed on disk. Its text is only here now; saving writes the file again.")
                .arg(name),
            {{tr("Write &it again"),
              [this] {
                  Q_EMIT saveRequested();
              }},
             saveAs,
             keepMine});
        return;
    case editing::DiskState::Unreadable:
        ask(Topic::Disk, widgets::MarkSeverity::Warning,
            tr("%1 cannot be read any more, so it is not known whether it was changed. %2")
                .arg(name, translated(document_.diskReason())),
            {keepMine, saveAs});
        return;
    }
}

void FileNotice::reload()
{
    // The question stays where the file cannot be read.
    if (const Result<void> done = document_.reload(); !done)
        Q_EMIT reloadFailed(done.error());
}

void FileNotice::keep()
{
    document_.keepOwnText();
}

void FileNotice::compare()
{
    const Result<std::string> onDisk = document_.diskText();
    if (onDisk)
        showComparison(this, document_.title(), *onDisk, document_.text());
    else
        Q_EMIT reloadFailed(onDisk.error());
}

void FileNotice::convert()
{
    if (const auto done = document_.recode({Encoding::Utf8, false}, tr("convert to UTF-8")); !done)
        Q_EMIT reloadFailed(done.error());
    else
        Q_EMIT saveRequested();
}

QList<FileNotice::Choice> FileNotice::choicesFor(const Error &error, std::function<void()> inPlace)
{
    QList<Choice> choices;
    const auto run = [inPlace = std::move(inPlace)] {
        if (inPlace)
            inPlace();
    };
    const std::size_t colon = error.place.find(':');
    const bool hasPlace = error.code == ErrorCode::InvalidArgument &&
                          document_.encoding() != Encoding::Utf8 && colon != std::string::npos;
    if (error.code == ErrorCode::InPlaceOnly)
        choices.append({tr("Write &it in place"), run});
    if (error.code == ErrorCode::ReadOnly)
        choices.append({tr("Write &it anyway"), run});
    if (hasPlace) {
        const auto line = text(error.place.substr(0, colon)).toULong();
        const auto column = text(error.place.substr(colon + 1)).toULong();
        choices.append({tr("Convert to UTF-&8 and save"), [this] {
                            convert();
                        }});
        choices.append({tr("&Show the place"), [this, line, column] {
                            Q_EMIT placeRequested(line, column);
                        }});
    } else {
        choices.append({tr("&Save as…"), [this] {
                            Q_EMIT saveAsRequested();
                        }});
    }
    choices.append({tr("Close"), [this] {
                        settle(Topic::Save);
                    }});
    return choices;
}

void FileNotice::saveFailed(const Error &error, std::function<void()> inPlace)
{
    if (document_.diskState() == editing::DiskState::Changed) {
        showDiskState(); // says the same, with what to do
        return;
    }
    showAgain_ = [this, error, inPlace] {
        saveFailed(error, inPlace);
    };
    ask(Topic::Save, widgets::MarkSeverity::Error,
        tr("%1 was not saved. %2").arg(document_.title(), translated(error)),
        choicesFor(error, std::move(inPlace)));
}

void FileNotice::retranslate()
{
    if (topic_ != Topic::None && showAgain_)
        showAgain_();
}

} // namespace sluice::editor
