// One member under two addresses or flavours, two members, two clusters.
#include "models/engine/seatunnel/memberidentity.h"
#include "models/engine/seatunnel/threadname.h"

#include <QTest>

using namespace sluice::engine;

namespace {

Reply decoded(const char *path, const QByteArray &body)
{
    RawReply raw;
    raw.path = QString::fromLatin1(path);
    raw.status = 200;
    raw.body = body;
    return decode(raw);
}

/// `members` as "uuid@host:port", the first one is the one that answers.
MemberIdentity v1(const QStringList &members, const QString &instance = {})
{
    QByteArray list;
    for (const QString &member : members)
        list += (list.isEmpty() ? "" : ",") + QByteArray(R"({"address":"[)") +
                member.section(u'@', 1).section(u':', 0, 0).toLatin1() +
                "]:" + member.section(u':', 1).toLatin1() + R"(","liteMember":false,"localMember":)" +
                (member == members.first() ? "true" : "false") + R"(,"uuid":")" +
                member.section(u'@', 0, 0).toLatin1() + R"("})";
    MemberIdentity identity;
    identity.take(decoded("/hazelcast/rest/cluster", R"({"members":[)" + list + "]}"));
    identity.instance = instance;
    return identity;
}

MemberIdentity v2(const QStringList &addresses, const QString &instance)
{
    QByteArray list;
    for (const QString &address : addresses)
        list += (list.isEmpty() ? "" : ",") + QByteArray(R"({"isMaster":"false","host":")") +
                address.section(u':', 0, 0).toLatin1() + R"(","port":")" +
                address.section(u':', 1).toLatin1() + R"("})";
    MemberIdentity identity;
    identity.take(decoded("/system-monitoring-information", "[" + list + "]"));
    identity.take(
        decoded("/running-threads", R"([{"threadName":"main","classLoader":"x"},{"threadName":"hz.)" +
                                        instance.toLatin1() + R"(.event-1","classLoader":"x"}])"));
    return identity;
}

} // namespace

class TestMemberIdentity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kinships_data();
    void kinships();
    void instanceNames();
};

void TestMemberIdentity::kinships_data()
{
    QTest::addColumn<MemberIdentity>("a");
    QTest::addColumn<MemberIdentity>("b");
    QTest::addColumn<int>("expected");
    const auto s = [](const char *text) {
        return QString::fromLatin1(text);
    };
    const auto row = [](const char *name, const MemberIdentity &a, const MemberIdentity &b, Kinship kinship) {
        QTest::newRow(name) << a << b << int(kinship);
    };
    const MemberIdentity a = v1({s("u1@h1:5801"), s("u2@h2:5801")}, s("happy_noether"));
    const MemberIdentity b = v1({s("u2@h2:5801"), s("u1@h1:5801")}, s("sad_gauss"));
    row("v1 under two addresses", a, a, Kinship::Same);
    row("two members of v1", a, b, Kinship::Siblings);
    row("v1 of two clusters that are called alike", v1({s("u1@localhost:5801")}),
        v1({s("u2@localhost:5801")}), Kinship::Strangers);
    row("v1 and v2 of one member", a, v2({s("h1:5801"), s("h2:5801")}, s("happy_noether")), Kinship::Same);
    row("v1 and v2 of two members", a, v2({s("h1:5801"), s("h2:5801")}, s("sad_gauss")), Kinship::Siblings);
    row("v2 under two addresses", v2({s("h1:5801")}, s("happy_noether")),
        v2({s("h1:5801")}, s("happy_noether")), Kinship::Same);
    row("v2 of two clusters", v2({s("h1:5801")}, s("happy_noether")), v2({s("h9:5801")}, s("sad_gauss")),
        Kinship::Strangers);
    row("v2 of two clusters of one member that are called alike",
        v2({s("localhost:5801")}, s("happy_noether")), v2({s("localhost:5801")}, s("sad_gauss")),
        Kinship::Strangers);
    row("the same drawn name in two clusters", v2({s("h1:5801")}, s("happy_noether")),
        v2({s("h9:5801")}, s("happy_noether")), Kinship::Strangers);
    row("nothing known", {}, {}, Kinship::Unknown);
    row("nothing known of one", a, {}, Kinship::Unknown);
}

void TestMemberIdentity::kinships()
{
    QFETCH(MemberIdentity, a);
    QFETCH(MemberIdentity, b);
    QFETCH(int, expected);
    QCOMPARE(int(kinship(a, b)), expected);
    QCOMPARE(int(kinship(b, a)), expected);
}

void TestMemberIdentity::instanceNames()
{
    QList<ThreadInfo> threads;
    for (const char *name : {"hz.client_1.event-1", "hz.client_1.event-2", "hz.client_1.event-3", "main",
                             "hz.x", "hz.trusting_boyd.event-1", "hz.trusting_boyd.IO.thread-in-0"})
        threads.append(parseThreadName(QString::fromLatin1(name)));
    QCOMPARE(instanceName(threads), QStringLiteral("trusting_boyd"));
    QCOMPARE(instanceName({}), QString());
}

QTEST_GUILESS_MAIN(TestMemberIdentity)
#include "test_memberidentity.moc"
