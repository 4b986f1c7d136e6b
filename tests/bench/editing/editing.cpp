/// What a keystroke costs: from the edit to the moment at which tree and problems are those of the new text,
/// in a document of 5,000 lines. The promise is 2 ms. Beside it, in the same run, what copying that text
/// costs.

#include "models/editing/document.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

namespace {

constexpr int kLines = 5000;
constexpr int kKeystrokes = 400;

std::string fiveThousandLines()
{
    std::string text =
        "env {\n  job.mode = \"BATCH\"\n  parallelism = 2\n  checkpoint.interval = 10000\n}\n\nsource {\n";
    int lines = 7;
    for (int i = 0; lines < kLines - 6; ++i, lines += 12) {
        const std::string number = std::to_string(i);
        text += "  # table " + number +
                "\n  Jdbc {\n    url = \"jdbc:mysql://localhost:3306/shop\"\n    query = \"\"\"select * "
                "from t" +
                number +
                "\n      where a > 1\"\"\"\n    fetch_size = 500\n    schema {\n      fields { id = bigint, "
                "name = "
                "string }\n    }\n    properties { useSSL = false }\n    result_table_name = t" +
                number + "\n  }\n";
    }
    return text + "}\n\nsink {\n  Console { }\n}\n";
}

double percentile(std::vector<double> values, double part)
{
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))];
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    sluice::editing::Document document;
    document.setText(fiveThousandLines(), QStringLiteral("bench.conf"));
    const std::size_t place = document.text().find("jdbc:mysql", document.text().size() / 2);
    std::vector<double> keystrokes;
    std::vector<double> copies;
    std::size_t problems = 0;
    for (int i = 0; i < kKeystrokes; ++i) {
        QElapsedTimer timer;
        timer.start();
        const std::string copy = document.text();
        copies.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        // A letter is typed, then taken back: the text stays as long as it is.
        const bool typed = i % 2 == 0;
        const sluice::TextEdit edit{place, typed ? std::size_t(0) : std::size_t(1), typed ? "x" : ""};
        timer.restart();
        if (!document.type({edit})) {
            std::fprintf(stderr, "the document refused a keystroke\n");
            return 1;
        }
        problems += document.problems().size() + document.tree().root().size();
        keystrokes.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        if (copy.size() == document.text().size() || problems == 0) {
            std::fprintf(stderr, "the keystroke changed nothing\n");
            return 1;
        }
    }
    const double median = percentile(keystrokes, 0.5);
    std::printf("keystroke, 5,000 lines (%zu bytes): median %.3f ms, 99 %% %.3f ms, promise 2 ms (ratio "
                "%.2f), %.0f times a "
                "copy of the text (%.3f ms)\n",
                document.text().size(), median, percentile(keystrokes, 0.99), median / 2,
                median / percentile(copies, 0.5), percentile(copies, 0.5));
    return 0;
}
