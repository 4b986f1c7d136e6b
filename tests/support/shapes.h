#pragma once

#include <functional>
#include <string>
#include <vector>

/// Texts that are small on disk and heavy for whoever looks at all of something once for each of its parts.
namespace sluice::shapes {

struct Shape
{
    const char *name;
    std::function<std::string(int)> make; ///< of so many parts
    bool json = false;
};

/// `part` of 0 to `count`, with `between` between them.
inline std::string repeated(int count, const std::function<std::string(int)> &part,
                            const std::string &between = "\n")
{
    std::string text;
    for (int i = 0; i < count; ++i)
        text += (i > 0 ? between : "") + part(i);
    return text;
}

inline std::string number(int i)
{
    return std::to_string(i);
}

inline std::vector<Shape> all()
{
    const auto option = [](int i) {
        return "option" + number(i) + " = " + number(i);
    };
    const auto block = [](int i) {
        return "Console { name = x" + number(i) + " }";
    };
    const std::string stages = "\nsource { FakeSource { } }\nsink { Console { } }\n";
    return {
        {"options on one line",
         [=](int n) {
             return "env { " + repeated(n, option, ", ") + " }" + stages;
         }},
        {"options on lines",
         [=](int n) {
             return "env {\n  " + repeated(n, option, "\n  ") + "\n}" + stages;
         }},
        {"options on one line behind blanks",
         [=](int n) {
             return "env {\n" + std::string(static_cast<std::size_t>(n) * 10, ' ') +
                    repeated(n, option, ", ") + " }" + stages;
         }},
        {"one option again and again",
         [=](int n) {
             return "env {\n" + repeated(n, [](int i) { return "a = " + number(i); }) + "\n}" + stages;
         }},
        {"one block again and again",
         [=](int n) {
             return repeated(n, [=](int i) { return "env { " + option(i) + " }"; }) + stages;
         }},
        {"one block in itself again and again",
         [=](int n) {
             return "env {\n" + repeated(n, [=](int i) { return "o { p { " + option(i) + " } }"; }) + "\n}" +
                    stages;
         }},
        {"names that are paths",
         [](int n) {
             return repeated(n, [](int i) { return "env->a->b" + number(i) + " = " + number(i); }) + "\n";
         }},
        {"deep blocks",
         [=](int n) {
             std::string text = "env ";
             for (int i = 0; i < 900; ++i)
                 text += "{ b ";
             text += "{ " + repeated(n, option, ", ") + " }";
             for (int i = 0; i < 900; ++i)
                 text += " }";
             return text + stages;
         }},
        {"plugin blocks",
         [=](int n) {
             return "sink {\n" + repeated(n, block) + "\n}\n";
         }},
        {"plugin blocks on one line",
         [=](int n) {
             return "sink { " + repeated(n, block, ", ") + " }\n";
         }},
        {"secrets",
         [](int n) {
             return "source {\n" +
                    repeated(
                        n,
                        [](int i) { return "Jdbc { user = u, password = \"geheim" + number(i) + "\" }"; }) +
                    "\n}\n";
         }},
        {"comments",
         [=](int n) {
             return "env {\n" + repeated(n, [](int i) { return "# says " + number(i); }) + "\na = 1\n" +
                    repeated(n, [=](int i) { return "# about it\n" + option(i) + " # behind"; }) + "\n}" +
                    stages;
         }},
        {"ignored problems",
         [=](int n) {
             return "env {\n" + repeated(n, [=](int i) { return option(i) + " # sluice: ignore other"; }) +
                    "\n}" + stages;
         }},
        {"one long text",
         [=](int n) {
             return "env { a = \"" + std::string(static_cast<std::size_t>(n) * 16, 'x') + "\" }" + stages;
         }},
        {"one long text in three quotes",
         [=](int n) {
             return "env { a = \"\"\"" + repeated(n, [](int i) { return "line " + number(i) + " \" // "; }) +
                    "\"\"\" }" + stages;
         }},
        {"one long number",
         [=](int n) {
             return "env { a = 1" + std::string(static_cast<std::size_t>(n) * 4, '0') + " }" + stages;
         }},
        {"one long name",
         [=](int n) {
             return "env { " + std::string(static_cast<std::size_t>(n) * 8, 'x') + " = 1 }" + stages;
         }},
        {"a text of many pieces",
         [=](int n) {
             return "env { a = " +
                    repeated(
                        n, [](int i) { return "\"p" + number(i) + "\""; }, " ") +
                    " }" + stages;
         }},
        {"a list of many pieces",
         [=](int n) {
             return "env { a = " +
                    repeated(
                        n, [](int i) { return "[" + number(i) + "]"; }, " ") +
                    " }" + stages;
         }},
        {"an object of many pieces",
         [=](int n) {
             return "env { a = " +
                    repeated(
                        n, [=](int i) { return "{ " + option(i) + " }"; }, " ") +
                    " }" + stages;
         }},
        {"variables",
         [=](int n) {
             return "v = 1\nenv {\n" + repeated(n, [](int i) { return "k" + number(i) + " = ${v}"; }) +
                    "\n}" + stages;
         }},
        {"variables of a block",
         [=](int n) {
             return "v { a = 1, b { c = 2 } }\nenv {\n" +
                    repeated(n, [](int i) { return "k" + number(i) + " = ${v->b->c}"; }) + "\n}" + stages;
         }},
        {"variables one after the other",
         [=](int n) {
             return "k0 = 1\n" +
                    repeated(n, [](int i) { return "k" + number(i + 1) + " = ${k" + number(i) + "}"; }) +
                    stages;
         }},
        {"variables in a block one after the other",
         [=](int n) {
             return "env {\nk0 = 1\n" +
                    repeated(n, [](int i) { return "k" + number(i + 1) + " = ${env->k" + number(i) + "}"; }) +
                    "\n}" + stages;
         }},
        {"options that the environment may replace",
         [=](int n) {
             return "env {\n" +
                    repeated(n,
                             [](int i) {
                                 const std::string name = "k" + number(i);
                                 return name + " = 1\n" + name + " = ${?SLUICE_" + number(i) + "}";
                             }) +
                    "\n}" + stages;
         }},
        {"one option that waits again and again",
         [=](int n) {
             return "env {\n" + repeated(n, [](int) { return std::string("a = ${?x}"); }) + "\n}" + stages;
         }},
        {"one block that waits again and again",
         [=](int n) {
             return "env {\no = ${?x}\n" +
                    repeated(n, [](int i) { return "o { k" + number(i) + " = ${?y} }"; }) + "\n}" + stages;
         }},
        {"a list that grows",
         [=](int n) {
             return "env {\n" + repeated(n, [](int i) { return "a += " + number(i); }) + "\n}" + stages;
         }},
        {"a text of many variables",
         [=](int n) {
             return "v = x\nenv { a = " +
                    repeated(
                        n, [](int) { return std::string("${v}"); }, " ") +
                    " }" + stages;
         }},
        {"variables without a value",
         [=](int n) {
             return "env {\n" +
                    repeated(n, [](int i) { return "k" + number(i) + " = ${no" + number(i) + "}"; }) + "\n}" +
                    stages;
         }},
        {"variables in one quoted text",
         [=](int n) {
             return "env { a = \"" +
                    repeated(
                        n, [](int i) { return "${q" + number(i) + "}"; }, " ") +
                    "\" }" + stages;
         }},
        {"variables in quoted texts",
         [=](int n) {
             return "env {\n" +
                    repeated(n, [](int i) { return "k" + number(i) + " = \"${q" + number(i) + ":d}\""; }) +
                    "\n}" + stages;
         }},
        {"mistakes on lines",
         [=](int n) {
             return "env {\n" + repeated(n, [](int i) { return "k" + number(i) + " = a@b"; }) + "\n}" +
                    stages;
         }},
        {"mistakes on one line",
         [=](int n) {
             return "env { " +
                    repeated(
                        n, [](int i) { return "k" + number(i) + " = a@b"; }, ", ") +
                    " }" + stages;
         }},
        {"words where options belong",
         [=](int n) {
             return "env { " +
                    repeated(
                        n, [](int i) { return "w" + number(i); }, ", ") +
                    " }" + stages;
         }},
        {"commas",
         [=](int n) {
             return "env { a = 1" + std::string(static_cast<std::size_t>(n), ',') + " }" + stages;
         }},
        {"quotes",
         [=](int n) {
             return "env { a = " + std::string(static_cast<std::size_t>(n) | 1U, '"') + " }" + stages;
         }},
        {"open quotes",
         [=](int n) {
             return "env {\n" + repeated(n, [](int i) { return "k" + number(i) + " = \"open"; }) + "\n}" +
                    stages;
         }},
        {"opening braces",
         [](int n) {
             return "env " + repeated(
                                 n, [](int) { return std::string("{ a "); }, "");
         }},
        {"opening brackets",
         [](int n) {
             return "a = " + std::string(static_cast<std::size_t>(n), '[');
         }},
        {"closing braces",
         [](int n) {
             return "a = 1 " + std::string(static_cast<std::size_t>(n), '}');
         }},
        {"defaults without quotes",
         [=](int n) {
             return "env {\n" +
                    repeated(n, [](int i) { return "k" + number(i) + " = ${v:" + number(i) + "}"; }) + "\n}" +
                    stages;
         }},
        {"lists of lists",
         [=](int n) {
             return "env { a = [\n" +
                    repeated(
                        n, [](int i) { return "[" + number(i) + ", { b = 1 }]"; }, ",\n") +
                    "] }" + stages;
         }},
        {"JSON options",
         [](int n) {
             return "{\"env\":{" +
                    repeated(
                        n, [](int i) { return "\"option" + number(i) + "\":" + number(i); }, ",") +
                    "},\"source\":[{\"plugin_name\":\"FakeSource\"}],\"sink\":[{\"plugin_name\":\"Console\"}]"
                    "}\n";
         },
         true},
        {"JSON entries",
         [](int n) {
             return "{\"source\":[\n" +
                    repeated(
                        n,
                        [](int i) {
                            return R"({"plugin_name":"Jdbc","password":"geheim)" + number(i) + "\"}";
                        },
                        ",\n") +
                    "]}\n";
         },
         true},
        {"JSON names again",
         [](int n) {
             return "{" +
                    repeated(
                        n, [](int i) { return "\"a\":" + number(i); }, ",") +
                    "}\n";
         },
         true},
        {"JSON mistakes",
         [](int n) {
             return "{" +
                    repeated(
                        n, [](int i) { return "\"a" + number(i) + "\" b"; }, ",") +
                    "}\n";
         },
         true},
    };
}

} // namespace sluice::shapes
