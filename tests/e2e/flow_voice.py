#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A flow tried out by voice at the graphical console, by keyboard alone: F9 opens the microphone that was chosen for calls, what is said
into it ends by itself, the running engine hears it, and the words go into the dialogue. Somebody who says nothing is told so; a prompt
that is being played stops. Afterwards nothing of it is in the log or the audit trail. Read as a screen reader reads it (AT-SPI). Status 77
where there is no speech recogniser.
"""
import pathlib, subprocess, sys, time

from accessible import Session
from desk import PATIENCE, speak_english
from desktop import PACKAGES, Console, Screen, SoundServer
from engine import PASSWORD, SKIPPED, Engine, Failed, check, main, wait_for

FLOW, SAID = '办结回访', '不满意'
NOTHING = 'No words were heard'


def has_recogniser(bin_dir, wave):
    ctl = f'{bin_dir}/lianxinctl'
    if subprocess.run([ctl, 'speech', 'speak', SAID, '--out', wave], timeout=PATIENCE).returncode:
        raise Failed('the sentence can\'t be spoken')
    heard = subprocess.run([ctl, 'speech', 'recognise', wave], capture_output=True, text=True, timeout=PATIENCE)
    return 'speech.engine_missing' not in heard.stderr


def choose(folder, headset):
    """What the dialog of the devices keeps (console_sound plays it through)."""
    with open(pathlib.Path(folder) / 'home/.config/lianxin/lianxin.conf', 'a', encoding='utf-8') as settings:
        settings.write(f'[sound]\ninput={headset}-microphone\ninputName={headset}-headset-microphone\noutput={headset}\n'
                       f'outputName={headset}-headset\n')


class Trial:
    """Whoever tries out, before the console."""

    def __init__(self, console, session, sound, shot):
        self.console, self.session, self.sound, self.shot = console, session, sound, shot

    def microphones(self):
        return self.sound.users('source', self.console.process.pid)

    def loudspeakers(self):
        return self.sound.users('sink', self.console.process.pid)

    def hear_prompt(self):
        """Plays a sentence of the bot, by its button."""
        for _ in range(40):
            focus = self.session.focus()
            if focus and focus[0].startswith('Hear it'):
                break
            self.console.press('Tab')
            time.sleep(0.3)
        self.console.press('space')
        wait_for('the prompt sounds in the headset that was chosen', lambda: self.loudspeakers() == ['spare'], PATIENCE, 0.1)

    def wait_says(self, words):
        wait_for(f'the console says "{words}"', lambda: self.session.says(words), PATIENCE, 0.5)

    def open_flow(self):
        self.console.press('ctrl+k')
        time.sleep(1)  # the palette opens
        self.console.type('flows')
        self.console.press('Return')
        self.wait_says(FLOW)
        for _ in range(40):  # into the list, and down to the return visit
            if self.session.says('return-visit ·') and self.session.says('waits for an answer'):
                return
            focus = self.session.focus()
            self.console.press('Down' if focus and focus[1] == 'cell' else 'Tab')
            time.sleep(0.5)
        raise Failed(f'the return visit is not chosen; the keyboard is at {self.session.focus()}')

    def begin(self, told='silence ends it. 2 s'):
        check(not self.microphones(), 'nobody is listened to before')
        self.console.press('F9')
        wait_for('the microphone that was chosen is open', lambda: self.microphones() == ['spare-microphone'], PATIENCE, 0.2)
        self.wait_says(told)
        self.shot('speaking')

    def wait_closed(self):
        wait_for('the microphone is let go', lambda: not self.microphones(), PATIENCE, 0.2)


def try_out(engine, trial, wave):
    trial.open_flow()
    check(True, 'the flow is chosen by keyboard')
    trial.begin()
    trial.console.press('F9')
    trial.wait_says(NOTHING)
    trial.wait_closed()
    check(trial.session.says('Demo model'), 'who says nothing is told so, and that the demo model listened')

    trial.begin()
    trial.console.press('Escape')
    trial.wait_closed()
    check(not trial.session.says('Heard:'), 'Escape throws a sentence away')

    trial.hear_prompt()
    trial.begin('On a call this sentence would be heard to its end')
    wait_for('the prompt is silent', lambda: not trial.loudspeakers(), PATIENCE, 0.2)
    check(True, 'a prompt that is being played stops when somebody begins to speak; its step lets nobody interrupt it, and that is said')
    time.sleep(2)  # the microphone hears
    trial.sound.speak(wave, 'spare')
    trial.wait_says(f'Heard: {SAID}')  # silence ended it
    trial.wait_says('spoken, heard with')
    trial.wait_closed()
    check(True, 'what was said is heard, ends by itself, and stands in the dialogue with its certainty')

    refused = ''
    try:
        engine.call('flows.hear', {'sound': 'AAAA'}, user='zhoumin')
    except Failed as failure:
        refused = str(failure)
    check('forbidden' in refused, 'who may not try flows out is not heard')
    log = (engine.folder / 'engine.log').read_text(encoding='utf-8', errors='replace')
    check(SAID not in log, 'nothing of it is in the log')
    trail = engine.ctl('audit', 'list')['items']
    heard = [entry for entry in trail if entry.get('method') == 'flows.hear']
    check([entry['login'] for entry in heard] == ['zhoumin'] and heard[0].get('outcome', 'ok') != 'ok', 'nor in the audit trail, but for who was refused')


def test(bin_dir, folder):
    engine = Engine(bin_dir, folder, more='speech: {recogniser: demo}\n')
    started, console, session = [], None, None
    try:
        wave = engine.folder / 'said.wav'
        if not has_recogniser(bin_dir, wave):
            print('NO SPEECH RECOGNISER ON THIS MACHINE')
            sys.exit(SKIPPED)
        started.append(screen := Screen(folder))
        started.append(session := Session(folder, screen))
        started.append(sound := SoundServer(folder))
        speak_english(engine)
        choose(folder, 'spare')
        engine.ctl('user', 'add', 'chenli', '--name', '陈立', '--role', 'business_admin')
        engine.ctl('user', 'add', 'zhoumin', '--name', '周敏', '--role', 'seat', '--seat', '0217')
        wait_for('the engine hears', lambda: engine.call('engine.status')['hearing'].get('ok'), PATIENCE)
        console = Console(bin_dir, folder, screen, sound, engine.door, env=session.env)
        for words, key in (('chenli', 'Tab'), (PASSWORD, 'Return')):
            console.type(words)
            console.press(key)
        wait_for('the console is logged in', lambda: session.says('陈立') or session.says('Campaigns'), PATIENCE, 1)
        shot = lambda name: screen.shot(pathlib.Path(folder) / f'{name}.png')
        trial = Trial(console, session, sound, shot)
        try_out(engine, trial, wave)
        shot('tried')
        check(console.stop() == 0, 'the console ends when it is told to')
    finally:
        if console and console.process.poll() is None:
            try:
                screen.shot(pathlib.Path(folder) / 'last.png')
                print('on the screen:', ' | '.join(session.names())[:2000], '\nkeyboard:', session.focus())
            except (Failed, OSError):
                pass
            console.stop()
        for program in reversed(started):
            program.stop()
        status = engine.stop()
    check(status == 0, 'the engine ends with status 0')


main(test, needs=('dbus-daemon', *PACKAGES, *Session.missing()))
