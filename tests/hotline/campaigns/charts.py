# SPDX-License-Identifier: GPL-3.0-or-later
"""What openpyxl finds in an exported workbook: its sheets, its charts and the sum of the cells that each of them draws."""
import json, sys
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
book = load_workbook(sys.argv[1])
out = {'sheets': book.sheetnames, 'charts': [], 'people': book.worksheets[3].max_row - 1}
for sheet in book:
    for chart in sheet._charts:
        totals = []
        for series in chart.series:
            name, cells = series.val.numRef.f.rsplit('!', 1)
            left, top, right, bottom = range_boundaries(cells.replace('$', ''))
            values = [c.value for row in book[name.strip("'")].iter_rows(top, bottom, left, right) for c in row]
            totals.append(sum(v for v in values if v is not None))
        out['charts'].append({'sheet': sheet.title, 'kind': type(chart).__name__, 'series': len(chart.series), 'sum': sum(totals)})
print(json.dumps(out, ensure_ascii=False))
