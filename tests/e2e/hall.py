# SPDX-License-Identifier: GPL-3.0-or-later
"""A hall for tests of calls with more than two people: seats with baresip as their telephones, each with a tone of its own, a
citizen who was handed over to one of them, and what each of them hears between two moments."""
import contextlib, os, subprocess, time

from baresip import Baresip
from engine import Engine, Failed, check, wait_for
from sound import FRAME, LOUD, read_wav, share, write_spoken

NUMBER = '19900100005'
RING_BACK = 450  # Hz, GB/T 3380


def spoken(engine, folder, name, text):
    """A microphone that says it again and again, with pauses."""
    raw, out = folder / f'{name}-once.wav', folder / f'{name}.wav'
    subprocess.run([engine.bin / 'lianxinctl', 'speech', 'speak', text, '--out', raw], check=True, capture_output=True)
    write_spoken(out, read_wav(raw)[0])
    return out


def refused(engine, method, params, user):
    """Why the engine does not do that; empty: it did."""
    try:
        engine.call(method, params, user=user)
    except Failed as failure:
        return str(failure)
    return ''


def audited(engine):
    """Names of the methods of which the audit trail tells."""
    trail = engine.ctl('audit', 'list', '--limit', '200')['items']
    return {row.get('method', row.get('action')) for row in trail}


@contextlib.contextmanager
def in_hall(bin_dir, folder, make):
    """An engine, and the hall that make(engine, folder) puts round it; both end with the block, the engine well."""
    engine = Engine(bin_dir, folder)
    hall = None
    try:
        hall = make(engine, folder)
        yield hall
    finally:
        if hall:
            hall.stop()
        status = engine.stop()
    check(status == 0, 'the engine ends with status 0')


class Phone:
    """Somebody's telephone, that can be asked what it has heard lately while the call goes on."""

    def __init__(self, folder, name, user, tone, **more):
        self.name, self.tone = name, tone
        self.baresip = Baresip(folder, name, user, tone, **more)

    def _file(self):
        found = sorted(self.baresip.heard_folder.glob('*-dec.wav'), key=lambda p: p.stat().st_mtime)
        return found[-1] if found else None

    def length(self):
        """Bytes that the telephone has heard in its present call; baresip writes as it hears."""
        path = self._file()
        return (path, os.path.getsize(path)) if path else (None, 0)

    def since(self, mark):
        path, start = mark
        now = self._file()
        samples = read_wav(now)[0] if now else []
        skip = max(0, (start - 44) // 2) if now == path else 0
        return samples[skip:]


class Hall:
    def __init__(self, engine, folder, citizen_tone):
        self.engine, self.folder = engine, folder
        self.citizen = Phone(folder, 'citizen', NUMBER, citizen_tone)
        engine.add_trunk(self.citizen.baresip.port)
        self.phones = {'citizen': self.citizen}

    def seat(self, number, tone, role='seat'):
        """A user with a seat and a registered telephone; the login is seatNUMBER."""
        login = f'seat{number}'
        self.engine.ctl('user', 'add', login, '--name', f'坐席{number}', '--role', role, '--seat', number)
        account = self.engine.call('seats.phone', user=login)
        user = account['sipUser']
        self.phones[number] = Phone(self.folder, login, user, tone, domain=account['registrar'],
                                    account=f";auth_user={user};auth_pass={account['sipPassword']};regint=60")
        wait_for(f'the telephone of {number} is registered', lambda: self.state(number)['registered'])
        return login

    def state(self, number):
        return next(s for s in self.engine.call('seats.list')['items'] if s['seatNumber'] == number)

    def wait_state(self, number, state, seconds=30):
        return wait_for(f'seat {number} is {state}', lambda: self.state(number)['state'] == state, seconds)

    def talk(self, number):
        """The bot calls the citizen, who asks for a person; the seat gets the call. Its id."""
        self.engine.call('seats.setState', {'state': 'ready'}, user=f'seat{number}')
        self.engine.start_campaign([NUMBER])
        call = self.engine.wait_call(['bot'])
        self.engine.hand_over_by_key(self.citizen.baresip, call['id'])
        self.engine.wait_call(['talking'])
        return call['id']

    def check_hear(self, what, wanted, seconds=4):
        """Everybody named hears exactly these tones of the others: two seconds of each at least, and none of the rest.
        Sound that was under way when it began is let pass."""
        time.sleep(1.5)
        tones = [p.tone for p in self.phones.values()]
        marks = {name: self.phones[name].length() for name in wanted}
        time.sleep(seconds)
        for name, others in wanted.items():
            sound = self.phones[name].since(marks[name])
            allowed = {self.phones[other].tone for other in others}
            shares = shares_of(sound, tones)
            good = all((shares[hz] > 0.12) == (hz in allowed) for hz in tones)
            told = ', '.join(f'{hz:g} Hz {shares[hz]:.2f}' for hz in tones)
            check(good, f"{what}: {name} hears {' and '.join(others) or 'nobody'} ({told})")

    def supervise(self, call, user, mode):
        """A supervisor joins; what the call looks like to them then."""
        self.engine.call('calls.supervise', {'id': call, 'mode': mode}, user=user)

        def look():
            found = self.engine.call('calls.get', {'id': call}, user=user)
            return found if found.get('supervision', {}).get('joined') else None
        return wait_for('the supervisor is on the call', look)

    def check_music(self, seconds=2):
        """The citizen hears something, all the time."""
        mark = self.phones['citizen'].length()
        time.sleep(seconds)
        sound = self.phones['citizen'].since(mark)
        loud = [any(abs(s) > LOUD for s in sound[at:at + 8000]) for at in range(0, len(sound) - 7999, 8000)]
        check(loud and all(loud), f'the citizen hears music ({len(loud)} s)')

    def check_rings(self, name, seconds=12):
        """They hear the ring-back tone of Chinese exchanges, about 1 s of it at a time, and nothing else."""
        mark = self.phones[name].length()
        time.sleep(seconds)
        sound = self.phones[name].since(mark)
        bursts, run, other = [], 0, 0
        for at in range(0, len(sound) - FRAME + 1, FRAME):
            frame = sound[at:at + FRAME]
            loud = sum(s * s for s in frame) > LOUD * LOUD * FRAME
            rings = loud and share(frame, RING_BACK) > 0.5
            other += loud and not rings
            if rings:
                run += 1
            elif run:
                bursts.append(run * 0.02)
                run = 0
        whole = [b for b in bursts if 0.8 < b < 1.2]
        check(whole and max(bursts) < 1.2 and other < 10, f'{name} hears how it rings there ({", ".join(f"{b:.2f} s" for b in bursts)})')

    def stop(self):
        for phone in self.phones.values():
            phone.baresip.stop()


def shares_of(samples, tones):
    """How much of a sound's loudness is each tone: the median over its frames that are not silent, else 0."""
    found = {hz: [] for hz in tones}
    for at in range(0, len(samples) - FRAME + 1, FRAME):
        frame = samples[at:at + FRAME]
        if sum(s * s for s in frame) < LOUD * LOUD * FRAME:
            continue
        for hz in tones:
            found[hz].append(share(frame, hz))
    frames = max(1, len(samples) // FRAME)
    # Sound in less than a third of the time is no conversation.
    return {hz: sorted(values)[len(values) // 2] if len(values) * 3 > frames else 0.0 for hz, values in found.items()}
