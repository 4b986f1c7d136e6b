#include "tests/lint/layering.h"

#include <QMap>
#include <QRegularExpression>
#include <QSet>

namespace sluice::lint {

namespace {

// Who may include whom. An area may include itself and everything that can be reached from it along the
// arrows.
const QMap<QString, QStringList> &arrows()
{
    static const auto list = [](const char *names) {
        return QString::fromLatin1(names).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    };
    static const QMap<QString, QStringList> table = {
        {QStringLiteral("models/core"), {}},
        {QStringLiteral("models/hocon"), list("models/core")},
        {QStringLiteral("models/catalog"), list("models/core")},
        {QStringLiteral("models/job"), list("models/hocon models/catalog")},
        {QStringLiteral("models/editing"), list("models/job")},
        {QStringLiteral("models/engine"), list("models/core")},
        {QStringLiteral("models/workspace"), list("models/engine")},
        {QStringLiteral("models/monitor"), list("models/engine")},
        {QStringLiteral("models/store"), list("models/core")},
        {QStringLiteral("models/release"), list("models/job models/engine models/store")},
        {QStringLiteral("models/items"),
         list("models/editing models/monitor models/release models/store models/catalog")},
        {QStringLiteral("ui/widgets"), list("models/core")},
        {QStringLiteral("ui/actions"), list("ui/widgets")},
        {QStringLiteral("ui/editor"), list("ui/actions models/items models/editing")},
        {QStringLiteral("ui/monitor"), list("ui/actions models/items models/monitor")},
        {QStringLiteral("ui/release"), list("ui/widgets models/items models/release")},
        {QStringLiteral("ui/settings"), list("ui/widgets models/items models/store")},
        {QStringLiteral("ui/shell"), list("ui/editor ui/monitor ui/release ui/settings models/workspace")},
        {QStringLiteral("app/desktop"), list("ui/shell")},
        {QStringLiteral("app/ctl"), list("models/editing models/monitor models/release models/workspace")},
    };
    return table;
}

// The rooms of an area, each of which may include those before it, and what lies in the area's own folder:
// its foundations and its front door.
const QMap<QString, QStringList> &rooms()
{
    static const QMap<QString, QStringList> table = {
        {QStringLiteral("models/core"), {QStringLiteral("files"), QStringLiteral("secrets")}},
        {QStringLiteral("models/hocon"),
         {QStringLiteral("tokens"), QStringLiteral("values"), QStringLiteral("syntax"),
          QStringLiteral("edit")}},
        {QStringLiteral("models/job"),
         {QStringLiteral("sql"), QStringLiteral("files"), QStringLiteral("lint")}},
        {QStringLiteral("models/engine"), {QStringLiteral("http"), QStringLiteral("seatunnel")}},
        {QStringLiteral("models/monitor"), {QStringLiteral("rules")}},
    };
    return table;
}

/// The folder below the area that a file of it lies in; empty: the area's own.
QString roomOf(const QString &path, const QString &area)
{
    const QString rest = path.mid(area.size() + 1);
    const qsizetype slash = rest.indexOf(QLatin1Char('/'));
    return slash < 0 ? QString() : rest.left(slash);
}

/// What is wrong with an include from one room of an area to another; empty when it may be.
QString roomViolation(const QString &from, const QString &to, const QString &area)
{
    const QString room = roomOf(from, area);
    const QString other = roomOf(to, area);
    const QStringList order = rooms().value(area);
    if (!room.isEmpty() && !order.contains(room))
        return QStringLiteral("%1/%2 has no place among the rooms").arg(area, room);
    if (room.isEmpty() || other.isEmpty() || order.indexOf(other) <= order.indexOf(room))
        return {};
    return QStringLiteral("the room %1 may not include %2").arg(room, other);
}

QSet<QString> reachable(const QString &from)
{
    QSet<QString> seen{from};
    QStringList open{from};
    while (!open.isEmpty()) {
        for (const QString &next : arrows().value(open.takeLast())) {
            if (!seen.contains(next)) {
                seen.insert(next);
                open.append(next);
            }
        }
    }
    return seen;
}

// No Qt at all, so that the language and the lint can be used and tested without it. qtmessage.h and
// qtshown.h are the bridges.
bool mustBePlainCpp(const SourceFile &file)
{
    static const QStringList areas = {QStringLiteral("models/core"), QStringLiteral("models/hocon"),
                                      QStringLiteral("models/catalog"), QStringLiteral("models/job")};
    static const QStringList bridges{QStringLiteral("models/core/qtmessage.h"),
                                     QStringLiteral("models/core/qtshown.h")};
    return areas.contains(file.area()) && !bridges.contains(file.path);
}

// Headers that know what things look like. Item models give roles; the desktop's delegates turn them into
// looks.
bool isAboutLooks(const QString &header)
{
    static const QRegularExpression looks(
        QStringLiteral("^(QtGui|QtWidgets|QtCharts|QtSvg|Qsci|Q(Color|Icon|Font|Brush|Pen|Palette|Pixmap|"
                       "Image|Painter|Cursor|"
                       "Gui|Style|Widget|Application|Action|Dialog|Label|Push|Line|Tree|Table|List|Main|Menu|"
                       "Svg|Chart).*)"));
    static const QStringList harmless = {QStringLiteral("QLineF"), QStringLiteral("QList")};
    return looks.match(header).hasMatch() && !harmless.contains(header);
}

QString projectAreaOf(const QString &header)
{
    return SourceFile{header, {}}.area();
}

} // namespace

QStringList layeringViolations(const SourceFile &file)
{
    static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"));
    static const QRegularExpression generated(QStringLiteral("(^|/)(moc_|ui_|qrc_)|\\.moc$"));
    const QString area = file.area();
    const bool isDesktop = area.startsWith(QLatin1String("ui/")) || area == QLatin1String("app/desktop");
    const QSet<QString> allowed = reachable(area);

    QStringList found;
    const QStringList lines = QString::fromUtf8(file.text).split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const auto match = include.match(lines[i]);
        if (!match.hasMatch())
            continue;
        const QString header = match.captured(2);
        const auto report = [&](const QString &what) {
            found.append(QStringLiteral("%1:%2: %3 (%4)").arg(file.path).arg(i + 1).arg(what, header));
        };
        if (match.captured(1) == QLatin1String("<")) {
            if (mustBePlainCpp(file) && header.startsWith(QLatin1Char('Q')))
                report(QStringLiteral("Qt where only plain C++ may be"));
            else if (!isDesktop && isAboutLooks(header))
                report(QStringLiteral("looks below ui/"));
        } else if (generated.match(header).hasMatch()) {
            continue;
        } else if (!arrows().contains(projectAreaOf(header))) {
            report(QStringLiteral("not a path from the project's root to a known area"));
        } else if (!arrows().contains(area)) {
            report(QStringLiteral("this folder has no place among the layers"));
        } else if (!allowed.contains(projectAreaOf(header))) {
            report(QStringLiteral("%1 may not include %2").arg(area, projectAreaOf(header)));
        } else if (area == projectAreaOf(header)) {
            if (const QString wrong = roomViolation(file.path, header, area); !wrong.isEmpty())
                report(wrong);
        }
    }
    return found;
}

} // namespace sluice::lint
