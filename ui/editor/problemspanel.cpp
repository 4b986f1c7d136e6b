#include "ui/editor/problemspanel.h"

#include "models/core/qtmessage.h"
#include "models/editing/document.h"
#include "models/items/problemsmodel.h"
#include "models/job/allclear.h"
#include "ui/editor/editorpage.h"
#include "ui/editor/severitydelegate.h"
#include "ui/widgets/celltips.h"
#include "ui/widgets/elidedbutton.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterfield.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>
#include <utility>

namespace sluice::editor {

namespace {

using items::ProblemsModel;

/// Rows beyond this have no buttons of their own: whoever has so many fixes them all, or filters.
constexpr int buttonRows = 200;
constexpr int lineWidth = 52;
constexpr int severityWidth = 96;
constexpr int problemHeight = 36;
constexpr int mostLines = 8;      ///< of a sentence, before it is cut
constexpr int measuredRows = 50;  ///< as many as anybody sees at once
constexpr int aroundSentence = 8; ///< pixels, beside and above it
constexpr int rowsOnScreen = 3;   ///< at least, as long as they are as high as a button
constexpr int leastSentence = 34; ///< characters of average width

/// The buttons say it all; the text of the cell would show between them.
class ButtonCellDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QString displayText(const QVariant & /*value*/, const QLocale & /*locale*/) const override { return {}; }
};

/// Moves the buttons with their columns at once, and tells when it gets wider or narrower. A tree view does
/// it at its next turn of the event loop, and paints before that where the window is resized or a column gets
/// its width: buttons lay over the sentence.
class ProblemsTable final : public QTreeView
{
public:
    ProblemsTable(std::function<void()> resized, QWidget *parent)
        : QTreeView(parent)
        , resized_(std::move(resized))
    {
        connect(header(), &QHeaderView::sectionResized, this, &ProblemsTable::updateEditorGeometries);
    }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QTreeView::resizeEvent(event);
        resized_();
    }

    void showEvent(QShowEvent *event) override
    {
        QTreeView::showEvent(event);
        resized_();
    }

private:
    std::function<void()> resized_;
};

} // namespace

ProblemsPanel::ProblemsPanel(QWidget *parent)
    : QWidget(parent)
    , filter_(new items::ProblemsFilter(this))
    , stack_(new QStackedWidget(this))
    , empty_(new widgets::EmptyState)
    , filled_(new QWidget)
    , table_(new ProblemsTable([this] { fit(); }, filled_))
    , severity_(new SeverityDelegate(problemHeight, table_))
    , search_(new widgets::FilterField(filled_))
    , summary_(new QLabel(filled_))
    , fixAll_(new QPushButton(filled_))
{
    build();
    retranslate();
    buttonTimer_.setSingleShot(true);
    buttonTimer_.setInterval(0);
    connect(&buttonTimer_, &QTimer::timeout, this, &ProblemsPanel::placeButtons);
    const auto soon = [this] {
        buttonTimer_.start();
    };
    connect(filter_, &QAbstractItemModel::rowsInserted, this, soon);
    connect(filter_, &QAbstractItemModel::rowsRemoved, this, soon);
    connect(filter_, &QAbstractItemModel::layoutChanged, this, soon);
    connect(filter_, &QAbstractItemModel::modelReset, this, soon);
    connect(filter_, &QAbstractItemModel::dataChanged, this, soon);
    connect(search_, &QLineEdit::textChanged, filter_, &items::ProblemsFilter::setText);
    connect(search_, &widgets::FilterField::leaveRequested, table_, qOverload<>(&QWidget::setFocus));
    connect(fixAll_, &QPushButton::clicked, this, [this] {
        if (page_ != nullptr)
            page_->applySafeFixes();
    });
    connect(table_, &QTreeView::activated, this, &ProblemsPanel::jump);
    update();
}

ProblemsPanel::~ProblemsPanel() = default;

