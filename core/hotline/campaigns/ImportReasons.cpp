// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/campaigns/ImportReasons.h"
#include "platform/base/Literals.h"
#include <QHash>

namespace lianxin {

QString importReason(const QString &code, const QString &first) {
    static const QHash<QString, QString> reasons{
        {u"phone.empty"_s, u"号码为空"_s},
        {u"phone.not_a_number"_s, u"不是一个电话号码（含文字，或一格内有多个号码）"_s},
        {u"phone.digits_lost"_s, u"号码被存成科学计数法，末几位已丢失，请按文本格式重新导出"_s},
        {u"phone.length"_s, u"号码位数不对"_s},
        {u"phone.prefix"_s, u"号段或区号不存在，或不是中国大陆号码"_s},
        {u"phone.area_code_missing"_s, u"座机缺少区号"_s},
        {u"do_not_call"_s, u"在免打扰名单中"_s},
        {u"in_running_list"_s, u"正在执行的活动名单中已有此号码"_s},
        {u"hidden_row"_s, u"表格中被隐藏（或被筛选掉）的行"_s},
        {u"same_number"_s, u"与本行其他号码相同"_s},
        {u"phone.service"_s, u"服务号码（95、96、400 或短号），不外呼"_s},
    };
    if (code == "duplicate"_L1)
        return u"与第 %1 行号码重复"_s.arg(first);
    return reasons.value(code, code);
}

} // namespace lianxin
