#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A running engine under a hail of malformed SIP: one citizen, who called in, talks with a seat, another listens to the bot, while RFC 4475
messages and seeded mutations of them arrive at both SIP ports, from strangers and from the address of a trunk.

Afterwards: the engine lives, answers OPTIONS and the door; both calls are what they were, heard both ways, and end as
they should; new calls, out and in, work; no sanitizer had anything to say. FUZZ_COUNT (4000), FUZZ_SEED (4475).
"""
import json, os, pathlib, re, sys, time

from engine import SKIPPED, PASSWORD, Engine, JsonProgram, check, main, wait_for
from sound import Heard, read_wav
from torture import Fuzzer, Sender, drops, load

DATA = pathlib.Path(__file__).resolve().parents[3] / 'shared/data/sip/rfc4475'
COUNT = int(os.environ.get('FUZZ_COUNT', '4000'))
SEED = int(os.environ.get('FUZZ_SEED', '4475'))
TALKS, LISTENS, LATER, CALLER = '19900100010', '19900100011', '19900100012', '19900100013'
CITIZEN, SEAT = 1050, 450
COMPLAINT = re.compile(r'AddressSanitizer|LeakSanitizer|ThreadSanitizer|runtime error:|Assertion|ASSERT|panic')


class Citizens(JsonProgram):
    """lianxin-citizens: citizens behind a trunk of their own, and one seat."""

    def __init__(self, engine, name, talk_ms):
        scenario = engine.folder / f'{name}.json'
        people = {TALKS: 'confirms', LISTENS: 'listens', LATER: 'hangs_up', CALLER: 'confirms'}
        scenario.write_text(json.dumps({
            'seed': 1, 'speed': 1, 'talkMs': talk_ms,
            'citizens': [{'number': n, 'behaviour': b, 'toneHz': CITIZEN} for n, b in people.items()],
            'seats': [{'seatNumber': '0801', 'login': 'seat0801', 'password': PASSWORD, 'toneHz': SEAT}]}))
        super().__init__([str(engine.bin / 'lianxin-citizens'), '--scenario', str(scenario), '--door', engine.door],
                         engine.folder / f'{name}.log')
        self.port = self.wait_event('the citizens are ready', lambda e: 'ready' in e)['ready']['sipPort']

    def wait(self, who, event, seconds=60):
        return self.wait_event(f'{who}: {event}', lambda e: who in (e.get('seat'), e.get('number')) and e.get('event') == event, seconds)

    def call_in(self, number, engine):
        self.process.stdin.write(json.dumps({'call': number, 'to': '12345', 'engine': engine.sip}).encode() + b'\n')
        self.process.stdin.flush()


def trunk_of_strangers(engine):
    """A trunk at 127.0.0.3: what comes from there may become a call, for which no seat has the skill."""
    path = engine.folder / 'strangers.yaml'
    path.write_text('name: 陌生线路\nhost: 127.0.0.3\nport: 9\nchannels: 6\ncalls_per_second: 4\nrehearsal: true\n'
                    'fail_over: 9\ncaller_ids: ["12345"]\n', encoding='utf-8')
    engine.ctl('trunk', 'add', path)
    engine.call('inbound.set', {'number': '12345'})  # straight to a seat
    engine.call('inbound.set', {'number': '*', 'skill': 'nobody'})


def heard_both_ways(engine, call_id, least_ms, name):
    left, right = read_wav(engine.export_recording(call_id, name))
    citizen, seat = Heard(left, [CITIZEN]).tone_ms(CITIZEN), Heard(right, [SEAT]).tone_ms(SEAT)
    check(citizen > least_ms and seat > least_ms, f'recording: citizen {citizen} ms left, seat {seat} ms right')


def test(bin_dir, folder):
    messages = load(DATA)
    if not messages:
        print(f'SKIPPED: no RFC 4475 messages in {DATA}')
        sys.exit(SKIPPED)
    engine = Engine(bin_dir, folder)
    citizens = None
    try:
        engine.add_seat('0801')
        engine.ctl('user', 'add', 'boss', '--name', '班长', '--role', 'supervisor')
        engine.call('seats.setSkills', {'seatNumber': '0801', 'skills': ['policy']}, user='boss')
        talk_ms = COUNT * 6 // 5 + 4000
        citizens = Citizens(engine, 'citizens', talk_ms)
        engine.add_trunk(citizens.port)
        trunk_of_strangers(engine)
        citizens.wait('0801', 'ready')
        engine.start_campaign([LISTENS])
        citizens.wait(LISTENS, 'answered')
        citizens.call_in(TALKS, engine)
        talk = citizens.wait('0801', 'talking')['callId']
        citizens.wait(TALKS, 'heard_seat')
        bot = wait_for('the bot talks with the other', lambda: next((c['id'] for c in engine.running() if c['state'] == 'bot'), None))

        host, port = engine.sip.split(':')
        seat_port = int(engine.ctl('engine', 'status')['sip']['registrar'].rsplit(':', 1)[1])
        targets = [(host, int(port)), (host, seat_port)]
        senders = [Sender('127.0.0.2'), Sender('127.0.0.3')]
        lost = drops({t[1] for t in targets})
        began = time.monotonic()
        sent = Fuzzer(messages, SEED).run(senders, targets, COUNT)
        took = time.monotonic() - began
        lost = drops({t[1] for t in targets}) - lost
        for sender in senders:
            sender.drain()
        print(f'  {sent} messages in {took:.1f} s ({sent / took:.0f}/s), {sum(s.answers for s in senders)} answers; '
              f'the kernel dropped {lost} at the engine')
        check(lost < sent / 20, 'the engine read what was sent')
        check(engine.program.process.poll() is None, 'the engine lives')
        asker = Sender('127.0.0.2')
        for target in targets:
            check(asker.options(target), f'OPTIONS is answered at port {target[1]}')
        check(engine.ctl('engine', 'status')['calls'] >= 2, 'the door answers')

        states = {c['id']: c['state'] for c in engine.running()}
        # In a long run the silent listener comes to the end of the flow's patience: waiting for a person, or over.
        listener = states.get(bot, 'over')
        check(states.get(talk) == 'talking', 'the talk is what it was')
        check(listener == 'bot' or (took > 20 and listener in ('queued', 'offered', 'over')), f'the other call is where the flow led it ({listener})')
        ended = citizens.wait('0801', 'ended', talk_ms // 1000 + 30)
        check(ended['heardMs'] > 900 * took, f"the seat heard the citizen all the time ({ended['heardMs']} ms)")
        check(engine.wait_over(talk)['seatNumber'] == '0801', 'the talk ended at the seat')
        heard_both_ways(engine, talk, 900 * took, 'talk.wav')
        if listener != 'over':
            engine.call('calls.hangup', {'id': bot}, user='boss')
        listened = citizens.wait(LISTENS, 'ended')
        check(listened['heardMs'] > 500 * min(took, 15), f"the other heard the bot meanwhile ({listened['heardMs']} ms)")
        engine.wait_over(bot)
        citizens.stop()

        citizens = Citizens(engine, 'citizens-2', 2500)
        engine.add_trunk(citizens.port)
        citizens.wait('0801', 'ready')
        citizens.call_in(CALLER, engine)
        came = citizens.wait('0801', 'talking')['callId']
        talked = citizens.wait('0801', 'ended')
        check(talked['heardMs'] > 1500, f"a new call in is answered and heard ({talked['heardMs']} ms)")
        engine.wait_over(came)
        heard_both_ways(engine, came, 1500, 'later.wav')
        campaign = engine.start_campaign([LATER])
        listened = citizens.wait(LATER, 'ended')
        check(listened['heardMs'] > 500, f"a new call out is answered, and the bot heard ({listened['heardMs']} ms)")
        wait_for('the campaign counts it', lambda: engine.call('campaigns.figures', {'id': campaign})['outcomes'].get('answered') == 1)
    finally:
        if citizens:
            citizens.stop()
        status = engine.stop()
    check(status == 0, 'the engine ends with status 0')
    log = (engine.folder / 'engine.log').read_text(errors='replace')
    complaint = COMPLAINT.search(log)
    check(not complaint, 'its log holds no complaint of a sanitizer' if not complaint else log[complaint.start():complaint.start() + 400])


main(test, needs=())
