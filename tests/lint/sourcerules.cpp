#include "tests/lint/sourcerules.h"

#include <QRegularExpression>

namespace sluice::lint {

namespace {

struct Refused
{
    const char *pattern;
    const char *why;
    bool inTestsToo;
};

constexpr auto untranslatable = "a sentence of ours is a SLUICE_MESSAGE, so that it can be translated";

constexpr Refused refused[] = {
    {"\\b(SIGNAL|SLOT)\\s*\\(", "connect by member pointers, not by strings", true},
    {"\\bQThread::(sleep|msleep|usleep)\\b|\\bqSleep\\s*\\(|\\bsleep_(for|until)\\b|\\b(u|nano)?sleep\\s*\\(",
     "nothing sleeps: tests wait with QTRY_…, the program with timers", true},
    {"\\bQTest::qWait\\s*\\(|\\bqWait\\s*\\(", "wait for what should happen: QTRY_… or qWaitFor", true},
    {"\\bQEventLoop\\b(?!\\s*::\\s*ExcludeUserInputEvents)", "no nested event loops", false},
    {"\\bprocessEvents\\s*\\(", "no nested event loops", false},
    {"\\bverbatim\\s*[({]\\s*\"", untranslatable, false},
    {"\\b(fail\\s*\\(|Error\\s*[({])\\s*ErrorCode::\\w+\\s*,\\s*(std::string\\s*[({]\\s*)?\"", untranslatable,
     false},
    {"\\bMessage\\s*[({]\\s*\"\"", untranslatable, false},
};

QString place(const SourceFile &file, const QByteArray &code, qsizetype offset)
{
    return QStringLiteral("%1:%2: ").arg(file.path).arg(code.first(offset).count('\n') + 1);
}

bool isTest(const SourceFile &file)
{
    return file.path.startsWith(QLatin1String("tests/"));
}

// The arguments of a call whose "(" is at `open`, cut at the commas between them and trimmed. Angle brackets
// are not counted: qOverload<int, int>(…) gives one argument too many, which errs on the side of silence.
QList<QByteArray> argumentsAt(const QByteArray &code, qsizetype open)
{
    QList<QByteArray> arguments;
    int depth = 0;
    qsizetype start = open + 1;
    for (qsizetype i = open; i < code.size(); ++i) {
        const char c = code[i];
        if (c == '(' || c == '[' || c == '{')
            ++depth;
        else if (c == ')' || c == ']' || c == '}')
            --depth;
        if ((c == ',' && depth == 1) || depth == 0) {
            arguments.append(code.mid(start, i - start).trimmed());
            start = i + 1;
        }
        if (depth == 0)
            break;
    }
    return arguments;
}

} // namespace

QStringList refusedCalls(const SourceFile &file)
{
    QStringList found;
    const QByteArray code = codeOnly(file.text);
    const QString text = QString::fromLatin1(code);
    for (const Refused &rule : refused) {
        if (isTest(file) && !rule.inTestsToo)
            continue;
        auto matches = QRegularExpression(QLatin1String(rule.pattern)).globalMatch(text);
        while (matches.hasNext())
            found.append(place(file, code, matches.next().capturedStart()) + QLatin1String(rule.why));
    }
    // One place masks secrets and makes control characters visible; what passes it by prints them.
    static const QRegularExpression print(QStringLiteral(
        "\\b(v?f?printf|fwrite|f?puts|f?putc|putchar|perror|writeOutput)\\s*\\(|\\bstd::c(out|err|log)\\b"));
    const bool prints = file.path.startsWith(QLatin1String("app/ctl/shown.")) ||
                        file.path.startsWith(QLatin1String("app/ctl/output."));
    if (!prints && file.path.startsWith(QLatin1String("app/ctl/"))) {
        auto matches = print.globalMatch(text);
        while (matches.hasNext())
            found.append(place(file, code, matches.next().capturedStart()) +
                         QLatin1String("sluicectl prints through app/ctl/shown.h only"));
    }
    return found;
}

QStringList connectsWithoutContext(const SourceFile &file)
{
    static const QRegularExpression call(QStringLiteral("\\bconnect\\s*\\("));
    QStringList found;
    const QByteArray code = codeOnly(file.text);
    auto matches = call.globalMatch(QString::fromLatin1(code));
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QList<QByteArray> arguments = argumentsAt(code, match.capturedEnd() - 1);
        if (arguments.size() == 3 && arguments[2].startsWith('['))
            found.append(place(file, code, match.capturedStart()) +
                         QStringLiteral("connect to a lambda without a context object"));
    }
    return found;
}

