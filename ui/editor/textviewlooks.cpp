#include "models/core/qtmessage.h"
#include "models/core/qtshown.h"
#include "models/editing/document.h"
#include "ui/editor/textcolours.h"
#include "ui/editor/textview.h"
#include "ui/widgets/severitymark.h"
#include "ui/widgets/tone.h"

#include <Qsci/qscicommandset.h>

#include <QEvent>
#include <QFontDatabase>
#include <QHelpEvent>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <initializer_list>

/// How the text view looks: colours, margins, folding, problem marks.
namespace sluice::editor {

namespace {

enum Margin
{
    MarkMargin,
    NumberMargin,
    FoldMargin
};
enum Marker
{
    HintMarker,
    WarningMarker,
    ErrorMarker,
    LinkedMarker
};
enum Indicator
{
    HintIndicator = 8,
    WarningIndicator,
    ErrorIndicator,
    MatchIndicator
};

constexpr int severityMarkers = (1 << HintMarker) | (1 << WarningMarker) | (1 << ErrorMarker);
constexpr int marginMarkSize = 14;
/// Above this size colouring at every keystroke would be felt; the text is then shown plain.
constexpr std::size_t colouredBytes = std::size_t{4} << 20;

/// Scintilla wants blue, green, red.
long bgr(const QColor &colour)
{
    return colour.red() | (colour.green() << 8) | (colour.blue() << 16);
}

widgets::MarkSeverity markSeverity(job::ProblemSeverity severity)
{
    return static_cast<widgets::MarkSeverity>(severity);
}

} // namespace

void TextView::setUpScintilla()
{
    setUtf8(true);
    setAccessibleName(tr("Text of the job"));
    SendScintilla(SCI_SETUNDOCOLLECTION, 0);
    SendScintilla(SCI_EMPTYUNDOBUFFER);
    SendScintilla(SCI_SETLEXER, static_cast<int>(SCLEX_CONTAINER));
    SendScintilla(SCI_SETMODEVENTMASK, static_cast<int>(SC_MOD_INSERTTEXT | SC_MOD_DELETETEXT));
    SendScintilla(SCI_SETMULTIPLESELECTION, 0);
    SendScintilla(SCI_SETSCROLLWIDTH, 1);
    SendScintilla(SCI_SETSCROLLWIDTHTRACKING, 1);
    setFrameShape(QFrame::NoFrame);
    setAutoIndent(true);
    setIndentationsUseTabs(false);
    setTabWidth(2);
    setBackspaceUnindents(true);
    setBraceMatching(QsciScintilla::SloppyBraceMatch);
    setCaretLineVisible(true);
}

void TextView::setUpMargins()
{
    setMarginType(MarkMargin, QsciScintilla::SymbolMargin);
    setMarginMarkerMask(MarkMargin, severityMarkers);
    setMarginWidth(MarkMargin, marginMarkSize + 4);
    setMarginType(NumberMargin, QsciScintilla::NumberMargin);
    setMarginMarkerMask(NumberMargin, 0);
    setFolding(QsciScintilla::BoxedTreeFoldStyle, FoldMargin);
    markerDefine(QsciScintilla::Background, LinkedMarker);
    for (const int indicator : {HintIndicator, WarningIndicator, ErrorIndicator})
        SendScintilla(SCI_INDICSETSTYLE, static_cast<unsigned long>(indicator),
                      static_cast<long>(indicator == HintIndicator ? INDIC_DOTS : INDIC_SQUIGGLE));
    SendScintilla(SCI_INDICSETSTYLE, static_cast<unsigned long>(MatchIndicator),
                  static_cast<long>(INDIC_ROUNDBOX));
    SendScintilla(SCI_INDICSETALPHA, static_cast<unsigned long>(MatchIndicator), 60L);
}

void TextView::setUpKeys()
{
    // These belong to the page or to the window.
    for (const QKeyCombination keys :
         {Qt::CTRL | Qt::Key_Z, Qt::CTRL | Qt::Key_Y, Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_L,
          Qt::CTRL | Qt::SHIFT | Qt::Key_L, Qt::CTRL | Qt::Key_Slash, Qt::CTRL | Qt::Key_F,
          Qt::CTRL | Qt::Key_H, Qt::CTRL | Qt::Key_K, Qt::CTRL | Qt::Key_T, Qt::CTRL | Qt::SHIFT | Qt::Key_T,
          Qt::CTRL | Qt::Key_D, Qt::CTRL | Qt::Key_U, Qt::CTRL | Qt::SHIFT | Qt::Key_U}) {
        if (QsciCommand *command = standardCommands()->boundTo(keys.toCombined()))
            command->setKey(0);
    }
}

void TextView::connectScintilla()
{
    connect(
        this, &QsciScintillaBase::SCN_MODIFIED, this,
        [this](int position, int type, const char *text, int length) {
            if (taking_ || (type & (SC_MOD_INSERTTEXT | SC_MOD_DELETETEXT)) == 0)
                return;
            noteTyped(position, (type & SC_MOD_INSERTTEXT) != 0, {text, static_cast<std::size_t>(length)});
            if (eventDepth_ == 0)
                flush();
        });
    connect(this, &QsciScintilla::cursorPositionChanged, this, [this] {
        if (!taking_)
            Q_EMIT cursorMoved(cursorOffset());
    });
    connect(this, &QsciScintillaBase::SCN_ZOOM, this, &TextView::applyMargins);
    connect(this, &QsciScintillaBase::SCN_STYLENEEDED, this, [this] {
        if (!restyleTimer_.isActive())
            restyleTimer_.start();
    });
}

bool TextView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const long position =
            SendScintilla(SCI_POSITIONFROMPOINT, static_cast<unsigned long>(help->pos().x()),
                          static_cast<long>(help->pos().y()));
        const QString text = problemTextAt(toDocument(position));
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    ++eventDepth_;
    const bool handled = QsciScintilla::viewportEvent(event);
    --eventDepth_;
    if (eventDepth_ == 0 && hasTyped())
        flush();
    if (eventDepth_ == 0)
        edited_ = false;
    return handled;
}

