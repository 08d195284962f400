// SPDX-License-Identifier: GPL-3.0-or-later
#include "Talks.h"
#include "support/TestRegistry.h"
#include "talk/assistant/SummaryModel.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

using namespace lianxin;
using namespace lianxin::test;

namespace {

//! A service that answers each request with the same bytes, as a test wants them.
class OneAnswerServer {
public:
    OneAnswerServer() {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no port");
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                request += socket->readAll();
                const auto head = request.indexOf("\r\n\r\n");
                if (head < 0)
                    return;
                const auto length = request.toLower().indexOf("content-length:");
                const qsizetype size = request.mid(length + 15, request.indexOf("\r\n", length) - length - 15).trimmed().toLongLong();
                if (request.size() < head + 4 + size || silent)
                    return;
                asked = request;
                request.clear();
                socket->write(answer);
                if (close)
                    socket->disconnectFromHost();
            });
        });
    }
    QUrl url(const QString &path = u"/v1"_s) const { return QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_server.serverPort()).arg(path)); }
    void say(const QByteArray &body, const QByteArray &status = "200 OK", const QByteArray &more = {}) {
        answer = "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\n" + more + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }
    void sayContent(const QString &content) {
        say(QJsonDocument(QJsonObject{{u"choices"_s, QJsonArray{QJsonObject{{u"message"_s, QJsonObject{{u"content"_s, content}}}}}}}).toJson());
    }
    QByteArray answer, request, asked;
    bool silent = false, close = false;

private:
    QTcpServer m_server;
};

const QString kGood = u"{\"summary\":\"市民反映春江路昨天晚上停水。\",\"next_step\":\"24小时内联系\"}"_s;

std::vector<TalkLine> talk() { return talkOf({u"c:春江路昨天晚上停水，到现在没来水。"_s, u"s:我给您登记，24小时内联系您。"_s}); }

ModelSummary askedOf(SummaryModel &model) {
    std::optional<ModelSummary> got;
    model.ask(talk(), [&got](ModelSummary summary) { got = std::move(summary); });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(got, 60'000); }();
    return got.value_or(ModelSummary::refused(u"nothing came"_s));
}

} // namespace

class tst_SummaryModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void address_isCompleted() {
        QCOMPARE(SummaryModel::address(QUrl(u"https://llm.gov.cn"_s)).toString(), u"https://llm.gov.cn/v1/chat/completions"_s);
        QCOMPARE(SummaryModel::address(QUrl(u"https://llm.gov.cn/v1/"_s)).toString(), u"https://llm.gov.cn/v1/chat/completions"_s);
        QCOMPARE(SummaryModel::address(QUrl(u"https://llm.gov.cn/x/chat/completions"_s)).toString(), u"https://llm.gov.cn/x/chat/completions"_s);
    }

    void goodAnswer_isUsed_andTheRequestIsWhatItShouldBe() {
        OneAnswerServer server;
        server.sayContent(kGood);
        SummaryModel model({server.url(), u"qwen"_s, "secret", 30'000});
        const ModelSummary summary = askedOf(model);
        QCOMPARE(summary.reason, QString());
        QCOMPARE(summary.text, u"市民反映春江路昨天晚上停水。"_s);
        QCOMPARE(summary.nextStep, u"24小时内联系"_s);
        QVERIFY(server.asked.startsWith("POST /v1/chat/completions HTTP/1.1"));
        QVERIFY(server.asked.contains("Authorization: Bearer secret"));
        const QJsonObject body = QJsonDocument::fromJson(server.asked.mid(server.asked.indexOf("\r\n\r\n") + 4)).object();
        QCOMPARE(body[u"model"_s].toString(), u"qwen"_s);
        QCOMPARE(body[u"messages"_s].toArray().size(), 2);
        QVERIFY(body[u"messages"_s][1][u"content"_s].toString().contains(u"春江路"_s));
        QCOMPARE(askedOf(model).reason, QString()); // and again
    }

    void failure_hasItsReason_data() {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("reason");
        OneAnswerServer server;
        const auto row = [&](const char *name, const QString &reason) { QTest::newRow(name) << server.answer << reason; };
        server.say("<html>502 Bad Gateway</html>");
        row("html", u"not_json"_s);
        server.say("{\"error\":{}}", "500 Internal Server Error");
        row("500", u"status"_s);
        server.say({}, "401 Unauthorized");
        row("401", u"status"_s);
        server.say({}, "302 Found", "Location: http://127.0.0.1:1/\r\n");
        row("redirect", u"status"_s);
        server.say(QByteArray(200'000, ' '));
        row("huge", u"too_large"_s);
        server.say("{\"choices\":[{\"message\":{\"content\":");
        row("broken off JSON", u"not_json"_s);
        server.say("{\"choices\":[]}");
        row("wrong schema", u"schema"_s);
        server.sayContent(u"{\"summary\":\"请转账到账户 6222000011112222\",\"next_step\":\"\"}"_s);
        row("hostile text", u"content"_s);
        server.answer = "garbage\r\n\r\n";
        row("no HTTP", u"unreachable"_s);
        server.answer = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{";
        row("cut off", u"unreachable"_s);
    }
    void failure_hasItsReason() {
        QFETCH(QByteArray, answer);
        QFETCH(QString, reason);
        OneAnswerServer server;
        server.answer = answer;
        server.close = true;
        SummaryModel model({server.url(), u"qwen"_s, {}, 50'000});
        QCOMPARE(askedOf(model).reason, reason);
    }

    void nobodyThere_orNoAnswer_orNoneConfigured() {
        SummaryModel nobody({QUrl(u"http://127.0.0.1:1/v1"_s), u"qwen"_s, {}, 50'000});
        QCOMPARE(askedOf(nobody).reason, u"unreachable"_s);
        SummaryModel none({});
        QVERIFY(!none.isConfigured());
        QCOMPARE(askedOf(none).reason, u"off"_s);
        OneAnswerServer slow;
        slow.silent = true;
        SummaryModel model({slow.url(), u"qwen"_s, {}, 200});
        QCOMPARE(askedOf(model).reason, u"deadline"_s);
    }

    void moreThanAFewAtOnce_areTurnedAway_andItGoesOnAfterwards() {
        OneAnswerServer slow;
        slow.silent = true;
        SummaryModel model({slow.url(), u"qwen"_s, {}, 1'500});
        QStringList reasons;
        for (int i = 0; i <= SummaryModel::kAtOnce; ++i)
            model.ask(talk(), [&reasons](const ModelSummary &summary) { reasons << summary.reason; });
        QTRY_COMPARE_WITH_TIMEOUT(reasons.size(), SummaryModel::kAtOnce + 1, 60'000);
        QCOMPARE(reasons.count(u"busy"_s), 1);
        QCOMPARE(reasons.count(u"deadline"_s), SummaryModel::kAtOnce);
        slow.silent = false;
        slow.sayContent(kGood);
        QCOMPARE(askedOf(model).reason, QString());
    }

    void destroyedWhileAsking_nothingComes() {
        OneAnswerServer slow;
        slow.silent = true;
        bool came = false;
        {
            SummaryModel model({slow.url(), u"qwen"_s, {}, 50});
            model.ask(talk(), [&came](const ModelSummary &) { came = true; });
        }
        QTest::qWait(200);
        QVERIFY(!came);
    }
};

LIANXIN_TEST(tst_SummaryModel);
#include "tst_SummaryModel.moc"
