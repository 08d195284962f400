// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "talk/speech/Pcm.h"
#include <QJsonObject>
#include <QSslConfiguration>
#include <QWebSocket>
#include <QWebSocketServer>
#include <vector>

namespace lianxin::test {

//! \brief What is said in a sound, and when.
struct Spoken {
    qint64 fromMs;
    qint64 toMs;
    QString text; //!< punctuated; each character or word takes the same time
};

//! Sound of \a ms whose samples tell which millisecond they are, so that a server finds in it what is said when.
Pcm clockSound(qint64 ms);

//! A key and a certificate that nobody signed, for 127.0.0.1.
QSslConfiguration selfSigned();

//! \brief Speaks as a FunASR runtime in 2-pass mode does, frame by frame, and "hears" in a clockSound() what it is told
//! is said there: increments some time after the words, a whole sentence after a pause. With the peculiarities of the
//! real ones, each to be chosen, and connections that break.
class FunasrServer final : public QObject {
    Q_OBJECT
public:
    explicit FunasrServer(std::vector<Spoken> truth, const QSslConfiguration &tls = {});

    QUrl url() const;
    void stop();

    enum class Times { Text, List, Sentences, OfSentence, None };
    Times times = Times::Text;    //!< how a sentence says when it was
    bool tellsLast = true;        //!< a frame without text and mode at the end
    bool closesAtEnd = false;     //!< … instead of which the connection ends
    bool losesLastChunk = false;  //!< the sentence in which the sound ends is never told as a whole
    bool earlyFinalMark = false;  //!< increments after the end say "is_final": true
    bool emotionTags = false;     //!< <|zh|><|ANGRY|> before the text
    bool emptyFrames = false;     //!< frames without text between the others
    std::vector<qint64> breaksAt; //!< ms of sound of the first, second … connection, after which it breaks
    int refuses = 0;              //!< connections that end before the first frame
    QString garbage;              //!< sent once instead of the first increment

    std::vector<QJsonObject> starts; //!< the first frame of each connection
    std::vector<qint64> firstMs;     //!< the first millisecond of sound that each got
    int ends = 0;                    //!< connections that were told the end

private:
    struct Ear {
        QWebSocket *socket;
        bool started = false;
        bool ended = false;
        qint64 beganMs = -1;
        qint64 heardMs = 0; //!< of its own sound
        size_t sentence = 0;
        qsizetype units = 0; //!< of the sentence, that were told
        qint64 breakMs = -1;
    };
    void onConnection();
    void onText(Ear &ear, const QString &frame);
    void onSound(Ear &ear, const QByteArray &bytes);
    void tell(Ear &ear);
    void tellSentence(Ear &ear, bool last);
    void send(Ear &ear, const QJsonObject &frame);
    QString dressed(const QString &text) const;

    std::vector<Spoken> m_truth;
    QWebSocketServer m_server;
    std::vector<std::unique_ptr<Ear>> m_ears;
};

} // namespace lianxin::test
