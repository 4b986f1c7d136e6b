#include "models/core/secrets/secrets.h"
#include "tests/support/growth.h"

#include <QJsonDocument>
#include <QTest>

using namespace sluice;

/// Every secret in these tables holds the letters "hush"; nothing else does.
class TestSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void texts_data();
    void texts();
    void nothingToHide_data();
    void nothingToHide();
    void json_data();
    void json();
    void noJson_data();
    void noJson();
    void values();
    void knownSecrets();
    void timeIsInProportion_data();
    void timeIsInProportion();
    void manyKnownSecretsTakeTimeInProportion();
};

void TestSecrets::names_data()
{
    QTest::addColumn<bool>("secret");
    for (const char *name : {"password",
                             "PASSWORD",
                             "Password2",
                             "db-passwd",
                             "userPwd",
                             "pass",
                             "node_pass",
                             "passphrase",
                             "ssl.key.password",
                             "jdbcpassword",
                             "secret",
                             "secretKey",
                             "secret_id",
                             "client.secret",
                             "token",
                             "accessToken",
                             "oauth_token",
                             "bearer_token",
                             "access_key",
                             "accessKey",
                             "ACCESSKEY",
                             "access.key.id",
                             "fs.s3a.access.key",
                             "account_key",
                             "AccountKey",
                             "SharedAccessKey",
                             "encryption_key",
                             "encrypt.key",
                             "private_key",
                             "ssl.keystore.key",
                             "api-key",
                             "apiKey",
                             "X-Api-Key",
                             "ak",
                             "obs.sk",
                             "credentials",
                             "service_account_key",
                             "auth",
                             "kafka.auth",
                             "auth.params",
                             "Authorization",
                             "Proxy-Authorization",
                             "email_authorization_code",
                             "Cookie",
                             "Set-Cookie",
                             "sasl.jaas.config",
                             "kafka.sasl.jaas.config",
                             "密码",
                             "数据库密码",
                             "/source/0/password"})
        QTest::newRow(name) << true;
    for (const char *name : {"user",
                             "username",
                             "author",
                             "authority",
                             "key",
                             "keys",
                             "primary_key",
                             "primaryKeys",
                             "partition_key",
                             "routing_key",
                             "hash_key",
                             "rowkey_column",
                             "upsert-key",
                             "keyspace",
                             "url",
                             "passenger",
                             "bypass",
                             "pass_through",
                             "passwordless",
                             "token_count",
                             "max_tokens",
                             "show-secrets",
                             "has_password",
                             "tokenizer",
                             "scan_token_batch_size_bytes",
                             "scan_token_query_timeout",
                             "password_file",
                             "secret_name",
                             "secretary",
                             "tls_keystore_path",
                             "kerberos_keytab_path",
                             "fs.s3a.aws.credentials.provider",
                             "sasl.mechanism",
                             "auth.plugin-class",
                             "auth_type",
                             "authSource",
                             "cookie_path",
                             "oauth_path",
                             "task",
                             "risk",
                             "",
                             "...",
                             "7"})
        QTest::addRow("not %s", name) << false;
}

void TestSecrets::names()
{
    QFETCH(bool, secret);
    QByteArray name = QTest::currentDataTag();
    if (name.startsWith("not "))
        name.remove(0, 4);
    QCOMPARE(isSecretName(name.toStdString()), secret);
}

