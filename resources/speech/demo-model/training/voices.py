# SPDX-License-Identifier: GPL-3.0-or-later
"""Sound from espeak-ng: libespeak-ng through ctypes, at 8,000 samples a second, and what a telephone line does to it."""
import ctypes
import pathlib

import numpy as np

RATE = 8000
BASE = b'cmn-latn-pinyin'
VARIANTS = [''] + 'm1 m2 m3 m4 m5 m6 m7 m8 f1 f2 f3 f4 f5 klatt Annie Alicia Andrea Denis Marco linda max steph adam edward paul'.split()
HELD_OUT_VARIANTS = 'belinda david iven2 norbert'.split()

_RATE, _VOLUME, _PITCH, _RANGE = 1, 2, 3, 4  # espeak_PARAMETER


class _Event(ctypes.Structure):
    _fields_ = [('type', ctypes.c_int), ('identifier', ctypes.c_uint), ('position', ctypes.c_int), ('length', ctypes.c_int), ('audio', ctypes.c_int),
                ('sample', ctypes.c_int), ('user', ctypes.c_void_p), ('id', ctypes.c_int64)]


class Espeak:
    """One process has one of them; it is global state."""

    def __init__(self):
        self.library = ctypes.CDLL('libespeak-ng.so.1')
        self.rate = self.library.espeak_Initialize(2, 0, None, 0)  # AUDIO_OUTPUT_SYNCHRONOUS
        callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))
        self.parts = []
        self.collect = callback(self._collect)
        self.library.espeak_SetSynthCallback(self.collect)
        self.library.espeak_Synth.argtypes = [ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int, ctypes.c_uint, ctypes.c_uint, ctypes.c_void_p, ctypes.c_void_p]

    def _collect(self, samples, count, _events):
        if samples and count > 0:
            self.parts.append(np.ctypeslib.as_array(samples, (count,)).copy())
        return 0

    def say(self, text, variant='', rate=175, pitch=50, spread=50):
        """float32 in −1 … 1, the silence at both ends cut off."""
        name = BASE + (b'+' + variant.encode() if variant else b'')
        if self.library.espeak_SetVoiceByName(name):
            raise ValueError(f'espeak-ng has no voice {name}')
        for parameter, value in ((_RATE, rate), (_PITCH, pitch), (_RANGE, spread), (_VOLUME, 80)):
            self.library.espeak_SetParameter(parameter, value, 0)
        self.parts = []
        data = text.encode() + b'\0'
        self.library.espeak_Synth(data, len(data), 0, 1, 0, 1, None, None)
        sound = np.concatenate(self.parts).astype(np.float32) / 32768 if self.parts else np.zeros(1, np.float32)
        sound = resample(sound, self.rate)
        loud = np.flatnonzero(np.abs(sound) > 0.002)
        return sound[loud[0]:loud[-1] + 1] if len(loud) else sound[:1]


def resample(sound, rate):
    """To RATE, by cutting the spectrum off."""
    size = -(-(len(sound) + 512) // 2205) * 2205  # so that the new size is whole
    out = int(round(size * RATE / rate))
    spectrum = np.fft.rfft(np.pad(sound, (0, size - len(sound))))[:out // 2 + 1]
    edge = max(1, len(spectrum) // 40)
    spectrum[-edge:] *= np.linspace(1, 0, edge)
    return (np.fft.irfft(spectrum, out) * out / size)[:len(sound) * RATE // rate].astype(np.float32)


def lexicon():
    """The pronunciation lexicon of the synthesiser: word → pinyin."""
    path = pathlib.Path(__file__).resolve().parents[2] / 'lexicon.txt'
    rows = (line.split('#')[0].strip().split('\t') for line in path.read_text(encoding='utf8').splitlines())
    return {row[0]: row[1] for row in rows if len(row) == 2}


def apply_lexicon(text, table):
    """As Lexicon::apply: the longest word from the left."""
    out, at, longest = '', 0, max(map(len, table))
    while at < len(text):
        for length in range(min(longest, len(text) - at), 0, -1):
            reading = table.get(text[at:at + length])
            if reading:
                out += (' ' if out and not out.endswith(' ') else '') + reading + ' '
                at += length
                break
        else:
            out += text[at]
            at += 1
    return out


def g711(sound):
    """A-law there and back."""
    a, log_a = 87.6, 1 + np.log(87.6)
    size = np.abs(np.clip(sound, -1, 1))
    code = np.where(size < 1 / a, a * size, 1 + np.log(np.maximum(a * size, 1))) / log_a
    level = (np.floor(code * 128) + .5) / 128
    back = np.where(level < 1 / log_a, level * log_a / a, np.exp(level * log_a - 1) / a)
    return (np.sign(sound) * back).astype(np.float32)


def line(sound, random, noisy, loss):
    """What arrives: some silence around it, a level, noise, G.711, and packets of 20 ms that were lost (a silence, or
    the packet before once more and quieter)."""
    sound = np.pad(sound, (random.randint(800, 4000), random.randint(3200, 6400)))
    peak = max(float(np.abs(sound).max()), 1e-3)
    sound = sound / peak * 10 ** (random.uniform(-22, -2) / 20)
    rng = np.random.default_rng(random.getrandbits(63))
    if noisy:
        noise = rng.standard_normal(len(sound)).astype(np.float32)
        if random.random() < .5:  # rather a hum than a hiss
            noise = np.convolve(noise, np.ones(random.randint(2, 8), np.float32), 'same')
        power = float(np.sqrt(np.mean(sound[sound != 0] ** 2))) if np.any(sound) else .01
        noise *= power / max(float(noise.std()), 1e-6) * 10 ** (-random.uniform(10, 32) / 20)
        sound = sound + noise
    sound = g711(sound + rng.integers(-4, 5, len(sound)).astype(np.float32) / 32768)
    for start in range(0, len(sound) - 160, 160):
        if random.random() < loss:
            sound[start:start + 160] = sound[start - 160:start] * .5 if start and random.random() < .5 else 0
    return sound
