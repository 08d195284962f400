// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/access/Masking.h"
#include "platform/base/Literals.h"
#include "platform/base/Text.h"
#include "talk/assistant/TalkDraft.h"
#include "talk/dialogue/KeyFacts.h"
#include <QJsonArray>
#include <algorithm>
#include <array>
#include <cmath>

namespace lianxin {
namespace {

QString draftMasked(const QString &text, const QStringList &names) { return namesMasked(maskedText(text), names); }

double twoPlaces(double value) { return std::round(value * 100) / 100; }

QString nameOf(DraftField::Source source) {
    constexpr std::array names{"said"_L1, "confirmed"_L1, "derived"_L1, "call"_L1};
    return names[std::size_t(source)];
}

QJsonObject evidenceJson(const DraftEvidence &evidence, const QStringList &names) {
    const QString text = draftMasked(evidence.text, names);
    // Masks are shorter than what they hide: the words' place is that of what is before them, masked.
    const qsizetype from = std::min(draftMasked(evidence.text.first(evidence.from), names).size(), text.size());
    const qsizetype end = std::min(draftMasked(evidence.text.first(evidence.from + evidence.length), names).size(), text.size());
    QJsonObject json{{u"seq"_s, evidence.seq}, {u"utterance"_s, evidence.utterance}, {u"at"_s, evidence.at},
                     {u"speaker"_s, evidence.speaker}, {u"text"_s, text}, {u"from"_s, from}, {u"length"_s, std::max<qsizetype>(0, end - from)}};
    if (evidence.endedAt > 0)
        json[u"endedAt"_s] = evidence.endedAt;
    return json;
}

QJsonObject fieldJson(const QString &name, const DraftField &field, const QStringList &names) {
    QJsonObject json = field.more;
    const auto shown = [&names](const QString &text) { return draftMasked(text, names); };
    const bool isId = name == u"unit"_s || name == u"category"_s || name == u"urgency"_s;
    if (name == u"contact") {
        const QString called = field.more.value("name"_L1).toString(), phone = field.more.value("phone"_L1).toString();
        const QString maskedCalled = called.contains(u'*') ? called : called.size() == 1 ? called + u'*' : maskedName(called);
        const QString maskedNumber = phone.contains(u'*') || phone.isEmpty() ? phone : maskedPhone(phone);
        if (!called.isEmpty())
            json[u"name"_s] = maskedCalled;
        if (!phone.isEmpty())
            json[u"phone"_s] = maskedNumber;
        json[u"value"_s] = json[u"label"_s] = (maskedCalled + u' ' + maskedNumber).trimmed();
    } else {
        json[u"value"_s] = isId ? field.value : shown(field.value);
        json[u"label"_s] = isId ? field.label : shown(field.label);
    }
    json[u"confidence"_s] = twoPlaces(field.confidence);
    json[u"source"_s] = nameOf(field.source);
    QJsonArray evidence, others;
    for (const DraftEvidence &one : field.evidence)
        evidence.append(evidenceJson(one, names));
    for (const DraftField::Other &other : field.alternatives)
        others.append(QJsonObject{{u"value"_s, isId ? other.value : shown(other.value)}, {u"label"_s, isId ? other.label : shown(other.label)}, {u"confidence"_s, twoPlaces(other.confidence)}});
    json[u"evidence"_s] = evidence;
    json[u"alternatives"_s] = others;
    if (field.corrected)
        json[u"corrected"_s] = true;
    return json;
}

} // namespace

QJsonObject TalkDraft::toJson(const QStringList &names) const {
    QJsonObject all;
    for (const auto &[name, field] : fields)
        all[name] = fieldJson(name, field, names);
    QJsonArray empty;
    for (const auto &[field, question] : missing())
        empty.append(QJsonObject{{u"field"_s, field}, {u"question"_s, question}});
    return {{u"fields"_s, all},
            {u"required"_s, QJsonArray::fromStringList(required())},
            {u"filled"_s, required().size() - empty.size()},
            {u"missing"_s, empty},
            {u"alerts"_s, QJsonArray::fromStringList(alerts)}};
}

} // namespace lianxin