void TestSecrets::texts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("masked");
    const auto row = [](const char *text, const char *masked) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(masked);
    };
    // Addresses.
    row("http://ann:hush@h/x", "http://ann:******@h/x");
    row("http://ann:123/hush@10.0.0.1/x", "http://ann:******@10.0.0.1/x");
    row("http://ann:123/4#56 http://ann:123/4-5@db.corp/x",
        "http://ann:123/4#56 http://ann:******@db.corp/x");
    row("https://ann:5801/hush@db.corp:8443/x", "https://ann:******@db.corp:8443/x");
    row("https://ann:5801/hush@localhost/x", "https://ann:******@localhost/x");
    row("http://ann:99999/hush@h", "http://ann:******@h");
    row("http://ann:0123/hush@h", "http://ann:******@h");
    row("{ name = password, value = hush }", "{ name = password, value = ****** }");
    row("{ name = \"db.password\"\n  type = text\n  value = \"hush hush\" }",
        "{ name = \"db.password\"\n  type = text\n  value = \"******\" }");
    row("- name: DB_PASSWORD\n  value: hush\n- name: DB_USER\n  value: ann\n",
        "- name: DB_PASSWORD\n  value: ******\n- name: DB_USER\n  value: ann\n");
    row("said {\\\"key\\\": \\\"api.token\\\", \\\"value\\\": \\\"hush\\\"}",
        "said {\\\"key\\\": \\\"api.token\\\", \\\"value\\\": \\\"******\\\"}");
    row("'key'='password', 'value'='hush'", "'key'='password', 'value'='******'");
    row("redis://:hush@h:6379/0", "redis://:******@h:6379/0");
    row("ann@corp://x https://ann@corp:hush@h", "ann@corp://x https://ann@corp:******@h");
    row("https://hush@github.com/x", "https://******@github.com/x");
    row("jdbc:mysql://root:hu/sh@hush\"hush@host:3306/db", "jdbc:mysql://root:******@host:3306/db");
    row("(http://ann:hu'sh@hush@db.corp)", "(http://ann:******@db.corp)");
    row("mongodb://u:hush?hush@h1:1,h2:2/db?x=a@b", "mongodb://u:******@h1:1,h2:2/db?x=a@b");
    row("http://u:hu sh@db.example", "http://u:******@db.example");
    row("amqp://u:hush@h1,amqp://v:hush2@h2", "amqp://u:******@h1,amqp://v:******@h2");
    row("jdbc:oracle:thin:scott/hu/sh@hush@//h:1521/s", "jdbc:oracle:thin:scott/******@//h:1521/s");
    row("jdbc:mysql://h/db?user=u&password=hush,;)x&x=1", "jdbc:mysql://h/db?user=u&password=******&x=1");
    row("jdbc:sqlserver://h;user=sa;password={hush;x};encrypt=true",
        "jdbc:sqlserver://h;user=sa;password=******;encrypt=true");
    row("jdbc:db2://h:1/d:user=a;password=hush&,;x=1;", "jdbc:db2://h:1/d:user=a;password=******;x=1;");
    row("https://h/robot?access_token=hush\"", "https://h/robot?access_token=******\"");
    row("https://h/o?X-Amz-Signature=hush&e=1", "https://h/o?X-Amz-Signature=******&e=1");
    // Names and values.
    row("{password=hush, user=b}", "{password=******, user=b}");
    row("Config(user=x, password=hu,sh)hush, host=y)", "Config(user=x, password=******, host=y)");
    row("password = hush with blanks # why", "password = ****** # why");
    row("password=hush user=x", "password=****** user=x");
    row("Jdbc { password = \"hu\\\"sh\" user = x }", "Jdbc { password = \"******\" user = x }");
    row("password = \"hush\"hush\", user = x", "password = \"******\", user = x");
    row("password = \"hush is not closed", "password = \"******");
    row("password = \"\"\"hu\"sh\nhush\"\"\" x", "password = \"\"\"******\"\"\" x");
    row("password =\n  \"hush\"", "password =\n  \"******\"");
    row("password += hush", "password += ******");
    row("config['api_key'] = 'hush'", "config['api_key'] = '******'");
    row("credentials = { a = hush, b = \"}\" }, x = 1", "credentials = ******, x = 1");
    row("token: {\"a\": \"}hush\", \"b\": [\"hush\"]} rest", "token: ****** rest");
    row("secret access key: hush", "secret access key: ******");
    row("AccountKey=hush+/==;EndpointSuffix=core", "AccountKey=******;EndpointSuffix=core");
    row("ak=hush&sk=hush2", "ak=******&sk=******");
    row("x=${a} password=${b:hush}.", "x=${a} password=******");
    row("password: |\n  hush\n  hush\nuser: x", "password: ******\nuser: x");
    row("  password: >-\n    hush\n  user: x", "  password: ******\n  user: x");
    row("--password hush --user x", "--password ****** --user x");
    row("mysql --password='hu sh' -u x", "mysql --password='******' -u x");
    row("密码=hush", "密码=******");
    row("用户名：ann，密码：hush，主机：h1", "用户名：ann，密码：******，主机：h1");
    row("口令： hush。", "口令： ******。");
    row("密钥＝hush", "密钥＝******");
    row("令牌：“hush”", "令牌：“******”");
    row("password：hush 失败", "password：****** 失败");
    row("密码为 hush1", "密码为 ******");
    row("数据库密码是hush1，重试", "数据库密码是******，重试");
    row("密码是 'hush'", "密码是 '******'");
    row("post to https://hooks.slack.com/services/T0hush/B0hush/hush: 404",
        "post to https://hooks.slack.com/services/******: 404");
    row("\"https://discord.com/api/webhooks/123/hush-hush\"",
        "\"https://discord.com/api/webhooks/123/******\"");
    row("https://x.webhook.office.com/webhookb2/hush@hush/IncomingWebhook/hush/hush x",
        "https://x.webhook.office.com/webhookb2/****** x");
    row("https://oapi.dingtalk.com/robot/send?access_token=hush",
        "https://oapi.dingtalk.com/robot/send?access_token=******");
    row("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=hush",
        "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=******");
    row("open.feishu.cn/open-apis/bot/v2/hook/hush.", "open.feishu.cn/open-apis/bot/v2/hook/******.");
    row("signature = hush", "signature = ******");
    row("sig=hush&x=1", "sig=******&x=1");
    row("bad access key=hush", "bad access key=******");
    row("the API key=hush", "the API key=******");
    row("<password>hush</password><user>x</user>", "<password>******</password><user>x</user>");
    row("password = \"hush\" \"hush\" user = \"x\"", "password = \"******\" \"******\" user = \"x\"");
    row("{\"password\": \"hush\" \"hush\", \"a\": \"b\"",
        "{\"password\": \"******\" \"******\", \"a\": \"b\"");
    // Quoted once and twice more.
    row("\"{\\\"password\\\":\\\"hu\\\\\\\"sh\\\",\\\"user\\\":\\\"x\\\"}\"",
        "\"{\\\"password\\\":\\\"******\\\",\\\"user\\\":\\\"x\\\"}\"");
    row("\\\\\\\"token\\\\\\\": \\\\\\\"hush\\\\\\\", 1", "\\\\\\\"token\\\\\\\": \\\\\\\"******\\\\\\\", 1");
    // Headers, phrases, shapes.
    row("Authorization: Bearer hush", "Authorization: Bearer ******");
    row("curl -H \"Cookie: a=hush; b=hush\" x", "curl -H \"Cookie: ******\" x");
    row("Cookie: a=hush; b=hush\nHost: h", "Cookie: ******\nHost: h");
    row("sent Bearer hush.hush-1 and Basic aHVzaDpodXNo", "sent Bearer ****** and Basic ******");
    row("LoginModule required username=\"u\" password=\"hu;sh\";",
        "LoginModule required username=\"u\" password=\"******\";");
    row("sasl.jaas.config=a.PlainLoginModule required password=hush;\nx=1", "sasl.jaas.config=******\nx=1");
    row("CREATE USER u IDENTIFIED BY 'hu sh'", "CREATE USER u IDENTIFIED BY '******'");
    row("the password 'hush' is wrong", "the password '******' is wrong");
    row("set password to 'hush'", "set password to '******'");
    row("SET PASSWORD TO hush7;", "SET PASSWORD TO ******;");
    row("Password is 'hush'.", "Password is '******'.");
    row("Password is hush7, again", "Password is ******, again");
    row("the password for user root is hush7!", "the password for user root is ******!");
    row("the password has been changed to hush7", "the password has been changed to ******");
    row("password\n: hush", "password\n: ******");
    row("x\npassword\r\n  = 'hush'", "x\npassword\r\n  = '******'");
    row("u?next=%2Flogin%3Fpassword%3Dhush%26a%3D1", "u?next=%2Flogin%3Fpassword%3D******%26a%3D1");
    row("%22token%22%3A%22hush%22%2C1", "%22token%22%3A%22******%22%2C1");
    row("x%253Fpassword%253Dhush%2526a", "x%253Fpassword%253D******%2526a");
    row("?user\\u003da\\u0026password\\u003dhush\\u0026x",
        "?user\\u003da\\u0026password\\u003d******\\u0026x");
    row("password\\\\u003dhush", "password\\\\u003d******");
    row("got [password, hush7]", "got [password, ******]");
    row("('password', 'hush7')", "('password', '******')");
    row("curl -u ann:hush", "curl -u ann:******");
    row("curl -s -u 'ann:hush x' http://h", "curl -s -u 'ann:******' http://h");
    row("curl --user=ann:hush http://h", "curl --user=ann:****** http://h");
    row("/usr/bin/mysqldump -uroot -phush db", "/usr/bin/mysqldump -uroot -p****** db");
    row("mysql -uroot -p'hu sh' db", "mysql -uroot -p'******' db");
    row("sshpass -p hush ssh h", "sshpass -p ****** ssh h");
    row("redis-cli -h h -a hush", "redis-cli -h h -a ******");
    row("WHERE pw='hush'", "WHERE pw='******'");
    row("the key \"u:hush7@h\": no", "the key \"u:******@h\": no");
    row("Console/u:hush7@db.corp:3306/x", "Console/u:******@db.corp:3306/x");
    row("key AKIAIOSFODNN7EXAMPLE.", "key ******.");
    row("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.hush-x_", "******");
    row("-----BEGIN RSA PRIVATE KEY-----\nhush\n-----END RSA PRIVATE KEY-----\nx",
        "-----BEGIN RSA PRIVATE KEY-----******-----END RSA PRIVATE KEY-----\nx");
    row("-----BEGIN PRIVATE KEY-----\nhush", "-----BEGIN PRIVATE KEY-----******");
}

