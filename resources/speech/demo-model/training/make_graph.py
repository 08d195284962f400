#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make_graph.py FOLDER [ARCS]: writes FOLDER/graph.fst, which characters follow which, as a decoding graph beside the
model. FOLDER holds tokens.txt already; fstcompile and fstconvert of libfst-tools have to be there.

A trigram model with absolute discounting over sentences that the grammar draws (none that the recogniser is measured
with), the rarest left out until ARCS are kept, joined with CTC's own rules: a character may last, a blank may come between
any two. Labels are token + 1; 0 is an arc that takes no sound.
"""
import collections
import math
import pathlib
import random
import subprocess
import sys

from grammar import Grammar
from make_data import SEED, sentences

SENTENCES, DISCOUNT, WEIGHT, CHARACTER = 120_000, 0.6, 0.7, -0.6
HELD_OUT = pathlib.Path(__file__).resolve().parents[4] / 'tests/talk/speech/held-out.tsv'


def drawn():
    _, test, voices = sentences(9000)
    measured = {*test, *voices, *(line.split('\t')[0] for line in HELD_OUT.read_text(encoding='utf8').splitlines())}
    grammar = Grammar(random.Random(SEED + 2))
    for _ in range(SENTENCES):
        text = grammar.sentence()
        if text not in measured:
            yield text


class Model:
    """After which characters (at most two) comes which: log probabilities and the way back to fewer characters."""

    def __init__(self, texts, arcs):
        counts = [collections.Counter() for _ in range(3)]
        for text in texts:
            padded = '^' + text
            for i in range(1, len(padded)):
                for n in range(3):
                    if i - n >= 0:
                        counts[n][padded[i - n:i + 1]] += 1
        rare = sorted(count for grams in counts[1:] for count in grams.values())
        least = rare[max(0, len(rare) - arcs)]
        kept = [counts[0]] + [{gram: count for gram, count in grams.items() if count > least or n == 1 and count > 2}
                              for n, grams in enumerate(counts[1:], 1)]
        total = sum(counts[0].values())
        self.follow, self.back = collections.defaultdict(dict), {}
        for c, count in counts[0].items():
            self.follow[''][c] = count / total
        for n in (1, 2):
            after = collections.Counter()
            for gram, count in counts[n].items():
                after[gram[:-1]] += count
            grouped = collections.defaultdict(list)
            for gram, count in kept[n].items():
                grouped[gram[:-1]].append((gram[-1], count))
            for history, followers in grouped.items():
                # Interpolated: what is listed gets its share of the rest as well.
                rest = max(1e-6, 1 - sum(count - DISCOUNT for _, count in followers) / after[history])
                self.back[history] = rest
                for c, count in followers:
                    self.follow[history][c] = (count - DISCOUNT) / after[history] + rest * self.probability(history[1:], c)

    def probability(self, history, c):
        if history not in self.follow:
            return self.probability(history[1:], c)
        if c in self.follow[history]:
            return self.follow[history][c]
        return self.back[history] * self.probability(history[1:], c)

    def state(self, history):
        """The longest known end of what came."""
        while history and history not in self.follow:
            history = history[1:]
        return history


def write(model, index, path):
    """States: what came last, ready for the next character; and one for each character that is lasting."""
    numbers, lines = {}, []

    def number(key):
        if key not in numbers:
            numbers[key] = len(numbers)
        return numbers[key]

    def cost(p):
        return -WEIGHT * math.log(p)

    start = model.state('^')
    pending, seen = [start], {start}
    number(('ready', start))
    lasting = set()
    while pending:
        history = pending.pop()
        here = number(('ready', history))
        lines.append(f'{here} {here} 1 0 0')
        for c, p in model.follow[history].items():
            after = model.state((history + c)[-2:])
            there = number(('lasting', c, after))
            lines.append(f'{here} {there} {index[c] + 1} {index[c]} {cost(p) + CHARACTER:.3f}')
            if (c, after) not in lasting:
                lasting.add((c, after))
                lines.append(f'{there} {there} {index[c] + 1} 0 0')
                lines.append(f'{there} {number(("ready", after))} 0 0 0')
            if after not in seen:
                seen.add(after)
                pending.append(after)
        if history:
            lower = model.state(history[1:])
            lines.append(f'{here} {number(("ready", lower))} 0 0 {cost(model.back[history]):.3f}')
            if lower not in seen:
                seen.add(lower)
                pending.append(lower)
    lines += [f'{n} 0' for n in numbers.values()]  # one may stop anywhere
    text = '\n'.join(lines) + '\n'
    compiled = subprocess.run(['fstcompile'], input=text.encode(), stdout=subprocess.PIPE, check=True).stdout
    path.write_bytes(subprocess.run(['fstconvert', '--fst_type=const'], input=compiled, stdout=subprocess.PIPE, check=True).stdout)
    print(f'{len(numbers)} states, {len(lines) - len(numbers)} arcs, {path.stat().st_size} bytes')


def main():
    folder = pathlib.Path(sys.argv[1])
    arcs = int(sys.argv[2]) if len(sys.argv) > 2 else 60_000
    index = {line.split()[0]: int(line.split()[1]) for line in (folder / 'tokens.txt').read_text(encoding='utf8').splitlines()}
    texts = [''.join(c for c in text if c in index) for text in drawn()] + [c for c in index if len(c) == 1]  # every one is possible
    write(Model(texts, arcs), index, folder / 'graph.fst')


if __name__ == '__main__':
    main()
