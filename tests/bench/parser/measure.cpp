#include "tests/bench/parser/measure.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <sstream>
#include <vector>

namespace sluice::bench {

std::string readFile(const std::string &path)
{
    const std::ifstream in(path, std::ios::binary);
    if (!in) {
        std::fprintf(stderr, "cannot read %s\n", path.c_str());
        std::exit(2);
    }
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

namespace {

/// What the original gets before it is measured (Original.java), the others get too.
constexpr int kWarmUpRounds = 60;
constexpr std::size_t kWarmUpBytes = 100'000;

void warmUp(const std::string &list, const Parse &parse)
{
    std::istringstream lines(list);
    std::vector<std::string> texts;
    for (std::string line; std::getline(lines, line);) {
        std::string text = readFile(line.substr(0, line.find('\t')));
        if (text.size() < kWarmUpBytes)
            texts.push_back(std::move(text));
    }
    for (int round = 0; round < kWarmUpRounds; ++round) {
        for (const std::string &text : texts)
            parse(text);
    }
}

} // namespace

int measure(const std::string &listFile, const Parse &parse)
{
    using Clock = std::chrono::steady_clock;
    warmUp(readFile(listFile), parse);
    std::istringstream list(readFile(listFile));
    std::string line;
    while (std::getline(list, line)) {
        const std::size_t tab = line.find('\t');
        const std::string path = line.substr(0, tab);
        const int rounds = tab == std::string::npos ? 1 : std::atoi(line.c_str() + tab + 1);
        const std::string text = readFile(path);
        double best = std::numeric_limits<double>::infinity();
        bool accepted = true;
        for (int round = 0; round < rounds && accepted; ++round) {
            const auto start = Clock::now();
            accepted = parse(text);
            best = std::min(best, std::chrono::duration<double, std::micro>(Clock::now() - start).count());
        }
        if (accepted)
            std::printf("file %s %.2f\n", path.c_str(), best);
        else
            std::printf("refused %s\n", path.c_str());
    }
    return 0;
}

} // namespace sluice::bench
