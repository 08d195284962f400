# SPDX-License-Identifier: GPL-3.0-or-later
"""What the three stories share: civil time, the simulated people, and the protocol that they print."""
import datetime, json

from engine import PASSWORD, JsonProgram, check, wait_for

SHANGHAI = datetime.timezone(datetime.timedelta(hours=8))
SPEED = 60  # a minute of the hotline's day is a second; conversations are never compressed


def at(text):
    """'2024-07-10 09:00' in Shanghai as UTC milliseconds."""
    return int(datetime.datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).timestamp() * 1000)


def scene(title):
    print(f'\n== {title}', flush=True)


class People:
    """lianxin-citizens: real telephones over SIP that behave as told, and seats that answer."""

    def __init__(self, engine, people, seats=(), talk_ms=3000):
        self.engine = engine
        path = engine.folder / 'people.json'
        path.write_text(json.dumps({
            'seed': 1, 'speed': SPEED, 'talkMs': talk_ms,
            'citizens': [{'number': number, 'toneHz': 1050, **(does if isinstance(does, dict) else {'behaviour': does})}
                         for number, does in people.items()],
            'seats': [{'seatNumber': s, 'login': f'seat{s}', 'password': PASSWORD, 'toneHz': 450} for s in seats]}), encoding='utf-8')
        command = [str(engine.bin / 'lianxin-citizens'), '--scenario', str(path)]
        self.program = JsonProgram(command + (['--door', engine.door] if seats else []), engine.folder / 'people.log')
        self.port = self.wait('the telephones are ready', lambda e: 'ready' in e)['ready']['sipPort']

    def wait(self, what, matches, seconds=60):
        return self.program.wait_event(what, matches, seconds)

    def event(self, name, seconds=60, **members):
        return self.wait(f'"{name}"', lambda e: e.get('event') == name and all(e.get(k) == v for k, v in members.items()), seconds)

    def call_in(self, number, called):
        line = json.dumps({'call': number, 'to': called, 'engine': self.engine.sip}) + '\n'
        self.program.process.stdin.write(line.encode())
        self.program.process.stdin.flush()

    def stop(self):
        return self.program.stop()


def presses(*keys):
    """Somebody who presses a key so many milliseconds after answering, in the first, the second … call (the last one goes on
    for all that follow), and talks with a seat when they get one.
    """
    return {'behaviour': 'as told', 'calls': [{'keys': [{'afterMs': after, 'key': key}], 'talks': True} for after, key in keys]}


def calls_of(engine, source, source_id=None):
    """Records of finished calls of a kind, oldest first."""
    filters = {'source': source, **({'sourceId': source_id} if source_id else {})}
    items = engine.call('calls.history', {'filter': filters, 'limit': 50})['items']
    return [engine.call('calls.get', {'id': c['id']}) for c in reversed(items) if c['state'] == 'ended']


def said(record):
    return '\n'.join(s['text'] for s in record['dialogue'] if s['speaker'] == 'bot')


def actions(ticket):
    return [e['action'] for e in ticket['events']]


def step(engine, ticket, verb, user=None, **params):
    return engine.call('tickets.act', {'id': ticket['id'], 'action': verb, 'params': params}, user=user)


def wait_event(engine, ticket, action, count=1, seconds=60):
    """The ticket, once it has so many events of a kind."""
    def look():
        found = engine.call('tickets.get', {'id': ticket['id']})
        return found if actions(found).count(action) >= count else None
    return wait_for(f'the ticket is {action}', look, seconds)


def last(ticket, action):
    return [e for e in ticket['events'] if e['action'] == action][-1]


__all__ = ['SPEED', 'People', 'actions', 'at', 'calls_of', 'check', 'last', 'presses', 'said', 'scene', 'step', 'wait_event', 'wait_for']
