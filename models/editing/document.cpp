#include "models/editing/document.h"

#include "models/core/qtshown.h"
#include "models/editing/documentprivate.h"
#include "models/editing/editcommand.h"
#include "models/editing/recodecommand.h"

#include <QFileInfo>

namespace sluice::editing {

namespace {

/// Up to this size the tree is made anew within a keystroke; beyond it once the typing pauses.
constexpr std::size_t immediateBytes = std::size_t{1} << 20;
constexpr int analysisDelayMs = 200;

bool changesNothing(const TextEdits &edits, std::string_view text)
{
    if (edits.size() == 1)
        return text.substr(edits.front().offset, edits.front().length) == edits.front().text;
    return applied(text, edits) == text;
}

} // namespace

Document::Private::Private(Document *document)
    : q(document)
    , file(maximumBytes, [this](const std::string &bytes) { return isOwn(bytes); })
{
    analysisTimer.setSingleShot(true);
    analysisTimer.setInterval(analysisDelayMs);
    QObject::connect(&analysisTimer, &QTimer::timeout, q, [this] { announceAnalysis(); });
    QObject::connect(&stack, &QUndoStack::cleanChanged, q, [this] { announceModified(); });
}

Document::Document(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
    d->connectFile();
    d->connectRecovery();
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
    const bool known = analysed && !job::isSql(analysis.kind());
    const hocon::Tree before = known ? analysis.tree() : hocon::Tree();
    hold(applied(text(), edits));
    Q_EMIT q->textEdited(edits);
    performing = false;
    if (analysed)
        announceAnalysis(known && !job::isSql(analysis.kind()) ? changeBetween(before, analysis.tree(), edits)
                                                               : TreeChange());
    else
        analysisTimer.start();
    scheduleRecovery();
}

void Document::Private::takeText(std::string newText)
{
    const TextEdits edits = difference(text(), newText);
    stack.clear();
    variables.clear();
    hold(std::move(newText));
    performing = true;
    Q_EMIT q->textEdited(edits);
    performing = false;
    announceAnalysis();
}

void Document::Private::setPath(const QString &newPath)
{
    title = visibleText(QFileInfo(newPath).fileName());
    if (path == newPath)
        return;
    path = newPath;
    analysed = false; // the extension decides the syntax
    Q_EMIT q->pathChanged(path);
}

void Document::Private::hold(std::string newText)
{
    unread.reset();
    if (newText.size() <= immediateBytes) {
        read(std::move(newText));
        return;
    }
    unread = std::move(newText);
    analysed = false;
}

void Document::Private::read(std::string newText) const
{
    job::JobText job{
        std::move(newText), (path.isEmpty() ? title : path).toStdString(), path.toStdString(), origin, {}};
    job.options.variables = variables;
    analysis = job::Analysis(std::move(job));
    analysed = true;
}

void Document::Private::analyse() const
{
    if (!analysed)
        read(text());
}

void Document::Private::announceAnalysis(const TreeChange &change)
{
    analysisTimer.stop();
    analyse();
    Q_EMIT q->treeChanged(change);
}

void Document::Private::sealLast() const
{
    if (stack.index() == 0)
        return;
    const auto *last = stack.command(stack.index() - 1);
    if (const auto *edit = dynamic_cast<const EditCommand *>(last))
        edit->seal();
}

void Document::setText(std::string text, const QString &title)
{
    d->dropRecovery();
    d->title = title;
    if (!d->path.isEmpty()) {
        d->path.clear();
        Q_EMIT pathChanged(d->path);
    }
    d->file.forget();
    d->origin = {};
    d->fileSecrets.clear();
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
    return job::syntaxOf(kind());
}

job::FileKind Document::kind() const
{
    if (d->analysed)
        return d->analysis.kind();
    return job::fileKind((d->path.isEmpty() ? d->title : d->path).toStdString(), d->text());
}

bool Document::isModified() const
{
    return !d->stack.isClean() || d->file.state() == DiskState::Missing;
}

const job::TextOrigin &Document::origin() const
{
    return d->origin;
}

Encoding Document::encoding() const
{
    return d->origin.encoding;
}

const std::string &Document::text() const
{
    // What is asked next must not read the text anew under the hand of who got this.
    if (!d->unread)
        d->analyse();
    return d->text();
}

const hocon::Tree &Document::tree() const
{
    d->analyse();
    return d->analysis.tree();
}

const std::vector<job::Problem> &Document::problems() const
{
    d->analyse();
    return d->analysis.problems();
}

const job::Analysis &Document::analysis() const
{
    d->analyse();
    return d->analysis;
}

QUndoStack *Document::undoStack() const
{
    return &d->stack;
}

Result<void> Document::apply(const TextEdits &edits, const QString &what, const QString &mergeKey)
{
    if (d->performing)
        return fail(ErrorCode::InvalidArgument,
                    SLUICE_MESSAGE("Edit", "The text is being changed; a view must not change it again."));
    if (!isValid(edits, d->text().size()))
        return fail(ErrorCode::InvalidArgument, SLUICE_MESSAGE("Edit", "The change does not fit the text."));
    if (changesNothing(edits, d->text()))
        return {};
    d->stack.push(new EditCommand(*this, edits, what, mergeKey));
    return {};
}

Result<void> Document::applyToTree(const TextEdits &edits, const QString &what, const QString &mergeKey)
{
    if (job::isSql(kind()))
        return fail(ErrorCode::Unsupported, SLUICE_MESSAGE("Edit", "This is SQL: it is edited in the text."));
    return apply(edits, what, mergeKey);
}

const std::vector<std::string> &Document::variables() const
{
    return d->variables;
}

void Document::setVariables(std::vector<std::string> values)
{
    if (values == d->variables)
        return;
    d->variables = std::move(values);
    d->analysed = false;
    d->announceAnalysis();
}

void Document::Private::setOrigin(const job::TextOrigin &newOrigin)
{
    origin = newOrigin;
    analysed = false;
    Q_EMIT q->encodingChanged();
    announceAnalysis();
    scheduleRecovery();
}

Result<void> Document::Private::replaceText(const DecodedText &other, const QString &what)
{
    const TextEdits edits = difference(text(), other.text);
    if (other.encoding == origin.encoding)
        return q->apply(edits, what);
    if (performing)
        return fail(ErrorCode::InvalidArgument,
                    SLUICE_MESSAGE("Edit", "The text is being changed; a view must not change it again."));
    stack.beginMacro(what);
    if (!edits.empty())
        stack.push(new EditCommand(*q, edits, what, {}));
    stack.push(new RecodeCommand(*q, {other.encoding, other.alternative, other.guessed}));
    stack.endMacro();
    return {};
}

Result<void> Document::recode(const job::Recoding &recoding, const QString &what)
{
    DecodedText other{d->text(), recoding.encoding, std::nullopt};
    if (recoding.reread) {
        const Result<std::string> bytes = encodeText(d->text(), d->origin.encoding);
        Result<std::string> read = bytes ? decodeText(*bytes, recoding.encoding) : bytes;
        if (!read)
            return tl::unexpected(read.error());
        other.text = std::move(*read);
        other.alternative = d->origin.encoding;
    } else if (recoding.encoding == Encoding::Utf8 && d->origin.encoding != Encoding::Utf8) {
        // The mark that tells one UTF-16 from the other has no use in UTF-8.
        constexpr std::string_view mark = "\xEF\xBB\xBF";
        if (other.text.compare(0, mark.size(), mark) == 0)
            other.text.erase(0, mark.size());
    }
    return d->replaceText(other, what);
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
