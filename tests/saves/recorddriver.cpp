// Records five replies into the file that it is given, as `sluicectl record` does, and says each with a dot
// on standard output once it is in the file. Exit status 0 done, 2 refused or failed with a sentence on
// standard error.

#include "models/engine/recorder.h"

#include <QCoreApplication>

#include <csignal>
#include <cstdio>
#include <unistd.h>

using namespace sluice;

namespace {

class FakeTransport final : public engine::Transport
{
public:
    QStringList members() const override { return {QStringLiteral("a:1")}; }
    engine::ApiFlavour flavour() const override { return engine::ApiFlavour::V2; }
    engine::RequestId send(const engine::RequestSpec &) override { return 0; }
    void cancel(engine::RequestId) override {}
    void answer(int number)
    {
        engine::RawReply raw;
        raw.timeMs = 1'700'000'000'000 + number;
        raw.member = QStringLiteral("a:1");
        raw.path = QStringLiteral("/overview");
        raw.status = 200;
        raw.body = R"({"projectVersion":"2.3.8","number":)" + QByteArray::number(number) + "}";
        Q_EMIT replied(static_cast<engine::RequestId>(number), engine::decode(raw), raw);
    }
};

int told(const Result<void> &done)
{
    if (done)
        return 0;
    std::fprintf(stderr, "recorddriver: %s\n", done.error().message.c_str());
    return 2;
}

int record(const QString &path)
{
    FakeTransport transport;
    engine::Recorder recorder(transport, path);
    Result<void> failed;
    QObject::connect(&recorder, &engine::Recorder::failed, &recorder,
                     [&failed](const Error &error) { failed = tl::unexpected<Error>(error); });
    if (const Result<void> started = recorder.start(1'700'000'000'000); !started)
        return told(started);
    constexpr int replies = 5;
    for (int number = 1; number <= replies; ++number) {
        transport.answer(number);
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
