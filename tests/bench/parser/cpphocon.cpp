#include "tests/bench/parser/measure.h"

#include <cstdio>
#include <exception>
#include <hocon/config.hpp>

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: bench_parser_cpphocon LIST; or ./dev bench parser\n");
        return 2;
    }
    return sluice::bench::measure(argv[1], [](const std::string &text) {
        try {
            return hocon::config::parse_string(text) != nullptr;
        } catch (const std::exception &) {
            return false;
        }
    });
}
