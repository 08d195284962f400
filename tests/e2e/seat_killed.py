#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program of a seat is killed by SIGKILL in a talk: the citizen (baresip) hears a comforting prompt; the seat, started
again, gets the same call back, and both hear each other.
"""
import time

from baresip import Baresip
from engine import Engine, Seats, check, main
from sound import Heard, read_wav

NUMBER = '19900100003'
CITIZEN, SEAT = 1050, 450


def test(bin_dir, folder):
    engine = Engine(bin_dir, folder)
    citizen = seats = None
    try:
        engine.add_seat('0801')
        citizen = Baresip(folder, 'citizen', NUMBER, CITIZEN)
        engine.add_trunk(citizen.port)
        seats = Seats(engine, {'0801': SEAT}, talk_ms=60000, listen_for=[CITIZEN])
        seats.wait('ready')
        engine.start_campaign([NUMBER])
        call = engine.wait_call(['bot'])
        engine.hand_over_by_key(citizen, call['id'])
        talking = seats.wait('talking')
        check(talking['callId'] == call['id'], 'the citizen talks with the seat')
        time.sleep(3)
        seats.kill()
        killed = time.monotonic()
        back = engine.wait_call(['queued'], 30)
        print(f'  the engine noticed within {time.monotonic() - killed:.1f} s')
        check(back['id'] == call['id'], 'the citizen is kept in the same call')
        time.sleep(6)  # the comforting prompt
        check(engine.running()[0]['state'] == 'queued', 'the call waits for its seat')
        seats = Seats(engine, {'0801': SEAT}, talk_ms=5000, listen_for=[CITIZEN])
        ringing = seats.wait('ringing')
        check(ringing['callId'] == call['id'], 'the seat, back again, gets the same call')
        card = seats.wait('card')
        check(not card['error'] and card['reason'] == 'lost_seat', f"its console is told why: {card['reason']}")
        talked = seats.wait('ended')
        check(talked['heardMs'] > 3000, f"and hears the citizen again ({talked['heardMs']} ms)")
        record = engine.wait_over(call['id'])
        citizen.stop()
        heard = citizen.heard([SEAT, CITIZEN])
        print('  citizen heard:', heard.summary())
        first = heard.begin_ms(SEAT)
        check(first is not None, "the citizen heard the seat")
        gone = heard.pause_ms(SEAT, first)
        check(gone is not None and gone - first > 2000, 'until it was killed')
        again = heard.begin_ms(SEAT, gone)
        check(again is not None, "the citizen heard the seat again")
        check(heard.tone_ms(SEAT, gone, again) < 200 and heard.speech_ms(gone, again) > 1000,
              f'and in between a voice ({heard.speech_ms(gone, again)} ms in {again - gone} ms)')
        check(heard.tone_ms(SEAT, again) > 3000, 'the second talk is heard as long as it was')
        left, right = read_wav(engine.export_recording(call['id']))
        right = Heard(right, [SEAT, CITIZEN])
        check(Heard(left, [SEAT, CITIZEN]).tone_ms(CITIZEN) > 10000 and right.pause_ms(SEAT, right.begin_ms(SEAT)) is not None,
              'one recording holds both talks')
        dialogue = ' '.join(step['text'] for step in record['dialogue'])
        check(record['state'] == 'ended' and record['seatNumber'] == '0801', 'the record: one call, ended at that seat')
        check([leg['seatNumber'] for leg in record['legs'] if leg['kind'] == 'seat'] == ['0801', '0801'], 'with two legs of that seat')
        check(record['handover']['key'] == '2', 'and why it was handed over at first')
        last = record['dialogue'][-1]
        check(last['speaker'] == 'bot' and '接回' in last['text'], f"the comforting prompt is in the record: {last['text']}")
    finally:
        for program in (seats, citizen):
            if program:
                program.stop()
        status = engine.stop()
    check(status == 0, 'the engine ends with status 0')


main(test)