void ProblemsPanel::build()
{
    table_->setModel(filter_);
    table_->setRootIsDecorated(false);
    table_->setUniformRowHeights(true);
    table_->setAllColumnsShowFocus(true);
    table_->setSortingEnabled(true);
    table_->sortByColumn(ProblemsModel::LineColumn, Qt::AscendingOrder);
    table_->setItemDelegateForColumn(ProblemsModel::SeverityColumn, severity_);
    table_->setItemDelegateForColumn(ProblemsModel::FixColumn, new ButtonCellDelegate(table_));
    table_->header()->setStretchLastSection(false);
    // A person makes a column wider, or another model brings its own widths: the sentence gives or takes.
    connect(table_->header(), &QHeaderView::sectionResized, this, &ProblemsPanel::fit);
    table_->setWordWrap(true);
    // The columns are made to fit; a bar that comes in between takes a row and stays.
    table_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table_->setFrameShape(QFrame::NoFrame);
    widgets::tellCutCells(table_);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(8, 4, 8, 4);
    tools->setSpacing(8);
    tools->addWidget(summary_);
    tools->addWidget(search_, 1);
    tools->addWidget(fixAll_);
    auto *layout = new QVBoxLayout(filled_);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(tools);
    layout->addWidget(table_, 1);
    stack_->addWidget(empty_);
    stack_->addWidget(filled_);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(stack_);
}

void ProblemsPanel::setPage(EditorPage *page)
{
    if (page == page_ && page != nullptr)
        return;
    if (page_ != nullptr) {
        page_->disconnect(this);
        page_->problemsModel()->disconnect(this);
    }
    page_ = page;
    filter_->setSourceModel(page != nullptr ? page->problemsModel() : nullptr);
    if (page_ != nullptr) {
        const ProblemsModel *model = page_->problemsModel();
        connect(model, &QAbstractItemModel::rowsInserted, this, &ProblemsPanel::update);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &ProblemsPanel::update);
        connect(model, &QAbstractItemModel::dataChanged, this, &ProblemsPanel::update);
        connect(page_, &EditorPage::titleChanged, this, &ProblemsPanel::update);
        QHeaderView *header = table_->header();
        for (const int column : {ProblemsModel::MessageColumn, ProblemsModel::FixColumn})
            header->setSectionResizeMode(column, QHeaderView::Fixed); // see fitColumns()
        table_->setColumnWidth(ProblemsModel::SeverityColumn, severityWidth);
        table_->setColumnWidth(ProblemsModel::LineColumn, lineWidth);
        // The sentence needs the room; the code is in the tool tip of Why, and in what it opens.
        table_->setColumnHidden(ProblemsModel::CodeColumn, true);
    }
    update();
    placeButtons(); // at once: who looks at the page sees no row without its buttons
}

int ProblemsPanel::count() const
{
    return page_ != nullptr ? page_->problemsModel()->rowCount() : 0;
}

void ProblemsPanel::update()
{
    const int problems = count();
    if (page_ == nullptr)
        empty_->setContent(tr("No job file is in front"),
                           tr("What is wrong with a job file is shown here while its page is in front."));
    else if (problems == 0)
        empty_->setContent(tr("Nothing found in %1").arg(page_->title()),
                           translated(job::allClear(page_->document()->analysis())));
    stack_->setCurrentWidget(problems > 0 ? filled_ : empty_);
    setFocusProxy(problems > 0 ? static_cast<QWidget *>(table_) : empty_);
    summary_->setText(tr("%n problem(s)", nullptr, problems));
    fixAll_->setEnabled(page_ != nullptr && page_->problemsModel()->hasSafeFixes());
    Q_EMIT countChanged(problems);
}

QWidget *ProblemsPanel::makeButtons(const QModelIndex &index)
{
    auto *box = new QWidget;
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(2, 1, 4, 1);
    layout->setSpacing(4);
    const QPersistentModelIndex place(index);
    const QString code = index.data(ProblemsModel::CodeRole).toString();
    const auto addButton = [&](const QString &text, const QString &name) {
        auto *button = new widgets::ElidedButton(text, box);
        button->setAccessibleName(name);
        button->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(button);
        return button;
    };
    QToolButton *why = addButton(tr("Why"), tr("Why: %1").arg(code));
    why->setToolTip(code);
    connect(why, &QToolButton::clicked, this, [this, code] {
        Q_EMIT whyRequested(code);
        if (page_ != nullptr)
            Q_EMIT page_->whyRequested(code);
    });
    const QStringList titles = index.data(ProblemsModel::FixTitlesRole).toStringList();
    for (int fix = 0; fix < titles.size(); ++fix) {
        QToolButton *button = addButton(titles.at(fix), titles.at(fix));
        connect(button, &QToolButton::clicked, this, [this, place, fix] {
            if (page_ != nullptr && place.isValid())
                page_->applyFix(filter_->mapToSource(place).row(), fix);
        });
    }
    layout->addStretch(1);
    box->setObjectName(titles.join(QLatin1Char('\n')) + QLatin1Char('\n') + code + tr("Why"));
    return box;
}

