# SPDX-License-Identifier: GPL-3.0-or-later
"""A seat with the graphical console: the engine's view of it, and the person at it, who has a keyboard."""
import pathlib, time

from desktop import Console
from engine import PASSWORD, Failed, wait_for

PATIENCE = 120  # seconds: a sanitizer's build on a machine that does much else


class Desk:
    """The engine's view of the seat, and the person at it."""

    def __init__(self, engine, bin_dir, folder, screen, sound, number, session=None):
        self.engine, self.bin, self.folder, self.screen, self.sound, self.number = engine, bin_dir, folder, screen, sound, number
        self.session = session  # what a screen reader is told
        self.console = None

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
