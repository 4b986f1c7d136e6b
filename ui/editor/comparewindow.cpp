#include "ui/editor/comparewindow.h"

#include "ui/widgets/tone.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QVBoxLayout>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wextra"
#pragma GCC diagnostic ignored "-Wpedantic"
#include <dtl/dtl.hpp>
#pragma GCC diagnostic pop

#include <string>
#include <vector>

namespace sluice::editor {

namespace {

std::vector<std::string> linesOf(std::string_view text)
{
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

void colourLines(QPlainTextEdit *view)
{
    for (QTextBlock block = view->document()->begin(); block.isValid(); block = block.next()) {
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
    if (before == after)
        return {};
    dtl::Diff<std::string> difference(linesOf(before), linesOf(after));
    difference.onHuge();
    difference.compose();
    difference.composeUnifiedHunks();
    std::ostringstream out;
    difference.printUnifiedFormat(out);
    return QString::fromStdString(out.str());
}

void showComparison(QWidget *parent, const QString &title, std::string_view onDisk, std::string_view own)
{
    auto *window = new QDialog(parent);
    window->setAttribute(Qt::WA_DeleteOnClose);
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
    window->show();
}

} // namespace sluice::editor
