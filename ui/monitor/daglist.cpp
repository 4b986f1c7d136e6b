#include "ui/monitor/daglist.h"

#include "models/core/qtshown.h"
#include "models/items/stagetext.h"

#include <QEvent>
#include <QLabel>
#include <QSet>
#include <QVBoxLayout>

namespace sluice::monitorui {

DagList::DagList(QWidget *parent)
    : QWidget(parent)
    , label_(new QLabel(this))
{
    label_->setTextFormat(Qt::PlainText);
    label_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    label_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label_->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(label_);
    refresh();
}

void DagList::setDag(const engine::JobDag &dag)
{
    if (dag == dag_)
        return;
    dag_ = dag;
    refresh();
}

QString DagList::text() const
{
    return label_->text();
}

void DagList::refresh()
{
    QHash<int, QString> names = items::stageNames(dag_);
    QSet<int> reached;
    QStringList raw;
    for (const engine::DagVertex &vertex : dag_.vertices) {
        raw.append(shown(vertex.name));
        if (vertex.parallelism)
            names[vertex.id] = tr("%1 (parallelism %2)").arg(names.value(vertex.id)).arg(*vertex.parallelism);
    }
    for (const engine::DagEdge &edge : dag_.edges)
        if (names.contains(edge.from))
            reached.insert(edge.to);
    QStringList lines;
    for (const engine::StageKind kind : {engine::StageKind::Source, engine::StageKind::Transform,
                                         engine::StageKind::Sink, engine::StageKind::Unknown}) {
        for (const engine::DagVertex &vertex : dag_.vertices) {
            if (vertex.kind != kind)
                continue;
            QStringList targets;
            for (const engine::DagEdge &edge : dag_.edges) {
                if (edge.from == vertex.id && names.contains(edge.to))
                    targets.append(names.value(edge.to));
            }
            if (!targets.isEmpty())
                lines.append(names.value(vertex.id) + QStringLiteral(" → ") +
                             targets.join(QStringLiteral(", ")));
            else if (!reached.contains(vertex.id)) // else it stands at the end of another line
                lines.append(names.value(vertex.id));
        }
    }
    label_->setText(lines.isEmpty() ? tr("The engine has not told the stages yet.")
                                    : lines.join(QLatin1Char('\n')));
    label_->setToolTip(raw.isEmpty() ? QString()
                                     : tr("As the engine calls them:") + QLatin1Char('\n') +
                                           raw.join(QLatin1Char('\n')));
    label_->setAccessibleName(tr("Stages of the job"));
    label_->setAccessibleDescription(label_->text());
}

void DagList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace sluice::monitorui
