#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""baresip as citizen: a campaign calls it, it hears the bot, presses 2, and talks with a seat.

Its own recording of the far end holds the prompts and then the seat's tone; the seat hears its tone; the sealed
recording of the engine, exported, has the citizen left and the seat right.
"""
from baresip import Baresip
from engine import Engine, Seats, check, main
from sound import Heard, read_wav

NUMBER = '19900100001'
CITIZEN, SEAT = 1050, 450


def test(bin_dir, folder):
    engine = Engine(bin_dir, folder)
    citizen = seats = None
    try:
        engine.add_seat('0801')
        citizen = Baresip(folder, 'citizen', NUMBER, CITIZEN)
        engine.add_trunk(citizen.port)
        seats = Seats(engine, {'0801': SEAT}, talk_ms=5000, listen_for=[CITIZEN])
        seats.wait('ready')
        campaign = engine.start_campaign([NUMBER])
        call = engine.wait_call(['bot'])
        engine.hand_over_by_key(citizen, call['id'])
        ringing = seats.wait('ringing')
        check(ringing['callId'] == call['id'], 'key 2 brings this call to the seat')
        talked = seats.wait('ended')
        record = engine.wait_over(call['id'])
        check(record['handover']['reason'] == 'key' and record['handover']['key'] == '2', 'the record says: handed over by key 2')
        check(talked['heardMs'] > 3000, f"the seat heard the citizen's tone ({talked['heardMs']} ms)")
        citizen.stop()
        heard = citizen.heard([SEAT, CITIZEN])
        print('  citizen heard:', heard.summary())
        begins = heard.begin_ms(SEAT)
        check(begins is not None and heard.tone_ms(SEAT) > 3000, "the citizen heard the seat's tone")
        check(heard.speech_ms(0, begins) > 2000, 'and before it the spoken prompts')
        check(heard.tone_ms(CITIZEN) < 200, 'and no echo of its own')
        left, right = read_wav(engine.export_recording(call['id']))
        left, right = Heard(left, [SEAT, CITIZEN]), Heard(right, [SEAT, CITIZEN])
        print('  recording left:', left.summary(), '| right:', right.summary())
        check(left.tone_ms(CITIZEN) > 3000 and left.tone_ms(SEAT) < 200, 'recording: the citizen is left, and only the citizen')
        check(right.tone_ms(SEAT) > 3000 and right.tone_ms(CITIZEN) < 200, 'recording: the seat is right, and only the seat')
        check(right.speech_ms() > 2000, 'recording: the prompts are right')
        figures = engine.call('campaigns.figures', {'id': campaign})
        check(figures['outcomes'].get('answered') == 1 and figures['handOvers']['answered'] == 1, 'the campaign counts one answered hand-over')
    finally:
        for program in (seats, citizen):
            if program:
                program.stop()
        status = engine.stop()
    check(status == 0, 'the engine ends with status 0')


main(test)
