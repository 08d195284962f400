#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""baresip calls 12345: it hears the greeting, waits while no seat is there, and talks with the first that comes."""
import time

from baresip import Baresip
from engine import Engine, Seats, check, main
from sound import Heard, read_wav

NUMBER = '19900100004'
CITIZEN, SEAT = 1050, 450


def test(bin_dir, folder):
    engine = Engine(bin_dir, folder)
    citizen = seats = None
    try:
        engine.add_seat('0801')
        citizen = Baresip(folder, 'citizen', NUMBER, CITIZEN)
        engine.add_trunk(citizen.port)
        citizen.dial(f'sip:12345@{engine.sip}')
        call = engine.wait_call(['bot'])
        check(call['direction'] == 'inbound', 'the call to 12345 is answered by the greeting')
        check(NUMBER not in str(engine.call('calls.list', user='seat0801')), 'a seat that it is not at sees nothing of it')
        waiting = engine.wait_call(['queued'])
        check(waiting['id'] == call['id'], 'nobody is there: it waits')
        queue = engine.ctl('engine', 'status')['queue']
        check(queue['waiting'] == 1, f'the queue holds one ({queue})')
        time.sleep(5)  # what is said to those who wait
        check(engine.running()[0]['state'] == 'queued', 'it goes on waiting')
        seats = Seats(engine, {'0801': SEAT}, talk_ms=5000, listen_for=[CITIZEN])
        check(seats.wait('ringing')['callId'] == call['id'], 'the first seat that is ready gets it')
        card = seats.wait('card')
        check(card['reason'] == 'inbound' and NUMBER not in card['phone'], f"its console shows {card['phone']}, {card['reason']}")
        talked = seats.wait('ended')
        check(talked['heardMs'] > 3000, f"the seat heard the citizen ({talked['heardMs']} ms)")
        record = engine.wait_over(call['id'])
        check(record['direction'] == 'inbound' and record['seatNumber'] == '0801', 'the record: inbound, at that seat')
        citizen.stop()
        heard = citizen.heard([SEAT, CITIZEN])
        print('  citizen heard:', heard.summary())
        begins = heard.begin_ms(SEAT)
        check(begins is not None and heard.tone_ms(SEAT) > 3000, 'the citizen heard the seat')
        check(heard.speech_ms(0, begins) > 8000, f'and before it greeting and wait ({heard.speech_ms(0, begins)} ms of speech)')
        left, right = read_wav(engine.export_recording(call['id']))
        check(Heard(left, [CITIZEN]).tone_ms(CITIZEN) > 3000 and Heard(right, [SEAT]).tone_ms(SEAT) > 3000, 'the recording holds both')
    finally:
        for program in (seats, citizen):
            if program:
                program.stop()
        status = engine.stop()
    check(status == 0, 'the engine ends with status 0')


main(test)
