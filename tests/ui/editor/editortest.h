#pragma once

#include "models/editing/document.h"
#include "ui/editor/editorpage.h"
#include "ui/editor/textview.h"
#include "ui/widgets/propertyform.h"

#include <QLineEdit>
#include <QTest>

#include <memory>

namespace sluice::test {

inline const std::string batchJob = "# Nightly copy of the orders\n"
                                    "env {\n"
                                    "  job.mode = \"BATCH\"\n"
                                    "  job.name = \"orders\"\n"
                                    "  parallelism = 2\n"
                                    "}\n"
                                    "source {\n  FakeSource {\n    result_table_name = \"a\"\n  }\n}\n"
                                    "sink {\n  Console {\n    source_table_name = \"a\"\n  }\n}\n";

inline const std::string mistakenJob = "env {\n"
                                       "  job.mode = \"BATCH\"\n"
                                       "  checkpoint.interval = 10000\n"
                                       "  # between\n"
                                       "  checkpoint.timeout = 30000\n"
                                       "}\n"
                                       "source {\n  FakeSource {\n    result_table_name = \"a\"\n  }\n}\n"
                                       "sink {\n  Console {\n    source_table_name = \"a\"\n  }\n}\n";

/// A page with a text, shown and active.
inline std::unique_ptr<editor::EditorPage> shownPage(const std::string &text,
                                                     const QString &title = QStringLiteral("orders.conf"))
{
    auto document = std::make_unique<editing::Document>();
    document->setRecoveryFolder({});
    document->setText(text, title);
    auto page = std::make_unique<editor::EditorPage>(std::move(document));
    page->resize(1000, 640);
    page->show();
    page->activateWindow();
    if (!QTest::qWaitForWindowActive(page.get()))
        return nullptr;
    return page;
}

/// The place after `what` in the page's text, which must be there.
inline std::size_t placeAfter(const editor::EditorPage &page, const std::string &what)
{
    const std::size_t at = page.document()->text().find(what);
    Q_ASSERT(at != std::string::npos);
    return at + what.size();
}

/// The text with one part replaced.
inline std::string with(std::string text, const std::string &what, const std::string &by)
{
    const std::size_t at = text.find(what);
    Q_ASSERT(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

/// Puts the cursor of the text there, as a click would.
inline void putCursor(const editor::EditorPage &page, std::size_t offset)
{
    page.textView()->setFocus();
    page.textView()->select({offset, 0});
}

inline QLineEdit *lineField(const editor::EditorPage &page, const char *key)
{
    return qobject_cast<QLineEdit *>(page.form()->fieldFor(QLatin1String(key))->focusProxy() != nullptr
                                         ? page.form()->fieldFor(QLatin1String(key))->focusProxy()
                                         : page.form()->fieldFor(QLatin1String(key)));
}

} // namespace sluice::test
