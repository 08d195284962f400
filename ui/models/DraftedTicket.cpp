// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/DraftedTicket.h"
#include "platform/base/Literals.h"
#include <QJsonArray>
#include <algorithm>

namespace lianxin {
namespace {

constexpr qsizetype kStepsBack = 8;
constexpr qsizetype kAlternatives = 3;

// Which unit has to act is decided at dispatch: a form takes it only when a person does.
bool fillsByItself(const QString &key) {
    return key != "unit"_L1;
}

QStringList usuallyRequired() {
    return {u"request"_s, u"category"_s, u"district"_s, u"address"_s, u"contact"_s};
}

DraftedTicket::Option optionOf(const QJsonObject &json) {
    const QString value = json["value"_L1].toString();
    return {value, json["label"_L1].toString(value), json["confidence"_L1].toDouble(-1)};
}

QStringList wordsOf(const QJsonObject &json) {
    QStringList words;
    for (const auto &reason : json["reasons"_L1].toArray())
        words << reason.toString();
    for (const auto &rule : json["rules"_L1].toArray())
        words << rule["words"_L1].toString();
    words.removeAll(QString());
    return words;
}

} // namespace

DraftedTicket::DraftedTicket(QObject *parent)
    : QObject(parent)
    , m_required(usuallyRequired()) {}

void DraftedTicket::begin(const QString &callId, const QHash<QString, QString> &known) {
    const QStringList before = m_fields.keys();
    m_callId = callId;
    m_rev = -1;
    m_fields.clear();
    m_before.clear();
    m_refused.clear();
    m_alerts.clear();
    m_required = usuallyRequired();
    for (auto it = known.begin(); it != known.end(); ++it)
        if (!it.value().isEmpty())
            m_fields.insert(it.key(), {Origin::Known, it.value(), it.value(), {}, {}});
    QStringList keys = before + m_fields.keys();
    keys.removeDuplicates();
    for (const QString &key : std::as_const(keys))
        Q_EMIT fieldChanged(key);
    Q_EMIT changed();
}

DraftedTicket::Proposal DraftedTicket::proposalOf(const QJsonObject &json) {
    Proposal proposal;
    proposal.option = optionOf(json);
    proposal.source = json["source"_L1].toString();
    proposal.corrected = json["corrected"_L1].toBool();
    for (const auto &value : json["evidence"_L1].toArray())
        proposal.evidence << Evidence{value["seq"_L1].toInteger(),      value["at"_L1].toInteger(),
                                      value["endedAt"_L1].toInteger(),  value["speaker"_L1].toString(),
                                      value["text"_L1].toString(),      value["from"_L1].toInt(),
                                      value["length"_L1].toInt()};
    for (const auto &value : json["alternatives"_L1].toArray())
        if (proposal.alternatives.size() < kAlternatives)
            proposal.alternatives << optionOf(value.toObject());
    proposal.reasons = wordsOf(json);
    proposal.name = json["name"_L1].toString();
    proposal.phone = json["phone"_L1].toString();
    return proposal;
}

void DraftedTicket::take(const QJsonObject &draft) {
    const qint64 rev = draft["rev"_L1].toInteger();
    if (draft["callId"_L1].toString() != m_callId || m_callId.isEmpty() || rev < m_rev)
        return;
    m_rev = rev;
    if (const QJsonArray required = draft["required"_L1].toArray(); !required.isEmpty()) {
        m_required.clear();
        for (const auto &key : required)
            m_required << key.toString();
    }
    m_alerts.clear();
    for (const auto &alert : draft["alerts"_L1].toArray())
        m_alerts << alert.toString();
    const QJsonObject fields = draft["fields"_L1].toObject();
    for (auto it = fields.begin(); it != fields.end(); ++it) {
        const QString key = it.key();
        const Proposal proposal = proposalOf(it.value().toObject());
        if (proposal.option.value.isEmpty() || isRefused(key, proposal.option))
            continue;
        if (m_fields[key].origin == Origin::Typed || !fillsByItself(key) || key == m_held)
            offer(key, proposal);
        else
            fill(key, proposal, Origin::Proposed);
    }
    // What the talk took back goes, too, unless a person has made it theirs.
    const QStringList keys = m_fields.keys();
    for (const QString &key : keys) {
        Field &field = m_fields[key];
        if (fields.contains(key) || key == m_held)
            continue;
        const bool offered = std::exchange(field.offer, {}).has_value();
        const bool filled = field.origin == Origin::Proposed;
        if (filled)
            field = {};
        if (offered || filled)
            Q_EMIT fieldChanged(key);
    }
    Q_EMIT changed();
}

void DraftedTicket::fill(const QString &key, const Proposal &proposal, Origin origin) {
    Field &field = m_fields[key];
    if (field.origin == origin && field.proposal == proposal && field.value == proposal.option.value)
        return;
    if (field.value != proposal.option.value || field.origin != origin) {
        QList<Field> &before = m_before[key];
        before.append(field);
        if (before.size() > kStepsBack)
            before.removeFirst();
    }
    field = {origin, proposal.option.value, proposal.option.label, proposal, {}};
    Q_EMIT fieldChanged(key);
}

void DraftedTicket::offer(const QString &key, const Proposal &proposal) {
    Field &field = m_fields[key];
    const bool same = proposal.option.value == field.value || (!field.value.isEmpty() && proposal.option.label == field.value);
    if (same) { // they agree: the sentence belongs to it
        if (field.proposal == proposal && !field.offer)
            return;
        field.proposal = proposal;
        field.offer.reset();
    } else {
        if (field.offer == proposal)
            return;
        field.offer = proposal;
    }
    Q_EMIT fieldChanged(key);
}

void DraftedTicket::type(const QString &key, const QString &value, const QString &label) {
    Field &field = m_fields[key];
    if (field.origin == Origin::Typed && field.value == value)
        return;
    if (field.origin != Origin::Typed && field.proposal) { // what it was can be had again
        m_before[key].append(field);
        field.offer = field.proposal->option.value == value ? std::nullopt : field.proposal;
    }
    field.proposal.reset();
    field.origin = Origin::Typed;
    field.value = value;
    field.label = label.isEmpty() ? value : label;
    if (field.offer && field.offer->option.value == value)
        field.proposal = std::exchange(field.offer, {});
    Q_EMIT changed();
}

void DraftedTicket::release(const QString &key) {
    if (key != m_held)
        return;
    m_held.clear();
    const Field field = m_fields.value(key);
    if (!field.offer || field.origin == Origin::Typed || !fillsByItself(key))
        return;
    fill(key, *field.offer, Origin::Proposed);
    Q_EMIT changed();
}

void DraftedTicket::accept(const QString &key) {
    if (const auto offer = m_fields.value(key).offer; offer) {
        fill(key, *offer, Origin::Typed); // a person's choice now: what is newer waits beside it
        Q_EMIT changed();
    }
}

void DraftedTicket::choose(const QString &key, const Option &option) {
    Field &field = m_fields[key];
    Proposal from = field.offer ? *field.offer : field.proposal.value_or(Proposal{});
    if (from.option.value != option.value && !from.option.value.isEmpty()) {
        from.alternatives.removeAll(option);
        from.alternatives.prepend(from.option);
        if (from.alternatives.size() > kAlternatives)
            from.alternatives.resize(kAlternatives);
    }
    from.option = option;
    fill(key, from, Origin::Typed);
    Q_EMIT changed();
}

void DraftedTicket::decline(const QString &key) {
    Field &field = m_fields[key];
    if (!field.offer)
        return;
    m_refused[key] << field.offer->option.value;
    field.offer.reset();
    Q_EMIT fieldChanged(key);
    Q_EMIT changed();
}

void DraftedTicket::undo(const QString &key) {
    QList<Field> &before = m_before[key];
    if (before.isEmpty())
        return;
    Field &field = m_fields[key];
    const Field last = before.takeLast();
    if (field.proposal && field.value == field.proposal->option.value && field.value != last.value)
        m_refused[key] << field.value;
    field = last;
    // Only what was refused stays away: what comes back is wanted.
    m_refused[key].removeAll(last.value);
    Q_EMIT fieldChanged(key);
    Q_EMIT changed();
}

QList<DraftedTicket::Option> DraftedTicket::alternatives(const QString &key) const {
    const Field field = m_fields.value(key);
    QList<Option> all;
    for (const auto &from : {field.offer, field.proposal})
        if (from && all.isEmpty())
            all = from->alternatives;
    all.removeIf([&field](const Option &option) { return option.value == field.value || option.value.isEmpty(); });
    return all;
}

bool DraftedTicket::isTyped() const {
    return std::any_of(m_fields.cbegin(), m_fields.cend(), [](const Field &field) { return field.origin == Origin::Typed && !field.value.isEmpty(); });
}

QStringList DraftedTicket::missing() const {
    QStringList keys;
    for (const QString &key : m_required)
        if (value(key).trimmed().isEmpty())
            keys << key;
    return keys;
}

QString DraftedTicket::questionOf(const QString &key) {
    static const QStringList asked{u"request"_s, u"category"_s, u"district"_s, u"address"_s, u"time"_s, u"contact"_s};
    return asked.contains(key) ? u"ask_"_s + key : QString();
}

QJsonArray DraftedTicket::evidence() const {
    constexpr qsizetype most = 40;
    QJsonArray lines;
    QStringList keys = m_fields.keys();
    keys.sort();
    for (const QString &key : std::as_const(keys)) {
        const Field &field = *m_fields.constFind(key);
        if (!field.proposal || field.value.isEmpty() || field.value != field.proposal->option.value)
            continue;
        for (const Evidence &line : field.proposal->evidence)
            if (line.seq > 0 && lines.size() < most)
                lines.append(QJsonObject{{u"field"_s, key}, {u"seq"_s, line.seq}});
    }
    return lines;
}

QJsonObject DraftedTicket::kept() const {
    QJsonObject typed;
    for (auto it = m_fields.begin(); it != m_fields.end(); ++it)
        if (it->origin == Origin::Typed)
            typed.insert(it.key(), QJsonObject{{u"value"_s, it->value}, {u"label"_s, it->label}});
    QJsonObject refused;
    for (auto it = m_refused.begin(); it != m_refused.end(); ++it)
        if (!it->isEmpty())
            refused.insert(it.key(), QJsonArray::fromStringList(*it));
    if (typed.isEmpty() && refused.isEmpty())
        return {};
    return {{u"typed"_s, typed}, {u"refused"_s, refused}};
}

void DraftedTicket::restore(const QJsonObject &kept) {
    const QJsonObject refused = kept["refused"_L1].toObject();
    for (auto it = refused.begin(); it != refused.end(); ++it)
        for (const auto &value : it->toArray())
            if (!m_refused.value(it.key()).contains(value.toString()))
                m_refused[it.key()] << value.toString();
    const QJsonObject typed = kept["typed"_L1].toObject();
    for (auto it = typed.begin(); it != typed.end(); ++it) {
        const QJsonObject was = it->toObject();
        Field &field = m_fields[it.key()];
        if (field.origin == Origin::Typed)
            continue; // written since
        type(it.key(), was["value"_L1].toString(), was["label"_L1].toString());
        Q_EMIT fieldChanged(it.key());
    }
    Q_EMIT changed();
}

} // namespace lianxin
