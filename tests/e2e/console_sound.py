#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The graphical console with real sound, used by keyboard: a seat logs in, chooses a headset, takes a call that was handed over,
and citizen (baresip) and seat hear each other through QAudioSource and QAudioSink. Then the console is killed by SIGKILL in the
talk: the citizen hears a comforting prompt; the console, started again, gets the same call back.
"""
import pathlib, time

from baresip import Baresip
from desk import PATIENCE, Desk, speak_english
from desktop import PACKAGES, Screen, SoundServer
from engine import Engine, Failed, check, main, wait_for
from sound import Heard, read_wav, write_tone

NUMBER = '19900100004'
CITIZEN, SEAT = 1050, 450
SEAT_NUMBER = '0217'
LIT = '#12773A'  # of the level meter's bars: "good" of the light look


class SoundDesk(Desk):
    """A desk with two headsets."""

    def choose_headset(self):
        """Another headset than the system's, in the dialog of the command palette; the meter shows whether it hears."""
        self.console.press('ctrl+k')
        time.sleep(1)  # the palette opens
        self.console.type('headset and')
        self.console.press('Return')
        process = self.console.process.pid
        wait_for('the dialog listens to the microphone', lambda: self.sound.users('source', process), PATIENCE)
        self._pick('the microphone', lambda: self.sound.users('source', process) == ['spare-microphone'])
        self.console.press('Tab')
        # The loudspeaker sounds in a call only: until then the settings tell.
        self._pick('the loudspeaker', lambda: self.console.setting('sound', 'output') == 'spare')
        quiet = self.screen.colour_count(LIT)
        voice = self.sound.speak(pathlib.Path(self.folder) / 'microphone.wav', 'spare')
        wait_for('the meter lights up', lambda: self.screen.colour_count(LIT) > quiet + 200, PATIENCE)
        self.shot('devices')
        voice.terminate()
        voice.wait()
        wait_for('the meter is dark again', lambda: self.screen.colour_count(LIT) <= quiet + 20, PATIENCE)
        self.console.press('Return')
        wait_for('the microphone is let go', lambda: not self.sound.users('source', process), PATIENCE)

    def _pick(self, what, chosen):
        """Goes down a list until it is chosen."""
        def look():
            if chosen():
                return True
            self.console.press('Down')
            return None
        wait_for(f'{what} is chosen', look, PATIENCE, 2)

    def check_devices(self):
        process = self.console.process.pid
        wait_for('the call sounds in the headset that was chosen',
                 lambda: self.sound.users('sink', process) == ['spare'] and self.sound.users('source', process) == ['spare-microphone'],
                 PATIENCE)


def wait_heard(listener, hertz, milliseconds, what):
    """Waits until a tone has come out of a headset for so long."""
    return wait_for(what, lambda: listener.heard([hertz]).tone_ms(hertz) >= milliseconds, PATIENCE)