void TestSecrets::texts()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, masked);
    QCOMPARE(QByteArray::fromStdString(maskedText(text.toStdString())), masked);
    QVERIFY(!masked.contains("hush"));
}

void TestSecrets::nothingToHide_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"",
                             "nothing = here",
                             "http://h:8080/a@b",
                             "http://h:8080/users/ann@example.com",
                             "http://h:8080/users/ann@example.com/orders/7",
                             "http://registry:5000/image@sha256:0123456789abcdef",
                             "http://h:5801/@scope/name@1.2",
                             "{ name = user, value = ann }",
                             "{ name = password } { value = ann }",
                             "- name: password\n- value: ann\n",
                             "{ name = password, name = user, value = ann }",
                             "the key: password is missing; value: 5",
                             "{ secret_name = x, value = 5 }",
                             "http://[::1]:5801/x and ann@h",
                             "jdbc:mysql://h:3306/db",
                             "akka://SeaTunnel@host:1/user",
                             "ssh://git@h/x",
                             "http://${host}:${port}/a@b",
                             "Unexpected token: '}' at line 3",
                             "Access denied for 'root'@'h' (using password: YES)",
                             "password = ${db_password}",
                             "\"password\": \"\"",
                             "password: null, x",
                             "max_tokens = 5",
                             "primary_key = id",
                             "a bearer of news",
                             "Basic auth",
                             "basic realm=x",
                             "Bearer token expected",
                             "the password is wrong",
                             "the password is required",
                             "password is not set",
                             "password is 'required'",
                             "Password is at least 8 characters long",
                             "Password is a 12-character text",
                             "the password is base64-encoded",
                             "The password was changed by ann7",
                             "the password to db1 was lost",
                             "the password for db1 is needed",
                             "the password is in /run/secrets/db1",
                             "密码为空，密码是必填项",
                             "密码错误，用户名：ann",
                             "no method has the signature: run(int)",
                             "signature mismatch for key=42",
                             "duplicate entry for key=orders_id",
                             "see https://slack.com/services/abc and https://discord.com/api/webhooks/123",
                             "password is $DB_PASSWORD1",
                             "options [password, user, driver]",
                             "options [password, base_url, table-name]",
                             "f(password, md5)",
                             "100%3D",
                             "max_tokens%3D5",
                             "docker run -u 1000:1000 x",
                             "docker run -u ann:staff1 x",
                             "curl -u http://h/x",
                             "jdbc:mysql://h/db -parallel 3",
                             "mysql -p",
                             "mailto:ann7@example.com",
                             "repo:v1.2a@sha256:0123",
                             "consumer:Consumer7@1b2c3d4e",
                             "x:y@h",
                             "2026-11-28T10:00:15@h",
                             "a password\n: ${x}",
                             "at 12:30:15",
                             "a-->b",
                             "-----BEGIN PRIVATE KEY-----",
                             "-----BEGIN CERTIFICATE-----\nx",
                             "password_file=/run/x",
                             "\xFF\xFE=\x01",
                             "=",
                             ":",
                             "://",
                             "://:@",
                             "password",
                             "password=",
                             "\""})
        QTest::newRow(text) << QByteArray(text);
}

