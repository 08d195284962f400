#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a citizen says becomes a ticket at the graphical console: the draft of the running engine appears in the form by itself; the
seat, by keyboard alone, writes a title over what is proposed, takes back the words that it wrote over the request, and files the
ticket, which holds exactly what stood in the form. Read as a screen reader reads it (AT-SPI), and asked of the engine. Status 77
where there is no speech recogniser.
"""
import subprocess, sys, time

from accessible import Session
from desk import PATIENCE, room
from desktop import PACKAGES
from engine import SKIPPED, Engine, check, main, wait_for
from hall import NUMBER, Phone, spoken

SAID = '没解决你们到底管不管'
SEAT_NUMBER = '0217'
TITLE, CATEGORY, OWN = 'Nobody sees to it', 'Complaint', 'my own words'


def tab_to(desk, name):
    for _ in range(40):
        focus = desk.session.focus()
        if focus and focus[0] == name:
            return
        desk.console.press('Tab')
        time.sleep(0.2)
    check(False, f'Tab comes to "{name}"; it is at {desk.session.focus()}')


def talk(engine, desk, citizen):
    citizen.baresip.dial(f'sip:12345@{engine.sip}')
    call = engine.wait_call(['offered', 'talking'], PATIENCE)['id']
    desk.answer(call)

    def drafted():
        return engine.call('assistant.draft', {'id': call}, user='zhoumin')['fields'].get('request', {}).get('value', '')
    wait_for('the engine drafts a request', drafted, PATIENCE, 0.5)
    form = wait_for('the request stands in the form', lambda: desk.session.text('Request'), PATIENCE, 0.5)
    print('  in the form:', form)
    check(any(piece in form for piece in ('没解决', '你们', '到底', '管不管')), 'the draft of what was said fills the form by itself')

    desk.console.press('ctrl+t')
    tab_to(desk, 'Title')
    desk.console.press('ctrl+a')
    desk.console.type(TITLE)
    wait_for('the title is the seat\'s', lambda: desk.session.text('Title') == TITLE, PATIENCE, 0.5)
    desk.console.press('Tab')
    tab_to(desk, 'Category')
    desk.console.press('ctrl+a')
    desk.console.type(CATEGORY)
    tab_to(desk, 'Request')
    desk.console.press('ctrl+a')
    desk.console.type(OWN)
    wait_for('the request is the seat\'s', lambda: desk.session.text('Request') == OWN, PATIENCE, 0.5)
    wait_for('what was said waits beside it', lambda: desk.session.told_of('Beside it waits'), PATIENCE, 0.5)
    check(desk.session.text('Request') == OWN and desk.session.text('Title') == TITLE, 'what is said meanwhile overwrites nothing')
    desk.console.press('alt+Return')
    taken = wait_for('the proposal is taken', lambda: (desk.session.text('Request') or OWN) != OWN and desk.session.text('Request'), PATIENCE, 0.5)
    check('\n' not in taken[:1] and OWN not in taken, 'Alt+Return takes what waited')
    desk.console.press('F9')
    ticket = wait_for('the ticket is saved', lambda: next((t for t in engine.call('tickets.list', {'limit': 10})['items']), None), PATIENCE)
    wait_for('the form says so', lambda: desk.session.says(f"Saved as {ticket['number']}"), PATIENCE, 0.5)
    whole = engine.call('tickets.get', {'id': ticket['id']})
    form = {name: desk.session.text(name) for name in ('Title', 'Category', 'Request', 'Address', 'District')}
    print('  ticket:', {key: whole.get(key) for key in ('title', 'category', 'content', 'address', 'district')})
    check((whole['title'], whole['category']) == (TITLE, CATEGORY) == (form['Title'], form['Category']), 'title and category are what the seat wrote')
    check(whole['content'] == form['Request'] and OWN not in whole['content'], 'the request is what stood in the form: what was said')
    check((whole.get('address') or '', whole.get('district') or '') == (form['Address'], form['District']), 'and so is the rest')
    check(whole['contactPhone'] == NUMBER[:3] + '****' + NUMBER[-4:], 'with the number of the call, masked')
    return call


def test(bin_dir, folder):
    engine = Engine(bin_dir, folder, more='speech: {recogniser: demo}\n')
    with room(engine, bin_dir, folder, SEAT_NUMBER) as desk:
        microphone = spoken(engine, engine.folder, 'c', SAID)
        probe = subprocess.run([f'{bin_dir}/lianxinctl', 'speech', 'recognise', str(microphone)], capture_output=True, text=True)
        if 'speech.engine_missing' in probe.stderr:
            print('NO SPEECH RECOGNISER ON THIS MACHINE')
            sys.exit(SKIPPED)
        engine.call('inbound.set', {'number': '*', 'flowId': ''})
        citizen = Phone(folder, 'citizen', NUMBER, 0, microphone=microphone)
        desk.others.append(citizen.baresip)
        engine.add_trunk(citizen.baresip.port)
        desk.sit_down('zhoumin')
        desk.wait_seat(['ready'], ['F7', 'Down', 'Return'])
        call = talk(engine, desk, citizen)
        desk.console.press('F12')
        engine.wait_over(call, PATIENCE)
        desk.wait_seat(['wrapup'])


main(test, needs=('baresip', 'dbus-daemon', *PACKAGES, *Session.missing()))
