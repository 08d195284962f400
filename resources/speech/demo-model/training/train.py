#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""train.py DATA OUT [--steps N] [--decay N] [--from CHECKPOINT]: trains the model on what make_data.py wrote.

The step size is constant for --steps steps and falls over the last --decay of them; every step draws its batch and
its masks from its own number, so that a run that goes on from a checkpoint does what the whole run would have done.
"""
import argparse
import os
import pathlib
import random
import time

os.environ.setdefault('OMP_WAIT_POLICY', 'passive')
import numpy as np
import torch

from model import BANDS, STRIDE, Recogniser

SEED, BATCH_FRAMES, PEAK, WARM = 20262, 8000, 2e-3, 150


def load(folder, name):
    """[(features float16, text)]"""
    found = []
    for path in sorted(pathlib.Path(folder).glob(name + '-*.npz')):
        data = np.load(path)
        ends = np.cumsum(data['sizes'])
        features = data['features']
        found += [(features[end - size:end], str(text)) for end, size, text in zip(ends, data['sizes'], data['texts'])]
    return found


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        left, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            left, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, left + (x != y))
    return row[-1]


class Trainer:
    def __init__(self, data, out):
        self.train, self.sets = load(data, 'train'), {name: load(data, name) for name in ('test', 'voices')}
        self.out = pathlib.Path(out)
        self.out.mkdir(parents=True, exist_ok=True)
        self.characters = sorted({c for rows in (self.train, *self.sets.values()) for _, text in rows for c in text})
        self.index = {c: i + 1 for i, c in enumerate(self.characters)}
        tokens = '<blk> 0\n' + ''.join(f'{c} {i}\n' for c, i in self.index.items())
        (self.out / 'tokens.txt').write_text(tokens, encoding='utf8')
        torch.manual_seed(SEED)
        self.net = Recogniser(len(self.characters) + 1)
        sample = np.concatenate([bank for bank, _ in self.train[:1500]]).astype(np.float32)
        self.net.mean.copy_(torch.tensor(sample.mean(0)))
        self.net.spread.copy_(torch.tensor(sample.std(0)))
        self.optimiser = torch.optim.AdamW(self.net.parameters(), lr=PEAK, weight_decay=1e-3)
        self.by_length = sorted(range(len(self.train)), key=lambda i: len(self.train[i][0]))
        print(f'{len(self.train)} sentences, {sum(len(b) for b, _ in self.train) / 360000:.1f} h, {len(self.characters) + 1} tokens, '
              f'{sum(p.numel() for p in self.net.parameters())} parameters', flush=True)

    def batch(self, dice):
        """Sentences of about the same length, from anywhere."""
        at = dice.randrange(len(self.by_length))
        frames = len(self.train[self.by_length[at]][0])
        count = max(1, BATCH_FRAMES // frames)
        start = max(0, min(at - count // 2, len(self.by_length) - 4 * count))
        return dice.sample(self.by_length[start:start + 4 * count], min(count, len(self.by_length) - start))

    def tensors(self, rows, dice=None):
        longest = -(-max(len(bank) for bank, _ in rows) // STRIDE) * STRIDE
        mean = self.net.mean.numpy()
        x = np.tile((mean - 1.5 * self.net.spread.numpy()).astype(np.float32), (len(rows), longest, 1))
        for k, (bank, _) in enumerate(rows):
            x[k, :len(bank)] = bank
            if dice:
                for _ in range(2):  # masked bands, a masked moment
                    low = dice.randrange(BANDS)
                    x[k, :, low:low + dice.randrange(6)] = mean[low:low + 1]
                at = dice.randrange(len(bank))
                x[k, at:at + dice.randrange(8)] = mean
        labels = [[self.index[c] for c in text] for _, text in rows]
        return (torch.tensor(x), torch.tensor([len(bank) // STRIDE for bank, _ in rows]), torch.tensor([c for row in labels for c in row]),
                torch.tensor([len(row) for row in labels]))

    def step(self, number, rate):
        dice = random.Random(f'{SEED} {number}')
        for group in self.optimiser.param_groups:
            group['lr'] = rate
        x, lengths, labels, label_lengths = self.tensors([self.train[i] for i in self.batch(dice)], dice)
        logs = self.net(x).transpose(0, 1)
        loss = torch.nn.functional.ctc_loss(logs, labels, lengths, label_lengths, zero_infinity=True)
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 5.)
        self.optimiser.step()
        return loss.item()

    def error_rate(self, name):
        """Characters wrong of a hundred, greedily decoded."""
        self.net.eval()
        wrong = total = 0
        with torch.no_grad():
            for start in range(0, len(self.sets[name]), 20):
                rows = self.sets[name][start:start + 20]
                x, lengths, _, _ = self.tensors(rows)
                for best, length, (_, text) in zip(self.net(x).argmax(2), lengths, rows):
                    path = best[:length].tolist()
                    said = ''.join(self.characters[c - 1] for before, c in zip([0] + path, path) if c and c != before)
                    wrong, total = wrong + distance(said, text), total + len(text)
        self.net.train()
        return 100 * wrong / total

    def save(self, number):
        torch.save({'net': self.net.state_dict(), 'optimiser': self.optimiser.state_dict(), 'step': number}, self.out / 'checkpoint.tmp')
        (self.out / 'checkpoint.tmp').rename(self.out / f'checkpoint-{number}.pt')

    def resume(self, path):
        state = torch.load(path)
        self.net.load_state_dict(state['net'])
        self.optimiser.load_state_dict(state['optimiser'])
        return state['step']


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('data')
    parser.add_argument('out')
    parser.add_argument('--steps', type=int, default=3000)
    parser.add_argument('--decay', type=int, default=900)
    parser.add_argument('--from', dest='start')
    options = parser.parse_args()
    torch.set_num_threads(2)
    trainer = Trainer(options.data, options.out)
    first = trainer.resume(options.start) if options.start else 0
    began, total = time.time(), 0.
    for number in range(first + 1, options.steps + 1):
        left = options.steps - number
        rate = PEAK * min(1, number / WARM, (left + 1) / max(1, options.decay))
        total += trainer.step(number, rate)
        if number % 50 == 0:
            print(f'{time.time() - began:.0f} s, step {number}: loss {total / 50:.3f}', flush=True)
            total = 0.
        if number % 100 == 0 or not left:
            trainer.save(number)
        if number % 500 == 0 or not left:
            print(', '.join(f'{name} {trainer.error_rate(name):.2f} %' for name in trainer.sets), flush=True)


if __name__ == '__main__':
    main()
