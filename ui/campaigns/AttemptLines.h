// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/Parts.h"

namespace lianxin {

//! \brief The attempts of one number, newest first: when, what came of each, the network's own cause beside it, and what
//! was heard: how sure, and a button that plays the second that decided. Where nobody understood what was said, one click
//! tells the hotline what it was. Where nobody knows what became of a call (the engine died over it), a person decides: it is made
//! again, or not.
class AttemptLines final : public QFrame {
    Q_OBJECT
public:
    //! \a attempts as dialling.trace shows them.
    AttemptLines(Door &door, const QJsonArray &attempts, QWidget *parent = nullptr);

Q_SIGNALS:
    //! \a offsetMs into the recording of that call.
    void listenWanted(const QString &callId, qint64 offsetMs);
    //! The hotline has learned an announcement, and judged the attempt by it.
    void taught();
    //! Of a call that nobody knew the end of.
    void decided();

private:
    QLayout *lineOf(const QJsonObject &attempt);
    QLayout *heardOf(const QJsonObject &attempt);
    QLayout *decisionOf(const QString &attemptId);
    void teach(const QString &attemptId, const QString &state);
    void askDecision(const QString &attemptId, bool again);

    Door &m_door;
    ErrorBanner *m_error;
};

//! Where in the recording of its call the evidence that decided is; -1: there is nothing to listen to.
qint64 heardOffset(const QJsonObject &heard);
//! What decided and how sure it is: "关机 1 · 94%".
QString heardText(const QJsonObject &heard);
//! The network's own cause: "480 · Q.850 20".
QString causeText(const QJsonObject &cause);

} // namespace lianxin