void TestSecrets::nothingToHide()
{
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(maskedText(text.toStdString())), text);
}

void TestSecrets::json_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("masked");
    const auto row = [](const char *json, const char *masked) {
        QTest::newRow(json) << QByteArray(json) << QByteArray(masked);
    };
    row(R"({"Password" : "hush",  "user":"x"})", R"({"Password" : "******",  "user":"x"})");
    row(R"({"pass\u0077ord":"hush"})", R"({"pass\u0077ord":"******"})");
    row(R"({"token":7, "pin":7})", R"({"token":"******", "pin":7})");
    row(R"({"password":true,"token":null,"secret":"","sk":"${x}"})",
        R"({"password":true,"token":null,"secret":"","sk":"${x}"})");
    row(R"({"auth":{"a":["hush",{"b":"hush"}]},"c":"x"})",
        R"({"auth":{"a":["******",{"b":"******"}]},"c":"x"})");
    row(R"([{"u":"\u0068ttp:\/\/a:\u0068ush\/@h\/x\n"}])", R"([{"u":"\u0068ttp:\/\/a:******@h\/x\n"}])");
    row(R"({"cfg":"{\"password\":\"hu\\\"sh\",\"b\":1}"})", R"({"cfg":"{\"password\":\"******\",\"b\":1}"})");
    row(R"({"cfg":"password: hush\nuser: x"})", R"({"cfg":"password: ******\nuser: x"})");
    row(R"({"http://a:hush@h":1})", R"({"http://a:******@h":1})");
    row(R"([{"name":"db.password","value":"hush"},{"name":"x","value":"y"}])",
        R"([{"name":"db.password","value":"******"},{"name":"x","value":"y"}])");
    row(R"( [ 1, -2.5e+3, "\ud83d\ude00", "é", [], {} ] )",
        R"( [ 1, -2.5e+3, "\ud83d\ude00", "é", [], {} ] )");
}

