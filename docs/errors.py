#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Collects every error that the sources can produce, with its message and remedy: docs/errors.md for readers, and
ui/models/ErrorTable.cpp, from which the console says them in its own language. --check only compares."""
import itertools, pathlib, re, sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TABLE = ROOT / 'ui' / 'models' / 'ErrorTable.cpp'
PAGE = ROOT / 'docs' / 'errors.md'
CODE = re.compile(r'[a-z][a-z_]*(?:\.[a-z0-9_]+)+$')
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|(?:u8|u|L)?"(?:[^"\\\n]|\\.)*"(?:_[A-Za-z0-9]+)?|(?:u|L)?\'(?:[^\'\\]|\\.)+\''
                   r'|[A-Za-z_]\w*|\d[\w.\']*|::|->|<<|>>|==|!=|<=|>=|&&|\|\||\S', re.S)
ESCAPES = {'n': '\n', 't': '\t', '"': '"', '\\': '\\', "'": "'"}
#: Functions that take code, message and remedy at these places without making an Error themselves (checks of flows).
REPORTERS = {('FlowReaderValues.cpp', 'issue'): (1, 2, 3), ('FlowGraph.cpp', 'report'): (2, 3, 4)}
#: What is already in the reader's language.
FOREIGN = ('ui/',)
HOLE = None  # a part of a sentence that is known only when it is said


class Parameter(str):
    """A part of a sentence that the enclosing function is given."""


def unquoted(token):
    body = token[token.index('"') + 1:token.rindex('"')]
    return re.sub(r'\\(.)', lambda m: ESCAPES.get(m.group(1), m.group(0)), body)


def isText(token):
    return re.match(r'(?:u8|u|L)?"', token) is not None


class Source:
    """The tokens of a file, with the partner of each bracket."""

    def __init__(self, path):
        self.path = path
        self.place = path.relative_to(ROOT).parent.as_posix()
        self.tokens = [m.group(0) for m in TOKEN.finditer(path.read_text(encoding='utf-8')) if not m.group(0).startswith(('//', '/*'))]
        self.partner, open_ = {}, []
        for i, token in enumerate(self.tokens):
            if token in '([{':
                open_.append(i)
            elif token in ')]}' and open_:
                self.partner[i] = open_[-1]
                self.partner[open_.pop()] = i
        self.functions = list(self._functions())

    def _functions(self):
        """(name, parameters, first token, last token) of functions and named lambdas, inner ones last."""
        t = self.tokens
        for i, token in enumerate(t):
            if token != '{' or i not in self.partner:
                continue
            at = i - 1
            while at > 0 and (t[at] in ('const', 'noexcept', 'override', 'final', 'mutable', '>', '<', '->', '::', '*', '&') or
                              (t[at] not in ('else', 'do', 'try', 'return') and re.match(r'[A-Za-z_]\w*$', t[at]))):
                at -= 1
            if t[at] != ')' or at not in self.partner:
                continue
            opening = self.partner[at]
            name = t[opening - 1]
            if name == ']' and opening - 1 in self.partner:  # a lambda: its name is that of its variable
                before = self.partner[opening - 1] - 1
                name = t[before - 1] if t[before] == '=' else ''
            if not re.match(r'[A-Za-z_]\w*$', name or '') or name in ('if', 'for', 'while', 'switch', 'catch', 'return'):
                continue
            yield name, [self._named(a, b) for a, b in self.split(opening + 1, at)], i, self.partner[i]

    def _named(self, first, end):
        for i in range(first, end):
            if self.tokens[i] == '=':
                end = i
                break
        return self.tokens[end - 1] if end > first else ''

    def split(self, first, end, comma=','):
        """The pieces between commas of one level; angle brackets of templates don't count."""
        pieces, start, i = [], first, first
        while i < end:
            token = self.tokens[i]
            if token in '([{' and i in self.partner:
                i = self.partner[i]
            elif token == comma:
                pieces.append((start, i))
                start = i + 1
            i += 1
        if start < end or pieces:
            pieces.append((start, end))
        return pieces

    def enclosing(self, at):
        found = [f for f in self.functions if f[2] < at < f[3]]
        return found[::-1]


fragments = set()  # what is put into a sentence and is a phrase itself