QStringList backDoors(const SourceFile &file)
{
    static const QRegularExpression inside(QStringLiteral("\\b(\\w+)\\s*::\\s*detail\\b"));
    QStringList found;
    const QByteArray code = codeOnly(file.text);
    auto matches = inside.globalMatch(QString::fromLatin1(code));
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QString room = match.captured(1);
        const bool own = file.path.startsWith(QStringLiteral("models/%1/").arg(room)) ||
                         file.path.startsWith(QStringLiteral("tests/models/%1/").arg(room));
        if (!own && room != QLatin1String("sluice"))
            found.append(place(file, code, match.capturedStart()) +
                         QStringLiteral("%1::detail is for that folder alone").arg(room));
    }
    return found;
}

QStringList castsOfConst(const SourceFile &file)
{
    static const QRegularExpression cast(QStringLiteral("\\bconst_cast\\b"));
    QStringList found;
    // iconv(3) and zlib take pointers to what they do not write.
    static const QStringList libraries{QStringLiteral("models/core/encoding.cpp"),
                                       QStringLiteral("models/engine/http/gzip.cpp")};
    if (!file.path.startsWith(QLatin1String("models/")) || libraries.contains(file.path))
        return found;
    const QByteArray code = codeOnly(file.text);
    auto matches = cast.globalMatch(QString::fromLatin1(code));
    while (matches.hasNext())
        found.append(place(file, code, matches.next().capturedStart()) +
                     QStringLiteral("read what is const, do not cast it away"));
    return found;
}

QStringList actionsBesideTheTable(const SourceFile &file)
{
    // What lists data (a file's name, a tab's) in a menu is made of that data, and no action of the window.
    static const QRegularExpression made(
        QStringLiteral("\\bnew\\s+QAction\\b|\\bQShortcut\\b|\\baddAction\\s*\\(([^;]*,\\s*)?tr\\s*\\("));
    QStringList found;
    const bool isWindow =
        file.path.startsWith(QLatin1String("ui/")) || file.path.startsWith(QLatin1String("app/desktop/"));
    if (!isWindow || file.path.startsWith(QLatin1String("ui/actions/")))
        return found;
    const QByteArray code = codeOnly(file.text);
    auto matches = made.globalMatch(QString::fromLatin1(code));
    while (matches.hasNext())
        found.append(place(file, code, matches.next().capturedStart()) +
                     QStringLiteral("actions and shortcuts come out of ui/actions/actiontable.cpp"));
    return found;
}

QStringList machinePaths(const SourceFile &file)
{
    // Written in two pieces, or this file would report itself.
    static const QRegularExpression path(QStringLiteral("(?<![\\w./-])/(wo"
                                                        "rk|ro"
                                                        "ot|ho"
                                                        "me/\\w)/?[\\w.-]*/"));
    QStringList found;
    auto matches = path.globalMatch(QString::fromLatin1(file.text));
    while (matches.hasNext()) {
        const auto match = matches.next();
        found.append(place(file, file.text, match.capturedStart()) + match.captured());
    }
    return found;
}

qsizetype lineCount(const SourceFile &file)
{
    return file.text.count('\n');
}

} // namespace sluice::lint
