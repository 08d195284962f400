#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A seat leaves its console. Nobody touches it: it locks itself. The console is killed in a talk: what was typed into the ticket is
there again with the same call, from the engine, and nothing of it lies on the machine. Locked in the talk: nothing of the call is on
the screen, a wrong password opens nothing, the right one leads back to the call, which was never given up. Locked in wrap-up, with
somebody waiting: when its time is over the seat is away, and the call rings only when the person is back. By keyboard, read as a
screen reader reads it (AT-SPI), and asked of the engine.
"""
import pathlib, time

from accessible import Session
from desk import PATIENCE, room
from desktop import PACKAGES
from engine import PASSWORD, Engine, check, main, wait_for
from hall import NUMBER, Phone

SEAT_NUMBER = '0217'
TITLE, LOCKED = 'Street lamps are out', 'This console is locked'


def wait_locked(desk):
    wait_for('the lock covers the console', lambda: desk.session.says(LOCKED), PATIENCE, 0.5)


def lock(desk):
    desk.console.press('ctrl+shift+l')
    wait_locked(desk)


def unlock(desk):
    """The password, again if keys got lost on the way."""
    def opened():
        if not desk.session.says(LOCKED):
            return True
        desk.console.press('ctrl+a')
        desk.console.type(PASSWORD)
        desk.console.press('Return')
        time.sleep(3)
        return not desk.session.says(LOCKED)
    wait_for('the right password opens the console', opened, PATIENCE, 0.5)


def write_title(desk):
    desk.console.press('ctrl+t')
    for _ in range(40):
        if (desk.session.focus() or ('',))[0] == 'Title':
            break
        desk.console.press('Tab')
        time.sleep(0.2)
    desk.console.press('ctrl+a')
    desk.console.type(TITLE)
    wait_for('the title is written', lambda: desk.session.text('Title') == TITLE, PATIENCE, 0.5)


def kept(engine, call):
    items = engine.call('drafts.mine', {'id': call}, user='zhoumin')['items']
    return items[0].get('ticket', {}).get('typed', {}).get('title', {}).get('value') if items else None


def left_behind(folder):
    """Files, of those that the console could write, in which the title can be read."""
    roots = [pathlib.Path(folder), *pathlib.Path('/dev/shm').glob('lianxin*')]
    found = []
    for path in (p for root in roots for p in root.rglob('*') if p.is_file() and not p.is_symlink()):
        try:
            if TITLE.encode() in path.read_bytes():
                found.append(str(path))
        except OSError:
            continue  # somebody else's
    return found


def locked_in_the_talk(engine, desk, call):
    lock(desk)
    wait_for('the citizen is on hold', lambda: desk.seat()['state'] == 'hold', PATIENCE)
    check(desk.session.text('Title') is None and not desk.session.says(TITLE), 'nothing of the ticket is on the screen')
    check(not desk.session.says(NUMBER[-4:]), 'nor of the caller')
    desk.console.type('not-the-password')
    desk.console.press('Return')
    wait_for('the wrong password is refused', lambda: any('wrong' in name for name in desk.session.names()), PATIENCE, 0.5)
    check(desk.session.says(LOCKED), 'and the console stays locked')
    for key in ('F3', 'F12'):
        desk.console.press(key)
    check(engine.running()[0]['id'] == call and desk.seat()['state'] == 'hold', 'keys do nothing to the call')
    unlock(desk)
    check(desk.session.text('Title') == TITLE, 'what was written is there')
    check(engine.running()[0]['id'] == call, 'and the call was never given up')
    desk.wait_seat(['talking'], ['F3'])


def locked_in_wrap_up(engine, desk, citizen):
    lock(desk)
    check(desk.seat()['state'] == 'wrapup', 'a wrap-up goes on while it is locked')
    citizen.baresip.dial(f'sip:12345@{engine.sip}')
    waiting = engine.wait_call(['queued'], PATIENCE)['id']
    states = []

    def ended():
        states.append(desk.seat()['state'])
        return states[-1] != 'wrapup'
    wait_for('the wrap-up is over', ended, PATIENCE + 60, 0.5)
    seat = desk.seat()
    check((seat['state'], seat['reason']) == ('away', 'locked'), f"the seat is away: {seat['state']}, {seat['reason']}")
    time.sleep(4)
    check(desk.seat()['state'] == 'away' and engine.running()[0]['state'] == 'queued', 'and what waits does not ring there')
    unlock(desk)
    desk.wait_seat(['ready', 'ringing'], ['F7', 'Down', 'Return'])
    desk.answer(waiting)
    desk.console.press('F12')
    engine.wait_over(waiting, PATIENCE)


def test(bin_dir, folder):
    engine = Engine(bin_dir, folder, more='security: {idle_lock_minutes: 1}\n')
    with room(engine, bin_dir, folder, SEAT_NUMBER) as desk:
        engine.call('inbound.set', {'number': '*', 'flowId': ''})
        citizen = Phone(folder, 'citizen', NUMBER, 1050)
        desk.others.append(citizen.baresip)
        engine.add_trunk(citizen.baresip.port)
        desk.sit_down('zhoumin')
        wait_locked(desk)  # nobody has touched it for a minute
        check(desk.session.says('Locked after a time without use'), 'and says why')
        unlock(desk)
        desk.wait_seat(['ready'], ['F7', 'Down', 'Return'])
        citizen.baresip.dial(f'sip:12345@{engine.sip}')
        call = engine.wait_call(['offered', 'talking'], PATIENCE)['id']
        desk.answer(call)
        write_title(desk)
        wait_for('the engine keeps what was typed', lambda: kept(engine, call) == TITLE, PATIENCE, 0.5)
        desk.console.kill()
        check(not left_behind(folder), f'nothing of it can be read on the machine: {left_behind(folder)}')
        desk.sit_down(None)
        desk.wait_seat(['ready', 'ringing'], ['F7', 'Down', 'Return'])
        desk.answer(call)
        wait_for('what was typed is in the form again', lambda: desk.session.text('Title') == TITLE, PATIENCE, 0.5)
        locked_in_the_talk(engine, desk, call)
        desk.console.press('F12')
        engine.wait_over(call, PATIENCE)
        desk.wait_seat(['wrapup'])
        locked_in_wrap_up(engine, desk, citizen)


main(test, needs=('baresip', 'dbus-daemon', *PACKAGES, *Session.missing()))
