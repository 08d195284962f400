// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QStringList>
#include <optional>

namespace lianxin {

//! \brief The ticket of a talk while it is being written: what a person typed, what the engine proposes from what was said
//! (assistant.draft), and who wins. Knows no editor; a form shows it and tells it what is typed. GUI thread.
//!
//! What a person typed, chose or emptied is never overwritten: a newer proposal waits beside it (offer) until it is accepted
//! or put away. What nobody touched follows the talk, and goes where the talk takes it back. What was undone or put away is
//! not proposed again with the same words.
class DraftedTicket final : public QObject {
    Q_OBJECT
public:
    enum class Origin {
        Empty,
        Known,    //!< put in from the list or the robot's answers
        Proposed, //!< follows the talk
        Typed,    //!< a person's, also where they emptied it
    };
    Q_ENUM(Origin)
    //! \brief A sentence that a proposal was made of.
    struct Evidence {
        qint64 seq = 0;
        qint64 at = 0; //!< UTC ms
        qint64 endedAt = 0;
        QString speaker;
        QString text; //!< the sentence, masked as the transcript is
        int from = 0; //!< where the words are in it
        int length = 0;
        bool operator==(const Evidence &) const = default;
    };
    struct Option {
        QString value;
        QString label;
        double confidence = -1; //!< 0…1; negative: not known
        bool operator==(const Option &) const = default;
    };
    //! \brief What the engine would write into a field, and why.
    struct Proposal {
        Option option;
        QString source;           //!< said, confirmed, derived, call
        bool corrected = false;   //!< an earlier value was taken back in the talk
        QList<Evidence> evidence; //!< the newest first
        QList<Option> alternatives;
        QStringList reasons; //!< in words
        QString name;        //!< of a contact, masked
        QString phone;       //!< of a contact, masked
        bool operator==(const Proposal &) const = default;
    };
    struct Field {
        Origin origin = Origin::Empty;
        QString value;
        QString label;
        std::optional<Proposal> proposal; //!< what the value came from
        std::optional<Proposal> offer;    //!< waits beside what a person wrote
    };
    static constexpr double kUnsure = 0.6; //!< below it a person is to look

    explicit DraftedTicket(QObject *parent = nullptr);
    //! Another call: everything empty but what is known of it.
    void begin(const QString &callId, const QHash<QString, QString> &known);
    const QString &callId() const { return m_callId; }
    //! The engine's draft; one of another call, or older than what is here, changes nothing.
    void take(const QJsonObject &draft);

    //! \a key as in assistant.draft: request, title, category, unit, district, address, time, visit, contact, urgency.
    Field field(const QString &key) const { return m_fields.value(key); }
    QString value(const QString &key) const { return m_fields.value(key).value; }
    //! A person wrote or chose \a value there.
    void type(const QString &key, const QString &value, const QString &label = {});
    //! Somebody's keyboard is in the field: what comes meanwhile waits beside it, so that nothing that is being written is lost.
    void hold(const QString &key) { m_held = key; }
    //! The keyboard has left; what waited goes in where nothing was written.
    void release(const QString &key);
    //! Takes what is offered, or one of the alternatives.
    void accept(const QString &key);
    void choose(const QString &key, const Option &option);
    //! Puts the offer away.
    void decline(const QString &key);
    //! Back to what was there before the last proposal, acceptance or choice; that proposal does not come again.
    void undo(const QString &key);
    bool canUndo(const QString &key) const { return !m_before.value(key).isEmpty(); }
    //! Alternatives of what is there or offered, at most three, without what is there.
    QList<Option> alternatives(const QString &key) const;

    //! A person wrote something.
    bool isTyped() const;
    //! What a complete ticket has, in the order in which one asks for it.
    QStringList required() const { return m_required; }
    QStringList missing() const;
    //! Name of the question for a missing field, ask_address …; empty: none.
    static QString questionOf(const QString &key);
    const QStringList &alerts() const { return m_alerts; }
    //! Fields with the lines they came from, for tickets.create: what is proposed, or was chosen from a proposal.
    QJsonArray evidence() const;

    //! What a person did, to be taken up again by another console; empty where they did nothing.
    QJsonObject kept() const;
    void restore(const QJsonObject &kept);

Q_SIGNALS:
    //! Not for what type() did.
    void fieldChanged(const QString &key);
    //! Missing ones, alerts, offers.
    void changed();

private:
    void fill(const QString &key, const Proposal &proposal, Origin origin);
    void offer(const QString &key, const Proposal &proposal);
    bool isRefused(const QString &key, const Option &option) const { return m_refused.value(key).contains(option.value); }
    static Proposal proposalOf(const QJsonObject &json);

    QString m_callId;
    qint64 m_rev = -1;
    QString m_held;
    QHash<QString, Field> m_fields;
    QHash<QString, QList<Field>> m_before; //!< the last ones
    QHash<QString, QStringList> m_refused; //!< values
    QStringList m_required;
    QStringList m_alerts;
};

} // namespace lianxin
