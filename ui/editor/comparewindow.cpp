#include "ui/editor/comparewindow.h"

#include "models/core/encoding.h"
#include "models/job/files/diff.h"
#include "ui/widgets/tone.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QVBoxLayout>

#include <string>

namespace sluice::editor {

namespace {

std::string escaped(unsigned char byte)
{
    static constexpr std::string_view digits = "0123456789ABCDEF";
    return {'\\', 'x', digits[byte >> 4U], digits[byte & 0xFU]};
}

/// A text whose lines can be read, and told from others that differ in bytes that do not show.
std::string readable(std::string_view text)
{
    std::string shown;
    shown.reserve(text.size());
    while (!text.empty()) {
        const std::size_t broken = firstInvalidUtf8(text).value_or(text.size());
        for (const char c : text.substr(0, broken)) {
            const auto byte = static_cast<unsigned char>(c);
            if (c == '\r')
                shown += "\\r";
            else if (byte < 0x20 && c != '\t' && c != '\n')
                shown += escaped(byte);
            else
                shown += c;
        }
        text.remove_prefix(broken);
        if (!text.empty()) {
            shown += escaped(static_cast<unsigned char>(text.front()));
            text.remove_prefix(1);
        }
    }
    return shown;
}

void colourLines(QPlainTextEdit *view)
{
    // The first two lines name the two texts.
    for (QTextBlock block = view->document()->findBlockByNumber(2); block.isValid(); block = block.next()) {
        const QString sign = block.text().left(1);
        const bool isOld = sign == QLatin1String("-");
        if (!isOld && sign != QLatin1String("+"))
            continue;
        QTextBlockFormat format;
        format.setBackground(
            widgets::toneFill(isOld ? widgets::Tone::Critical : widgets::Tone::Good, view->palette()));
        QTextCursor(block).setBlockFormat(format);
    }
}

} // namespace

QString unifiedDifference(std::string_view before, std::string_view after)
{
    return QString::fromStdString(job::textDiff(readable(before), readable(after),
                                                QDialog::tr("on disk").toStdString(),
                                                QDialog::tr("here").toStdString()));
}

void showComparison(QWidget *parent, const QString &title, std::string_view onDisk, std::string_view own)
{
    // No child of the main window: desktops keep those above it, over the palette and whatever opens there.
    auto *window = new QDialog(nullptr, Qt::Window);
    window->setObjectName(QStringLiteral("comparison"));
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setAttribute(Qt::WA_QuitOnClose, false);
    QObject::connect(parent, &QObject::destroyed, window, [window] { delete window; });
    window->setWindowTitle(QDialog::tr("%1: on disk and here").arg(title));
    auto *view = new QPlainTextEdit(window);
    view->setReadOnly(true);
    view->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    view->setLineWrapMode(QPlainTextEdit::NoWrap);
    const QString difference = unifiedDifference(onDisk, own);
    view->setPlainText(difference.isEmpty() ? QDialog::tr("Both texts are the same.") : difference);
    view->setAccessibleName(QDialog::tr("Differences"));
    colourLines(view);
    auto *legend = new QLabel(
        QDialog::tr("Lines with - are on disk only, lines with + are in this window only."), window);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, window);
    QObject::connect(buttons, &QDialogButtonBox::rejected, window, &QDialog::close);
    auto *layout = new QVBoxLayout(window);
    layout->addWidget(legend);
    layout->addWidget(view, 1);
    layout->addWidget(buttons);
    window->resize(820, 520);
    window->move(parent->window()->frameGeometry().center() - window->rect().center());
    window->show();
}

} // namespace sluice::editor
