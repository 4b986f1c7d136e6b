#pragma once

#include "models/core/error.h"
#include "models/editing/recovery.h"
#include "ui/widgets/noticebar.h"

#include <QList>

namespace sluice {
class Clock;
}

namespace sluice::shell {

class OpenFiles;

/// Offers the unsaved texts of a program that ended unexpectedly. A strip of its own, so that no other
/// message takes its place; the copies stay, and are offered at every start, until they are restored or
/// declined.
class RecoveryOffer : public widgets::NoticeBar
{
    Q_OBJECT

public:
    /// `files` and `clock` must outlive this.
    RecoveryOffer(OpenFiles &files, const Clock &clock, QWidget *parent);

    /// Looks for copies that nobody owns; an empty folder holds none.
    void look(const QString &folder);
    bool isOffering() const { return !copies_.isEmpty(); }

Q_SIGNALS:
    void failed(const sluice::Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showOffer();
    QString names() const;
    void restore();
    void askToDiscard();
    void discard();
    void later();

    OpenFiles &files_;
    const Clock &clock_;
    QString folder_;
    QList<editing::RecoveryCopy> copies_; ///< newest first
};

} // namespace sluice::shell
