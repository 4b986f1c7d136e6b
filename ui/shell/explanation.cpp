#include "ui/shell/explanation.h"

#include "models/core/qtmessage.h"
#include "models/core/qtshown.h"
#include "models/job/lint/explain.h"
#include "models/monitor/explain.h"

#include <QCoreApplication>
#include <QStringList>

namespace sluice::shell {

namespace {

QString html(const Explanation &explanation, const QString &code)
{
    QString text = QStringLiteral("<h3>%1</h3><p><code>%2</code></p>")
                       .arg(translated(explanation.title).toHtmlEscaped(), code.toHtmlEscaped());
    for (const Message &paragraph : explanation.paragraphs)
        text += QStringLiteral("<p>%1</p>").arg(translated(paragraph).toHtmlEscaped());
    return text;
}

struct JobNeeds
{
    Q_DECLARE_TR_FUNCTIONS(JobNeeds)
};

/// The smallest job that an engine takes, in each language: sixteen rows that are printed.
QString exampleOf(job::FileKind kind)
{
    switch (kind) {
    case job::FileKind::Json:
        return QStringLiteral("{\n"
                              "  \"env\": { \"job.mode\": \"BATCH\" },\n"
                              "  \"source\": [ {\n"
                              "    \"plugin_name\": \"FakeSource\",\n"
                              "    \"row.num\": 16,\n"
                              "    \"schema\": { \"fields\": { \"id\": \"bigint\" } }\n"
                              "  } ],\n"
                              "  \"sink\": [ { \"plugin_name\": \"Console\" } ]\n"
                              "}\n");
    case job::FileKind::Sql:
    case job::FileKind::FlinkSql:
        return QStringLiteral("/* config\n"
                              "env { job.mode = BATCH }\n"
                              "*/\n"
                              "CREATE TABLE made WITH (\n"
                              "  'connector' = 'FakeSource',\n"
                              "  'type' = 'source',\n"
                              "  'row.num' = '16',\n"
                              "  'schema' = '{ fields { id = bigint } }'\n"
                              ");\n"
                              "CREATE TABLE shown WITH (\n"
                              "  'connector' = 'Console',\n"
                              "  'type' = 'sink'\n"
                              ");\n"
                              "INSERT INTO shown SELECT * FROM made;\n");
    case job::FileKind::Hocon:
        break;
    }
    return QStringLiteral("env {\n"
                          "  job.mode = BATCH\n"
                          "}\n"
                          "source {\n"
                          "  FakeSource {\n"
                          "    row.num = 16\n"
                          "    schema { fields { id = bigint } }\n"
                          "  }\n"
                          "}\n"
                          "sink {\n"
                          "  Console {}\n"
                          "}\n");
}

} // namespace

QString jobNeedsHtml(job::FileKind kind)
{
    QStringList lines{
        JobNeeds::tr(
            "env: how the job runs. job.mode is BATCH, which reads what is there and ends, or STREAMING, "
            "which runs until it is stopped; without it the engine takes BATCH."),
        JobNeeds::tr("source: at least one plugin that reads, such as Jdbc or Kafka."),
        JobNeeds::tr("transform: plugins that change rows on the way; it may be left out."),
        JobNeeds::tr("sink: at least one plugin that writes.")};
    if (job::isSql(kind))
        lines.append(
            JobNeeds::tr("In SQL, env stands in a comment that begins with /* config, each source and sink "
                         "is a CREATE TABLE that says so in its options, and INSERT INTO joins them."));
    lines.append(JobNeeds::tr("File, New starts with a job that runs on any engine. The smallest one is:"));
    QString text = QStringLiteral("<h3>%1</h3>").arg(JobNeeds::tr("What a job needs").toHtmlEscaped());
    for (const QString &line : std::as_const(lines))
        text += QStringLiteral("<p>%1</p>").arg(line.toHtmlEscaped());
    return text + QStringLiteral("<pre>%1</pre>").arg(exampleOf(kind).toHtmlEscaped());
}

QString explanationHtml(const QString &code)
{
    const std::string name = code.toStdString();
    if (const auto problem = job::explain(name))
        return html(*problem, code);
    if (const auto finding = monitor::explain(name))
        return html(*finding, code);
    return QStringLiteral("<h3>%1</h3><p>%2</p>")
        .arg(code.toHtmlEscaped(),
             QCoreApplication::translate("Explanation",
                                         "There is no explanation of this code in this version."));
}

QString optionHtml(const QString &lines)
{
    QStringList parts = visibleText(lines, Lines::Many).split(u'\n', Qt::SkipEmptyParts);
    if (parts.isEmpty())
        return {};
    QString text = QStringLiteral("<h3>%1</h3>").arg(parts.takeFirst().toHtmlEscaped());
    for (const QString &part : std::as_const(parts))
        text += QStringLiteral("<p>%1</p>").arg(part.toHtmlEscaped());
    return text;
}

} // namespace sluice::shell
