// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rehearsal/SampleList.h"
#include "platform/sheets/SheetWriter.h"
#include <random>

namespace lianxin {
namespace {

constexpr const char16_t *kFamilies[] = {u"张", u"王", u"李", u"赵", u"刘", u"陈", u"杨", u"黄", u"周", u"吴", u"徐", u"孙", u"马", u"朱", u"胡", u"林"};
constexpr const char16_t *kGiven[] = {u"敏", u"静", u"丽", u"强", u"磊", u"军", u"洋", u"勇", u"艳", u"杰", u"娟", u"涛", u"明", u"超", u"秀英", u"桂兰", u"建国", u"志强", u"晓东", u"海燕"};
constexpr const char16_t *kPlaces[][2] = {{u"临湖区", u"春和社区"}, {u"临湖区", u"湖滨社区"}, {u"江滨区", u"枫桥社区"}, {u"江滨区", u"江滨社区"}, {u"云山区", u"松涛社区"}};

} // namespace

Expected<void> writeSampleList(const QString &path, int people, quint32 seed) {
    LX_TRY(const auto writer, SheetWriter::create(path, u"名单"_s, {{u"姓名"_s}, {u"电话"_s}, {u"区县"_s}, {u"社区"_s}, {u"备注"_s}}));
    std::mt19937 dice(seed);
    const auto pick = [&dice](const auto &table) { return table[dice() % std::size(table)]; };
    for (int i = 0; i < people; ++i) {
        const auto &place = kPlaces[dice() % std::size(kPlaces)];
        writer->addRow({QString::fromUtf16(pick(kFamilies)) + QString::fromUtf16(pick(kGiven)), u"199001%1"_s.arg(i, 5, 10, QChar(u'0')),
                        QString::fromUtf16(place[0]), QString::fromUtf16(place[1]), {}});
    }
    return writer->finish();
}

} // namespace lianxin
