#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first minutes of a hotline, by keyboard: a console that knows no engine, "begin here", the seven steps with units from a
table and a test call over the line, and the engine it starts, which the security administrator logs in to. Then the console is closed: the engine outlives it, holds what was set up,
and the next start of the console finds it; or starts it again, where the machine was restarted meanwhile.
"""
import json, os, pathlib, signal, subprocess, time

from desktop import PACKAGES, Console, Screen
from engine import check, main, wait_for

PASSWORD = 'correct-horse-1'
PATIENCE = 120
TEST_NUMBER = '010-62345678'


class Hotline:
    """What there is to see of it from outside: files, and what lianxinctl says."""

    def __init__(self, bin_dir, folder):
        self.bin = pathlib.Path(bin_dir)
        home = pathlib.Path(folder) / 'home'
        self.store = home / '.data/lianxin/hotline.db'
        self.key = home / '.data/lianxin/hotline.db.key'
        self.configuration = home / '.config/lianxin/engine.yaml'

    def ctl(self, *words):
        run = subprocess.run([str(self.bin / 'lianxinctl'), '--json', '--store', str(self.store), '--key-file', str(self.key), *words],
                             capture_output=True, timeout=PATIENCE)
        return json.loads(run.stdout or b'{}') if run.returncode == 0 else None

    def engine(self):
        """The process id of the engine that serves this configuration."""
        for entry in pathlib.Path('/proc').iterdir():
            try:
                argv = (entry / 'cmdline').read_bytes().split(b'\0') if entry.name.isdigit() else []
            except OSError:
                continue
            if argv and argv[0].endswith(b'lianxind') and os.fsencode(str(self.configuration)) in argv:
                return int(entry.name)
        return None

    def ready(self):
        """Whether the engine of now has said that it is ready. Asking the store before that would lock it out."""
        out = self.store.parent / 'lianxin/lianxind.out'
        return self.engine() and out.exists() and '"ready"' in out.read_text(encoding='utf-8')

    def test_calls(self):
        """What became of each test call that was asked for: ok, or why it was refused."""
        trail = self.ctl('audit', 'list', '--limit', '1000') or {'items': []}
        return [entry.get('outcome', 'ok') for entry in trail['items'] if entry.get('method') == 'trunks.test']

    def tested(self):
        """Whether the test call was answered."""
        calls = (self.ctl('api', 'call', 'attempts.list', '{}') or {'items': []})['items']
        return any(call['outcome'] == 'answered' and call['result'] == 'trunk_tested' for call in calls)

    def logins(self):
        """How often the security administrator has logged in."""
        trail = self.ctl('audit', 'list', '--limit', '1000') or {'items': []}
        return sum(entry.get('method') == 'session.login' and entry.get('outcome', 'ok') == 'ok' for entry in trail['items'])


def test(bin_dir, folder):
    hotline = Hotline(bin_dir, folder)
    screen = console = None
    try:
        screen = Screen(folder)
        console = Console(bin_dir, folder, screen)
        shot = lambda name: screen.shot(pathlib.Path(folder) / f'{name}.png')
        shot('beginnings')
        console.press('Tab', 'space')  # from "rehearsal" to "begin on this machine"
        console.press('Return')
        wait_for('the store is made', lambda: hotline.store.exists() and hotline.ctl('user', 'list') is not None, PATIENCE, 1)
        shot('recovery')
        check(not hotline.configuration.exists(), 'the store is there, with its keys; the configuration is not yet')

        def typed_admin():
            users = hotline.ctl('user', 'list')
            return users and any(user['login'] == 'anquan' for user in users['items'])

        console.press('space', 'Tab', 'space')  # "I have written it down", next
        console.press('ctrl+a')
        console.type('anquan')
        console.press('Tab')
        console.type('Han Weidong')
        console.press('Tab')
        console.type(PASSWORD)
        console.press('Tab')
        console.type(PASSWORD)
        shot('administrator')
        console.press('Return')
        wait_for('the security administrator is there', typed_admin, PATIENCE, 1)
        check(True, 'the security administrator is made')

        shot('line')
        console.press('Tab')
        console.type('127.0.0.1')
        console.press('Return')
        wait_for('the line is there', lambda: (hotline.ctl('trunk', 'list') or {'items': []})['items'], PATIENCE, 1)
        trunks = hotline.ctl('trunk', 'list')
        check([trunk['host'] for trunk in trunks['items']] == ['127.0.0.1'], 'the line is made')
        check(not hotline.configuration.exists(), 'the configuration waits for the units')

        table = pathlib.Path(folder) / 'units.csv'
        table.write_text('单位名称,上级单位,值班电话\nCity,,010-62345678\nDistrict,City,010-62345679\n', encoding='utf-8')
        time.sleep(2)  # the program that made the line has to end before the next step can be typed into
        shot('units')
        console.type(str(table))
        console.press('Return')
        wait_for('the configuration is written', hotline.configuration.exists, PATIENCE, 1)
        check({unit['name'] for unit in hotline.ctl('unit', 'list')['items']} == {'City', 'District'}, 'the units are imported')
        check('profile: production' in hotline.configuration.read_text(encoding='utf-8'), 'and the configuration is written, for production')
        check(hotline.engine() is None, 'no engine runs before it is asked for')

        shot('test-call')
        console.type(TEST_NUMBER)
        console.press('Return')
        wait_for('the engine runs for the test call', hotline.engine, PATIENCE)
        wait_for('the engine is ready', hotline.ready, PATIENCE)
        wait_for('the test call was asked for', hotline.test_calls, PATIENCE, 1)
        # It reaches the engine itself: nothing else listens there. At night and on holidays the rules of dialling refuse it.
        if hotline.test_calls() == ['ok']:
            wait_for('the test call is answered', hotline.tested, PATIENCE, 1)
            check(True, 'a test call goes over the line')
        else:
            check(hotline.test_calls() == ['trunk.test_refused'], 'the rules of dialling refuse a test call at this hour, by name')
            time.sleep(2)  # the answer has to be on the page
            console.press('Tab')
            console.press('space')  # "Later"
        shot('tested')
        engine = hotline.engine()

        def logged_in():
            """Return goes on, as soon as the call is over, and over the summary to the login, which is filled in."""
            console.press('ctrl+a')
            console.type(PASSWORD)
            console.press('Return')
            time.sleep(2)
            return hotline.logins() > 0

        wait_for('the security administrator is logged in', logged_in, 2 * PATIENCE, 1)
        shot('logged-in')
        check(hotline.engine() == engine, 'the engine of the test call goes on, and the security administrator has logged in')

        engine = hotline.engine()
        check(console.stop() == 0, 'the console is closed')
        check(hotline.engine() == engine, 'the engine goes on')
        before = hotline.logins()
        console = Console(bin_dir, folder, screen)
        console.type(PASSWORD)
        console.press('Return')
        wait_for('the console, started again, logs in', lambda: hotline.logins() > before, PATIENCE, 1)
        check(True, 'the console, started again, finds its engine')
        check(console.stop() == 0, 'it is closed once more')

        os.kill(engine, signal.SIGTERM)
        wait_for('the engine ends with its machine', lambda: hotline.engine() is None, PATIENCE)
        before = hotline.logins()
        console = Console(bin_dir, folder, screen)
        wait_for('the console starts its engine again', hotline.engine, PATIENCE)
        wait_for('the engine is ready', hotline.ready, PATIENCE)
        console.type(PASSWORD)
        shot('again')
        console.press('Return')
        wait_for('the security administrator logs in again', lambda: hotline.logins() > before, PATIENCE, 1)
        check(True, 'after a restart of the machine the console starts its engine and logs in')
        check(console.stop() == 0 and hotline.ctl('audit', 'verify')['intact'], 'the audit trail verifies')
    finally:
        if console and console.process.poll() is None:
            screen.shot(pathlib.Path(folder) / 'last.png')
            console.stop()
        if (engine := hotline.engine()) is not None:
            os.kill(engine, signal.SIGTERM)
            wait_for('the engine ends', lambda: hotline.engine() is None, PATIENCE)
        if screen:
            screen.stop()


main(test, [name for name in PACKAGES if name in ('Xvfb', 'xdotool')])