def keep(text, place):
    if not place.startswith(FOREIGN) and not re.search(r'[\u4e00-\u9fff]|[<>]', text):
        fragments.add(text)


class Reader:
    """Reads an expression as the sentences that it may be; a sentence is a list of texts, holes and parameters."""

    def __init__(self, source, at):
        self.source = source
        self.scopes = source.enclosing(at)
        self.parameters = {p for f in self.scopes[:2] for p in f[1]}
        self.at = at
        self.depth = 0

    def read(self, first, end):
        s, t = self.source, self.source.tokens
        if first >= end:
            return [[]]
        if t[first] == '(' and s.partner.get(first) == end - 1:
            return self.read(first + 1, end - 1)
        choice = s.split(first, end, '?')
        if len(choice) > 1:
            begin, level = choice[0][1] + 1, 0
            for i, (a, b) in enumerate(s.split(begin, end, ':')):
                level = i
            colon = self._colon(begin, end)
            return self.read(begin, colon) + self.read(colon + 1, end) if level else [[HOLE]]
        sum_ = s.split(first, end, '+')
        if len(sum_) > 1:
            return [list(itertools.chain(*parts)) for parts in itertools.product(*(self.read(a, b) for a, b in sum_))][:64]
        return self._primary(first, end)

    def _colon(self, first, end):
        nested, i, t = 0, first, self.source.tokens
        while i < end:
            if t[i] in '([{' and i in self.source.partner:
                i = self.source.partner[i]
            elif t[i] == '?':
                nested += 1
            elif t[i] == ':':
                if not nested:
                    return i
                nested -= 1
            i += 1
        return end

    def _primary(self, first, end):
        s, t = self.source, self.source.tokens
        i, values = first, None
        if isText(t[i]):
            text = ''
            while i < end and isText(t[i]):
                text += unquoted(t[i])
                i += 1
            values = [[text]]
        elif t[i:i + 2] == ['{', '}'] or t[i:i + 3] == ['QString', '(', ')']:
            return [[]]
        elif t[i] in ('QStringLiteral', 'tr', 'QString', 'move', 'fromLatin1', 'fromUtf8', 'arg', 'QLatin1StringView', 'std') :
            while i < end and t[i] not in '({':
                i += 1
            if i < end and (t[first] != 'QString' or t[i - 1] in ('QString', 'fromLatin1', 'fromUtf8')):
                inside = s.split(i + 1, s.partner[i])
                values = self.read(*inside[0]) if inside else [[]]
                i = s.partner[i] + 1
        elif end - first == 1 and re.match(r'[A-Za-z_]\w*$', t[i]):
            return self._variable(t[i])
        if values is None:
            return [[HOLE]]
        while i + 2 < end and t[i] == '.' and t[i + 2] == '(':
            closing = s.partner[i + 2]
            if t[i + 1] == 'arg':
                values = self._put(values, s.split(i + 3, closing))
            elif t[i + 1] not in ('toString', 'trimmed'):
                return [[HOLE]]
            i = closing + 1
        return values if i >= end else [[HOLE]]

    def _variable(self, name):
        if name in self.parameters:
            return [[Parameter(name)]]
        t, found = self.source.tokens, []
        if self.scopes and self.depth < 3:
            self.depth += 1
            for i in range(self.scopes[-1][2], self.at):
                if t[i] == name and t[i + 1] == '=' and t[i - 1] not in ('.', '->'):
                    end = i + 2
                    while t[end] != ';':
                        end = self.source.partner.get(end, end) + 1 if t[end] in '([{' else end + 1
                    found += self.read(i + 2, end)
            self.depth -= 1
        return found or [[HOLE]]

    def _put(self, values, arguments):
        numbers = {int(n) for v in values for part in v if isinstance(part, str) for n in re.findall(r'%(\d)', part)}
        if len(arguments) > len(numbers):
            arguments = arguments[:1]  # the others say how a number is written
        for n, (a, b) in zip(sorted(numbers), arguments):
            inner = self.read(a, b)
            for one in inner:
                text = sentence(one)
                if re.search('[a-zA-Z]', re.sub(r'%\d', '', text)) and (len(inner) > 1 or ' ' in text):
                    keep(text, self.source.place)
            put = inner[0] if len(inner) == 1 and len(inner[0]) == 1 and isinstance(inner[0][0], Parameter) else [HOLE]
            values = [list(self._replaced(v, n, put)) for v in values]
        return values

    @staticmethod
    def _replaced(value, number, put):
        for part in value:
            if isinstance(part, str) and not isinstance(part, Parameter) and '%%%d' % number in part:
                pieces = part.split('%%%d' % number)
                yield pieces[0]
                for piece in pieces[1:]:
                    yield from put
                    yield piece
            else:
                yield part


