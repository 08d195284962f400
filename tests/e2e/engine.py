# SPDX-License-Identifier: GPL-3.0-or-later
"""A real engine in a folder of its own, prepared through lianxinctl only; simulated seats; what every test needs."""
import argparse, json, os, pathlib, queue, shutil, subprocess, sys, tempfile, threading, time

from ports import free_port

SKIPPED = 77
# Monday 2026-10-12, 09:00 in Shanghai: an ordinary working day inside every call window.
CLOCK_START = 1791766800000
PASSWORD = 'rehearsal-2026'


class Failed(Exception):
    pass


def check(condition, what):
    if not condition:
        raise Failed(what)
    print(f'  ok: {what}', flush=True)


def wait_for(what, look, seconds=60, every=0.3):
    """The first true answer of look(), or Failed."""
    end = time.monotonic() + seconds
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() >= end:
            raise Failed(f'{what}: not within {seconds} s')
        time.sleep(every)


class JsonProgram:
    """A program that tells what happens as JSON lines on its standard output."""

    def __init__(self, command, log):
        self.lines = []
        self._fresh = queue.Queue()
        self._log = open(log, 'ab')
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._log)
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            try:
                self._fresh.put(json.loads(line))
            except ValueError:
                pass

    def events(self):
        while not self._fresh.empty():
            self.lines.append(self._fresh.get())
        return self.lines

    def wait_event(self, what, matches, seconds=60):
        def look():
            found = next((e for e in self.events() if matches(e)), None)
            if not found and self.process.poll() is not None:
                raise Failed(f'{what}: {self.process.args[0]} ended with status {self.process.returncode}')
            return found
        return wait_for(what, look, seconds, 0.05)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self, seconds=20):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(seconds)
            except subprocess.TimeoutExpired:
                self.kill()
        self._log.close()
        return self.process.returncode


