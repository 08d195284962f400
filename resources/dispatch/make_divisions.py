#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes divisions.txt from provinces.csv, cities.csv, areas.csv and streets.csv (WTFPL):
make_divisions.py FOLDER. "code name" for provinces, cities and counties; streets and towns below their county as
" nnn name"."""
import csv, pathlib, sys

folder = pathlib.Path(sys.argv[1])


def rows(name):
    with open(folder / name, encoding='utf-8') as file:
        yield from csv.DictReader(file)


lines = {row['code']: row['name'] for name in ('provinces.csv', 'cities.csv', 'areas.csv') for row in rows(name)}
streets = {}
for row in rows('streets.csv'):
    streets.setdefault(row['areaCode'], []).append((row['code'], row['name']))
with open(pathlib.Path(__file__).parent / 'divisions.txt', 'w', encoding='utf-8') as out:
    out.write('# Divisions of China (2023-06), WTFPL; made by make_divisions.py\n')
    for code in sorted(lines):
        out.write(f'{code} {lines[code]}\n')
        for street, name in sorted(streets.get(code, [])):
            out.write(f' {street[6:]} {name}\n')
