#include "models/core/secrets/secrets.h"
#include "tests/support/growth.h"

#include <QTest>

using namespace sluice;

/// Secrets that are told by what stands around them, and the sentences that look alike and hold none. Every
/// secret here holds the letters "hush"; nothing else does.
class TestSecretPhrases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hidden_data();
    void hidden();
    void shown_data();
    void shown();
    void inJson();
    void timeIsInProportion_data();
    void timeIsInProportion();
};

void TestSecretPhrases::hidden_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("masked");
    const auto row = [](const char *text, const char *masked) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(masked);
    };
    // Without a sign between the name and its value.
    row("Access denied for user a using password hush-2", "Access denied for user a using password ******");
    row("login of ann with password hush7.", "login of ann with password ******.");
    row("Password hush7 was refused", "Password ****** was refused");
    row("the password is hush7", "the password is ******");
    row("passwd is hush-18", "passwd is ******");
    row("secretKey hush-12", "secretKey ******");
    row("bad accessKey hush12, again", "bad accessKey ******, again");
    row("the client secret hush12 is wrong", "the client secret ****** is wrong");
    row("API key hush12 was revoked", "API key ****** was revoked");
    row("access_token hush12== ended", "access_token ****** ended");
    row("Token hush-1234 has expired", "Token ****** has expired");
    row("with token hush12", "with token ******");
    row("kerberos_ticket=hush-11", "kerberos_ticket=******");
    row("kerberos ticket hush11", "kerberos ticket ******");
    row("Caused by: pwd\nhush-14", "Caused by: pwd\n******");
    row("the password\r\n  hush-14  \r\nx", "the password\r\n  ******  \r\nx");
    row("login failed: token \"hush-612\" is invalid", "login failed: token \"******\" is invalid");
    row("said {\\\"e\\\": \\\"token \\\\\\\"hush-612\\\\\\\" is invalid\\\"}",
        "said {\\\"e\\\": \\\"token \\\\\\\"******\\\\\\\" is invalid\\\"}");
    row("access token 'hush' is unknown", "access token '******' is unknown");
    row("invalid token: hush-123", "invalid token: ******");
    row("secretKey \"hush\" is unknown", "secretKey \"******\" is unknown");
    row("password \\\"hush\\\" is wrong", "password \\\"******\\\" is wrong");
    // A quote that belongs to the value is written twice in YAML, SQL and CSV.
    row("user: a\npassword: 'it''s hush'\nx: y", "user: a\npassword: '******'\nx: y");
    row("password: 'hush''' # none", "password: '******''' # none");
    row("password = 'ab'' hush'", "password = '******'");
    row("password: '''hush''s'", "password: '******'");
    row("IDENTIFIED BY 'it''s hush' ACCOUNT LOCK", "IDENTIFIED BY '******' ACCOUNT LOCK");
    row("password: \"a\"\"hush\", user: b", "password: \"******\", user: b");
    row("said \\\"password\\\": \\\"a\\\"\\\"hush\\\", x", "said \\\"password\\\": \\\"******\\\", x");
    row("'EXEC login ''password=''hush'''' again'", "'EXEC login ''password=''******'''' again'");
    row("failed: 'bad password 'hush'' in file 'x'", "failed: 'bad password '******'' in file 'x'");
    row("password='hush', user='b', note='it''s'", "password='******', user='b', note='it''s'");
    row("password: '', token: 'hush'", "password: '', token: '******'");
    // A token alone in front of a host.
    row("rediss://Zx9hushQw7@h:6379/0", "rediss://******@h:6379/0");
    row("mongodb+srv://Zx9hushQw7@c.example.com/db", "mongodb+srv://******@c.example.com/db");
    row("amqps://x4hush7k2m9q@h/v", "amqps://******@h/v");
    row("jdbc:mysql://Zx9hushQw7@h:3306/db", "jdbc:mysql://******@h:3306/db");
    // A login without a scheme.
    row("user:hush77@h:3306", "user:******@h:3306");
    row("url = \"user:hush77@h:3306/db\"", "url = \"user:******@h:3306/db\"");
    row("root:hush@db.example.com:5432", "root:******@db.example.com:5432");
    row("cannot reach app:hush@10.0.0.7:6379.", "cannot reach app:******@10.0.0.7:6379.");
    row("app:hush@h1:3306,app:hush@h2:3306", "app:******@h1:3306,app:******@h2:3306");
    row("admin:p@hush1@h:3306", "admin:******@h:3306");
    row("admin:hush@[::1]:3306", "admin:******@[::1]:3306");
    // In front of the name.
    row("ConfigValue(\"hush-24\") for key password", "ConfigValue(\"******\") for key password");
    row("ConfigValue(\\\"hush-24\\\") for key 'password'", "ConfigValue(\\\"******\\\") for key 'password'");
    row("Invalid value hush for configuration ssl.key.password: no",
        "Invalid value ****** for configuration ssl.key.password: no");
    row("Invalid value 'hush' for option \"secretKey\"", "Invalid value '******' for option \"secretKey\"");
    row("value hush1 of password.", "value ****** of password.");
    // Headers, also without their names.
    row("Authorization: Negotiate YIIhush==", "Authorization: Negotiate ******");
    row("WWW-Authenticate: Negotiate oYGhush12345", "WWW-Authenticate: Negotiate ******");
    row("sent Negotiate hushhush19==.", "sent Negotiate ******.");
    row("Proxy-Authorization: NTLM TlRMhush", "Proxy-Authorization: NTLM ******");
    row("sent NTLM TlRMTVNTUAADhush1", "sent NTLM ******");
    row("Digest username=\"ann\", realm=\"r\", nonce=\"hush\", uri=\"/x\", response=\"hush\", qop=auth",
        "Digest username=\"ann\", realm=\"r\", nonce=\"******\", uri=\"/x\", response=\"******\", qop=auth");
    row("WWW-Authenticate: Digest realm=r, nonce=hush, opaque=hush",
        "WWW-Authenticate: Digest realm=r, nonce=******, opaque=******");
    row("Authorization: AWS4-HMAC-SHA256 Credential=hush, Signature=hush", "Authorization: ******");
    row("X-Hub-Signature-256: hush", "X-Hub-Signature-256: ******");
    // Parameters of addresses.
    row("http://h:8086/query?db=x&u=ann&p=hush", "http://h:8086/query?db=x&u=ann&p=******");
    row("http://h/query?p=hush&u=ann&q=1", "http://h/query?p=******&u=ann&q=1");
    row("https://b.s3.amazonaws.com/k?X-Amz-Credential=hush&X-Amz-Date=1&X-Amz-Signature=hush",
        "https://b.s3.amazonaws.com/k?X-Amz-Credential=******&X-Amz-Date=1&X-Amz-Signature=******");
    row("?a=1%26X-Amz-Signature%3Dhush%26b", "?a=1%26X-Amz-Signature%3D******%26b");
    row("?a\\u0026sig\\u003dhush\\u0026b", "?a\\u0026sig\\u003d******\\u0026b");
    row("x%3Fcode%3Dhush", "x%3Fcode%3D******");
    row("https://a.blob.core.windows.net/c?sv=2022-11-02&se=2026&sr=c&sig=hush%3D",
        "https://a.blob.core.windows.net/c?sv=2022-11-02&se=2026&sr=c&sig=******");
    row("BlobEndpoint=https://a/;SharedAccessSignature=sv=1&sig=hush",
        "BlobEndpoint=https://a/;SharedAccessSignature=sv=1&sig=******");
    row("https://cas/login?ticket=hush", "https://cas/login?ticket=******");
    row("http://h/key=hush", "http://h/key=******");
    row("http://hush:x@h", "http://******:******@h");
    row("https://hush:x-oauth-basic@github.com/a", "https://******:******@github.com/a");
    row("https://hush:@api.stripe.com/v1", "https://******:@api.stripe.com/v1");
    // Paths.
    row("https://api.telegram.org/bot123456:hush-hush_hush/sendMessage",
        "https://api.telegram.org/bot******/sendMessage");
    row("via http://proxy/slack/services/T000/B000/hush.", "via http://proxy/slack/services/******.");
    row("https://chat.corp/hooks/hush5xkd9whush4ahush7nnr3q", "https://chat.corp/hooks/******");
    row("https://n8n.corp/webhook/1c5ahush-77aa-4d0e-9f13-8a7b6c5d4e3f?x=1",
        "https://n8n.corp/webhook/******?x=1");
    row("https://h/trigger/x/with/key/dk8hush2LwQhush0aZ", "https://h/trigger/x/with/key/******");
    row("https://h/api-key/dk8hush2LwQhush0aZ/x", "https://h/api-key/******/x");
    row("GET https://h/v1/aB3dhushE5fG7hI9jK1lM3nO5p/items", "GET https://h/v1/******/items");
    // SNMP.
    row("snmp.community=hush", "snmp.community=******");
    row("snmp_community_string: hush", "snmp_community_string: ******");
    row("rocommunity hush 10.0.0.0/8", "rocommunity ****** 10.0.0.0/8");
    row("snmp-server community hush RO", "snmp-server community ****** RO");
    row("Snmp { host = h, community = hush }", "Snmp { host = h, community = ****** }");
    row("snmpwalk -v2c -c hush h", "snmpwalk -v2c -c ****** h");
    row("shade.key = hush", "shade.key = ******");
}

