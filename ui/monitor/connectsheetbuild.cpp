// How the sheet is put together and what its labels say; what it does is in connectsheet.cpp.
#include "ui/monitor/connectsheet.h"
#include "ui/widgets/flowtext.h"
#include "ui/widgets/growtofit.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace sluice::monitorui {

ConnectSheet::ConnectSheet(QWidget *parent)
    : QDialog(parent)
    , search_(new AddressSearch(this))
    , addressLabel_(new QLabel(this))
    , addresses_(new QPlainTextEdit(this))
    , keys_(new QLabel(this))
    , probe_(new QPushButton(this))
    , progress_(new QProgressBar(this))
    , report_(new widgets::FlowText(this))
    , useHttp_(new QPushButton(this))
    , useRight_(new QPushButton(this))
    , userLabel_(new QLabel(this))
    , user_(new QLineEdit(this))
    , passwordLabel_(new QLabel(this))
    , password_(new QLineEdit(this))
    , nameLabel_(new QLabel(this))
    , name_(new QLineEdit(this))
    , colorLabel_(new QLabel(this))
    , color_(new QToolButton(this))
    , production_(new QCheckBox(this))
    , reason_(new QLabel(this))
    , chosen_(QColor::fromHsl(210, 160, 120))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(540);
    buildLayout();
    connectParts();
    retranslate();
    addresses_->setFocus();
}

ConnectSheet::~ConnectSheet()
{
    search_->cancel();
}

void ConnectSheet::buildLayout()
{
    addressLabel_->setBuddy(addresses_);
    addresses_->setTabChangesFocus(true);
    addresses_->installEventFilter(this);
    addresses_->setFixedHeight(fontMetrics().lineSpacing() * 3 + 14);
    progress_->setRange(0, 0);
    progress_->setTextVisible(false);
    progress_->hide();
    for (QLabel *label : {addressLabel_, keys_, reason_}) {
        label->setWordWrap(true);
        label->setTextFormat(label == addressLabel_ ? Qt::AutoText : Qt::PlainText);
    }
    reason_->setAlignment(Qt::AlignRight);
    for (QLabel *quiet : {keys_, reason_})
        quiet->setForegroundRole(QPalette::PlaceholderText);
    user_->setObjectName(QStringLiteral("connectUser"));
    password_->setObjectName(QStringLiteral("connectPassword"));
    password_->setEchoMode(QLineEdit::Password);
    name_->setObjectName(QStringLiteral("connectName"));
    useHttp_->setObjectName(QStringLiteral("connectUseHttp"));
    useHttp_->hide();
    useRight_->setObjectName(QStringLiteral("connectUseRight"));
    useRight_->hide();
    userLabel_->setBuddy(user_);
    passwordLabel_->setBuddy(password_);
    nameLabel_->setBuddy(name_);
    colorLabel_->setBuddy(color_);
    for (QPushButton *button : {probe_, useHttp_, useRight_})
        button->setAutoDefault(false);

    auto *line = new QHBoxLayout;
    line->addWidget(probe_);
    line->addWidget(progress_, 1);
    auto *credentials = new QHBoxLayout;
    credentials->addWidget(user_, 1);
    credentials->addWidget(passwordLabel_);
    credentials->addWidget(password_, 1);
    auto *form = new QFormLayout;
    form->addRow(userLabel_, credentials);
    form->addRow(nameLabel_, name_);
    form->addRow(colorLabel_, color_);
    form->addRow(QString(), production_);
    auto *buttons = new QDialogButtonBox(this);
    connect_ = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    addAnyway_ = buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    addAnyway_->setObjectName(QStringLiteral("connectAddAnyway"));
    addAnyway_->setAutoDefault(false);
    addAnyway_->hide();
    cancel_ = buttons->addButton(QDialogButtonBox::Cancel);
    connect_->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(8);
    column->addWidget(addressLabel_);
    column->addWidget(addresses_);
    column->addWidget(keys_);
    column->addLayout(line);
    column->addWidget(report_);
    column->addWidget(useHttp_, 0, Qt::AlignLeft);
    column->addWidget(useRight_, 0, Qt::AlignLeft);
    column->addLayout(form);
    column->addStretch();
    column->addWidget(reason_);
    column->addWidget(buttons);
}

void ConnectSheet::retranslate()
{
    setWindowTitle(replaces_.isEmpty() ? tr("Connect to a cluster")
                                       : tr("Connect to %1 again").arg(replaces_));
    addressLabel_->setText(tr("&Address of a member, or several, one a line:"));
    addresses_->setPlaceholderText(QStringLiteral("http://host:5801\nhttp://host:8080/context"));
    addresses_->setAccessibleName(tr("Addresses of the cluster's members"));
    keys_->setText(tr("Enter finds out what answers there, Shift+Enter begins another line."));
    progress_->setAccessibleName(tr("Asking the addresses"));
    useHttp_->setText(tr("Use &http instead"));
    useHttp_->setAccessibleName(tr("Use http instead"));
    userLabel_->setText(tr("&User:"));
    user_->setPlaceholderText(tr("only where it is asked for"));
    user_->setAccessibleName(tr("User, where the cluster asks for one"));
    passwordLabel_->setText(tr("&Password:"));
    password_->setAccessibleName(tr("Password, where the cluster asks for one"));
    password_->setToolTip(tr("It is not remembered: the next start of the program asks for it again."));
    nameLabel_->setText(tr("&Name:"));
    name_->setAccessibleName(tr("Name of the cluster"));
    colorLabel_->setText(tr("C&olour:"));
    color_->setText(tr("Choose a colour"));
    color_->setToolTip(tr("The colour by which you will know this cluster."));
    color_->setAccessibleName(tr("Colour of the cluster"));
    production_->setText(tr("&Lock it: submitting and stopping ask for its name first"));
    useRight_->setText(tr("Use the address that ans&wers"));
    useRight_->setAccessibleName(tr("Use the address that answers"));
    addAnyway_->setText(tr("Add any&way"));
    addAnyway_->setAccessibleName(tr("Add anyway"));
    addAnyway_->setToolTip(tr("Adds the cluster although nothing answers. It is asked again and again, and "
                              "shown as soon as it answers."));
    cancel_->setText(tr("Cancel"));
    refreshColor();
    judge();
}

void ConnectSheet::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    widgets::growToFit(this);
}

void ConnectSheet::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace sluice::monitorui
