# SPDX-License-Identifier: GPL-3.0-or-later
"""The log mel filter bank that sherpa-onnx computes for a model of 8,000 samples a second and 40 bands (Kaldi's, with
snip_edges off and without dither)."""
import numpy as np

BANDS, WINDOW, SHIFT, SIZE, RATE = 40, 200, 80, 256, 8000


def _mel(f):
    return 1127 * np.log(1 + np.asarray(f) / 700)


def _bank(low=20., high=RATE / 2 - 400.):
    step = (_mel(high) - _mel(low)) / (BANDS + 1)
    at = _mel(np.arange(SIZE // 2) * RATE / SIZE)
    bank = np.zeros((BANDS, SIZE // 2 + 1), np.float32)
    for band in range(BANDS):
        left = _mel(low) + band * step
        bank[band, :-1] = np.maximum(0, np.minimum((at - left) / step, (left + 2 * step - at) / step))
    return bank.T.copy()


_BANK = _bank()
_TAPER = ((.5 - .5 * np.cos(2 * np.pi * np.arange(WINDOW) / (WINDOW - 1))) ** .85).astype(np.float32)


def filter_bank(sound):
    """frames × BANDS, a frame every 10 ms."""
    count = (len(sound) + SHIFT // 2) // SHIFT
    padded = np.concatenate([sound[:WINDOW][::-1], sound, sound[-WINDOW:][::-1]])
    starts = np.arange(count) * SHIFT + SHIFT // 2 - WINDOW // 2 + min(WINDOW, len(sound))
    frames = np.lib.stride_tricks.sliding_window_view(padded, WINDOW)[starts].astype(np.float32)
    frames = frames - frames.mean(1, keepdims=True)
    frames[:, 1:] = frames[:, 1:] - .97 * frames[:, :-1]
    frames[:, 0] *= .03
    power = np.abs(np.fft.rfft(frames * _TAPER, SIZE).astype(np.complex64)) ** 2
    return np.log(np.maximum(power @ _BANK, 1.19e-7)).astype(np.float32)
