#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Collects every error code of the sources, with its message and remedy, into docs/errors.md."""
import pathlib, re

ROOT = pathlib.Path(__file__).resolve().parent.parent
TEXT = r'(?:u?"((?:[^"\\]|\\.)*)"(?:_s)?)'
CODE = re.compile(r'u?"([a-z][a-z_]*(?:\.[a-z0-9_]+)+)"(?:_s|_L1)?\s*,\s*' + TEXT + r'(?:(?:\s*"[^"]*"(?:_s)?)*[^,;{}]*,\s*' + TEXT + r')?', re.S)

found = {}
for folder in ('core', 'ui', 'app'):
    for path in sorted((ROOT / folder).rglob('*.cpp')):
        text = path.read_text(encoding='utf-8')
        for match in CODE.finditer(text):
            code, message, remedy = match.groups()
            # An error's message is a sentence; method names and events are followed by something else.
            if not re.match(r'[A-Z%\\]', message) or ' ' not in message:
                continue
            before = text[max(0, match.start() - 160):match.start()]
            if 'ErrorKind::' not in before and 'rror(' not in before and 'bad(' not in before and 'badSheet(' not in before and 'issue(' not in before:
                continue
            found.setdefault(code, (message, remedy or '', path.relative_to(ROOT).parent.as_posix()))

lines = ['# Errors', '', 'Every error says what happened, why, and what to do; the code in brackets is stable. Made by `docs/errors.py`.', '',
         '| code | what happened | what to do | from |', '| --- | --- | --- | --- |']
for code in sorted(found):
    message, remedy, place = found[code]
    lines.append('| `%s` | %s | %s | `%s` |' % (code, message.replace('|', '\\|'), remedy.replace('|', '\\|'), place))
(ROOT / 'docs' / 'errors.md').write_text('\n'.join(lines) + '\n', encoding='utf-8')
print(len(found), 'codes')