void TextView::changeEvent(QEvent *event)
{
    QsciScintilla::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyPalette();
    else if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Text of the job"));
}

void TextView::applyPalette()
{
    const QPalette colours = palette();
    const QColor base = colours.color(QPalette::Base);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    setFont(fixed);
    setColor(colours.color(QPalette::Text));
    setPaper(base);
    const auto style = [&](int number, const QColor &fore, const QColor &back) {
        const auto id = static_cast<unsigned long>(number);
        SendScintilla(SCI_STYLESETFONT, static_cast<uintptr_t>(number), fixed.family().toUtf8().constData());
        SendScintilla(SCI_STYLESETSIZEFRACTIONAL, id, static_cast<long>(fixed.pointSizeF() * 100));
        SendScintilla(SCI_STYLESETFORE, id, bgr(fore));
        SendScintilla(SCI_STYLESETBACK, id, bgr(back));
    };
    style(STYLE_DEFAULT, colours.color(QPalette::Text), base);
    for (int number = 0; number < textStyleCount; ++number)
        style(number, textColour(static_cast<TextStyle>(number), colours), base);
    SendScintilla(SCI_STYLESETBOLD, static_cast<unsigned long>(TextStyle::Plugin), 1L);
    SendScintilla(SCI_STYLESETBOLD, static_cast<unsigned long>(TextStyle::Keyword), 1L);
    SendScintilla(SCI_STYLESETITALIC, static_cast<unsigned long>(TextStyle::Comment), 1L);
    const QColor margin = quietBackground(colours, 0.04);
    style(STYLE_LINENUMBER, textColour(TextStyle::Comment, colours), margin);
    setMarginsBackgroundColor(margin);
    setMarginsForegroundColor(textColour(TextStyle::Comment, colours));
    setFoldMarginColors(margin, margin);
    setCaretForegroundColor(colours.color(QPalette::Text));
    setCaretLineBackgroundColor(quietBackground(colours, 0.05));
    setSelectionBackgroundColor(colours.color(QPalette::Highlight));
    setSelectionForegroundColor(colours.color(QPalette::HighlightedText));
    setMatchedBraceBackgroundColor(quietBackground(colours, 0.2));
    setMatchedBraceForegroundColor(colours.color(QPalette::Text));
    setUnmatchedBraceBackgroundColor(base);
    setUnmatchedBraceForegroundColor(textColour(TextStyle::Mistake, colours));
    for (int marker = SC_MARKNUM_FOLDEREND; marker <= static_cast<int>(SC_MARKNUM_FOLDEROPEN); ++marker) {
        SendScintilla(SCI_MARKERSETFORE, static_cast<unsigned long>(marker), margin);
        SendScintilla(SCI_MARKERSETBACK, static_cast<unsigned long>(marker),
                      textColour(TextStyle::Comment, colours));
    }
    SendScintilla(SCI_MARKERSETBACK, static_cast<unsigned long>(LinkedMarker),
                  bgr(widgets::toneFill(widgets::Tone::Info, colours)));
    for (const auto severity :
         {job::ProblemSeverity::Hint, job::ProblemSeverity::Warning, job::ProblemSeverity::Error}) {
        const auto number = static_cast<int>(severity);
        markerDefine(widgets::severityMark(markSeverity(severity), colours, marginMarkSize, 1.0),
                     HintMarker + number);
        SendScintilla(SCI_INDICSETFORE, static_cast<unsigned long>(HintIndicator + number),
                      bgr(widgets::severityColor(markSeverity(severity), colours)));
    }
    SendScintilla(SCI_INDICSETFORE, static_cast<unsigned long>(MatchIndicator),
                  bgr(textColour(TextStyle::Number, colours)));
    applyMargins();
}

