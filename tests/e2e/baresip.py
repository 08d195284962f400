# SPDX-License-Identifier: GPL-3.0-or-later
"""baresip, somebody else's telephone: its microphone is a tone, what it hears goes into a file."""
import errno, json, pathlib, re, shutil, socket, subprocess, time

from engine import Failed, wait_for
from ports import free_port
from sound import Heard, read_wav, write_tone

MODULES = ['/usr/lib/baresip/modules', '/usr/lib/x86_64-linux-gnu/baresip/modules', '/usr/lib/aarch64-linux-gnu/baresip/modules',
           '/usr/local/lib/baresip/modules']


class Baresip:
    def __init__(self, folder, name, user, tone, domain='127.0.0.1', account='', microphone=None, transport='udp', codec='PCMA/8000/1',
                 modules=(), more='', rtp='12000-19998', answers=True):
        """Beyond G.711 in the clear: its transport, its one codec, further modules of it, further lines of its configuration; whether
        it answers by itself, or rings until accept()."""
        self.user, self.tone = user, tone
        self.folder = pathlib.Path(folder) / name
        self.heard_folder = self.folder / 'heard'
        self.heard_folder.mkdir(parents=True)
        self.log = pathlib.Path(folder) / f'{name}.log'
        there = next((m for m in MODULES if pathlib.Path(m).is_dir()), None)
        if not there:
            raise Failed("baresip's modules are in none of the known folders")
        if microphone:  # the path of a WAV, instead of the tone
            shutil.copy(microphone, self.folder / 'microphone.wav')
        else:
            write_tone(self.folder / 'microphone.wav', tone)
        (self.folder / 'accounts').write_text(f'<sip:{user}@{domain};transport={transport}>;answermode={"auto" if answers else "manual"};audio_codecs={codec}'
                                              f'{account or ";regint=0"}\n')
        (self.folder / 'contacts').write_text('')
        self._configuration = (
            f'net_interface 127.0.0.1\nmodule_path {there}\n'
            'module g711.so\nmodule aufile.so\nmodule sndfile.so\nmodule_tmp account.so\nmodule_app menu.so\nmodule_app ctrl_tcp.so\n'
            + ''.join(f'module {name}.so\n' for name in modules) +
            f'audio_source aufile,{self.folder}/microphone.wav\n'
            f'audio_player aufile,{self.folder}/player.wav\naudio_alert none\nsnd_path {self.heard_folder}\nrtp_ports {rtp}\n{more}')
        for tries_left in (2, 1, 0):
            self._begin()
            try:
                wait_for(f'{name} listens', self._listens, 30)
                break
            except Failed:
                # Between our look and its start another program may have taken a port of its own: once more, elsewhere.
                if self.process.poll() != errno.EADDRINUSE or tries_left == 0:
                    raise

    def _begin(self):
        self.port, self.control = free_port(), free_port()
        (self.folder / 'config').write_text(f'sip_listen 127.0.0.1:{self.port}\nctrl_tcp_listen 127.0.0.1:{self.control}\n'
                                            + self._configuration)
        self._out = open(self.log, 'wb')
        self.process = subprocess.Popen(['baresip', '-f', str(self.folder), '-4', '-s'], stdin=subprocess.DEVNULL, stdout=self._out,
                                        stderr=subprocess.STDOUT)

    def _listens(self):
        if self.process.poll() is not None:
            raise Failed(f'baresip ended with status {self.process.returncode}')
        try:
            socket.create_connection(('127.0.0.1', self.control), 2).close()
            return True
        except OSError:
            return False

    def command(self, name, params=''):
        """A command of the menu through ctrl_tcp: JSON in a netstring."""
        text = json.dumps({'command': name, 'params': params})
        with socket.create_connection(('127.0.0.1', self.control), 5) as line:
            line.sendall(f'{len(text)}:{text},'.encode())
            line.settimeout(10)
            return line.recv(65536).decode(errors='replace')

    def dial(self, uri):
        self.command('dial', uri)

    def accept(self):
        self.command('accept')

    def press(self, key):
        self.command('sndcode', key)

    def hang_up(self):
        self.command('hangup')

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self._out.close()

    def heard(self, tones):
        """What came out of the network, in order (one file a stream)."""
        samples = None
        for path in sorted(self.heard_folder.glob('*-dec.wav'), key=lambda p: p.stat().st_mtime):
            part = read_wav(path)[0]
            samples = part if samples is None else samples + part
        if samples is None:
            raise Failed(f'baresip has recorded nothing in {self.heard_folder}')
        return Heard(samples, tones)

    def messages(self):
        """Every SIP message that it sent or got, in order: [(got, text)]."""
        text = self.log.read_text(encoding='utf-8', errors='replace').replace('\r', '')
        out = []
        # -s prints each message in colour, below the addresses that it went between.
        for to, message in re.findall(r'#\nUDP \S+ -> \S+:(\d+)\n(.*?)\x1b\[;m', text, flags=re.S):
            out.append((int(to) == self.port, message))
        return out
