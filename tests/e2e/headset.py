#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A headset that is pulled out in a talk and plugged in again (PulseAudio's modules of it, unloaded and loaded): the console goes to
the other device of the desk and back by itself, tells the seat, and both are heard each time. Twice in one talk.
"""
import pathlib, time

from accessible import Session
from baresip import Baresip
from desk import PATIENCE, Desk
from desktop import PACKAGES, Screen, SoundServer
from engine import Engine, Failed, check, main, wait_for
from sound import FRAME, Heard, read_wav, write_tone

NUMBER = '19900100007'
CITIZEN, SEAT, OTHER = 1050, 450, 750  # OTHER is what the second microphone hears
SEAT_NUMBER = '0217'
AGAIN = 3000  # ms of a tone that have to be heard


class Talk:
    """What is heard of the talk, lately."""

    def __init__(self, desk, sound, citizen):
        self.desk, self.sound, self.citizen = desk, sound, citizen

    def devices(self):
        process = self.desk.console.process.pid
        return self.sound.users('sink', process), self.sound.users('source', process)

    def _by_citizen(self):
        return read_wav(max(self.citizen.heard_folder.glob('*-dec.wav'), key=lambda p: p.stat().st_mtime))[0]

    def check(self, what, headset, tone):
        """The talk sounds in this headset, and its microphone is what the citizen hears."""
        began = time.monotonic()
        wait_for(f'{what}: the console uses "{headset}"', lambda: self.devices() == ([headset], [f'{headset}-microphone']), PATIENCE, 0.2)
        print(f'  {what}: "{headset}" is in use after {time.monotonic() - began:.1f} s')
        listener, since = self.sound.listen(headset), len(self._by_citizen()) // FRAME * FRAME
        try:
            wait_for(f'{what}: the citizen is heard in "{headset}"', lambda: listener.heard([CITIZEN]).tone_ms(CITIZEN) >= AGAIN, PATIENCE)

            def comes():
                return Heard(self._by_citizen()[since:], [SEAT, OTHER])
            wait_for(f'{what}: the citizen hears its microphone', lambda: comes().tone_ms(tone) >= AGAIN, PATIENCE)
            silent = OTHER if tone == SEAT else SEAT
            late = (comes().begin_ms(tone) or 0) + 600  # what was under way still comes
            check(comes().tone_ms(silent, late) == 0, f'{what}: both hear each other over "{headset}", and over nothing else')
        finally:
            listener.stop()

    def told(self, what, words):
        wait_for(f'the seat is told "{words}"', lambda: self.desk.session.says(words), PATIENCE, 1)
        check(True, f'{what}: the seat reads "{words}"')

    def untold(self, what, words):
        wait_for(f'"{words}" is no longer shown', lambda: not self.desk.session.says(words), PATIENCE, 1)
        check(True, f'{what}: nothing is wrong any more')


def choose(folder, headset):
    """What the dialog of the devices keeps (console_sound plays it through)."""
    home = pathlib.Path(folder) / 'home/.config/lianxin'
    home.mkdir(parents=True)
    (home / 'lianxin.conf').write_text(f'[sound]\ninput={headset}-microphone\ninputName={headset}-headset-microphone\noutput={headset}\n'
                                       f'outputName={headset}-headset\n')


def test(bin_dir, folder):
    engine = Engine(bin_dir, folder)
    screen = session = sound = citizen = desk = None
    try:
        screen = Screen(folder)
        session = Session(folder, screen)
        sound = SoundServer(folder)
        choose(folder, 'spare')
        engine.ctl('user', 'add', 'zhoumin', '--name', '周敏', '--role', 'seat', '--seat', SEAT_NUMBER)
        engine.call('inbound.set', {'number': '*', 'flowId': ''})
        citizen = Baresip(folder, 'citizen', NUMBER, CITIZEN)
        engine.add_trunk(citizen.port)
        for name, hertz in (('spare', SEAT), ('headset', OTHER)):
            path = pathlib.Path(folder) / f'{name}.wav'
            write_tone(path, hertz, 900)
            sound.speak(path, name)
        desk = Desk(engine, bin_dir, folder, screen, sound, SEAT_NUMBER, session)
        desk.sit_down('zhoumin')
        desk.wait_seat(['ready'], ['F7', 'Down', 'Return'])
        citizen.dial(f'sip:12345@{engine.sip}')
        call = engine.wait_call(['offered', 'talking'], PATIENCE)['id']
        desk.answer(call)
        talk = Talk(desk, sound, citizen)
        talk.check('at first', 'spare', SEAT)
        for turn in ('once', 'again'):
            sound.pull('spare')
            talk.check(f'{turn}, pulled', 'headset', OTHER)
            talk.told(f'{turn}, pulled', 'spare-headset')
            desk.shot(f'pulled-{turn}')
            sound.plug('spare')
            talk.check(f'{turn}, plugged', 'spare', SEAT)
            talk.untold(f'{turn}, plugged', 'spare-headset')
        state = next(c for c in engine.running() if c['id'] == call)
        check(state['state'] == 'talking', 'it was one talk all the time')
        citizen.hang_up()
        record = engine.wait_over(call, PATIENCE)
        check(len([leg for leg in record['legs'] if leg['kind'] == 'seat']) == 1, 'with one leg of the seat')
        check(desk.console.stop() == 0, 'the console ends when it is told to')
    finally:
        if desk and desk.console and desk.console.process.poll() is None:
            try:
                desk.shot('last')
            except (Failed, OSError):
                pass
            desk.console.stop()
        for program in (citizen, sound, session, screen):
            if program:
                program.stop()
        status = engine.stop()
    check(status == 0, 'the engine ends with status 0')


main(test, needs=('baresip', 'dbus-daemon', *PACKAGES, *Session.missing()))