def sentence(parts):
    """The parts as a template with %1 … %9."""
    text, n = '', 0
    for part in parts:
        if isinstance(part, str) and not isinstance(part, Parameter):
            for piece in re.split(r'(%\d)', part):
                if re.match(r'%\d$', piece):
                    n += 1
                    piece = '%%%d' % n
                text += piece
        elif not re.search(r'%\d$', text):  # two unknown parts in a row are one
            n += 1
            text += '%%%d' % n
    return text


def bound(parts, given):
    """The sentences with what a call gives for the parameters; a phrase in the midst of a sentence stays a hole."""
    whole = not any(isinstance(p, str) and not isinstance(p, Parameter) and re.search('[a-z]{2}', re.sub(r'%\d', '', p)) for p in parts)
    results = [[]]
    for part in parts:
        choices = [[part]]
        if isinstance(part, Parameter) and part in given:
            if whole:
                choices = given[part]
            else:
                for one in given[part]:
                    text = sentence(one)
                    if len(one) == 1 and isinstance(one[0], Parameter):
                        choices = [one]
                    elif ' ' in text and re.search('[a-z]{2}', re.sub(r'%\d', '', text)):
                        keep(text, '')
        results = [r + c for r in results for c in choices]
    return results


class Collector:
    def __init__(self, sources):
        self.sources = sources
        self.found = {}
        self.helpers = {}  # (folder, name) → [(file, parameters, code, message, remedy)]
        self.unread = set()

    def collect(self):
        for source in self.sources:
            for i, token in enumerate(source.tokens):
                if token == '{' and i in source.partner:
                    self._error(source, i)
        for source in self.sources:
            for name, parameters, first, _ in source.functions:
                if places := REPORTERS.get((source.path.name, name)):
                    code, message, remedy = ([Parameter(parameters[p])] for p in places)
                    self._helper(source, first + 1, [code], [message], [remedy])
        for _ in range(4):  # helpers of helpers
            known = len(self.found) + sum(map(len, self.helpers.values()))
            for source in self.sources:
                self._calls(source)
            if known == len(self.found) + sum(map(len, self.helpers.values())):
                break

    def _error(self, source, at):
        pieces = source.split(at + 1, source.partner[at])
        if len(pieces) < 3:
            return
        kind = source.tokens[pieces[0][0]:pieces[0][1]]
        last = kind[-1] if kind else ''
        if 'ErrorKind' not in kind and kind != ['kind']:
            return
        if last in (')', ';') or '==' in kind[-3:]:
            return
        reader = Reader(source, at)
        code, message = reader.read(*pieces[1]), reader.read(*pieces[2])
        remedy = reader.read(*pieces[3]) if len(pieces) > 3 else [[]]
        self._helper(source, at, code, message, remedy)

    def _helper(self, source, at, codes, messages, remedies):
        scopes = source.enclosing(at)
        if len(messages) == len(remedies) and len(messages) > 1:
            pairs = list(zip(messages, remedies))  # one condition chose both
        else:
            pairs = list(itertools.product(messages, remedies))
        for code in codes:
            for message, remedy in pairs:
                used = {p for p in code + message + remedy if isinstance(p, Parameter)}
                for name, parameters, _, _ in scopes[:2]:
                    if used and used <= set(parameters):
                        entry = (source.path, tuple(parameters), tuple(code), tuple(message), tuple(remedy))
                        rows = self.helpers.setdefault(name, [])
                        if entry not in rows:
                            rows.append(entry)
                self._add(source, code, message, remedy)

    def _add(self, source, code, message, remedy):
        code, message, remedy = sentence(code), sentence(message), sentence(remedy)
        if not CODE.match(code) or re.search(r'[\u4e00-\u9fff]', re.sub(r'\{.*\}|"[^"]*"', '', message)):
            return
        if not re.search('[a-z]{2}', re.sub(r'%\d', '', message)):
            self.unread.add((code, message, source.path.relative_to(ROOT).as_posix()))
            return
        if message.endswith(': '):  # the cause is not always known
            message = message[:-2]
        if not re.search('[a-z]{2}', re.sub(r'%\d', '', remedy)):
            remedy = ''
        self.found.setdefault(code, {}).setdefault((message, remedy), source.place)

    def _calls(self, source):
        t, own = source.tokens, {f[0] for f in source.functions}
        for i in range(1, len(t) - 1):
            if t[i + 1] not in '({' or t[i] not in self.helpers or i + 1 not in source.partner:
                continue
            if t[i + 1] == '{':
                continue
            closing = source.partner[i + 1]
            for path, parameters, code, message, remedy in list(self.helpers[t[i]]):
                if path != source.path and (t[i] in own or path.parent not in source.path.parents):
                    continue
                if t[i - 1] in ('Error', '&', '*', 'void') or re.match(r'[A-Za-z_]\w*$', t[i - 1]) and t[i - 1] not in ('return', 'else', 'throw', 'co_return'):
                    continue  # its declaration
                pieces = source.split(i + 2, closing)
                reader = Reader(source, i)
                given = {Parameter(p): reader.read(*piece) for p, piece in zip(parameters, pieces)}
                for p in parameters[len(pieces):]:
                    given[Parameter(p)] = [[]]
                codes = [list(itertools.chain(*c)) for c in itertools.product(*(given.get(p, [[p]]) if isinstance(p, Parameter) else [[p]] for p in code))]
                self._helper(source, i, codes, bound(message, given), bound(remedy, given))


