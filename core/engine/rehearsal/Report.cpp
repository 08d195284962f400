// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rehearsal/Report.h"
#include <QJsonDocument>
#include <QMap>
#include <QSaveFile>
#include <algorithm>

namespace lianxin {

QString reportText(const RehearsalSetup &setup, const RehearsalVerdict &v, double seconds) {
    QString text;
    const auto line = [&text](const QString &l) { text += l + u'\n'; };
    const QJsonObject &import = setup.importSummary;
    line(u"演练结果（对方都是模拟市民，种子 %1，用时 %2 秒）"_s.arg(setup.scenario.seed).arg(seconds, 0, 'f', 0));
    line(u"名单导入：读入 %1 行，可拨 %2，重复 %3，无效 %4"_s.arg(import.value("rows"_L1).toInteger())
             .arg(import.value("imported"_L1).toInteger()).arg(import.value("duplicates"_L1).toInteger())
             .arg(import.value("invalid"_L1).toInteger()));
    struct Sum {
        int all = 0, right = 0, ambiguous = 0, attempts = 0;
    };
    QMap<QString, Sum> sums;
    for (const auto &c : v.citizens) {
        Sum &sum = sums[c.behaviour];
        ++sum.all;
        sum.right += c.ok && !c.ambiguous;
        sum.ambiguous += c.ambiguous;
        sum.attempts += c.attempts;
    }
    line(u"市民 %1 人：结果与预设一致 %2 人，待人工核实 %3 人"_s.arg(v.citizens.size()).arg(v.right()).arg(v.ambiguous()));
    for (auto it = sums.cbegin(); it != sums.cend(); ++it) {
        const Behaviour *b = findBehaviour(it.key());
        line(u"  %1 %2：%3/%4 一致，拨打 %5 次%6"_s.arg(it->right + it->ambiguous == it->all ? u"✔"_s : u"✘"_s,
                                                  b ? b->inWords : it.key()).arg(it->right).arg(it->all).arg(it->attempts)
                 .arg(it->ambiguous ? u"，待核实 %1"_s.arg(it->ambiguous) : QString()));
    }
    const auto proved = std::count_if(v.talks.begin(), v.talks.end(), [](const auto &t) { return t.ok; });
    line(u"转人工通话 %1 次，其中 %2 次在录音波形上证实双方都听到对方；市民主动来电 %3 次"_s.arg(v.talks.size()).arg(proved).arg(v.callsIn));
    if (v.unitCalls > 0)
        line(u"承办单位接听督办、催办电话 %1 次，均由联络员按键签收"_s.arg(v.unitCalls));
    line(u"督办单 %1 张；录音已封存 %2 段，中断 %3 段"_s.arg(v.supervisionOrders).arg(v.recordingsFinished).arg(v.recordingsUnfinished));
    if (v.engineDeaths() > 0)
        line(u"引擎中断 %1 次，均已恢复；中断时在途呼叫 %2 次，全部转人工核实（%3 次），没有自动重拨"_s.arg(v.engineDeaths())
                 .arg(v.inFlightAtDeaths).arg(v.ambiguousAttempts));
    if (!v.spoken.isEmpty())
        text += v.spoken.text();
    line(u"存储校验 %1，审计链 %2"_s.arg(v.storeOk ? u"通过"_s : u"未通过"_s, v.auditOk ? u"完整"_s : u"不完整"_s));
    if (!v.exportedWav.isEmpty())
        line(u"可播放的立体声通话样例：%1"_s.arg(v.exportedWav));
    for (const QString &failure : v.failures)
        line(u"✘ "_s + failure);
    line(v.ok() ? u"结论：全部符合"_s : u"结论：有 %1 处不符"_s.arg(v.failures.size()));
    return text;
}

Expected<void> writeReport(const QString &dir, const RehearsalSetup &setup, const RehearsalVerdict &verdict, double seconds) {
    QJsonObject json = verdict.toJson();
    json.insert(u"import"_s, setup.importSummary);
    json.insert(u"seconds"_s, seconds);
    json.insert(u"seed"_s, qint64(setup.scenario.seed));
    const std::pair<QString, QByteArray> files[] = {
        {u"report.json"_s, QJsonDocument(json).toJson()},
        {u"report.txt"_s, reportText(setup, verdict, seconds).toUtf8()}};
    for (const auto &[name, content] : files) {
        QSaveFile file(dir + u'/' + name);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
            return Error{ErrorKind::BadInput, u"rehearsal.folder"_s, u"The report can't be written: "_s + file.errorString(),
                         u"Choose another folder with --report."_s, file.fileName()};
    }
    return {};
}

} // namespace lianxin