void TestSecretPhrases::hidden()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, masked);
    const std::string once = maskedText(text.toStdString());
    QCOMPARE(QByteArray::fromStdString(once), masked);
    QVERIFY(!masked.contains("hush"));
    QCOMPARE(QByteArray::fromStdString(maskedText(once)), masked); // nothing more the second time
}

void TestSecretPhrases::shown_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"password is wrong",
                             "token expired",
                             "Access denied for user 'a'@'h' (using password: YES)",
                             "using password: NO",
                             "with password authentication",
                             "using password hashing with SHA-256",
                             "using password SHA256",
                             "the password column1 and password field2",
                             "password VARCHAR(64), token varchar2",
                             "password and user ann7",
                             "no password user=ann7",
                             "login type 0:password 1:ldap",
                             "const SqlToken &next, Password *what",
                             "password policy, key1=v1",
                             "password v2",
                             "the token has 12 letters",
                             "Unexpected token abc12345 at line 3",
                             "unexpected token 'abc12345' here",
                             "Encountered token \"hadoop_s3_properties\" at line 1",
                             "invalid token \"source\"",
                             "invalid token: '}'",
                             "token hadoop_s3_properties2 is not known",
                             "Token 12345 of 20000",
                             "token bucket1",
                             "secret \"mysql-pass1\" not found",
                             "secret mysql-pass1 not found",
                             "cookie sid12345 is set",
                             "auth user123 failed",
                             "primary key id12345",
                             "duplicate entry '12' for key orders1",
                             "duplicate entry '12345a' for key 'primary1'",
                             "value 30 for token expiry",
                             "value 30 for password_timeout",
                             "invalid value 'abc1' for option parallelism",
                             "value 5 for partition key",
                             "value of password",
                             "a value returned in password",
                             "Enter passphrase for key '/data/ann/id_rsa2':",
                             "reads /etc/passwd version265",
                             "EVP_CHECK_DES_KEY #define x",
                             "gnutls_x509_get_signature: what it does",
                             "https://h/index.php?r=survey&sid=989272",
                             "'required' for password",
                             "options:\npassword\nhadoop_s3_properties\n",
                             "user password\nann 12345\n",
                             "password\n- abc1",
                             "Negotiate failed",
                             "Negotiate TLSv1.3 with h",
                             "negotiate ProtocolVersions",
                             "NTLM authentication",
                             "response=\"x\" nonce=y",
                             "a digest of it\nresponse=x",
                             "http://h/x?p=1&q=2",
                             "http://h/x?page=1&p=2 u=ann",
                             "p=hello&u=ann",
                             "http://h/x?session_count=3",
                             "see /key=42 and ;code=1",
                             "http://h:5801/hazelcast/rest/maps/job-info/1052438164834222081",
                             "http://h/jobs/4f2c0de1a9b84c7795d3e6f8a1b2c3d4/vertices",
                             "http://h/members/1c5a9b0e-77aa-4d0e-9f13-8a7b6c5d4e3f",
                             "https://h/api/SeaTunnelIcebergConnectorV2Factory2Builder",
                             "https://h/docs/Kafka-2-Iceberg-With-CDC-Exactly-Once-2026",
                             "https://repo/org/apache/seatunnel/seatunnel-engine-server/2.3.8/x-2.3.8.jar",
                             "https://h/hooks/12345678901234567",
                             "https://h/webhooks/orders-of-the-day",
                             "https://h/oauth2/token/introspect",
                             "/data/ann/aB3dE5fG7hI9jK1lM3nO5p",
                             "https://h/robots/bot12/x",
                             "bot12345: hello",
                             "x://ak&]\v3root:@",
                             "x://ak&]\f3root:@x",
                             "user: 'it''s ann', note: 'a''b'",
                             "INSERT INTO t VALUES ('it''s', 'x')",
                             "\"a\"\"b\",\"c\"",
                             "ssh://git@host",
                             "ssh://Zx9Deploy7k@host/x.git",
                             "sftp://Etl2Load7k@host/in",
                             "jdbc:sqlserver//app@host",
                             "postgresql://app@h",
                             "postgresql://k8s-etl2-admin@h/db",
                             "redis://ServiceAccount2@h:6379",
                             "amqp://etl2prod01load@h/v",
                             "abfss://Raw2Zone7data@account.dfs.example.com/x",
                             "starts at 10:30@h:80",
                             "choose a:b@c for it",
                             "Ann Lee: ann@example.com:25",
                             "mailto:ann@example.com:25",
                             "from:ann@example.com:25",
                             "sip:ann@example.com:5060",
                             "load repo:tag@sha256:0123456789abcdef",
                             "h:5000/repo:tag@sha256:12345",
                             "module:load@main.js:12:5",
                             "jdbc:app@h:5432",
                             "jdbc:oracle:thin:@h:1521:orcl",
                             "community edition",
                             "edition = community",
                             "community = ann",
                             "fields { community = string }",
                             "read_community_posts = 3",
                             "make -c x; gcc -c x.c",
                             "the snmp agent of the community"})
        QTest::newRow(text) << QByteArray(text);
}

