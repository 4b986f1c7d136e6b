#include "ui/monitor/connectsheet.h"

#include "models/items/timetext.h"
#include "ui/widgets/tone.h"

#include <QCheckBox>
#include <QColorDialog>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice::monitorui {

bool looksLikeProduction(const QString &name)
{
    return name.contains(QLatin1String("prod"), Qt::CaseInsensitive);
}

ConnectSheet::ConnectSheet(QWidget *parent)
    : QDialog(parent)
    , addressLabel_(new QLabel(this))
    , addresses_(new QPlainTextEdit(this))
    , probe_(new QPushButton(this))
    , progress_(new QProgressBar(this))
    , report_(new QLabel(this))
    , nameLabel_(new QLabel(this))
    , name_(new QLineEdit(this))
    , colorLabel_(new QLabel(this))
    , color_(new QToolButton(this))
    , production_(new QCheckBox(this))
    , chosen_(QColor::fromHsl(210, 160, 120))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(520);
    buildLayout();
    connectParts();
    retranslate();
    addresses_->setFocus();
}

ConnectSheet::~ConnectSheet()
{
    cancelProbes();
}

void ConnectSheet::buildLayout()
{
    addressLabel_->setBuddy(addresses_);
    addressLabel_->setWordWrap(true);
    addresses_->setTabChangesFocus(true);
    addresses_->installEventFilter(this);
    addresses_->setFixedHeight(fontMetrics().lineSpacing() * 3 + 14);
    progress_->setRange(0, 0);
    progress_->setTextVisible(false);
    progress_->hide();
    report_->setWordWrap(true);
    report_->setTextFormat(Qt::PlainText);
    report_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    report_->setMinimumHeight(fontMetrics().lineSpacing() * 2);
    nameLabel_->setBuddy(name_);
    colorLabel_->setBuddy(color_);
    probe_->setAutoDefault(false);

    auto *line = new QHBoxLayout;
    line->addWidget(probe_);
    line->addWidget(progress_, 1);
    auto *form = new QFormLayout;
    form->addRow(nameLabel_, name_);
    form->addRow(colorLabel_, color_);
    form->addRow(QString(), production_);
    auto *buttons = new QDialogButtonBox(this);
    connect_ = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    cancel_ = buttons->addButton(QDialogButtonBox::Cancel);
    connect_->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(8);
    column->addWidget(addressLabel_);
    column->addWidget(addresses_);
    column->addLayout(line);
    column->addWidget(report_);
    column->addLayout(form);
    column->addStretch();
    column->addWidget(buttons);
}

void ConnectSheet::connectParts()
{
    connect(addresses_, &QPlainTextEdit::textChanged, this, [this] {
        cancelProbes();
        found_.clear();
        troubles_.clear();
        remarks_.clear();
        judge();
    });
    connect(probe_, &QPushButton::clicked, this, [this] {
        if (isProbing())
            cancelProbes();
        else
            probe();
    });
    connect(name_, &QLineEdit::textEdited, this, [this] { nameTouched_ = true; });
    connect(name_, &QLineEdit::textChanged, this, [this](const QString &name) {
        if (!lockTouched_)
            production_->setChecked(looksLikeProduction(name));
        refreshButtons();
    });
    connect(production_, &QCheckBox::clicked, this, [this] { lockTouched_ = true; });
    connect(color_, &QToolButton::clicked, this, &ConnectSheet::chooseColor);
    connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
    connect(connect_, &QPushButton::clicked, this, [this] {
        Q_EMIT connectConfirmed({{name_->text().trimmed(), chosen_, production_->isChecked()}, found_});
        accept();
    });
}