void TestSecrets::json()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, masked);
    const auto kept = maskedJson(json.toStdString());
    QVERIFY(kept);
    QCOMPARE(QByteArray::fromStdString(*kept), masked);
    QCOMPARE(QByteArray::fromStdString(maskedText(json.toStdString())), masked);
    const auto removed = maskedJson(json.toStdString(), JsonBlanks::Removed);
    QVERIFY(removed);
    QCOMPARE(QJsonDocument::fromJson(QByteArray::fromStdString(*removed)), QJsonDocument::fromJson(masked));
    QVERIFY(removed->find(", ") == std::string::npos && removed->find(" :") == std::string::npos);
}

void TestSecrets::noJson_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"",
                             " ",
                             "{",
                             "}",
                             "[1,]",
                             "{\"a\":1,}",
                             "{,}",
                             "[,1]",
                             "{\"a\"}",
                             "{a:1}",
                             "01",
                             "1.",
                             "-",
                             "1e",
                             "\"\\x\"",
                             "\"\\u12\"",
                             "\"",
                             "\"\xFF\"",
                             "[1 2]",
                             "[]]",
                             "{\"a\":1 \"b\":2}",
                             "nul",
                             "\"\t\"",
                             "\xEF\xBB\xBF{}",
                             "{\"password\": \"hush"})
        QTest::newRow(text) << QByteArray(text);
    QTest::newRow("NUL") << QByteArray("[1]\0", 4);
    QTest::newRow("NUL in a value") << QByteArray("password=\0hush\0hush", 19);
    QTest::newRow("NUL in an address") << QByteArray("http://u:\0hush@h", 16);
}

void TestSecrets::noJson()
{
    QFETCH(QByteArray, text);
    QVERIFY(!maskedJson(text.toStdString()));
    QVERIFY(maskedText(text.toStdString()).find("hush") == std::string::npos);
}

void TestSecrets::values()
{
    QCOMPARE(maskedValue("db.password", "hush"), std::string(kMaskedSecret));
    QCOMPARE(maskedValue("db.password", "true"), std::string("true"));
    QCOMPARE(maskedValue("url", "http://a:hush@h"), std::string("http://a:******@h"));
    QCOMPARE(maskedValue("Authorization", "Bearer hush"), std::string(kMaskedSecret));
    const std::string deep = std::string(200000, '[') + R"({"password":"hush"})" + std::string(200000, ']');
    QVERIFY(maskedText(deep).find("hush") == std::string::npos);
}

