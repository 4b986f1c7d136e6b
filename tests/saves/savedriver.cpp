// Does what the window does with documents, one thing a run, so that tests can make its system calls fail:
//
//   savedriver save FILE TEXT       opens, edits, saves
//   savedriver save-as FILE NEW     opens, saves under another name
//   savedriver recovery FOLDER TEXT writes a recovery copy
//   savedriver edits FILE           opens, edits and saves until it is killed: each time the number in the
//   text
//                                   is one more
//
// Exit status 0 done, 2 refused or failed with a sentence on standard error.

#include "models/editing/document.h"
#include "models/editing/recovery.h"

#include <QGuiApplication>

#include <csignal>
#include <cstdio>
#include <unistd.h>

using namespace sluice;

namespace {

int told(const Result<void> &done)
{
    if (done)
        return 0;
    std::fprintf(stderr, "savedriver: %s\n", done.error().english().c_str());
    return 2;
}

int save(const QString &path, const QString &text)
{
    editing::Document document;
    document.setRecoveryFolder({});
    if (const Result<void> loaded = document.load(path); !loaded)
        return told(loaded);
    const TextEdits edits = difference(document.text(), text.toStdString());
    if (const Result<void> applied = document.apply(edits, QStringLiteral("edit")); !applied)
        return told(applied);
    return told(document.save());
}

int saveAs(const QString &path, const QString &target)
{
    editing::Document document;
    document.setRecoveryFolder({});
    if (const Result<void> loaded = document.load(path); !loaded)
        return told(loaded);
    return told(document.saveAs(target));
}

/// "1 1 1 …" becomes "2 2 2 …", as fast as it goes.
int edits(const QString &path)
{
    for (;;) {
        editing::Document document;
        document.setRecoveryFolder({});
        if (const Result<void> loaded = document.load(path); !loaded)
            return told(loaded);
        const QString text = QString::fromStdString(document.text());
        const QString number = text.section(QLatin1Char(' '), 0, 0);
        const QString next = QString::number(number.toLongLong() + 1);
        const std::string wanted = QString(text).replace(number, next).toStdString();
        const Result<void> applied =
            document.apply(difference(document.text(), wanted), QStringLiteral("edit"));
        if (const Result<void> saved = applied ? document.save() : applied; !saved)
            return told(saved);
        (void)::write(STDOUT_FILENO, ".", 1);
    }
}

int recover(const QString &folder, const QString &text)
{
    editing::RecoverySlot slot(folder);
    editing::RecoveryInfo info;
    info.title = QStringLiteral("orders.conf");
    return told(slot.write(info, text.toStdString()));
}

} // namespace

int main(int argc, char **argv)
{
    std::signal(SIGXFSZ, SIG_IGN);
    const QGuiApplication application(argc, argv);
    const QStringList words = QGuiApplication::arguments();
    if (words.size() < 3)
        return 2;
    const QString what = words.at(1);
    const QString last = words.size() > 3 ? words.at(3) : QString();
    if (what == QLatin1String("save"))
        return save(words.at(2), last);
    if (what == QLatin1String("save-as"))
        return saveAs(words.at(2), last);
    if (what == QLatin1String("edits"))
        return edits(words.at(2));
    if (what == QLatin1String("recovery"))
        return recover(words.at(2), last);
    return 2;
}