class Engine:
    """lianxind with a store made by lianxinctl; all that it holds is put there by lianxinctl through its door."""

    def __init__(self, bin_dir, folder, speed=1, start=CLOCK_START, more='', remote=False):
        """With \a remote it opens a door and a telephone port for seats elsewhere, too, both TLS."""
        self.bin = pathlib.Path(bin_dir)
        self.folder = pathlib.Path(folder)
        self.key = self.folder / 'hotline.db.key'
        self.door = None
        self.ctl('--store', self.folder / 'hotline.db', 'store', 'init', '--suite', 'gm')
        self.speed = speed
        self.more = more  # of the configuration
        self.listen = ''
        if remote:
            self.certificate = self.folder / 'door.crt'
            self.ctl('engine', 'certificate', '--out', self.folder, '--name', '127.0.0.1')
            # Its address is written down, so that any free port won't do.
            self.listen = f', listen: "wss://127.0.0.1:{free_port()}", certificate: {self.certificate}'
        self._begin(start)

    def _begin(self, start):
        config = self.folder / 'engine.yaml'
        config.write_text('profile: rehearsal\n'
                          'store: {path: hotline.db}\n'
                          'sip: {address: 127.0.0.1, port: 0, seat_port: 0, seat_tls_port: 0}\n'
                          f'door: {{socket: door{self.listen}}}\n'
                          'hotline: {area_code: "010"}\n'
                          f'clock: {{speed: {self.speed}, start: {start}}}\n' + self.more, encoding='utf-8')
        self.program = JsonProgram([str(self.bin / 'lianxind'), '--config', str(config)], self.folder / 'engine.log')
        ready = self.program.wait_event('the engine is ready', lambda e: 'ready' in e)['ready']
        self.door = 'local:' + ready['door']
        self.sip = ready['sip']
        self.remote = ready.get('remote')  # url and fingerprint

    def restart_at(self, start):
        """Ends the engine and starts it again at a later time of its clock (UTC ms), as if the time between had passed."""
        status = self.stop()
        check(status == 0, 'the engine ends with status 0')
        self.door = None
        self._begin(start)

    def ctl(self, *words, user=None, env=None):
        """What lianxinctl answers, as JSON. Administration goes in with the key file, a user with the password."""
        command = [str(self.bin / 'lianxinctl'), '--json']
        if self.door:
            command += ['--engine', self.door]
            command += ['--user', user] if user else ['--key-file', str(self.key)]
        command += [str(w) for w in words]
        run = subprocess.run(command, capture_output=True, timeout=90,
                             env={**os.environ, 'LIANXIN_PASSWORD': PASSWORD, 'LIANXIN_NEW_PASSWORD': PASSWORD, **(env or {})})
        if run.returncode:
            raise Failed(f"{' '.join(command[1:])}: status {run.returncode}: {(run.stderr or run.stdout).decode(errors='replace')}")
        return json.loads(run.stdout or b'{}')

    def call(self, method, params=None, user=None):
        return self.ctl('api', 'call', method, json.dumps(params or {}), user=user)

    def call_from_afar(self, method, params, user):
        """As call(), through the door of other machines."""
        door, self.door = self.door, self.remote['url']
        try:
            return self.ctl('--fingerprint', self.remote['fingerprint'], 'api', 'call', method, json.dumps(params), user=user)
        finally:
            self.door = door

    def add_seat(self, number):
        self.ctl('user', 'add', f'seat{number}', '--name', f'坐席{number}', '--role', 'seat', '--seat', number)

    def add_unit(self, name, superior='', liaison='', phone=''):
        """A handling unit with its liaison; the unit's id."""
        sheet = self.folder / 'units.csv'
        sheet.write_text(f'单位名称,上级单位,联系人,联系人电话\n{name},{superior},{liaison},{phone}\n', encoding='utf-8')
        done = self.ctl('unit', 'import', sheet)
        check(done['added'] == 1, f'the unit {name} is known')
        return self.call('units.get', {'id': name})['id']

    def add_trunk(self, port, name='外部线路'):
        path = self.folder / 'trunk.yaml'
        path.write_text(f'name: {name}\nhost: 127.0.0.1\nport: {port}\nchannels: 4\ncalls_per_second: 4\n'
                        'rehearsal: true\ncaller_ids: ["12345"]\n', encoding='utf-8')
        return self.ctl('trunk', 'add', path)

    def start_campaign(self, numbers, lines=1):
        """A campaign of the shipped policy notice for these numbers; its id."""
        sheet = self.folder / 'list.csv'
        sheet.write_text('姓名,电话\n' + ''.join(f'王敏,{n}\n' for n in numbers), encoding='utf-8')
        contacts = self.ctl('list', 'import', sheet, '--name', '名单')['listId']
        spec = self.folder / 'campaign.yaml'
        spec.write_text(f"name: 政策告知\nlistId: {contacts}\nflowId: policy-notice\nlines: {lines}\ncps: {lines}\n", encoding='utf-8')
        campaign = self.ctl('campaign', 'create', spec)['id']
        self.ctl('campaign', 'start', campaign)
        return campaign

    def running(self):
        return self.call('calls.list')['items']

    def wait_call(self, states, seconds=60):
        """The one call that is going on, once it is in one of the states."""
        return wait_for(f"a call is {' or '.join(states)}",
                        lambda: next((c for c in self.running() if c['state'] in states), None), seconds)

    def wait_over(self, call_id, seconds=60):
        """The record of a call that has ended."""
        def look():
            call = self.call('calls.get', {'id': call_id})
            return call if call['state'] == 'ended' else None
        return wait_for('the call is over', look, seconds)

    def hand_over_by_key(self, citizen, call_id):
        """Lets the citizen listen to the bot for a while, then press 2, again if need be, until the bot gives the call away."""
        wait_for('the bot speaks', lambda: any(s['speaker'] == 'bot' for s in self.call('calls.get', {'id': call_id})['dialogue']))
        time.sleep(3)
        for _ in range(5):
            citizen.press('2')
            try:
                return wait_for('the bot gives the call away',
                                lambda: any(c['id'] == call_id and c['state'] != 'bot' for c in self.running()), 6)
            except Failed:
                pass
        raise Failed('key 2 was not heard')

    def export_recording(self, call_id, name='call.wav'):
        """Channels of the call's recording, taken out as an auditor would."""
        found = wait_for('the recording is finished', lambda: [r for r in self.ctl('recording', 'list', '--call', call_id)['items']
                                                               if r['state'] not in ('recording', 'open')])
        out = self.folder / name
        self.ctl('recording', 'export', found[0]['id'], '--out', out, '--purpose', '测试核对')
        return out

    def stop(self):
        return self.program.stop(60)