void TextView::applyMargins()
{
    const int digits = std::max<int>(3, static_cast<int>(QString::number(lines()).size()));
    setMarginWidth(NumberMargin, QString(digits + 1, QLatin1Char('8')));
}

void TextView::restyle()
{
    if (document_ == nullptr)
        return;
    if (shown().size() <= colouredBytes)
        colour();
    markProblems();
}

void TextView::colour()
{
    const std::string_view text = shown();
    const Highlighting result = highlight(text, document_->kind());
    // Only from the first to the last byte that looks different, so that a keystroke costs little painting.
    // What Scintilla has beyond its own mark of styled text (after an insertion) counts as different.
    const auto styled = static_cast<std::size_t>(SendScintilla(SCI_GETENDSTYLED));
    const std::size_t same = std::min({styles_.size(), result.styles.size(), styled});
    std::size_t begin = 0;
    while (begin < same && styles_[begin] == result.styles[begin])
        ++begin;
    if (begin < result.styles.size()) {
        SendScintilla(SCI_STARTSTYLING, static_cast<unsigned long>(begin));
        SendScintilla(SCI_SETSTYLINGEX, static_cast<uintptr_t>(result.styles.size() - begin),
                      result.styles.data() + begin);
    }
    styles_ = result.styles;
    refold(result.brackets);
}

