/// How long a person waits for a program: `sluicectl lint` of a 300-line file and the desktop program's first
/// window, as whole processes. Each figure is the median of alternating runs, beside the start of a program
/// that does nothing, measured in the same run; the promises are 30 ms and 600 ms.

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace {

constexpr int kRuns = 21;

/// Wall time of one run in ms; negative when it failed.
double timed(const QString &program, const QStringList &arguments, QByteArray *output = nullptr)
{
    QProcess process;
    QElapsedTimer timer;
    timer.start();
    process.start(program, arguments);
    if (!process.waitForFinished(30000) || process.exitStatus() != QProcess::NormalExit)
        return -1;
    const double ms = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    if (output != nullptr)
        *output = process.readAllStandardOutput();
    return ms;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

QByteArray threeHundredLines()
{
    QByteArray text =
        "env {\n  job.mode = \"BATCH\"\n  parallelism = 2\n  checkpoint.interval = 10000\n}\n\nsource {\n";
    for (int i = 0; text.count('\n') < 286; ++i)
        text +=
            QByteArray("  # table ") + QByteArray::number(i) +
            "\n  Jdbc {\n    url = \"jdbc:mysql://localhost:3306/shop\"\n    query = \"\"\"select * from t" +
            QByteArray::number(i) + "\n      where a > 1\"\"\"\n    fetch_size = 500\n    plugin_output = t" +
            QByteArray::number(i) + "\n  }\n";
    text += "}\n\nsink {\n  Console {\n  }\n}\n";
    while (text.count('\n') < 300)
        text += "# end\n";
    return text;
}

void report(const char *what, double ms, double promise, double nothing)
{
    std::printf(
        "%-40s %8.2f ms   promise %.0f ms (ratio %.2f)   %.1f times a program that does nothing (%.2f ms)\n",
        what, ms, promise, ms / promise, ms / nothing, nothing);
}

} // namespace

int main()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("three-hundred-lines.conf")));
    if (!file.open(QIODevice::WriteOnly) || file.write(threeHundredLines()) < 0) {
        std::fprintf(stderr, "cannot write the file to lint\n");
        return 1;
    }
    file.close();

    std::vector<double> lint;
    std::vector<double> nothing;
    for (int i = 0; i < kRuns; ++i) {
        nothing.push_back(timed(QStringLiteral("/bin/true"), {}));
        lint.push_back(timed(QStringLiteral(SLUICECTL), {QStringLiteral("lint"), file.fileName()}));
    }
    report("sluicectl lint, 300 lines", median(lint), 30, median(nothing));

#ifdef SLUICE
    std::vector<double> window;
    for (int i = 0; i < 7; ++i) {
        QByteArray output;
        timed(QStringLiteral(SLUICE), {QStringLiteral("--startup-time"), QStringLiteral("--new-instance")},
              &output);
        bool ok = false;
        const double ms = output.trimmed().split(' ').first().toDouble(&ok);
        if (!ok) {
            std::fprintf(stderr, "sluice --startup-time printed no time: %s\n", output.constData());
            return 1;
        }
        window.push_back(ms);
    }
    report("sluice, first window", median(window), 600, median(nothing));
#endif
    return 0;
}
