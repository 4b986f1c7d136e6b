// Records five replies into the file that it is given, as `sluicectl record` does, and says each with a dot
// on standard output once it is in the file. Exit status 0 done, 2 refused or failed with a sentence on
// standard error.

#include "models/engine/http/recorder.h"

#include <QCoreApplication>

#include <csignal>
#include <cstdio>
#include <unistd.h>

using namespace sluice;

namespace {

class FakeWire final : public engine::Wire
{
public:
    QStringList members() const override { return {QStringLiteral("a:1")}; }
    qint64 nowMs() const override { return 0; }
    void tell(int number)
    {
        number_ = number;
        send({}, this, [](const engine::RawReply &) {});
    }

private:
    void begin(quint64 id, const engine::HttpRequest &) override
    {
        engine::RawReply raw;
        raw.timeMs = 1'700'000'000'000 + number_;
        raw.member = QStringLiteral("a:1");
        raw.path = QStringLiteral("/overview");
        raw.status = 200;
        raw.body = R"({"projectVersion":"2.3.8","number":)" + QByteArray::number(number_) + "}";
        answer(id, raw);
    }
    void cancel(quint64) override {}

    int number_ = 0;
};

int told(const Result<void> &done)
{
    if (done)
        return 0;
    std::fprintf(stderr, "recorddriver: %s\n", done.error().english().c_str());
    return 2;
}

int record(const QString &path)
{
    FakeWire wire;
    engine::Recorder recorder(wire, "v2", path);
    Result<void> failed;
    QObject::connect(&recorder, &engine::Recorder::failed, &recorder,
                     [&failed](const Error &error) { failed = tl::unexpected<Error>(error); });
    if (const Result<void> started = recorder.start(1'700'000'000'000); !started)
        return told(started);
    constexpr int replies = 5;
    for (int number = 1; number <= replies; ++number) {
        wire.tell(number);
        if (recorder.count() == number)
            (void)::write(STDOUT_FILENO, ".", 1);
    }
    const Result<void> finished = recorder.finish();
    return told(failed ? finished : failed);
}

} // namespace

int main(int argc, char **argv)
{
    std::signal(SIGXFSZ, SIG_IGN);
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    return words.size() == 2 ? record(words.at(1)) : 2;
}
