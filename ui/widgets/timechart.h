#pragma once

#include "ui/widgets/tone.h"

#include <QList>
#include <QPointF>
#include <QWidget>

#include <functional>
#include <memory>

namespace sluice::widgets {

/// Counters over time: lines, markers ("restart"), and a crosshair that reads the values under the pointer
/// or, with the arrow keys, under the cursor. Knows nothing of jobs.
class TimeChart : public QWidget
{
    Q_OBJECT

public:
    struct Marker
    {
        qint64 timeMs = 0;
        QString text;
        Tone tone = Tone::Warning;
        bool operator==(const Marker &) const = default;
    };

    explicit TimeChart(QWidget *parent = nullptr);
    ~TimeChart() override;

    /// Adds a line; its index is 0, 1, … in the order of adding. Lines differ in colour and in dash pattern.
    void addSeries(const QString &name, Tone tone, bool dashed = false);
    /// How times are worded; until set, with their date.
    void setTimeWording(std::function<QString(qint64 timeMs)> wording);
    void setSeriesName(int series, const QString &name);
    /// x: milliseconds since 1970, ascending; y: the value.
    void setPoints(int series, const QList<QPointF> &points);
    /// The data are of some time ago: the lines lose their colours and keep their patterns.
    void setMuted(bool muted);
    bool isMuted() const;
    void setMarkers(const QList<Marker> &markers);

    /// The points as drawn: inner points of level stretches are left out, the line is the same.
    QList<QPointF> drawnPoints(int series) const;
    const QList<Marker> &markers() const;
    /// What the crosshair says at a time: the time and each line's value there. Empty outside of the data.
    QString readout(qint64 timeMs) const;

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void restyle();
    void rescale();
    void describe();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sluice::widgets
