#include "models/core/secrets/secrets.h"

#include <QTest>

using namespace sluice;

/// Names of secrets that were missed once, and names like them that hide nothing.
class TestSecretNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void namedByASibling_data();
    void namedByASibling();
    void keytabAsAPathStaysReadable();
};

void TestSecretNames::names_data()
{
    QTest::addColumn<bool>("secret");
    for (const char *name : {"psk", "wifi_psk", "authcode", "kerberos_ticket", "授权码", "cred", "creds",
                             "credential", "credentials", "aws_creds", "dbcreds", "userCred",
                             "kerberos_keytab_base64", "keytabBase64", "keytab.content", "base64_keytab"})
        QTest::newRow(name) << true;
    for (const char *name : {"ticket", "ticket_count", "kerberos", "kerberos_ticket_path", "tickets_table",
                             "keytab", "kerberos_keytab_path", "kerberos.keytab", "keytab_base_dir", "credit",
                             "sacred", "cred_file", "creds_path", "credits_total", "database"})
        QTest::newRow(name) << false;
}

void TestSecretNames::names()
{
    QFETCH(bool, secret);
    QCOMPARE(isSecretName(QTest::currentDataTag()), secret);
}

void TestSecretNames::namedByASibling_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("header and val") << QByteArray(R"({ header = "Authorization", val = "hush-1" })");
    QTest::newRow("name and val") << QByteArray(R"({ "name": "api_key", "val": "hush-2" })");
    QTest::newRow("header and value") << QByteArray("{ header = \"X-Api-Key\", value = hush-3 }");
}

void TestSecretNames::namedByASibling()
{
    QFETCH(QByteArray, text);
    const std::string masked = maskedText(text.toStdString());
    QVERIFY2(masked.find("hush") == std::string::npos, masked.c_str());
}

void TestSecretNames::keytabAsAPathStaysReadable()
{
    const std::string path = "keytab = /etc/x.keytab\nkerberos_keytab_path: /etc/krb/y.keytab\n";
    QCOMPARE(maskedText(path), path);
    QCOMPARE(maskedText("kerberos_keytab_base64: BQIhush\ncreds: hush"),
             std::string("kerberos_keytab_base64: ******\ncreds: ******"));
}

QTEST_GUILESS_MAIN(TestSecretNames)
#include "test_secretnames.moc"