void ProblemsPanel::placeButtons()
{
    const int rows = std::min(filter_->rowCount(), buttonRows);
    for (int row = 0; row < rows; ++row) {
        const QModelIndex index = filter_->index(row, ProblemsModel::FixColumn);
        const QStringList titles = index.data(ProblemsModel::FixTitlesRole).toStringList();
        const QString wanted = titles.join(QLatin1Char('\n')) + QLatin1Char('\n') +
                               index.data(ProblemsModel::CodeRole).toString() + tr("Why");
        const QWidget *there = table_->indexWidget(index);
        if (there == nullptr || there->objectName() != wanted)
            table_->setIndexWidget(index, makeButtons(index));
    }
    fit();
}

void ProblemsPanel::fit()
{
    if (isFitting_ || table_->header()->count() <= ProblemsModel::FixColumn)
        return;
    const QScopedValueRollback<bool> fitting(isFitting_, true);
    // Higher rows may bring a scroll bar, which takes room from them; it can come once and go once.
    QSize room;
    for (int round = 0; round < 3 && room != table_->viewport()->size(); ++round) {
        room = table_->viewport()->size();
        fitColumns();
        fitRows();
    }
}

/// The last one is as wide as the buttons want to be; where the sentence would have too little, their texts
/// are elided: no button is to be scrolled for. The sentence has the rest.
void ProblemsPanel::fitColumns()
{
    QHeaderView *const header = table_->header();
    const int rows = std::min(filter_->rowCount(), buttonRows);
    const int title = header->sectionSizeHint(ProblemsModel::FixColumn);
    int want = title;
    int least = title;
    for (int row = 0; row < rows; ++row) {
        if (const QWidget *box = table_->indexWidget(filter_->index(row, ProblemsModel::FixColumn))) {
            want = std::max(want, box->sizeHint().width());
            least = std::max(least, box->minimumSizeHint().width());
        }
    }
    const int others = header->length() - header->sectionSize(ProblemsModel::FixColumn) -
                       header->sectionSize(ProblemsModel::MessageColumn);
    const int room = table_->viewport()->width() - others;
    const int sentence = leastSentence * table_->fontMetrics().averageCharWidth();
    const int buttons = std::max(least, std::min(want, room - sentence));
    header->resizeSection(ProblemsModel::FixColumn, buttons);
    header->resizeSection(ProblemsModel::MessageColumn, std::max(sentence, room - buttons));
}

/// All of one height, so that many are quick; as high as the longest sentence of those at the top needs, as
/// long as three of them are on screen.
void ProblemsPanel::fitRows()
{
    const int width = table_->header()->sectionSize(ProblemsModel::MessageColumn) - aroundSentence;
    if (width <= 0)
        return;
    const QFontMetrics metrics = table_->fontMetrics();
    const int most = mostLines * metrics.lineSpacing();
    int height = 0;
    for (int row = 0; row < std::min(filter_->rowCount(), measuredRows); ++row) {
        const QString sentence = filter_->index(row, ProblemsModel::MessageColumn).data().toString();
        height = std::max(height,
                          metrics.boundingRect(0, 0, width, 2 * most, Qt::TextWordWrap, sentence).height());
    }
    const int share = table_->viewport()->height() / std::clamp(filter_->rowCount(), 1, rowsOnScreen);
    const int wanted = std::min(std::min(height, most) + aroundSentence, share);
    if (severity_->setRowHeight(std::max(problemHeight, wanted)))
        table_->doItemsLayout(); // now, and not when the event loop comes to it: it is painted before
}

void ProblemsPanel::jump(const QModelIndex &index)
{
    if (page_ != nullptr && index.isValid())
        page_->showProblem(filter_->mapToSource(index).row());
}

void ProblemsPanel::retranslate()
{
    setAccessibleName(tr("Problems"));
    table_->setAccessibleName(tr("Problems"));
    search_->setPlaceholderText(tr("Filter"));
    search_->setAccessibleName(tr("Filter problems"));
    fixAll_->setText(tr("Fix all safe"));
    fixAll_->setAccessibleName(tr("Fix all safe"));
    fixAll_->setToolTip(tr("Applies every fix that needs no decision, as one undo step"));
}

void ProblemsPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        update();
        buttonTimer_.start();
    }
}

} // namespace sluice::editor