def test(bin_dir, folder):
    engine = Engine(bin_dir, folder, speed=10)
    screen = sound = citizen = desk = None
    listeners = []
    try:
        screen = Screen(folder)
        sound = SoundServer(folder)
        speak_english(engine)
        engine.ctl('user', 'add', 'zhoumin', '--name', '周敏', '--role', 'seat', '--seat', SEAT_NUMBER)
        citizen = Baresip(folder, 'citizen', NUMBER, CITIZEN)
        engine.add_trunk(citizen.port)
        write_tone(pathlib.Path(folder) / 'microphone.wav', SEAT, 900)
        desk = SoundDesk(engine, bin_dir, folder, screen, sound, SEAT_NUMBER)
        desk.sit_down('zhoumin')
        check(True, 'the console is logged in and its telephone registered')
        desk.choose_headset()
        check(True, 'another headset is chosen by keyboard, and its meter tells sound from silence')
        desk.wait_seat(['ready'], ['F7', 'Down', 'Return'])

        wrong, headphone = sound.listen('headset'), sound.listen('spare')
        listeners += [wrong, headphone]
        sound.speak(pathlib.Path(folder) / 'microphone.wav', 'spare')
        engine.start_campaign([NUMBER])
        call = engine.wait_call(['bot'], PATIENCE)
        engine.hand_over_by_key(citizen, call['id'])
        desk.answer(call['id'])
        check(True, 'key 2 brings this call to the seat, F2 answers it')
        began = time.monotonic()
        desk.check_devices()
        wait_heard(headphone, CITIZEN, 4000, 'the citizen is heard in the headset')
        desk.shot('talking')
        since = engine.call('calls.get', {'id': call['id']})
        desk.console.kill()
        killed = time.monotonic()
        check(True, f'the console is killed after {killed - began:.1f} s of talk')

        back = engine.wait_call(['queued'], PATIENCE)
        print(f'  the engine noticed within {time.monotonic() - killed:.1f} s')
        check(back['id'] == call['id'], 'the citizen is kept in the same call')
        wait_for('the comforting prompt is said', lambda: any('接回' in step['text'] for step in
                 engine.call('calls.get', {'id': call['id']})['dialogue'] if step['speaker'] == 'bot'), PATIENCE)
        time.sleep(5)
        check(engine.running()[0]['state'] == 'queued', 'the call waits for its seat')
        before = headphone.heard([CITIZEN]).tone_ms(CITIZEN)
        desk.sit_down(None)
        desk.wait_seat(['ready', 'ringing'], ['F7', 'Down', 'Return'])
        desk.answer(call['id'])
        check(True, 'the console, back again, gets the same call')
        desk.check_devices()
        wait_heard(headphone, CITIZEN, before + 5000, 'the citizen is heard in the headset again')
        desk.shot('talking-again')
        citizen.hang_up()
        record = engine.wait_over(call['id'], PATIENCE)
        desk.wait_seat(['wrapup'])
        time.sleep(1)  # the page follows the seat's state
        desk.shot('wrapup')
        desk.wait_seat(['ready'], ['space', 'F9'])
        filed = engine.call('calls.get', {'id': call['id']})
        check(filed['result'] == 'resolved', 'the wrap-up is filed by keyboard')
        talked = headphone.heard([SEAT, CITIZEN])
        print('  headset played:', talked.summary())
        check(talked.tone_ms(SEAT) < 200, 'the seat does not hear itself')
        check(wrong.heard([SEAT, CITIZEN]).tone_ms(CITIZEN) == 0, 'the other headset was silent')

        citizen.stop()
        heard = citizen.heard([SEAT, CITIZEN])
        print('  citizen heard:', heard.summary())
        first = heard.begin_ms(SEAT)
        check(first is not None, "the citizen heard the seat's microphone")
        check(heard.speech_ms(0, first) > 2000, 'and before it the spoken prompts')
        gone = heard.pause_ms(SEAT, first)
        check(gone is not None and heard.tone_ms(SEAT, first, gone) > 2000, 'until the console was killed')
        resumed = heard.begin_ms(SEAT, gone)
        check(resumed is not None and heard.tone_ms(SEAT, resumed) > 3000, 'and again when it was back')
        check(heard.speech_ms(gone, resumed) > 1000, f'and in between a voice ({heard.speech_ms(gone, resumed)} ms in {resumed - gone} ms)')
        left, right = read_wav(engine.export_recording(call['id']))
        left, right = Heard(left, [SEAT, CITIZEN]), Heard(right, [SEAT, CITIZEN])
        print('  recording left:', left.summary(), '| right:', right.summary())
        check(left.tone_ms(CITIZEN) > 8000 and left.tone_ms(SEAT) < 200, 'recording: the citizen is left, and only the citizen')
        check(right.tone_ms(SEAT) > 5000 and right.tone_ms(CITIZEN) < 200, 'recording: the seat is right, and only the seat')
        check([leg['seatNumber'] for leg in record['legs'] if leg['kind'] == 'seat'] == [SEAT_NUMBER] * 2, 'one record with two legs of the seat')

        # The clock of business runs ten times as fast here; that of conversations must not.
        lasted = record['endedAt'] - record['startedAt']
        real = (time.monotonic() - began) * 1000 + 60_000
        check(lasted < 2 * real, f'the record measures the call in real time ({lasted / 1000:.0f} s)')
        check(since['state'] == 'talking', 'it was in the talk when the console died')
        status = desk.console.stop()
        check(status == 0, 'the console ends when it is told to')
    finally:
        if desk and desk.console and desk.console.process.poll() is None:
            try:
                desk.shot('last')
            except (Failed, OSError):
                pass
            desk.console.stop()
        for listener in listeners:
            listener.stop()
        for program in (citizen, sound, screen):
            if program:
                program.stop()
        status = engine.stop()
    check(status == 0, 'the engine ends with status 0')


main(test, needs=('baresip', *PACKAGES))
