// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "FakeDoor.h"
#include "platform/base/Literals.h"

namespace lianxin::test {

//! A sentence that a field came from; \a seq and \a at of the transcript in sample.json.
inline QJsonObject evidenceOf(const QJsonObject &line) {
    return {{u"seq"_s, line["seq"_L1]},         {u"utterance"_s, line["utterance"_L1]}, {u"at"_s, line["at"_L1]}, {u"endedAt"_s, line["endedAt"_L1]},
            {u"speaker"_s, line["speaker"_L1]}, {u"text"_s, line["text"_L1]},           {u"from"_s, 0},           {u"length"_s, 4}};
}

inline QJsonObject fieldOf(const QString &value, double confidence, const QString &source, const QJsonArray &evidence, const QJsonArray &alternatives = {}) {
    return {{u"value"_s, value},       {u"label"_s, value},       {u"confidence"_s, confidence},
            {u"source"_s, source},     {u"evidence"_s, evidence}, {u"alternatives"_s, alternatives}};
}

inline QJsonObject optionOf(const QString &value, const QString &label, double confidence) {
    return {{u"value"_s, value}, {u"label"_s, label}, {u"confidence"_s, confidence}};
}

//! What assistant.draft answers for the talk of sample.json: all but the address, which was not said.
inline QJsonObject draftSample(const FakeDoor &door, qint64 rev = 16) {
    const QJsonArray lines = door.sample(u"transcripts.get"_s)["lines"_L1].toArray();
    const auto said = [&lines](std::initializer_list<int> seqs) {
        QJsonArray evidence;
        for (const int seq : seqs)
            evidence.append(evidenceOf(lines.at(seq - 1).toObject()));
        return evidence;
    };
    QJsonObject unit = fieldOf(u"un0"_s, 0.95, u"derived"_s, said({15}), {optionOf(u"un3"_s, u"临湖区住建局"_s, 0.03)});
    unit.insert(u"label"_s, u"春和社区服务站"_s);
    unit.insert(u"reasons"_s, QJsonArray{u"上门代办由社区服务站承办。"_s});
    QJsonObject category = fieldOf(u"就业补贴"_s, 0.92, u"derived"_s, said({4, 11}),
                                   {optionOf(u"社保缴费"_s, u"社保 / 社保缴费"_s, 0.05), optionOf(u"居家服务"_s, u"民政 / 居家服务"_s, 0.02)});
    category.insert(u"label"_s, u"社保 / 就业补贴"_s);
    category.insert(u"code"_s, u"030201"_s);
    QJsonObject contact = fieldOf(u"张** 138****1234"_s, 0.97, u"confirmed"_s, said({16}));
    contact.insert(u"name"_s, u"张**"_s);
    contact.insert(u"phone"_s, u"138****1234"_s);
    QJsonObject request = fieldOf(u"我户口在外省，在这边灵活就业，社保缴了三年了，能不能申请补贴；我妈腿脚不好，能不能让社区的人来家里办。"_s, 0.9, u"said"_s, said({15, 11, 4}));
    return {{u"callId"_s, u"k2"_s},
            {u"rev"_s, rev},
            {u"fields"_s, QJsonObject{{u"request"_s, request},
                                      {u"title"_s, fieldOf(u"咨询灵活就业社保补贴"_s, 0.9, u"derived"_s, said({4}))},
                                      {u"category"_s, category},
                                      {u"unit"_s, unit},
                                      {u"district"_s, fieldOf(u"临湖区"_s, 0.52, u"said"_s, said({6}))},
                                      {u"time"_s, fieldOf(u"下午都在家"_s, 0.8, u"said"_s, said({16}))},
                                      {u"contact"_s, contact}}},
            {u"required"_s, QJsonArray{u"request"_s, u"category"_s, u"district"_s, u"address"_s, u"contact"_s}},
            {u"filled"_s, 4},
            {u"missing"_s, QJsonArray{QJsonObject{{u"field"_s, u"address"_s}, {u"question"_s, u"ask_address"_s}}}},
            {u"alerts"_s, QJsonArray{}}};
}

//! The same with an address that was said, at a later revision.
inline QJsonObject draftWithAddress(const FakeDoor &door, const QString &address, qint64 rev) {
    QJsonObject draft = draftSample(door, rev);
    QJsonObject fields = draft["fields"_L1].toObject();
    fields.insert(u"address"_s, fieldOf(address, 0.9, u"said"_s, {evidenceOf(door.sample(u"transcripts.get"_s)["lines"_L1].toArray().at(5).toObject())}));
    draft.insert(u"fields"_s, fields);
    draft.insert(u"missing"_s, QJsonArray());
    return draft;
}

//! What assistant.summary answers: by rules, or where \a model says which, a model's.
inline QJsonObject summarySample(const FakeDoor &door, const QString &model = {}) {
    const QJsonArray lines = door.sample(u"transcripts.get"_s)["lines"_L1].toArray();
    QJsonObject evidence = evidenceOf(lines.at(10).toObject());
    evidence.insert(u"part"_s, u"what"_s);
    const bool rules = model.isEmpty();
    return {{u"callId"_s, u"k2"_s},
            {u"rev"_s, 16},
            {u"text"_s, rules ? u"市民为外省户籍灵活就业人员，社保缴纳三年，询问能否申请社保补贴；已答复可以申请及所需材料。"_s
                              : u"外省户籍灵活就业市民询问社保补贴，已答复可申请；母亲行动不便，已约定社区上门办理。"_s},
            {u"nextStep"_s, u"社区服务站预约上门办理"_s},
            {u"source"_s, rules ? u"rules"_s : u"model"_s},
            {u"model"_s, model},
            {u"reason"_s, rules ? u"asked"_s : QString()},
            {u"evidence"_s, QJsonArray{evidence}}};
}

//! Gives the talk of the sample a draft and a summary by rules.
inline void giveDraft(FakeDoor &door) {
    door.on(u"assistant.draft"_s, draftSample(door));
    door.on(u"assistant.summary"_s, summarySample(door));
}

} // namespace lianxin::test
