#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes subsidy-notice.xlsx beside this file: the list that a rehearsal calls. Python's standard library only.

Every number is invented: mobiles 199000xxxxx and a landline whose local part begins with 199, which no carrier
assigns. A rehearsal never leaves the machine anyway. The rows show what real lists look like: numbers as text and
as floating-point cells, with blanks, dashes, +86 and full-width digits; duplicates; rows that can't be called.
"""
import os
import zipfile
from xml.sax.saxutils import escape

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = ["建国", "秀英", "志强", "桂兰", "伟", "敏", "丽华", "海燕", "国庆", "玉珍", "晓东", "春梅", "俊杰", "雪", "明", "淑芬"]
PLACES = [("东城区", "春和里社区"), ("东城区", "朝阳门社区"), ("西城区", "柳荫街社区"), ("海淀区", "清河社区"), ("丰台区", "方庄社区")]


def name(i):
    return SURNAMES[i * 7 % len(SURNAMES)] + GIVEN[i * 5 % len(GIVEN)]


def mobile(i):
    return "199000%05d" % (i * 137 + 11)


def full_width(text):
    return "".join(chr(ord(c) + 0xFEE0) for c in text)


def rows():
    out = []
    for i in range(48):
        number = mobile(i)
        if i % 12 == 3:
            number = float(number)
        elif i % 12 == 5:
            number = "+86 " + number
        elif i % 12 == 7:
            number = "%s-%s-%s" % (number[:3], number[3:7], number[7:])
        elif i % 12 == 9:
            number = full_width(number)
        elif i % 12 == 11:
            number = "%s %s %s" % (number[:3], number[3:7], number[7:])
        out.append((name(i), number, *PLACES[i % len(PLACES)], "已参保" if i % 4 else "灵活就业"))
    out.insert(20, ("物业办公室", "(0570)1990-0001", "东城区", "春和里社区", "座机"))
    out.insert(9, (name(2), mobile(2), "东城区", "朝阳门社区", "重复登记"))
    out.insert(30, (name(11), "0086" + mobile(11), "西城区", "柳荫街社区", "重复登记"))
    out.insert(41, (name(17), float(mobile(17)), "西城区", "柳荫街社区", "重复登记"))
    out.insert(14, ("刘洋", "1990000123", "海淀区", "清河社区", "少一位"))
    out.insert(26, ("马骏", "19900O12345", "丰台区", "方庄社区", "夹有字母"))
    out.insert(33, ("高翔", "1.99E+10", "丰台区", "方庄社区", "科学计数法"))
    out.insert(37, ("罗静", "", "海淀区", "清河社区", "未留号码"))
    out.insert(45, ("宋佳", "19900000001/19900000002", "东城区", "春和里社区", "一格两号"))
    out.insert(50, ("客服", "95588", "西城区", "柳荫街社区", "服务号码"))
    out.insert(54, ("唐诗", "12900012345", "西城区", "柳荫街社区", "号段不存在"))
    out.insert(57, ("胡杨", "无", "丰台区", "方庄社区", "未留号码"))
    return out


def cell(column, row, value):
    reference = "%s%d" % (chr(ord("A") + column), row)
    if value == "":
        return ""
    if isinstance(value, float):
        return '<c r="%s"><v>%.1f</v></c>' % (reference, value)
    return '<c r="%s" t="inlineStr"><is><t>%s</t></is></c>' % (reference, escape(value))


def sheet():
    table = [("姓名", "电话", "区县", "社区", "备注")] + rows()
    lines = ["<row r=\"%d\">%s</row>" % (r, "".join(cell(c, r, v) for c, v in enumerate(values)))
             for r, values in enumerate(table, 1)]
    return ('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            '<cols><col min="1" max="1" width="12" customWidth="1"/><col min="2" max="2" width="22" customWidth="1"/>'
            '<col min="3" max="5" width="14" customWidth="1"/></cols><sheetData>%s</sheetData></worksheet>' % "".join(lines))


PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml."
PARTS = {
    "[Content_Types].xml":
        '<Types xmlns="%scontent-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="%ssheet.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="%sworksheet+xml"/></Types>' % (PACKAGE, CONTENT, CONTENT),
    "_rels/.rels":
        '<Relationships xmlns="%srelationships"><Relationship Id="rId1" Type="%s/officeDocument" Target="xl/workbook.xml"/></Relationships>' % (PACKAGE, OFFICE),
    "xl/workbook.xml":
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="%s">'
        '<sheets><sheet name="社保补贴告知名单" sheetId="1" r:id="rId1"/></sheets></workbook>' % OFFICE,
    "xl/_rels/workbook.xml.rels":
        '<Relationships xmlns="%srelationships"><Relationship Id="rId1" Type="%s/worksheet" Target="worksheets/sheet1.xml"/></Relationships>' % (PACKAGE, OFFICE),
    "xl/worksheets/sheet1.xml": sheet(),
}


def main():
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "subsidy-notice.xlsx")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for part, xml in PARTS.items():
            entry = zipfile.ZipInfo(part, date_time=(2026, 1, 1, 0, 0, 0))  # the same bytes every time
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + xml)


if __name__ == "__main__":
    main()
