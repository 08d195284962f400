# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk without hardware: a screen (Xvfb), a sound server of its own (PulseAudio, null sinks), a keyboard (xdotool), and the
console, used as a person uses it.
"""
import array, os, pathlib, re, struct, subprocess, sys, zlib

from engine import Failed, wait_for
from sound import Heard

PACKAGES = {'Xvfb': 'xvfb', 'pulseaudio': 'pulseaudio', 'pactl': 'pulseaudio-utils', 'xdotool': 'xdotool'}


def _tool(command, env, **more):
    run = subprocess.run(command, capture_output=True, timeout=60, env=env, **more)
    if run.returncode:
        raise Failed(f"{' '.join(command)}: status {run.returncode}: {run.stderr.decode(errors='replace')}")
    return run.stdout


class Screen:
    """An X server on the first free display."""

    def __init__(self, folder, width=1440, height=900):
        read, write = os.pipe()
        self._folder = pathlib.Path(folder) / 'screen'
        self._folder.mkdir()
        self._log = open(pathlib.Path(folder) / 'screen.log', 'wb')
        self.process = subprocess.Popen(['Xvfb', '-displayfd', str(write), '-screen', '0', f'{width}x{height}x24', '-nolisten', 'tcp',
                                         '-noreset', '-fbdir', str(self._folder)], pass_fds=[write], stdout=self._log, stderr=self._log)
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        if not number:
            raise Failed('Xvfb found no display')
        self.env = {'DISPLAY': ':' + number}

    def pixels(self):
        """(width, height, rows of 4 bytes a pixel: blue, green, red, unused)."""
        raw = (self._folder / 'Xvfb_screen0').read_bytes()  # an XWD file that Xvfb draws in
        head = struct.unpack('>25I', raw[:100])
        header, width, height, bits, stride, colours = head[0], head[4], head[5], head[11], head[12], head[19]
        if bits != 32 or head[7] != 0:
            raise Failed(f'a screen of {bits} bits a pixel')
        at = header + 12 * colours
        return width, height, [raw[at + y * stride:at + y * stride + 4 * width] for y in range(height)]

    def shot(self, path):
        """The whole screen as PNG."""
        width, height, rows = self.pixels()
        lines = bytearray()
        for row in rows:
            line = bytearray(1 + 3 * width)
            line[1::3], line[2::3], line[3::3] = row[2::4], row[1::4], row[0::4]
            lines += line

        def chunk(kind, data):
            return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
        pathlib.Path(path).write_bytes(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0)) +
                                       chunk(b'IDAT', zlib.compress(bytes(lines), 6)) + chunk(b'IEND', b''))

    def colour_count(self, colour):
        """How many pixels have exactly this colour, "#2563EB"."""
        red, green, blue = bytes.fromhex(colour[1:])
        wanted = bytes((blue, green, red))
        return sum(row[at:at + 3] == wanted for row in self.pixels()[2] if wanted in row for at in range(0, len(row), 4))

    def stop(self):
        self.process.terminate()
        self.process.wait(20)
        self._log.close()


class SoundServer:
    """PulseAudio with null sinks: what is played into "mouth" is what the microphone hears, what the headphone plays can be
    recorded. A second pair stands for another headset on the desk.
    """
    HEADSETS = ('headset', 'spare')

    def __init__(self, folder):
        self.folder = pathlib.Path(folder) / 'sound'
        self.folder.mkdir()
        self.folder.chmod(0o700)
        socket = self.folder / 'pulse'
        script = self.folder / 'desk.pa'
        lines = [f'load-module module-native-protocol-unix socket={socket} auth-anonymous=1']
        for name in self.HEADSETS:
            lines += ['load-module ' + module for module in self._modules(name)]
        lines += [f'set-default-sink {self.HEADSETS[0]}', f'set-default-source {self.HEADSETS[0]}-microphone']
        script.write_text('\n'.join(lines) + '\n')
        self.env = {'XDG_RUNTIME_DIR': str(self.folder), 'PULSE_SERVER': f'unix:{socket}', 'PULSE_RUNTIME_PATH': str(self.folder),
                    'PULSE_STATE_PATH': str(self.folder), 'PULSE_COOKIE': str(self.folder / 'cookie')}
        self._log = open(pathlib.Path(folder) / 'sound.log', 'wb')
        self.process = subprocess.Popen(['pulseaudio', '-n', '--daemonize=no', '--use-pid-file=no', '--exit-idle-time=-1', '--disallow-exit',
                                         '--realtime=no', '--high-priority=no', '-F', str(script)],
                                        env={**os.environ, **self.env, 'HOME': str(self.folder)}, stdout=self._log, stderr=self._log)
        self._helpers = []
        wait_for('the sound server is ready', lambda: self.process.poll() is None and 'spare-microphone' in self.names('sources'), 30)

    @staticmethod
    def _modules(name):
        return [f'module-null-sink sink_name={name}-mouth sink_properties=device.description={name}-mouth',
                f'module-null-sink sink_name={name} sink_properties=device.description={name}-headset',
                # Programs are not shown monitors as microphones; a source made of one they are.
                f'module-remap-source source_name={name}-microphone master={name}-mouth.monitor '
                f'source_properties=device.description={name}-headset-microphone']

    def pull(self, name):
        """A headset is pulled out: its loudspeaker and its microphone are gone."""
        loaded = [line.split('\t') for line in self._ask('list', 'short', 'modules').splitlines()]
        for number, module, *arguments in reversed(loaded):
            if (module, arguments[0].partition(' ')[0] if arguments else '') in (
                    ('module-null-sink', f'sink_name={name}'), ('module-remap-source', f'source_name={name}-microphone')):
                self._ask('unload-module', number)

    def plug(self, name):
        """It is plugged in again."""
        for module in self._modules(name)[1:]:
            self._ask('load-module', *module.split(' '))

    def _ask(self, *words):
        return _tool(['pactl', *words], {**os.environ, **self.env, 'LC_ALL': 'C.UTF-8'}).decode(errors='replace')

    def names(self, kind):
        try:
            return [line.split('\t')[1] for line in self._ask('list', 'short', kind).splitlines() if '\t' in line]
        except Failed:
            return []

    def users(self, kind, process):
        """Names of the devices that a process plays to ("sink") or records from ("source")."""
        names = {line.split('\t')[0]: line.split('\t')[1] for line in self._ask('list', 'short', f'{kind}s').splitlines() if '\t' in line}
        listing = 'sink-inputs' if kind == 'sink' else 'source-outputs'
        found = []
        for entry in re.split(r'\n(?=S\w+ (?:Input|Output) #)', self._ask('list', listing)):
            device = re.search(rf'^\s*{kind.capitalize()}: (\d+)$', entry, re.M)
            owner = re.search(r'application\.process\.id = "(\d+)"', entry)
            if device and owner and int(owner.group(1)) == process:
                found.append(names.get(device.group(1), '?'))
        return found

    def speak(self, path, headset='headset'):
        """Plays a file into the microphone of a headset, until it ends or stop()."""
        return self._run(['paplay', f'--device={headset}-mouth', str(path)])

    def listen(self, headset='headset'):
        """Records what a headset plays from now on."""
        return Listener(self, headset)

    def _run(self, command, **more):
        helper = subprocess.Popen(command, env={**os.environ, **self.env}, stderr=self._log, **more)
        self._helpers.append(helper)
        return helper

    def stop(self):
        for helper in self._helpers + [self.process]:
            if helper.poll() is None:
                helper.terminate()
        for helper in self._helpers + [self.process]:
            try:
                helper.wait(20)
            except subprocess.TimeoutExpired:
                helper.kill()
                helper.wait()
        self._log.close()


class Listener:
    """What comes out of a headset, at 8 kHz."""

    def __init__(self, server, headset):
        self.path = server.folder / f'{headset}-{len(server._helpers)}.raw'
        self._out = open(self.path, 'wb')
        self.process = server._run(['parec', f'--device={headset}.monitor', '--rate=8000', '--channels=1', '--format=s16le', '--raw',
                                    '--latency-msec=50'], stdout=self._out)

    def heard(self, tones):
        """All that came until now."""
        data = self.path.read_bytes()
        samples = array.array('h', data[:len(data) // 2 * 2])
        if sys.byteorder == 'big':
            samples.byteswap()
        return Heard(samples, tones)

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(20)
        self._out.close()


class Console:
    """The graphical console, and the hands of whoever sits before it."""

    def __init__(self, bin_dir, folder, screen, sound=None, door=None, name='console', env=None):
        self._home = home = pathlib.Path(folder) / 'home'
        home.mkdir(exist_ok=True)
        self.screen = screen
        self.env = {**os.environ, **screen.env, **(sound.env if sound else {}), 'HOME': str(home),
                    'XDG_CONFIG_HOME': str(home / '.config'), 'XDG_CACHE_HOME': str(home / '.cache'), 'XDG_DATA_HOME': str(home / '.data'), 'QT_QPA_PLATFORM': 'xcb', 'QT_IM_MODULE': 'none', 'LANG': 'C.UTF-8', **(env or {})}
        self._log = open(pathlib.Path(folder) / f'{name}.log', 'ab')
        command = [str(pathlib.Path(bin_dir) / 'lianxin')] + (['--engine', door] if door else [])
        self.process = subprocess.Popen(command, env=self.env, stdout=self._log, stderr=self._log)
        wait_for('the window of the console is there', self._window, 90)

    def _window(self):
        """The console's uppermost window: itself, or a dialog over it."""
        if self.process.poll() is not None:
            raise Failed(f'the console ended with status {self.process.returncode}')
        run = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid)], env=self.env, capture_output=True,
                             timeout=60)
        windows = run.stdout.split()
        return windows[-1].decode() if windows else None

    def _do(self, *words):
        if self.process.poll() is not None:
            raise Failed(f'the console ended with status {self.process.returncode}')
        return _tool(['xdotool', *words], self.env)

    def front(self):
        """Gives the keyboard to the uppermost window: there is no window manager here that would do it."""
        window = self._window()
        focused = subprocess.run(['xdotool', 'getwindowfocus'], env=self.env, capture_output=True, timeout=60).stdout.decode().strip()
        if window and window != focused:
            self._do('windowfocus', '--sync', window)

    def tap(self, key):
        """One key to whatever has the keyboard."""
        self._do('key', '--clearmodifiers', key)

    def press(self, *keys):
        self.front()
        self._do('key', '--clearmodifiers', '--delay', '60', *keys)

    def type(self, words):
        self.front()
        self._do('type', '--clearmodifiers', '--delay', '30', words)

    def setting(self, group, name):
        """What the console remembers on this machine."""
        found, here = '', ''
        for path in self._home.glob('.config/lianxin/*.conf'):
            for line in path.read_text(encoding='utf-8').splitlines():
                if line.startswith('['):
                    here = line.strip('[]')
                elif here == group and line.startswith(f'{name}='):
                    found = line.partition('=')[2].strip('"')
        return found

    def kill(self):
        self.process.kill()
        self.process.wait()
        self._log.close()

    def stop(self, seconds=30):
        """Ends it as the desktop would; its status."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(seconds)
            except subprocess.TimeoutExpired:
                self.kill()
        if not self._log.closed:
            self._log.close()
        return self.process.returncode