void ConnectSheet::setAddresses(const QStringList &addresses)
{
    addresses_->setPlainText(addresses.join(QLatin1Char('\n')));
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

QStringList ConnectSheet::pasted() const
{
    static const QRegularExpression separators(QStringLiteral("[\\s,;]+"));
    QStringList addresses = addresses_->toPlainText().split(separators, Qt::SkipEmptyParts);
    addresses.removeDuplicates();
    return addresses;
}

void ConnectSheet::probe()
{
    cancelProbes();
    found_.clear();
    troubles_.clear();
    remarks_.clear();
    const QStringList addresses = pasted();
    for (const QString &address : addresses) {
        auto *one = new engine::Probe(address, 5000, this);
        one->setIdentifying(addresses.size() > 1);
        probes_.append(one);
        connect(one, &engine::Probe::found, this, [this, one](const engine::ProbeResult &result) {
            take(result);
            probeEnded(one);
        });
        connect(one, &engine::Probe::failed, this, [this, one, address](const Error &error) {
            const QString shown = address.section(QLatin1Char('@'), -1); // no credentials
            troubles_.append(tr("%1: %2").arg(shown, QString::fromStdString(error.message)));
            probeEnded(one);
        });
    }
    const QList<engine::Probe *> started = probes_;
    for (engine::Probe *one : started)
        one->start();
    judge();
}

void ConnectSheet::take(const engine::ProbeResult &result)
{
    const QString base = result.address.base.toDisplayString();
    for (const engine::ProbeResult &other : std::as_const(found_)) {
        const QString otherBase = other.address.base.toDisplayString();
        const engine::Kinship kinship = engine::kinship(result.identity, other.identity);
        if (result.address.name == other.address.name)
            return;
        if (kinship == engine::Kinship::Same) {
            remarks_.append(tr("%1 and %2 are one member; it is asked once, at %1.").arg(otherBase, base));
            return;
        }
        if (kinship == engine::Kinship::Strangers)
            remarks_.append(tr("%1 and %2 do not see each other: they are members of two clusters, or of one "
                               "that has split.")
                                .arg(otherBase, base));
    }
    found_.append(result);
}

void ConnectSheet::cancelProbes()
{
    const QList<engine::Probe *> running = probes_;
    probes_.clear();
    for (engine::Probe *one : running) {
        one->disconnect(this);
        one->cancel();
        one->deleteLater();
    }
    if (!running.isEmpty())
        judge();
}

void ConnectSheet::probeEnded(engine::Probe *probe)
{
    probes_.removeOne(probe);
    probe->deleteLater();
    if (isProbing())
        return;
    propose();
    judge();
    Q_EMIT probingFinished();
    if (!found_.isEmpty())
        name_->setFocus();
}

/// A name from the first host, unless the person gave one.
void ConnectSheet::propose()
{
    if (nameTouched_ || found_.isEmpty())
        return;
    const QString host = found_.first().address.base.host();
    const QString base = host == QLatin1String("localhost") || host == QLatin1String("127.0.0.1")
                             ? tr("local")
                             : host.section(QLatin1Char('.'), 0, 0);
    QString name = base;
    for (int number = 2; taken_.contains(name); ++number)
        name = QStringLiteral("%1 %2").arg(base).arg(number);
    name_->setText(name);
}

/// Says what was found, in full sentences.
void ConnectSheet::judge()
{
    QStringList lines;
    bool bad = !troubles_.isEmpty();
    if (isProbing()) {
        lines.append(
            tr("Asking %n address(es): REST v1 or v2, which version…", "", static_cast<int>(probes_.size())));
    }
    for (const engine::ProbeResult &member : std::as_const(found_)) {
        const QString flavour =
            member.address.flavour == engine::ApiFlavour::V1 ? QStringLiteral("v1") : QStringLiteral("v2");
        lines.append(tr("%1 answers: SeaTunnel %2, REST %3, %4 worker(s), %5 running job(s), in %6.")
                         .arg(member.address.name, member.overview.version, flavour)
                         .arg(member.overview.workers)
                         .arg(member.overview.running)
                         .arg(items::durationText(member.latencyMs)));
    }
    if (!found_.isEmpty() && found_.first().overview.workers > found_.size())
        lines.append(tr("Add the addresses of the other members, one a line, to see where they disagree."));
    const bool mixed = std::any_of(found_.begin(), found_.end(), [this](const engine::ProbeResult &member) {
        return member.address.flavour != found_.first().address.flavour;
    });
    if (mixed) {
        lines.append(tr("Some of them answer in REST v1 and some in v2. Give the addresses of one kind."));
        bad = true;
    }
    lines += remarks_;
    lines += troubles_;
    report_->setText(lines.join(QLatin1Char('\n')));
    QPalette colors = palette();
    if (bad)
        colors.setColor(QPalette::WindowText, widgets::toneColor(widgets::Tone::Critical, palette()));
    report_->setPalette(colors);
    progress_->setVisible(isProbing());
    refreshButtons();
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
}

void ConnectSheet::refreshButtons()
{
    const QString name = name_->text().trimmed();
    const bool oneFlavour =
        std::all_of(found_.begin(), found_.end(), [this](const engine::ProbeResult &member) {
            return member.address.flavour == found_.first().address.flavour;
        });
    const bool taken = taken_.contains(name);
    name_->setToolTip(taken ? tr("There is a cluster of this name already.") : QString());
    connect_->setEnabled(!found_.isEmpty() && oneFlavour && !isProbing() && !name.isEmpty() && !taken);
    probe_->setEnabled(isProbing() || !pasted().isEmpty());
    probe_->setText(isProbing() ? tr("Cancel the &search") : tr("&Find out what answers"));
    probe_->setAccessibleName(probe_->text().remove(QLatin1Char('&')));
}

void ConnectSheet::retranslate()
{
    setWindowTitle(tr("Connect to a cluster"));
    addressLabel_->setText(tr("&Address of a member, or several, one a line:"));
    addresses_->setPlaceholderText(QStringLiteral("http://host:5801\nhttp://host:8080/context"));
    addresses_->setAccessibleName(tr("Addresses of the cluster's members"));
    progress_->setAccessibleName(tr("Asking the addresses"));
    nameLabel_->setText(tr("&Name:"));
    name_->setAccessibleName(tr("Name of the cluster"));
    colorLabel_->setText(tr("C&olour:"));
    color_->setText(tr("Choose a colour"));
    color_->setToolTip(tr("The colour by which you will know this cluster."));
    color_->setAccessibleName(tr("Colour of the cluster"));
    production_->setText(tr("&Lock it: submitting and stopping ask for its name first"));
    connect_->setText(tr("&Connect"));
    connect_->setAccessibleName(tr("Connect"));
    cancel_->setText(tr("Cancel"));
    refreshColor();
    judge();
}

bool ConnectSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == addresses_ && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && !key->modifiers().testFlag(Qt::ShiftModifier)) {
            if (!isProbing() && !pasted().isEmpty())
                probe();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void ConnectSheet::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace sluice::monitorui
