# SPDX-License-Identifier: GPL-3.0-or-later
"""A seat with the graphical console: the engine's view of it, and the person at it, who has a keyboard."""
import contextlib, pathlib, time

from accessible import Session
from desktop import Console, Screen, SoundServer
from engine import PASSWORD, Failed, check, wait_for
from sound import write_tone

PATIENCE = 120  # seconds: a sanitizer's build on a machine that does much else


class Desk:
    """The engine's view of the seat, and the person at it."""

    def __init__(self, engine, bin_dir, folder, screen, sound, number, session=None):
        self.engine, self.bin, self.folder, self.screen, self.sound, self.number = engine, bin_dir, folder, screen, sound, number
        self.session = session  # what a screen reader is told
        self.console = None
        self.others = []  # programs that end with the day

    def seat(self):
        return next(s for s in self.engine.call('seats.list')['items'] if s['seatNumber'] == self.number)

    def wait_seat(self, states, press=()):
        """The seat once it is in one of the states; keys are pressed again and again until then."""
        def look():
            seat = self.seat()
            if seat['state'] in states:
                return seat
            if press:
                self.console.press(*press)
            return None
        return wait_for(f"the seat is {' or '.join(states)}", look, PATIENCE, 1)

    def answer(self, call):
        """F2 until it is heeded; a seat that rings for too long is passed over, so nothing else is asked in between."""
        self.console.front()
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            for _ in range(3):
                self.console.tap('F2')
            seat = self.seat()
            if seat['state'] == 'talking' and seat['callId'] == call:
                return
        raise Failed(f"the seat did not get to talk in {PATIENCE} s: {self.seat()}")

    def shot(self, name):
        self.screen.shot(pathlib.Path(self.folder) / f'{name}.png')

    def sit_down(self, login):
        """Starts the console and logs in; the login is asked for the first time only."""
        self.console = Console(self.bin, self.folder, self.screen, self.sound, self.engine.door, env=self.session.env if self.session else {})
        if login:
            self.console.type(login)
            self.console.press('Tab')
        self.console.type(PASSWORD)
        self.console.press('Return')
        wait_for('the telephone of the console is registered', lambda: self.seat()['registered'], PATIENCE)

    def leave_behind(self):
        """What somebody wants to see when it went wrong; nothing when the person has left."""
        if not self.console or self.console.process.poll() is not None:
            return
        try:
            self.shot('last')
            print('on the screen:', ' | '.join(self.session.names())[:1500], '\nkeyboard:', self.session.focus())
        except (Failed, OSError):
            pass
        self.console.stop()


def speak_english(engine):
    """So that words can be typed and looked for by a keyboard without an input method."""
    home = engine.folder / 'home/.config/lianxin'
    home.mkdir(parents=True)
    (home / 'lianxin.conf').write_text('[look]\nlanguage=en\n')


@contextlib.contextmanager
def room(engine, bin_dir, folder, number, kind=Desk, voice=450):
    """Where a seat works: a screen, a screen reader, sound with a microphone that hears a tone of voice Hz, and the user zhoumin. Gives the
    desk with nobody at it; in the end everything is stopped, the programs in its others first, the engine last."""
    started, desk = [], None
    try:
        started.append(screen := Screen(folder))
        started.append(session := Session(folder, screen))
        started.append(sound := SoundServer(folder))
        speak_english(engine)
        engine.ctl('user', 'add', 'zhoumin', '--name', '周敏', '--role', 'seat', '--seat', number)
        write_tone(engine.folder / 'microphone.wav', voice, 900)
        sound.speak(engine.folder / 'microphone.wav')
        desk = kind(engine, bin_dir, folder, screen, sound, number, session)
        yield desk
        check(desk.console.stop() == 0, 'the console ends when it is told to')
    finally:
        if desk:
            desk.leave_behind()
        for program in reversed(started + (desk.others if desk else [])):
            program.stop()
        status = engine.stop()
    check(status == 0, 'the engine ends with status 0')