class Talk:
    """One call as its record tells it, and somebody's telephone that takes part in it."""

    def __init__(self, engine, phone, call_id):
        self.engine, self.phone, self.call_id = engine, phone, call_id
        self._heard = 0  # lines of the bot that were waited for already

    @classmethod
    def incoming(cls, engine, phone, called):
        """The phone calls one of the hotline's numbers."""
        before = {c['id'] for c in engine.running()}
        phone.dial(f'sip:{called}@{engine.sip}')
        call = wait_for('the call is answered', lambda: next((c for c in engine.running() if c['id'] not in before and c['state'] == 'bot'), None))
        return cls(engine, phone, call['id'])

    def lines(self):
        return [s['text'] for s in self.engine.call('calls.get', {'id': self.call_id})['dialogue'] if s['speaker'] == 'bot']

    def said(self):
        return '\n'.join(self.lines())

    def hears(self, words, seconds=40):
        """Waits until the bot says so, later than what was waited for before."""
        def look():
            lines = self.lines()
            at = next((i for i in range(self._heard, len(lines)) if words in lines[i]), None)
            if at is None:
                return False
            self._heard = at + 1
            return True
        try:
            wait_for(f'"{words}" is said', look, seconds)
        except Failed as failure:
            raise Failed(f'{failure}; said was: {self.said()}') from failure

    def key(self, key, after=None):
        if after:
            self.hears(after)
            time.sleep(0.4)
        self.phone.press(key)
        time.sleep(0.3)

    def keys(self, keys, after=None):
        if after:
            self.hears(after)
            time.sleep(0.4)
        for key in keys:
            self.key(key)


class Seats:
    """lianxin-citizens with nobody but seats: they log in, register, answer, and speak a tone each."""

    def __init__(self, engine, seats, talk_ms, listen_for):
        path = engine.folder / 'seats.json'
        path.write_text(json.dumps({
            'seed': 1, 'speed': 1, 'talkMs': talk_ms,
            # The seats measure for how long they hear these tones; nobody else is simulated.
            'citizens': [{'number': f'1990000000{i}', 'behaviour': 'listens', 'toneHz': hz} for i, hz in enumerate(listen_for)],
            'seats': [{'seatNumber': number, 'login': f'seat{number}', 'password': PASSWORD, 'toneHz': hz} for number, hz in seats.items()],
        }))
        self.program = JsonProgram([str(engine.bin / 'lianxin-citizens'), '--scenario', str(path), '--door', engine.door],
                                   engine.folder / 'seats.log')

    def wait(self, event, seconds=60):
        return self.program.wait_event(f'a seat reports "{event}"', lambda e: e.get('event') == event, seconds)

    def kill(self):
        self.program.kill()

    def stop(self):
        return self.program.stop()


def main(test, needs=('baresip',)):
    """Runs test(bin, folder); what it leaves is kept only when it fails."""
    parser = argparse.ArgumentParser()
    parser.add_argument('--bin', required=True)
    parser.add_argument('--keep', help='folder to use and keep')
    args = parser.parse_args()
    missing = [name for name in needs if not shutil.which(name)]
    if missing:
        print(f"SKIPPED: {', '.join(missing)} not installed (cmake/packages-test.txt)")
        sys.exit(SKIPPED)
    folder = args.keep or tempfile.mkdtemp(prefix='lianxin-e2e-')
    os.makedirs(folder, exist_ok=True)
    started = time.monotonic()
    try:
        test(args.bin, folder)
    except Failed as failure:
        print(f'FAILED after {time.monotonic() - started:.0f} s: {failure}\nwhat it left is in {folder}')
        for log in sorted(pathlib.Path(folder).glob('*.log')):
            print(f'--- end of {log.name}')
            print(''.join(open(log, encoding='utf-8', errors='replace').readlines()[-40:]))
        sys.exit(1)
    print(f'passed in {time.monotonic() - started:.0f} s')
    if not args.keep:
        shutil.rmtree(folder, ignore_errors=True)
