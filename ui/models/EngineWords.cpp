// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/EngineWords.h"
#include "platform/base/Literals.h"
#include <QCoreApplication>
#include <QRegularExpression>

namespace lianxin {
namespace {

struct EngineWord {
    Q_DECLARE_TR_FUNCTIONS(EngineWords)
public:
    const char *engine;
    const char *words;
};

const EngineWord units[] = {{"个工作日", QT_TRANSLATE_N_NOOP("EngineWords", "%n workday(s)")},
                            {"天", QT_TRANSLATE_N_NOOP("EngineWords", "%n day(s)")},
                            {"小时", QT_TRANSLATE_N_NOOP("EngineWords", "%n h")},
                            {"分钟", QT_TRANSLATE_N_NOOP("EngineWords", "%n mins")},
                            {"分", QT_TRANSLATE_N_NOOP("EngineWords", "%n min")}};

const EngineWord badges[] = {{"督办", QT_TRANSLATE_NOOP("EngineWords", "supervised")},
                             {"催办", QT_TRANSLATE_NOOP("EngineWords", "urged")},
                             {"退单", QT_TRANSLATE_NOOP("EngineWords", "given back")},
                             {"重复", QT_TRANSLATE_NOOP("EngineWords", "repeated")},
                             {"不满意", QT_TRANSLATE_NOOP("EngineWords", "dissatisfied")},
                             {"暂停计时", QT_TRANSLATE_NOOP("EngineWords", "clock stopped")},
                             {"退单待审", QT_TRANSLATE_NOOP("EngineWords", "return to decide")},
                             {"延期待审", QT_TRANSLATE_NOOP("EngineWords", "extension to decide")},
                             {"回访待听", QT_TRANSLATE_NOOP("EngineWords", "visit to hear")},
                             {"申诉待审", QT_TRANSLATE_NOOP("EngineWords", "appeal to decide")},
                             {"已并单", QT_TRANSLATE_NOOP("EngineWords", "merged into another")},
                             {"并单", QT_TRANSLATE_NOOP("EngineWords", "merged")},
                             {"协办", QT_TRANSLATE_NOOP("EngineWords", "with others")}};

//! “1 个工作日 3 小时”; empty where a part of it is not known.
QString spanWords(QString words) {
    static const QRegularExpression part(u"^(\\d+) ?(个工作日|天|小时|分钟|分) ?"_s);
    QStringList out;
    while (!words.isEmpty()) {
        const auto found = part.match(words);
        if (!found.hasMatch())
            return {};
        for (const EngineWord &unit : units)
            if (found.captured(2) == QString::fromUtf8(unit.engine)) {
                out << EngineWord::tr(unit.words, nullptr, found.captured(1).toInt());
                break;
            }
        words.remove(0, found.capturedLength(0));
    }
    return out.join(u' ');
}

} // namespace

QString engineWords(const QString &words) {
    static const QRegularExpression today(u"^今[日天] (\\d{1,2}:\\d\\d) (?:到期|前)$"_s);
    static const QRegularExpression counted(u"^(\\D+?)(?: (\\d+))?$"_s);
    for (const auto &[start, whole] : {std::pair{u"剩 "_s, QT_TRANSLATE_NOOP("EngineWords", "%1 left")}, {u"超期 "_s, QT_TRANSLATE_NOOP("EngineWords", "overdue %1")}})
        if (words.startsWith(start)) {
            const QString span = spanWords(words.sliced(start.size()));
            return span.isEmpty() ? words : EngineWord::tr(whole).arg(span);
        }
    if (const auto found = today.match(words); found.hasMatch())
        return EngineWord::tr("due today %1").arg(found.captured(1));
    const auto found = counted.match(words);
    for (const EngineWord &badge : badges)
        if (found.captured(1) == QString::fromUtf8(badge.engine))
            return found.captured(2).isEmpty() ? EngineWord::tr(badge.words) : u"%1 %2"_s.arg(EngineWord::tr(badge.words), found.captured(2));
    return words;
}

} // namespace lianxin
