#pragma once

#include "models/core/error.h"
#include "models/engine/seatunnel/types.h"
#include "ui/shell/filepicker.h"

#include <QObject>
#include <QStringList>

namespace sluice::editing {
class Document;
} // namespace sluice::editing

namespace sluice::job {
struct Submission;
} // namespace sluice::job

namespace sluice::workspace {
class Settings;
} // namespace sluice::workspace

namespace sluice::shell {

/// The ways a job leaves the editor other than by saving. Passwords are masked unless the person asked for
/// exactly that.
class Exporter : public QObject
{
    Q_OBJECT

public:
    Exporter(workspace::Settings &settings, FilePicker picker, QObject *parent = nullptr);

    void setKeepSecrets(bool keep) { keepSecrets_ = keep; }
    bool keepSecrets() const { return keepSecrets_; }

    /// Asks for a file, then writes the job to it, as .conf or as .json.
    void toConfFile(QWidget *window, const editing::Document &document);
    void toJsonFile(QWidget *window, const editing::Document &document);
    /// Puts a curl command on the clipboard. `baseUrl`: of the target cluster; empty: the usual local
    /// address.
    void copyCurl(const editing::Document &document, engine::ApiFlavour flavour, const QString &baseUrl);
    /// Puts the engine's own command line on the clipboard. The file must have been saved.
    void copyCommandLine(const editing::Document &document);

Q_SIGNALS:
    /// A whole sentence for the person.
    void exported(const QString &sentence);
    void failed(const sluice::Error &error);

private:
    void writeTo(QWidget *window, PickFor purpose, const editing::Document &document,
                 const Result<std::string> &content, const QStringList &changes);
    Result<std::string> bodyOf(const Result<job::Submission> &job) const;
    void copy(const Result<std::string> &content, const QString &sentence);

    workspace::Settings &settings_;
    FilePicker picker_;
    bool keepSecrets_ = false;
};

} // namespace sluice::shell
