#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A supervisor on the call of a seat: listens, whispers, barges, takes over; proved by what each of three foreign telephones
hears. Then the abuse key: the warning is heard, after the closing words the call is over, and the seat is not rung for a while.
"""
from engine import check, main, wait_for
from hall import Hall, audited, in_hall, refused

CITIZEN, SEAT, SUPERVISOR = 1050, 450, 750


def test(bin_dir, folder):
    with in_hall(bin_dir, folder, lambda engine, where: Hall(engine, where, CITIZEN)) as hall:
        engine = hall.engine
        seat = hall.seat('0801', SEAT)
        boss = hall.seat('0900', SUPERVISOR, role='supervisor')
        other = hall.seat('0901', 1250, role='supervisor')
        call = hall.talk('0801')
        hall.check_hear('two people', {'citizen': ['0801'], '0801': ['citizen']})
        on_call = lambda: engine.call('calls.get', {'id': call}, user=seat)

        engine.call('calls.help', {'id': call}, user=seat)
        check(on_call().get('helpSince', 0) > 0, 'the seat asks for a supervisor')
        hall.supervise(call, boss, 'listen')
        check('helpSince' not in on_call(), 'and does not ask any more once one is there')
        check(on_call()['supervision']['seatNumber'] == '0900', 'the seat sees who listens')
        hall.check_hear('listen', {'citizen': ['0801'], '0801': ['citizen'], '0900': ['citizen', '0801']})
        check('telephony.supervised' in refused(engine, 'calls.supervise', {'id': call, 'mode': 'listen'}, other),
              'a second supervisor is refused, with the reason')
        check('forbidden' in refused(engine, 'calls.supervise', {'id': call, 'mode': 'barge'}, seat), 'a seat supervises nobody')

        engine.call('calls.supervise', {'id': call, 'mode': 'whisper'}, user=boss)
        hall.check_hear('whisper', {'citizen': ['0801'], '0801': ['citizen', '0900'], '0900': ['citizen', '0801']})
        engine.call('calls.supervise', {'id': call, 'mode': 'barge'}, user=boss)
        hall.check_hear('barge', {'citizen': ['0801', '0900'], '0801': ['citizen', '0900'], '0900': ['citizen', '0801']})
        engine.call('calls.takeOver', {'id': call}, user=boss)
        hall.wait_state('0801', 'wrapup')
        hall.wait_state('0900', 'talking')
        hall.check_hear('take over', {'citizen': ['0900'], '0900': ['citizen']})
        check(engine.call('calls.get', {'id': call})['seatNumber'] == '0900', 'the record names the supervisor as the seat')

        engine.call('calls.abuse', {'id': call}, user=boss)
        check(engine.call('calls.get', {'id': call}, user=boss).get('abuseSince', 0) > 0, 'the abuse key is noted on the call')
        wait_for('the warning is spoken', lambda: any('文明用语' in s['text'] and s['speaker'] == 'bot'
                                                      for s in engine.call('calls.get', {'id': call})['dialogue']))
        engine.call('calls.abuseClose', {'id': call}, user=boss)
        record = engine.wait_over(call)
        check(any('先行结束通话' in s['text'] for s in record['dialogue']), 'the closing words were spoken before the end')
        legs = sorted((leg['kind'], leg['seatNumber']) for leg in record['legs'])
        check(legs == [('citizen', ''), ('seat', '0801'), ('seat', '0900'), ('supervisor', '0900')], f'the record holds every leg: {legs}')
        resting = hall.state('0900')
        check(resting['coolUntil'] > resting['since'], 'the seat that ended it is left alone for a while')
        welfare = engine.call('seats.welfare', user=boss)
        check((welfare['presses'], welfare['closed']) == (1, 1), 'and it is counted')
        check({'calls.supervise', 'calls.takeOver', 'calls.abuse'} <= audited(engine), 'all of it is in the audit trail')


main(test)
