#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads every file of a spreadsheet corpus with `lianxinctl sheet cat` and compares the cells with what two
independent readers saw (openpyxl, xlrd). Writes the table of docs/spreadsheets.md.

usage: sheets-corpus.py LIANXINCTL CORPUS [OUT.md]
Fails when a file crashes its reader, needs more than 512 MB, or less than 99 % of the cells agree.
"""
import collections, csv, json, os, pathlib, subprocess, sys, time

program, corpus = sys.argv[1], pathlib.Path(sys.argv[2])
out = sys.argv[3] if len(sys.argv) > 3 else None
BOOKS = ('.xlsx', '.xlsm', '.xltx', '.xls')
MEMORY = 512  # MiB

# Looked at one by one; who is right.
REASONS = {
    'calamine/date_1904.xlsx': 'a date with an elapsed-time format: the other reader gives a duration, `sheet cat` the date that is stored',
    'poi/spreadsheet/52575_main.xlsx': 'a formula whose value is stored as text: the other reader gives `true`',
    'poi/spreadsheet/60289.xlsx': 'the escape `_x000d_` is resolved here (ECMA-376 22.9.2.19), shown as it is there',
    'poi/spreadsheet/bug60858.xlsx': 'the number −1 in a date format: no date (Excel shows ####); the other reader counts back to 1899',
    'poi/spreadsheet/DateTimeToNumberTestCases.xls': 'a serial below 1 is a time of day here, a time on 1899-12-31 there',
}


def passwords():
    found = {}
    with open(corpus / 'poi_expected_failures.tsv', encoding='utf-8') as table:
        for row in csv.DictReader(table, delimiter='\t'):
            found.setdefault('poi/' + row['File'], row['Password'])
    return found


def cat(path, password):
    """Status, rows by sheet, the error if any, peak memory in MiB (of the program and its child)."""
    command = [program, 'sheet', 'cat', str(path)] + (['--password', password] if password else [])
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    sheets, error = collections.OrderedDict(), None
    for line in process.stdout:
        row = json.loads(line)
        if 'error' in row:
            error = row['error']
        else:
            sheets.setdefault(row['sheet'], []).append(row['cells'])
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, sheets, error, usage.ru_maxrss // 1024


def same(seen, cell):
    if seen is None or seen.get('v') == '':
        return cell is None or cell['v'] == ''
    if cell is None:
        return False
    kind, value = seen['t'], seen['v']
    if kind == 'n':
        return cell['t'] == 'n' and float(cell['v']) == value
    if kind == 'b':
        return cell['t'] == 'b' and cell['v'] == value
    if kind == 'd':  # the other readers show microseconds, and dates without a time
        return cell['t'] == 'd' and (cell['v'][:19] == value[:19] or cell['v'] == value + 'T00:00:00')
    if 'len' in seen:
        return cell['v'].startswith(value)
    return cell['t'] in 'se' and cell['v'] == value


def compare(record, sheets):
    """Cells compared, cells that agree, the first that does not."""
    count = good = 0
    first = None
    for number, sheet in enumerate(record['sheets']):
        rows = sheets.get(sheet['name'])
        if rows is None and len(record['sheets']) == 1 and len(sheets) == 1:
            rows = next(iter(sheets.values()))  # worksheets of Excel 2 to 4 have no name
        for r, wanted in enumerate(sheet['rows']):
            cells = (rows or [])[r] if r < len(rows or []) else []
            for c, seen in enumerate(wanted):
                cell = cells[c] if c < len(cells) else None
                if seen is None and cell is None:
                    continue
                count += 1
                if same(seen, cell):
                    good += 1
                elif first is None:
                    first = (sheet['name'], r, c, seen, cell)
    return count, good, first


def shown(text, size=60):
    return str(text).replace('|', '\\|').replace('\n', ' ').replace('\r', ' ')[:size]


oracle = {}
with open(corpus / 'oracle_openpyxl_xlrd.jsonl', encoding='utf-8') as lines:
    for line in lines:
        record = json.loads(line)
        oracle[record['file']] = record
keys = passwords()
totals = collections.OrderedDict()
differ, refused, alone, problems = [], [], [], []
largest = (0, '')
begin = time.monotonic()
files = sorted(p for p in corpus.glob('*/**/*') if p.is_file() and p.suffix != '.json')
for path in files:
    name = path.relative_to(corpus).as_posix()
    password = keys.get(name, '')
    status, sheets, error, memory = cat(path, password)
    largest = max(largest, (memory, name))
    if status not in (0, 4, 5) or (status != 0) != (error is not None):
        problems.append('%s: ended with %d' % (name, status))
    if error and (error['code'] == 'sheet.reader_died' or not error['message'] or not error['hint']):
        problems.append('%s: %s' % (name, error))
    if memory > MEMORY:
        problems.append('%s: %d MiB' % (name, memory))
    kind = path.suffix.lower()
    row = totals.setdefault(kind, [0, 0, 0, 0, 0])
    row[0] += 1
    row[1] += error is None
    if error:
        refused.append((name, error['code'], error['message']))
    record = oracle.get(name, {'status': 'none', 'sheets': []})
    listed = sum(1 for s in record.get('sheets', []) for r in s['rows'] for c in r if c)
    if kind in BOOKS and record['status'] == 'ok' and listed:
        count, good, first = compare(record, sheets)
        row[2] += 1
        row[3] += count
        row[4] += good
        if good < count:
            differ.append((name, count, good, first, REASONS.get(name, '**not explained**')))
    elif kind in BOOKS and error is None:
        cells = [c for rows in sheets.values() for r in rows for c in r if c]
        alone.append((name, password, list(sheets), sum(map(len, sheets.values())), len(cells), cells[0]['v'] if cells else ''))

count, good = sum(t[3] for t in totals.values()), sum(t[4] for t in totals.values())
share = 100 * good / max(count, 1)
text = ['# Spreadsheets from outside', '']
text += ['What `lianxinctl sheet cat` makes of %d files that other libraries collected because they are difficult, held against'
         % len(files), 'what openpyxl 3.0.9 and xlrd 1.2.0 saw in them (the first 15 rows and 20 columns of every sheet). Made by',
         '`tests/long/sheets-corpus.py`; the corpus is not part of the project.', '',
         '**%d of %d cells agree (%.2f %%).** No file crashed its reader; the largest took %d MiB (`%s`), library code and child'
         % (good, count, share, largest[0], largest[1]), 'included.', '',
         '| kind | files | read | compared | cells | agree |', '| --- | ---: | ---: | ---: | ---: | ---: |']
for kind, t in sorted(totals.items()):
    text.append('| %s | %d | %d | %s | %s | %s |' % (kind, t[0], t[1], t[2] or '', t[3] or '', '%.2f %%' % (100 * t[4] / t[3]) if t[3] else ''))
text += ['', '## Cells that differ', '', '| file | cells | differ | for example | they saw | we give | why |', '| --- | ---: | ---: | --- | --- | --- | --- |']
for name, n, g, (sheet, r, c, seen, cell), why in differ:
    text.append('| %s | %d | %d | %s, row %d, column %d | `%s` | `%s` | %s |'
                % (name, n, n - g, shown(sheet, 20), r + 1, c + 1, shown(seen and seen['v']), shown(cell and cell['v']), why))
text += ['', '## Files of which the other readers list no cells', '',
         'Strict files, protected ones (with their password), empty ones, and those on which they gave up; checked by hand.', '',
         '| file | password | sheets | rows | cells | first cell |', '| --- | --- | --- | ---: | ---: | --- |']
for name, password, sheets, rows, cells, first in alone:
    text.append('| %s | %s | %s | %d | %d | %s |' % (name, shown(password), shown(', '.join(sheets), 40), rows, cells, shown(first, 40)))
text += ['', '## Files that are refused', '', 'Each with a code, a sentence and a remedy ([errors.md](errors.md)).', '', '| file | code | what is said |', '| --- | --- | --- |']
for name, code, message in refused:
    text.append('| %s | `%s` | %s |' % (name, code, shown(message, 120)))
report = '\n'.join(text) + '\n'
if out:
    kept = ''
    if os.path.exists(out):
        old = open(out, encoding='utf-8').read()
        kept = old[old.find('\n## Notes'):] if '\n## Notes' in old else ''
    open(out, 'w', encoding='utf-8').write(report + kept)
else:
    print(report)
print('%d files in %.1f s, %d of %d cells agree (%.2f %%), largest %d MiB' % (len(files), time.monotonic() - begin, good, count, share, largest[0]))
for problem in problems:
    print('PROBLEM', problem)
sys.exit(1 if problems or share < 99 else 0)