void TestSecretPhrases::shown()
{
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(maskedText(text.toStdString())), text);
}

void TestSecretPhrases::inJson()
{
    const auto check = [](const std::string &json, const std::string &masked) {
        QCOMPARE(maskedText(json), masked);
    };
    check("{\"source\":\"Snmp\",\"community\":\"hush\",\"edition\":\"community\"}",
          "{\"source\":\"Snmp\",\"community\":\"******\",\"edition\":\"community\"}");
    check("{\"source\":\"x\",\"community\":\"ann\"}", "{\"source\":\"x\",\"community\":\"ann\"}");
    check("{\"error\":\"secretKey hush12, token \\\"hush-612\\\" is invalid\"}",
          "{\"error\":\"secretKey ******, token \\\"******\\\" is invalid\"}");
}

void TestSecretPhrases::timeIsInProportion_data()
{
    QTest::addColumn<QByteArray>("piece");
    for (const char *piece : {"password='a''", "password='a'' ", "password=''a''", "password=''''", "a''b ",
                              "u:a1b2@h:1", "u:a@@", "u:a@[::", "redis://a1b2c3@", "redis://a1B2"})
        QTest::newRow(piece) << QByteArray(piece);
}

/// Four times as much takes about four times as long.
void TestSecretPhrases::timeIsInProportion()
{
    QFETCH(QByteArray, piece);
    constexpr qsizetype size = 8000;
    const std::string small = piece.repeated(size / piece.size()).toStdString();
    const std::string large = piece.repeated(4 * size / piece.size()).toStdString();
    const QByteArray grown = growth::verdict(
        "mask", [&] { (void)maskedText(small); }, [&] { (void)maskedText(large); });
    QVERIFY2(grown.isEmpty(), grown);
}

QTEST_GUILESS_MAIN(TestSecretPhrases)
#include "test_secretphrases.moc"
