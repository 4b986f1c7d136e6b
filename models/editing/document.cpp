#include "models/editing/document.h"

#include "models/editing/documentprivate.h"
#include "models/editing/editcommand.h"
#include "models/job/lint.h"

#include <QFileInfo>

namespace sluice::editing {

namespace {

/// Up to this size the tree is made anew within a keystroke; beyond it once the typing pauses.
constexpr std::size_t immediateBytes = std::size_t{1} << 20;
constexpr int analysisDelayMs = 200;

} // namespace

Document::Private::Private(Document *document)
    : q(document)
{
    analysisTimer.setSingleShot(true);
    analysisTimer.setInterval(analysisDelayMs);
    QObject::connect(&analysisTimer, &QTimer::timeout, q, [this] { announceAnalysis(); });
    QObject::connect(&stack, &QUndoStack::cleanChanged, q, [this](bool clean) {
        Q_EMIT q->modifiedChanged(!clean);
        if (clean)
            dropRecovery();
    });
}

Document::Document(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
    d->connectTimers();
    setRecoveryFolder(defaultRecoveryFolder());
}

Document::~Document()
{
    // The stack tells of its end as "clean"; nobody shall hear that from a document that is half gone.
    d->stack.disconnect(this);
    d->dropRecovery();
}

void Document::Private::perform(const TextEdits &edits)
{
    performing = true;
    text = applied(text, edits);
    analysed = false;
    Q_EMIT q->textEdited(edits);
    performing = false;
    if (text.size() <= immediateBytes)
        announceAnalysis();
    else
        analysisTimer.start();
    scheduleRecovery();
}

void Document::Private::takeText(std::string newText)
{
    const TextEdits edits = difference(text, newText);
    stack.clear();
    text = std::move(newText);
    analysed = false;
    performing = true;
    Q_EMIT q->textEdited(edits);
    performing = false;
    announceAnalysis();
}

void Document::Private::setPath(const QString &newPath)
{
    title = QFileInfo(newPath).fileName();
    if (path == newPath)
        return;
    path = newPath;
    analysed = false; // the extension decides the syntax
    Q_EMIT q->pathChanged(path);
}

void Document::Private::analyse() const
{
    if (analysed)
        return;
    tree = hocon::Tree::parse(text, q->syntax());
    problems = job::lint(tree);
    analysed = true;
}

void Document::Private::announceAnalysis()
{
    analysisTimer.stop();
    analyse();
    Q_EMIT q->treeChanged();
}

void Document::Private::sealLast() const
{
    if (stack.index() == 0)
        return;
    // The stack hands out its commands read-only, but what belongs to a step is ours to say.
    const auto *last = stack.command(stack.index() - 1);
    if (const auto *edit = dynamic_cast<const EditCommand *>(last))
        const_cast<EditCommand *>(edit)->seal(); // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

void Document::setText(std::string text, const QString &title)
{
    d->dropRecovery();
    d->title = title;
    if (!d->path.isEmpty()) {
        d->path.clear();
        Q_EMIT pathChanged(d->path);
    }
    d->watch();
    d->setDiskState(DiskState::Same);
    d->takeText(std::move(text));
}

QString Document::path() const
{
    return d->path;
}

QString Document::title() const
{
    return d->title;
}

hocon::Syntax Document::syntax() const
{
    const QString &name = d->path.isEmpty() ? d->title : d->path;
    return name.endsWith(QLatin1String(".json"), Qt::CaseInsensitive) ? hocon::Syntax::Json
                                                                      : hocon::Syntax::Conf;
}

bool Document::isModified() const
{
    return !d->stack.isClean();
}

const std::string &Document::text() const
{
    return d->text;
}

const hocon::Tree &Document::tree() const
{
    d->analyse();
    return d->tree;
}

const std::vector<job::Problem> &Document::problems() const
{
    d->analyse();
    return d->problems;
}

QUndoStack *Document::undoStack() const
{
    return &d->stack;
}

Result<void> Document::apply(const TextEdits &edits, const QString &what, const QString &mergeKey)
{
    if (d->performing)
        return fail(ErrorCode::InvalidArgument,
                    "The text is being changed; a view must not change it again.");
    if (!isValid(edits, d->text.size()))
        return fail(ErrorCode::InvalidArgument, "The change does not fit the text.");
    if (applied(d->text, edits) == d->text)
        return {};
    d->stack.push(new EditCommand(*this, edits, what, mergeKey));
    return {};
}

Result<void> Document::type(const TextEdits &edits)
{
    return apply(edits, tr("typing"), EditCommand::typingKey());
}

void Document::endMerge()
{
    d->sealLast();
}

} // namespace sluice::editing
