#include "ui/monitor/connectsheet.h"

#include "models/engine/http/pastedaddress.h"
#include "ui/widgets/flowtext.h"

#include <QCheckBox>
#include <QColorDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QToolButton>

#include <algorithm>

namespace sluice::monitorui {

namespace {

/// Host and port of each address; an address that is none stands for itself.
QStringList serversOf(const QStringList &addresses)
{
    QStringList servers;
    for (const QString &address : addresses) {
        const auto url = engine::readAddress(address);
        servers.append(url ? QStringLiteral("%1:%2").arg(url->host()).arg(url->port()) : address);
    }
    return servers;
}

} // namespace

bool looksLikeProduction(const QString &name)
{
    return name.contains(QLatin1String("prod"), Qt::CaseInsensitive);
}

void ConnectSheet::connectParts()
{
    connect(search_, &AddressSearch::finished, this, &ConnectSheet::probeEnded);
    connect(addresses_, &QPlainTextEdit::textChanged, this, &ConnectSheet::startOver);
    for (QLineEdit *field : {user_, password_}) {
        connect(field, &QLineEdit::textEdited, this, &ConnectSheet::startOver);
        connect(field, &QLineEdit::returnPressed, this, [this] {
            if (found().isEmpty() && !isProbing())
                probe();
        });
    }
    connect(probe_, &QPushButton::clicked, this, [this] {
        if (!isProbing()) {
            probe();
            return;
        }
        search_->cancel();
        judge();
    });
    connect(useHttp_, &QPushButton::clicked, this, &ConnectSheet::useHttp);
    connect(useRight_, &QPushButton::clicked, this, &ConnectSheet::useRight);
    connect(name_, &QLineEdit::textEdited, this, [this] { nameTouched_ = true; });
    connect(name_, &QLineEdit::textChanged, this, [this](const QString &name) {
        if (!lockTouched_)
            production_->setChecked(looksLikeProduction(name));
        refreshButtons();
    });
    connect(production_, &QCheckBox::clicked, this, [this] { lockTouched_ = true; });
    connect(color_, &QToolButton::clicked, this, &ConnectSheet::chooseColor);
    connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
    connect(connect_, &QPushButton::clicked, this, [this] { confirm({}); });
    connect(addAnyway_, &QPushButton::clicked, this, [this] { confirm(silent()); });
}

void ConnectSheet::setAddresses(const QStringList &addresses)
{
    addresses_->setPlainText(addresses.join(QLatin1Char('\n')));
    takeTypedCredentials();
}

void ConnectSheet::setCluster(const ClusterIdentity &identity, const QStringList &addresses,
                              const QString &user)
{
    replaces_ = identity.name;
    nameTouched_ = lockTouched_ = true; // they were decided when it was added
    setAddresses(addresses);
    user_->setText(user);
    name_->setText(identity.name);
    production_->setChecked(identity.locked);
    if (identity.color.isValid())
        chosen_ = identity.color;
    retranslate();
    (user.isEmpty() ? static_cast<QWidget *>(addresses_) : password_)->setFocus();
}

void ConnectSheet::setDraft(const ConnectDraft &draft)
{
    if (this->draft() != ConnectDraft{})
        return;
    addresses_->setPlainText(draft.addresses);
    addresses_->selectAll(); // what is typed now replaces it
    user_->setText(draft.user);
    name_->setText(draft.name);
    nameTouched_ = !draft.name.isEmpty();
}

ConnectDraft ConnectSheet::draft() const
{
    return {addresses_->toPlainText(), user_->text(), nameTouched_ ? name_->text() : QString()};
}

void ConnectSheet::setTakenNames(const QStringList &names)
{
    taken_ = names;
    refreshButtons();
}

QString ConnectSheet::report() const
{
    return report_->text();
}

QString ConnectSheet::reason() const
{
    return reason_->text();
}

QStringList ConnectSheet::pasted() const
{
    static const QRegularExpression separators(QStringLiteral("[\\s,;]+"));
    QStringList addresses = addresses_->toPlainText().split(separators, Qt::SkipEmptyParts);
    addresses.removeDuplicates();
    return addresses;
}

Credentials ConnectSheet::credentials() const
{
    return {user_->text(), password_->text()};
}

/// What was pasted with an address is moved to where it cannot be read over a shoulder.
void ConnectSheet::takeTypedCredentials()
{
    QStringList addresses = pasted();
    std::optional<Credentials> taken;
    for (QString &address : addresses) {
        if (const auto own = takeCredentials(address))
            taken = own;
    }
    if (!taken)
        return;
    addresses_->setPlainText(addresses.join(QLatin1Char('\n')));
    user_->setText(taken->user);
    password_->setText(taken->password);
    takenFor_ = serversOf(addresses);
}

/// What came with an address is not for another server.
void ConnectSheet::dropForeignCredentials()
{
    const QStringList servers = serversOf(pasted());
    const bool known = std::any_of(servers.begin(), servers.end(),
                                   [this](const QString &server) { return takenFor_.contains(server); });
    if (takenFor_.isEmpty() || servers.isEmpty() || known)
        return;
    takenFor_.clear();
    user_->clear();
    password_->clear();
}

void ConnectSheet::startOver()
{
    search_->cancel();
    search_->forget();
    judge();
}

void ConnectSheet::probe()
{
    takeTypedCredentials();
    dropForeignCredentials();
    if (pasted().isEmpty())
        return;
    if (!connectedAs().isEmpty()) {
        confirm({});
        return;
    }
    search_->start(pasted(), credentials());
    judge();
}

void ConnectSheet::probeEnded()
{
    propose();
    judge();
    Q_EMIT probingFinished();
    if (!found().isEmpty())
        name_->setFocus();
}

void ConnectSheet::confirm(const QList<engine::MemberAddress> &silent)
{
    if (const QString known = connectedAs(); !known.isEmpty()) {
        Q_EMIT showRequested(known);
        accept();
        return;
    }
    QStringList guessed;
    const QStringList addresses = silent.isEmpty() ? QStringList() : pasted();
    for (const QString &address : addresses) {
        const auto member = engine::likelyAddress(address);
        if (member && !engine::namesItsPort(address))
            guessed.append(member->name);
    }
    Q_EMIT connectConfirmed({{name_->text().trimmed(), chosen_, production_->isChecked()},
                             found(),
                             replaces_,
                             silent,
                             silent.isEmpty() ? Credentials() : credentials(),
                             guessed});
    accept();
}

/// Where nothing answers at all, which may be because the engine is down. Empty where something does: what
/// answers wrongly will not get right by waiting.
QList<engine::MemberAddress> ConnectSheet::silent() const
{
    QList<engine::MemberAddress> members;
    if (isProbing() || !found().isEmpty())
        return members;
    const QList<AddressSearch::Trouble> &troubles = search_->troubles();
    const bool onlySilence = std::all_of(troubles.begin(), troubles.end(), [](const auto &trouble) {
        const ErrorCode code = trouble.error.code;
        return code == ErrorCode::Refused || code == ErrorCode::Timeout || code == ErrorCode::Network;
    });
    if (troubles.isEmpty() || !onlySilence)
        return members;
    const QStringList addresses = pasted(); // troubles are in the order in which they came
    for (const QString &address : addresses) {
        if (const auto member = engine::likelyAddress(withCredentials(address, credentials())))
            members.append(*member);
    }
    return members;
}

void ConnectSheet::useHttp()
{
    replaceAddresses(&AddressSearch::Trouble::httpInstead);
}

void ConnectSheet::useRight()
{
    replaceAddresses(&AddressSearch::Trouble::rightInstead);
}

void ConnectSheet::replaceAddresses(QString AddressSearch::Trouble::*instead)
{
    QStringList addresses = pasted();
    for (const AddressSearch::Trouble &trouble : search_->troubles()) {
        if (!(trouble.*instead).isEmpty())
            std::replace(addresses.begin(), addresses.end(), trouble.address, trouble.*instead);
    }
    addresses_->setPlainText(addresses.join(QLatin1Char('\n')));
    if (!takenFor_.isEmpty())
        takenFor_ = serversOf(addresses); // the same server, asked otherwise
    probe();
}

/// A name from the first host, unless the person gave one.
void ConnectSheet::propose()
{
    const QList<engine::MemberAddress> down = silent();
    if (nameTouched_ || (found().isEmpty() && down.isEmpty()))
        return;
    const QString host = (found().isEmpty() ? down.first() : found().first().address).base.host();
    const QString base = host == QLatin1String("localhost") || host == QLatin1String("127.0.0.1")
                             ? tr("local")
                             : host.section(QLatin1Char('.'), 0, 0);
    QString name = base;
    for (int number = 2; taken_.contains(name); ++number)
        name = QStringLiteral("%1 %2").arg(base).arg(number);
    name_->setText(name);
}

void ConnectSheet::chooseColor()
{
    auto *dialog = new QColorDialog(chosen_, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QColorDialog::colorSelected, this, [this](const QColor &color) {
        chosen_ = color;
        refreshColor();
    });
    dialog->open();
}

void ConnectSheet::refreshColor()
{
    QPixmap swatch(32, 16);
    swatch.fill(chosen_);
    color_->setIcon(swatch);
    color_->setIconSize(swatch.size());
    color_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
}

bool ConnectSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == addresses_ && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && !key->modifiers().testFlag(Qt::ShiftModifier)) {
            if (!isProbing())
                probe();
            return true;
        }
    } else if (watched == addresses_ && event->type() == QEvent::FocusOut) {
        takeTypedCredentials();
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace sluice::monitorui
