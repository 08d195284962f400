# SPDX-License-Identifier: GPL-3.0-or-later
"""Tones: making them, and finding them again in what somebody heard (Goertzel's algorithm, 1958)."""
import array, math, pathlib, struct, sys, wave

RATE = 8000
FRAME = 160  # 20 ms: a bin is 50 Hz wide
LOUD = 300  # root mean square of a frame that is no silence


def _write(path, data):
    header = b'RIFF' + struct.pack('<I', 36 + len(data)) + b'WAVEfmt ' + struct.pack('<IHHIIHH', 16, 1, 1, RATE, 2 * RATE, 2, 16)
    pathlib.Path(path).write_bytes(header + b'data' + struct.pack('<I', len(data)) + data)


def write_spoken(path, samples, seconds=180, pause=2.0):
    """Writes a mono WAV in which these samples come again and again, with pauses."""
    once = array.array('h', samples) + array.array('h', bytes(2 * int(RATE * pause)))
    if sys.byteorder == 'big':
        once.byteswap()
    _write(path, once.tobytes() * (1 + seconds * RATE // len(once)))


def write_tone(path, hertz, seconds=180):
    """Writes a mono WAV of a sine at about -12 dBFS."""
    period = array.array('h', (int(9000 * math.sin(2 * math.pi * hertz * i / RATE)) for i in range(RATE)))
    if sys.byteorder == 'big':
        period.byteswap()
    data = period.tobytes() * seconds  # whole hertz: each second ends where the next begins
    _write(path, data)


def read_wav(path):
    """The channels of a 16-bit WAV at 8 kHz; also of one whose writer never came to fill in the sizes."""
    raw = pathlib.Path(path).read_bytes()
    if raw[:4] != b'RIFF' or raw[8:12] != b'WAVE':
        raise ValueError(f'{path} is no WAV')
    at, channels = 12, 1
    while at + 8 <= len(raw):
        name, size = raw[at:at + 4], struct.unpack_from('<I', raw, at + 4)[0]
        at += 8
        if name == b'fmt ':
            code, channels, rate, _, _, bits = struct.unpack_from('<HHIIHH', raw, at)
            if (rate, bits) != (RATE, 16):
                raise ValueError(f'{path}: {rate} Hz, {bits} bits')
        elif name == b'data':
            data = raw[at:at + size] if 0 < size <= len(raw) - at else raw[at:]
            samples = array.array('h', data[:len(data) // (2 * channels) * 2 * channels])
            if sys.byteorder == 'big':
                samples.byteswap()
            return [samples[c::channels] for c in range(channels)]
        at += size + size % 2
    return [array.array('h') for _ in range(channels)]


def read_wav_at(path, rate=RATE):
    """The first channel of a 16-bit WAV whose rate is a multiple, every nth sample: for what is known to hold nothing above it."""
    with wave.open(str(path)) as wav:
        if wav.getsampwidth() != 2 or wav.getframerate() % rate:
            raise ValueError(f'{path}: {wav.getframerate()} Hz, {8 * wav.getsampwidth()} bits')
        samples = array.array('h', wav.readframes(wav.getnframes()))
        if sys.byteorder == 'big':
            samples.byteswap()
        return samples[::wav.getnchannels() * (wav.getframerate() // rate)]


def share(frame, hertz):
    """Power of one frequency relative to all of the frame, 0 to 1."""
    energy = sum(s * s for s in frame)
    if energy == 0:
        return 0.0
    factor = 2 * math.cos(2 * math.pi * hertz / RATE)
    older = newer = 0.0
    for s in frame:
        older, newer = newer, s + factor * newer - older
    return 2 * (newer * newer + older * older - factor * newer * older) / (len(frame) * energy)


class Heard:
    """A sound, frame by frame: '.' silence, 't' one of the tones looked for (by its index), 's' something else."""

    def __init__(self, samples, tones):
        self.tones = list(tones)
        self.frames = []
        for at in range(0, len(samples) - FRAME + 1, FRAME):
            frame = samples[at:at + FRAME]
            if sum(s * s for s in frame) < LOUD * LOUD * FRAME:
                self.frames.append('.')
                continue
            shares = [share(frame, hz) for hz in self.tones]
            best = max(range(len(shares)), key=shares.__getitem__) if shares else None
            self.frames.append(best if best is not None and shares[best] > 0.6 else 's')

    def tone_ms(self, hertz, first=0, last=None):
        """Milliseconds of a tone, between two times."""
        return 20 * self._between(first, last).count(self.tones.index(hertz))

    def speech_ms(self, first=0, last=None):
        """Milliseconds of what is neither silence nor one of the tones."""
        return 20 * self._between(first, last).count('s')

    def begin_ms(self, hertz, after=0, frames=10):
        """When a tone begins that stays for a while (200 ms), or None."""
        wanted = self.tones.index(hertz)
        for i in range(after // 20, len(self.frames) - frames + 1):
            if self.frames[i:i + frames].count(wanted) >= frames - 1:
                return 20 * i
        return None

    def pause_ms(self, hertz, after, frames=50):
        """When a tone is gone for a while (a second) after a time, or None."""
        wanted = self.tones.index(hertz)
        for i in range(after // 20, len(self.frames) - frames + 1):
            if wanted not in self.frames[i:i + frames]:
                return 20 * i
        return None

    def summary(self):
        parts = [f'{20 * len(self.frames) / 1000:.1f} s', f'speech {self.speech_ms() / 1000:.1f} s']
        parts += [f'{hz:g} Hz {self.tone_ms(hz) / 1000:.1f} s' for hz in self.tones]
        return ', '.join(parts)

    def _between(self, first, last):
        return self.frames[first // 20:None if last is None else last // 20]