void TestSecrets::knownSecrets()
{
    KnownSecrets known;
    QVERIFY(known.empty());
    QCOMPARE(known.masked("x hush"), std::string("x hush"));
    known.add("${db}"); // no value
    QVERIFY(known.empty());
    known.add("abc"); // too short to be told from ordinary words, but not in quotes
    QVERIFY(!known.empty());
    QCOMPARE(known.masked("abcd abc 'abc' \"abc\" {\\\"x\\\":\\\"abc\\\"} 'abcd' 'ab' 'abc"),
             std::string("abcd abc '******' \"******\" {\\\"x\\\":\\\"******\\\"} 'abcd' 'ab' 'abc"));
    known.add("hu\"s h");
    known.add("hush");
    known.add("hush-and-more");
    QCOMPARE(known.masked("a hush-and-more b hushhush hu\"s h hu\\\"s h hu%22s%20h hus password=x"),
             std::string("a ****** b ************ ****** ****** ****** hus password=******"));
}

void TestSecrets::timeIsInProportion_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("piece");
    const auto row = [](const char *start, const char *piece) {
        QTest::addRow("%s|%s", start, piece) << QByteArray(start) << QByteArray(piece);
    };
    for (const char *piece : {"password=|,",
                              "http://a:${",
                              "x://",
                              "://u:1",
                              "a:b@",
                              "\"",
                              "\\\"",
                              "sk-",
                              "eyJ.",
                              "oracle:thin:",
                              "{",
                              "password={",
                              "password='",
                              "password=(",
                              "'Cookie: x\n",
                              "--password ",
                              "<token>",
                              "${",
                              "[\"",
                              "{\"a\":",
                              "{\"a\":\"{",
                              "-----BEGIN PRIVATE KEY",
                              "\"password\":\"",
                              "secret key: ",
                              "password:\n",
                              "password is ",
                              "password for a ",
                              "password",
                              "p",
                              ",",
                              "[password,",
                              "password%3D",
                              "%3D",
                              "\\u003d",
                              "password\\u003d",
                              "u:a1b2@",
                              "u:a1b2@h ",
                              "curl -u ",
                              "mysql -p",
                              " -p",
                              "value=",
                              "{name=password,value=",
                              "'name' = 'password', ",
                              "- ",
                              "@",
                              "=",
                              ":",
                              "\\",
                              " ",
                              "\n",
                              "\n:"})
        row("", piece);
    // In the middle of something that was not closed.
    for (const char *start :
         {"password=x", "password={", "password=\"", "password = \"\"\"", "{\"a\":\"", "[", "http://u:x"})
        for (const char *piece : {" ", "\\", "\"", "'", "a''", "'' ", "\\\"\\\"a", "\\\"", ",", "@", "{",
                                  "[\"\",", "password=", "a:b@ ", "://"})
            row(start, piece);
}

/// Four times as much takes about four times as long, and little of it.
void TestSecrets::timeIsInProportion()
{
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, piece);
    constexpr qsizetype size = 8000;
    const auto text = [&](qsizetype bytes) {
        return (start + piece.repeated(bytes / piece.size())).toStdString();
    };
    const std::string small = text(size);
    const std::string large = text(4 * size);
    const auto mask = [](const std::string &what) {
        (void)maskedText(what);
        std::string quoted = "{\"x\":\"";
        for (const char c : what) {
            if (c == '"' || c == '\\')
                quoted += '\\';
            quoted += c == '\n' ? ' ' : c;
        }
        (void)maskedJson(quoted + "\"}");
    };
    const QByteArray grown = growth::verdict(
        "mask", [&] { mask(small); }, [&] { mask(large); });
    QVERIFY2(grown.isEmpty(), grown);
    const auto spans = secretSpans(large);
    std::size_t at = 0;
    for (const TextSpan &span : spans) {
        QVERIFY(span.offset >= at);
        at = span.end();
    }
    QVERIFY(at <= large.size());
}

void TestSecrets::manyKnownSecretsTakeTimeInProportion()
{
    // All begin alike, and each is the beginning of others.
    const auto mask = [](int count) {
        KnownSecrets known;
        std::string text;
        for (int i = 0; i < count; ++i) {
            const std::string value = "hush-" + std::to_string(i);
            known.add(value);
            text += value + "x hush-y ";
        }
        if (known.masked(text).find("hush-1") != std::string::npos)
            qFatal("one was missed");
    };
    const QByteArray grown = growth::verdict(
        "known", [&] { mask(2000); }, [&] { mask(8000); });
    QVERIFY2(grown.isEmpty(), grown);
}

QTEST_GUILESS_MAIN(TestSecrets)
#include "test_secrets.moc"
