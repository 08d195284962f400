#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A seat's whole shift at the graphical console, by keyboard alone: no mouse is moved, no method is called for it. Log in, ready; a call
with hold, mute, a knowledge article, a ticket written by hand; a call with a consultation and an attended hand-over; a call missed,
booked and called back; a search among tickets, the command palette, a break, log off. After each step a screen reader
(AT-SPI) is told what has the keyboard, and it has a name; what became of calls and tickets is asked of the engine.
"""
import pathlib, time

from accessible import Session
from baresip import Baresip
from desk import PATIENCE, Desk, room
from desktop import PACKAGES
from engine import Engine, Failed, check, main, wait_for
from sound import FRAME, Heard, read_wav

NUMBER = '19900100008'
CITIZEN, SEAT, COLLEAGUE = 1050, 450, 750
SEAT_NUMBER, OTHER_NUMBER = '0217', '0218'
DAY = '10-12'  # of the engine's clock, as tables show it
MATTERS = pathlib.Path(__file__).resolve().parents[2] / 'resources/knowledge/matters.jsonl'
TITLE, CATEGORY, REQUEST = 'Street lamp out', 'Lighting', 'The lamp before house 7 has been dark for a week'


class Shift(Desk):
    """A desk whose person looks after each step where the keyboard is."""

    roles = []

    def at(self, what, name=None, seconds=PATIENCE):
        """Something on the screen has the keyboard, and a name; the one that is wanted, maybe."""
        def look():
            focus = self.session.focus()
            return focus if focus and focus[0] and (name is None or name in focus[0]) else None
        try:
            focus = wait_for(what, look, seconds, 0.5)
        except Failed:
            raise Failed(f'{what}: the keyboard is at {self.session.focus()}')
        self.roles.append(focus)
        check(True, f'{what}: the keyboard is at {focus[1]} "{focus[0]}"')

    def tab_to(self, name, key='Tab', most=40):
        """Goes from one thing to the next until there."""
        for _ in range(most):
            focus = self.session.focus()
            if focus and name in focus[0]:
                self.roles.append(focus)
                return
            self.console.press(key)
            time.sleep(0.2)
        raise Failed(f'Tab never comes to "{name}"; it is at {self.session.focus()}')

    def reads(self, words, seconds=PATIENCE):
        wait_for(f'"{words}" is on the screen', lambda: self.session.says(words), seconds, 0.7)

    def menu(self, key, entry, done):
        """A menu by its key, an entry by its letter. (Qt shows menus to screen readers as events only.)"""
        def look():
            self.console.press(key)
            time.sleep(0.7)
            self.console.tap(entry)
            try:
                return wait_for('it came of it', done, 8)
            except Failed:
                self.console.tap('Escape')
                return False
        wait_for(f'{key} {entry} does it', look, PATIENCE)

    def calls(self):
        return self.engine.call('calls.history', {'limit': 50})['items']


def lately(phone, since):
    """What a telephone has heard from a sample on."""
    files = sorted(phone.heard_folder.glob('*-dec.wav'), key=lambda p: p.stat().st_mtime)
    return Heard(read_wav(files[-1])[0][since:], [SEAT, CITIZEN, COLLEAGUE])


def length(phone):
    files = sorted(phone.heard_folder.glob('*-dec.wav'), key=lambda p: p.stat().st_mtime)
    return len(read_wav(files[-1])[0]) // FRAME * FRAME


def call_in(engine, citizen, desk):
    """The citizen calls, F2 takes the call."""
    citizen.dial(f'sip:12345@{engine.sip}')
    call = engine.wait_call(['offered', 'talking'], PATIENCE)['id']
    desk.answer(call)
    return call


def first_call(engine, citizen, desk):
    call = call_in(engine, citizen, desk)
    desk.at('in the talk')
    desk.console.press('F3')
    engine.wait_call(['held'], PATIENCE)
    desk.console.press('F3')
    engine.wait_call(['talking'], PATIENCE)
    check(True, 'F3 holds the call and takes it back')
    since = length(citizen)
    wait_for('the citizen hears the seat', lambda: lately(citizen, since).tone_ms(SEAT) > 1000, PATIENCE)
    desk.console.press('F10')
    desk.reads('Muted')
    time.sleep(1)
    since = length(citizen)
    time.sleep(2)
    check(lately(citizen, since).tone_ms(SEAT) == 0, 'F10: the citizen hears nothing of the seat')
    desk.reads('You are muted')
    desk.console.press('F10')
    since = length(citizen)
    wait_for('the citizen hears the seat again', lambda: lately(citizen, since).tone_ms(SEAT) > 1000, PATIENCE)
    check(True, 'F10 again: and all of it')

    desk.console.press('slash')
    desk.at('to the knowledge', 'Search the knowledge base')
    desk.console.type('社保补贴')
    desk.console.press('Return')
    desk.reads('Use this')
    article = engine.call('knowledge.search', {'text': '社保补贴', 'top': 1}, user='zhoumin')[0]
    desk.console.press('F6')
    desk.reads('Used')
    check(True, f"F6: \"{article['title']}\" is used")

    desk.console.press('ctrl+t')
    desk.at('to the ticket', 'Title')
    desk.console.type(TITLE)
    desk.console.press('Tab')
    desk.at('a field on', 'Category')
    desk.console.type(CATEGORY)
    desk.tab_to('Request')
    desk.console.type(REQUEST)
    desk.console.press('F9')
    ticket = wait_for('the ticket is saved', lambda: next((t for t in engine.call('tickets.list', {'limit': 10})['items']), None), PATIENCE)
    desk.reads(f"Saved as {ticket['number']}")
    whole = engine.call('tickets.get', {'id': ticket['id']})
    check(whole['title'] == TITLE and whole['category'] == CATEGORY and REQUEST in whole['content'], f"F9: ticket {ticket['number']} holds what was typed")
    desk.console.press('F12')
    desk.wait_seat(['wrapup'])
    wait_up(desk)
    desk.console.press('F9')
    desk.wait_seat(['ready'])
    record = engine.call('calls.get', {'id': call})
    check(record['state'] == 'ended' and record['result'] == 'ticket' and record['ticketId'] == ticket['id'], 'F12, F9: wrapped up, with its ticket')
    return ticket


def wait_up(desk):
    desk.reads('Finish')
    desk.at('writing up')


def second_call(engine, citizen, desk, colleague):
    call = call_in(engine, citizen, desk)
    engine.call('seats.setState', {'state': 'ready'}, user='seat' + OTHER_NUMBER)
    desk.at('in the second talk')
    desk.menu('F5', 'c', lambda: desk.session.says('Ask whom?'))
    wait_for('the colleague stands there as ready', lambda: desk.session.says(OTHER_NUMBER), PATIENCE)
    desk.at('whom to ask')
    for _ in range(10):
        desk.console.press('Return')
        if engine.call('calls.get', {'id': call}).get('consult'):
            break
        desk.console.press('Down')
        time.sleep(0.5)
    wait_for('the colleague answers', lambda: engine.call('calls.get', {'id': call}).get('consult', {}).get('state') == 'talking', PATIENCE)
    since = length(colleague)
    wait_for('the colleague hears the seat', lambda: lately(colleague, since).tone_ms(SEAT) > 1000, PATIENCE)
    check(lately(colleague, since).tone_ms(CITIZEN) == 0, 'F5 c Return: the colleague hears the seat, the citizen waits')
    desk.reads('the citizen waits')
    desk.menu('F5', 'h', lambda: desk.seat()['state'] == 'wrapup')
    since = length(colleague)
    wait_for('the colleague hears the citizen', lambda: lately(colleague, since).tone_ms(CITIZEN) > 1000, PATIENCE)
    check(engine.call('calls.get', {'id': call})['seatNumber'] == OTHER_NUMBER, 'F5 h: the citizen is handed over')
    wait_up(desk)
    desk.wait_seat(['ready'], ['space', 'F9'])
    check(True, 'space, F9: wrapped up')
    citizen.hang_up()
    engine.wait_over(call, PATIENCE)
    wait_for('the colleague may write up', lambda: other(engine)['state'] == 'wrapup', PATIENCE)
    engine.call('calls.wrapUp', {'id': call, 'result': 'answered', 'summary': 'done'}, user='seat' + OTHER_NUMBER)
    engine.call('seats.setState', {'state': 'away', 'reason': 'break'}, user='seat' + OTHER_NUMBER)
    return call


def other(engine):
    return next(s for s in engine.call('seats.list')['items'] if s['seatNumber'] == OTHER_NUMBER)


def call_back(engine, citizen, desk):
    citizen.dial(f'sip:12345@{engine.sip}')
    missed = engine.wait_call(['offered'], PATIENCE)['id']
    time.sleep(1)
    citizen.hang_up()
    engine.wait_over(missed, PATIENCE)

    def booked(state):
        return next((c for c in engine.call('callbacks.list', {'limit': 10})['items'] if c['state'] == state), None)
    wait_for('the missed call is told of', lambda: engine.call('calls.missed', {'limit': 10}, user='zhoumin')['items'], PATIENCE)
    desk.console.press('alt+2')
    desk.reads('nobody has called back')
    desk.tab_to(DAY)
    desk.console.press('Return')
    wait_for('the call-back is booked', lambda: booked('open') or booked('placed'), PATIENCE)
    check(True, 'alt+2, Return: the missed call is booked to be called back')

    def rung():
        # The engine calls back by itself as soon as a seat is free: this one is away after a call that it let ring.
        call = next((c for c in engine.running() if c['state'] in ('offered', 'talking')), None)
        if not call and desk.seat()['state'] == 'away':
            desk.console.press('F7', 'Down', 'Return')
        return call
    call = wait_for('the call-back comes to the seat', rung, PATIENCE)['id']
    desk.answer(call)
    since = length(citizen)
    wait_for('the citizen hears the seat', lambda: lately(citizen, since).tone_ms(SEAT) > 1000, PATIENCE)
    check(engine.call('calls.get', {'id': call})['direction'] == 'outbound', 'F2: the citizen is called back, and talks with the seat')
    desk.console.press('F12')
    engine.wait_over(call, PATIENCE)
    desk.wait_seat(['wrapup'])
    wait_up(desk)
    desk.wait_seat(['ready'], ['space', 'F9'])
    wait_for('the call-back is settled', lambda: booked('done'), PATIENCE)
    check(True, 'and it is settled')
    return missed, call


def beside_calls(engine, desk, ticket):
    desk.console.press('alt+3')
    desk.tab_to('Search tickets')
    desk.console.type('lamp')
    time.sleep(1)
    desk.console.press('ctrl+k')
    desk.at('in the palette')
    desk.console.type('ticket table')
    wait_for('what Enter does is told', lambda: desk.session.told_of('Ticket table Tickets, 1 of 1'), PATIENCE, 0.5)
    desk.console.press('Return')
    desk.reads(TITLE)
    check(True, 'alt+3: the ticket is found by its words')
    desk.console.press('ctrl+k')
    desk.at('in the palette')
    desk.console.type('light or')
    desk.console.press('Return')
    wait_for('the look is dark', lambda: desk.console.setting('look', 'dark') == 'true', PATIENCE)
    check(True, 'ctrl+k: a command by its words')
    desk.shot('dark')
    desk.console.press('F7', 'Down', 'Down', 'Return')
    seat = desk.wait_seat(['away'])
    check(seat['reason'], f"F7: a break ({seat['reason']})")


def leave(engine, desk):
    desk.console.press('ctrl+k')
    desk.at('in the palette again')
    desk.console.type('log off')
    desk.console.press('Return')
    wait_for('the telephone is signed off', lambda: not desk.seat()['registered'], PATIENCE)
    desk.reads('Log in and go to work')
    check(True, 'ctrl+k: logged off')


def test(bin_dir, folder):
    engine = Engine(bin_dir, folder)
    with room(engine, bin_dir, folder, SEAT_NUMBER, Shift, SEAT) as desk:
        engine.add_seat(OTHER_NUMBER)
        engine.call('inbound.set', {'number': '*', 'flowId': ''})
        engine.ctl('kb', 'import', MATTERS)
        citizen = Baresip(folder, 'citizen', NUMBER, CITIZEN)
        desk.others.append(citizen)
        engine.add_trunk(citizen.port)
        account = engine.call('seats.phone', user='seat' + OTHER_NUMBER)
        colleague = Baresip(folder, 'colleague', account['sipUser'], COLLEAGUE, domain=account['registrar'],
                            account=f";auth_user={account['sipUser']};auth_pass={account['sipPassword']};regint=60")
        desk.others.append(colleague)
        desk.sit_down('zhoumin')
        desk.at('logged in')
        desk.wait_seat(['ready'], ['F7', 'Down', 'Return'])
        check(True, 'F7: ready')
        ticket = first_call(engine, citizen, desk)
        handed = second_call(engine, citizen, desk, colleague)
        missed, back = call_back(engine, citizen, desk)
        beside_calls(engine, desk, ticket)
        record = {c['id']: c for c in desk.calls()}
        check(len(record) == 4 and all(record[c]['state'] == 'ended' for c in (handed, missed, back)), 'four calls are on record, all over')
        leave(engine, desk)
        unnamed = [focus for focus in desk.roles if not focus[0]]
        check(not unnamed and len(desk.roles) > 15, f'{len(desk.roles)} times the keyboard was at something with a name')


main(test, needs=('baresip', 'dbus-daemon', *PACKAGES, *Session.missing()))
