#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make_data.py FOLDER [SENTENCES]: draws sentences, has them spoken, sends them down a line, writes features.

Writes FOLDER/{train,test,voices}-PART.npz: two processes, each with its own seed. `test` holds sentences of six and
more characters that training has not seen, through G.711 with 1 % loss; `voices` the same with voices it has not heard.
"""
import multiprocessing
import pathlib
import random
import sys

import numpy as np

from features import filter_bank
from grammar import Grammar
from voices import HELD_OUT_VARIANTS, VARIANTS, Espeak, apply_lexicon, lexicon, line

SEED, PARTS, TEST, COPIES = 20261, 2, 300, 12


def sentences(count):
    """Training sentences (a short one at most COPIES times) and held-out ones."""
    grammar = Grammar(random.Random(SEED))
    train, copies = [], {}
    while len(train) < count:
        text = grammar.sentence()
        copies[text] = copies.get(text, 0) + 1
        if copies[text] <= (COPIES if len(text) < 9 else 2):
            train.append(text)
    held = Grammar(random.Random(SEED + 1))
    test = []
    while len(test) < 2 * TEST:
        text = held.sentence()
        if len(text) >= 6 and text not in copies:
            test.append(text)
    return train, test[:TEST], test[TEST:]


def speak(job):
    folder, name, part, texts, variants = job
    dice = random.Random(f'{SEED} {name} {part}')
    espeak, table = Espeak(), lexicon()
    features, sizes = [], []
    for text in texts:
        said = apply_lexicon(text, table)
        sound = espeak.say(said, dice.choice(variants), dice.randint(140, 200), dice.randint(35, 70), dice.randint(35, 70))
        train = name == 'train'
        bank = filter_bank(line(sound, dice, train and dice.random() < .5, dice.choice((0, .01, .03)) if train else .01))
        features.append(bank.astype(np.float16))
        sizes.append(len(bank))
    np.savez(pathlib.Path(folder) / f'{name}-{part}.npz', features=np.concatenate(features), sizes=np.array(sizes), texts=np.array(texts))
    return name, part, sum(sizes) / 360000


def main():
    folder, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 9000
    pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
    train, test, voices = sentences(count)
    jobs = [(folder, 'train', part, train[part::PARTS], VARIANTS) for part in range(PARTS)]
    jobs += [(folder, 'test', 0, test, VARIANTS), (folder, 'voices', 0, voices, HELD_OUT_VARIANTS)]
    with multiprocessing.Pool(PARTS) as pool:
        for name, part, hours in pool.imap_unordered(speak, jobs):
            print(f'{name} {part}: {hours:.2f} h', flush=True)


if __name__ == '__main__':
    main()
