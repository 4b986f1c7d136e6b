#pragma once

#include "sourcedir.h"

#include <QByteArray>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QString>
#include <QTest>

#include <optional>
#include <string>
#include <vector>

/// Cases that are written as text: see the head of a file in cases/.
struct JobCase
{
    std::string name;
    std::vector<std::string> variables;
    std::string language; ///< "conf", "json" or "sql"
    std::string text;
    bool refused = false;
    std::string expected; ///< of "--- result" or "--- refused", without the last line end
};

inline std::vector<JobCase> readJobCases(const QString &name)
{
    QFile file(QStringLiteral(SLUICE_SOURCE_DIR "/tests/models/hocon/cases/") + name);
    std::vector<JobCase> cases;
    if (!file.open(QIODevice::ReadOnly))
        return cases;
    std::string *section = nullptr;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("### ")) {
            cases.push_back({line.mid(4).toStdString(), {}, {}, {}, false, {}});
            section = nullptr;
        } else if (!cases.empty() && line.startsWith("--- ")) {
            JobCase &last = cases.back();
            const bool outcome = line == "--- result" || line == "--- refused";
            last.refused = last.refused || line == "--- refused";
            if (!outcome)
                last.language = line.mid(4).toStdString();
            section = outcome ? &last.expected : &last.text;
        } else if (section != nullptr) {
            *section += line.toStdString() + "\n";
        } else if (!cases.empty() && line.startsWith("-i ")) {
            cases.back().variables.push_back(line.mid(3).toStdString());
        }
    }
    for (JobCase &one : cases) {
        while (one.expected.ends_with('\n'))
            one.expected.pop_back();
    }
    return cases;
}

/// JSON text to a value; a scalar root is wrapped. Undefined for text that is not JSON.
inline QJsonValue jsonValue(const std::string &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray("[") + text.c_str() + "]");
    return document.isArray() ? document.array().at(0) : QJsonValue(QJsonValue::Undefined);
}

/// The shared reference data, or an empty string where it is absent.
inline QString sharedFolder()
{
    const QString set = qEnvironmentVariable("SLUICE_SHARED");
    const QString folder = set.isEmpty() ? QStringLiteral(SLUICE_SOURCE_DIR "/../shared") : set;
    return QFile::exists(folder + QStringLiteral("/data/corpus/verdicts.tsv")) ? folder : QString();
}

inline std::string fileText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}