def quoted(text):
    return '"%s"' % text.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n')


def main():
    paths = sorted(p for folder in ('core', 'ui', 'app') for p in (ROOT / folder).rglob('*') if p.suffix in ('.cpp', '.h'))
    collector = Collector([Source(p) for p in paths if p != TABLE])
    collector.collect()
    found = collector.found
    if '--unread' in sys.argv:
        for row in sorted(collector.unread):
            print('\t'.join(row))
    page = ['# Errors', '', 'Every error says what happened, why, and what to do; the code in brackets is stable. Made by `docs/errors.py`.', '',
            '| code | what happened | what to do | from |', '| --- | --- | --- | --- |']
    table = ['// SPDX-License-Identifier: GPL-3.0-or-later', '// Made by docs/errors.py from the sources; never edited by hand.',
             '#include "ui/models/ErrorTable.h"', '#include <QtGlobal>', '', '// clang-format off', 'namespace lianxin {', '',
             'const ErrorTemplate errorTemplates[] = {']
    for code in sorted(found):
        for (message, remedy), place in sorted(found[code].items()):
            page.append('| `%s` | %s | %s | `%s` |' % (code, message.replace('|', '\\|'), remedy.replace('|', '\\|'), place))
            if place.startswith(FOREIGN):
                continue
            said = 'QT_TRANSLATE_NOOP("ErrorWords", %s)' % quoted(remedy) if remedy else '""'
            table.append('    {"%s", QT_TRANSLATE_NOOP("ErrorWords", %s), %s},' % (code, quoted(message), said))
    for text in sorted(fragments):
        table.append('    {"", QT_TRANSLATE_NOOP("ErrorWords", %s), ""},' % quoted(text))
    table += ['};', 'const int errorTemplateCount = int(std::size(errorTemplates));', '', '} // namespace lianxin', '']
    stale = []
    for path, text in ((PAGE, '\n'.join(page) + '\n'), (TABLE, '\n'.join(table))):
        if '--check' not in sys.argv:
            path.write_text(text, encoding='utf-8')
        elif not path.exists() or path.read_text(encoding='utf-8') != text:
            stale.append(path.relative_to(ROOT).as_posix())
    print(len(found), 'codes,', sum(map(len, found.values())), 'sentences,', len(fragments), 'phrases')
    if stale:
        sys.exit('out of date, run python3 docs/errors.py: ' + ', '.join(stale))


main()