void TextView::refold(const std::vector<Bracket> &brackets)
{
    const long count = SendScintilla(SCI_GETLINECOUNT);
    std::size_t next = 0;
    int depth = 0;
    for (long line = 0; line < count; ++line) {
        const long end = line + 1 < count
                             ? SendScintilla(SCI_POSITIONFROMLINE, static_cast<unsigned long>(line + 1))
                             : SendScintilla(SCI_GETLENGTH) + 1;
        const int before = depth;
        int lowest = depth;
        while (next < brackets.size() && static_cast<long>(brackets[next].offset) < end) {
            depth = std::max(0, depth + brackets[next].change);
            lowest = std::min(lowest, depth);
            ++next;
        }
        // A line that closes one block and opens another belongs to neither.
        const long level = (SC_FOLDLEVELBASE + (depth > lowest ? lowest : before)) |
                           (depth > lowest ? SC_FOLDLEVELHEADERFLAG : 0);
        if (SendScintilla(SCI_GETFOLDLEVEL, static_cast<unsigned long>(line)) != level)
            SendScintilla(SCI_SETFOLDLEVEL, static_cast<unsigned long>(line), level);
    }
}

void TextView::setProblems(const std::vector<job::Problem> &problems)
{
    problems_ = problems;
    // Not at once: this may come from within one of Scintilla's own notices, where nothing may be changed.
    restyleTimer_.start();
}

void TextView::markProblems()
{
    for (const int marker : {HintMarker, WarningMarker, ErrorMarker})
        markerDeleteAll(marker);
    std::array<std::vector<TextSpan>, 3> spans;
    for (const job::Problem &problem : problems_) {
        const auto severity = static_cast<std::size_t>(problem.severity);
        spans.at(severity).push_back(problem.span);
        const long line =
            SendScintilla(SCI_LINEFROMPOSITION, static_cast<unsigned long>(toView(problem.span.offset)));
        markerAdd(static_cast<int>(line), HintMarker + static_cast<int>(severity));
    }
    for (std::size_t severity = 0; severity < spans.size(); ++severity)
        mark(HintIndicator + static_cast<int>(severity), spans.at(severity));
    mark(MatchIndicator, matches_);
    markerDeleteAll(LinkedMarker);
    for (const TextSpan &span : linked_) {
        const long first =
            SendScintilla(SCI_LINEFROMPOSITION, static_cast<unsigned long>(toView(span.offset)));
        const long last = SendScintilla(SCI_LINEFROMPOSITION, static_cast<unsigned long>(toView(span.end())));
        for (long line = first; line <= last; ++line)
            markerAdd(static_cast<int>(line), LinkedMarker);
    }
}

void TextView::mark(int indicator, const std::vector<TextSpan> &spans)
{
    const long length = SendScintilla(SCI_GETLENGTH);
    SendScintilla(SCI_SETINDICATORCURRENT, static_cast<unsigned long>(indicator));
    SendScintilla(SCI_INDICATORCLEARRANGE, 0UL, length);
    for (const TextSpan &span : spans) {
        const long begin = std::min(toView(span.offset), length);
        // A place without bytes (something is missing here) still needs something to see.
        const long end = std::min(std::max(toView(span.end()), begin + 1), length);
        if (end > begin)
            SendScintilla(SCI_INDICATORFILLRANGE, static_cast<unsigned long>(begin), end - begin);
    }
}

void TextView::setMatches(const std::vector<TextSpan> &matches)
{
    matches_ = matches;
    mark(MatchIndicator, matches_);
}

void TextView::setLinkedLines(const std::vector<TextSpan> &spans)
{
    if (spans == linked_)
        return;
    linked_ = spans;
    markProblems();
    if (!linked_.empty()) {
        showPlaceOf(toView(linked_.front().offset));
        const long begin = toView(linked_.front().offset);
        SendScintilla(SCI_SCROLLRANGE, static_cast<unsigned long>(begin), begin);
    }
}

QString TextView::problemTextAt(std::size_t offset) const
{
    QStringList texts;
    for (const job::Problem &problem : problems_) {
        if (offset >= problem.span.offset && offset < std::max(problem.span.end(), problem.span.offset + 1))
            texts.append(sluice::shown(translated(problem.message)));
    }
    return texts.join(QStringLiteral("\n\n"));
}

} // namespace sluice::editor
