#include "ui/shell/filepicker.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>

namespace sluice::shell {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("FilePicker", source);
}

QStringList filters(PickFor purpose)
{
    const QString all = text(QT_TRANSLATE_NOOP("FilePicker", "All files (*)"));
    switch (purpose) {
    case PickFor::SaveConf:
        return {text(QT_TRANSLATE_NOOP("FilePicker", "HOCON job file (*.conf)")), all};
    case PickFor::SaveJson:
        return {text(QT_TRANSLATE_NOOP("FilePicker", "JSON job file (*.json)")), all};
    case PickFor::SaveRecording:
    case PickFor::OpenRecording:
        return {text(QT_TRANSLATE_NOOP("FilePicker", "Recordings (*.jsonl *.jsonl.gz)")), all};
    case PickFor::Open:
        break;
    }
    return {text(QT_TRANSLATE_NOOP("FilePicker", "Job files (*.conf *.json *.sql *.config *.cfg *.hocon)")),
            text(QT_TRANSLATE_NOOP("FilePicker", "Recordings (*.jsonl *.jsonl.gz)")), all};
}

} // namespace

void pickWithDialog(QWidget *window, PickFor purpose, const QString &suggestion,
                    std::function<void(const QStringList &)> done)
{
    auto *dialog = new QFileDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilters(filters(purpose));
    if (purpose == PickFor::Open || purpose == PickFor::OpenRecording) {
        dialog->setWindowTitle(purpose == PickFor::Open
                                   ? text(QT_TRANSLATE_NOOP("FilePicker", "Open job files"))
                                   : text(QT_TRANSLATE_NOOP("FilePicker", "Open recordings")));
        dialog->setFileMode(QFileDialog::ExistingFiles);
        dialog->setDirectory(suggestion);
    } else {
        const bool recording = purpose == PickFor::SaveRecording;
        dialog->setWindowTitle(recording ? text(QT_TRANSLATE_NOOP("FilePicker", "Record into a file"))
                                         : text(QT_TRANSLATE_NOOP("FilePicker", "Save the job file")));
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(recording                      ? QStringLiteral("jsonl.gz")
                                 : purpose == PickFor::SaveJson ? QStringLiteral("json")
                                                                : QStringLiteral("conf"));
        const QFileInfo file(suggestion);
        dialog->setDirectory(file.path());
        dialog->selectFile(file.fileName());
    }
    QObject::connect(dialog, &QFileDialog::filesSelected, window, std::move(done));
    dialog->open();
}

} // namespace sluice::shell
