#include "models/hocon/tree.h"
#include "tests/bench/parser/measure.h"

#include <cstdio>
#include <cstring>
#include <malloc.h>
#include <string>

namespace {

using sluice::hocon::Syntax;
using sluice::hocon::Tree;

std::size_t allocated()
{
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

// A job of many stages, in the style that people write: 10 MB are about 400,000 lines.
void generate(std::size_t bytes)
{
    std::size_t written = 0;
    const auto put = [&](const std::string &text) {
        std::fwrite(text.data(), 1, text.size(), stdout);
        written += text.size();
    };
    const auto stage = [](const char *plugin, std::size_t number, const char *input) {
        const std::string n = std::to_string(number);
        return std::string("  ") + plugin + " {\n    # stage " + n + "\n    " + input +
               "_table_name = \"table_" + n + "\"\n    row.num = " + n +
               "\n    parallelism = 2\n    query = \"\"\"select id, name from t" + n +
               " where id > 10\"\"\"\n    schema = {\n      fields {\n        id = bigint\n        name = "
               "string\n" +
               "        amount = \"decimal(30, 8)\"\n      }\n    }\n    tags = [\"a\", \"b" + n +
               "\", 3, true]\n  }\n";
    };
    put("env {\n  job.mode = \"BATCH\"\n  parallelism = 1\n}\n");
    std::size_t number = 0;
    const auto block = [&](const char *name, const char *plugin, const char *input, std::size_t until) {
        put(std::string(name) + " {\n");
        while (written < until)
            put(stage(plugin, ++number, input));
        put("}\n");
    };
    block("source", "FakeSource", "result", bytes / 3);
    block("transform", "Sql", "source", bytes / 3 * 2);
    block("sink", "Console", "source", bytes);
}

// What a tree keeps, the text included, for each byte of the text.
int memory(const std::string &path)
{
    std::string text = sluice::bench::readFile(path);
    const std::size_t size = text.size();
    const std::size_t before = allocated() - size; // the text moves into the tree and counts
    const Tree tree = Tree::parse(std::move(text), Syntax::Conf);
    std::printf("memory %.2f\n", static_cast<double>(allocated() - before) / static_cast<double>(size));
    return tree.errors().empty() ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc == 3 && std::strcmp(argv[1], "--generate") == 0) {
        generate(std::stoul(argv[2]));
        return 0;
    }
    if (argc == 3 && std::strcmp(argv[1], "--memory") == 0)
        return memory(argv[2]);
    if (argc != 2) {
        std::fprintf(stderr,
                     "usage: bench_parser LIST | --generate BYTES | --memory FILE; or ./dev bench parser\n");
        return 2;
    }
    return sluice::bench::measure(argv[1], [](const std::string &text) {
        const Tree tree = Tree::parse(text, Syntax::Conf);
        return tree.errors().empty();
    });
}
