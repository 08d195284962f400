#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A seat asks a colleague while the citizen waits, makes it a conference, and hands the citizen over; parks and retrieves. What
each of three foreign telephones hears is the proof.
"""
from engine import check, main, wait_for
from hall import Hall, in_hall

CITIZEN, SEAT, COLLEAGUE = 1050, 450, 750


def test(bin_dir, folder):
    with in_hall(bin_dir, folder, lambda engine, where: Hall(engine, where, CITIZEN)) as hall:
        engine = hall.engine
        seat = hall.seat('0801', SEAT)
        colleague = hall.seat('0802', COLLEAGUE)
        call = hall.talk('0801')
        engine.call('seats.setState', {'state': 'ready'}, user=colleague)
        hall.check_hear('two people', {'citizen': ['0801'], '0801': ['citizen']})

        def consult():
            engine.call('calls.consult', {'id': call, 'seatNumber': '0802'}, user=seat)
            wait_for('the colleague answers', lambda: engine.call('calls.get', {'id': call}, user=colleague).get('consult', {}).get('state') == 'talking')
            hall.wait_state('0802', 'talking')

        consult()
        hall.wait_state('0801', 'hold')
        hall.check_hear('consult', {'citizen': [], '0801': ['0802'], '0802': ['0801']})
        engine.call('calls.resume', {'id': call}, user=seat)
        hall.check_hear('to the citizen and back', {'citizen': ['0801'], '0801': ['citizen'], '0802': []})
        engine.call('calls.hold', {'id': call}, user=seat)
        hall.check_hear('consult again', {'citizen': [], '0801': ['0802'], '0802': ['0801']})
        engine.call('calls.consultEnd', {'id': call}, user=seat)
        hall.wait_state('0802', 'ready')
        hall.check_hear('return', {'citizen': ['0801'], '0801': ['citizen']})

        consult()
        engine.call('calls.conference', {'id': call}, user=seat)
        hall.check_hear('conference', {'citizen': ['0801', '0802'], '0801': ['citizen', '0802'], '0802': ['citizen', '0801']})
        engine.call('calls.transferComplete', {'id': call}, user=seat)
        hall.wait_state('0801', 'wrapup')
        hall.check_hear('attended transfer', {'citizen': ['0802'], '0802': ['citizen']})
        check(engine.call('calls.get', {'id': call})['seatNumber'] == '0802', 'the record names the colleague')

        engine.call('calls.wrapUp', {'id': call, 'result': 'answered', 'summary': '已转同事'}, user=seat)
        hall.wait_state('0801', 'ready')
        engine.call('calls.park', {'id': call}, user=colleague)
        hall.wait_state('0802', 'wrapup')
        check(any(c.get('parked') for c in engine.call('calls.list', user=seat)['items']), 'every seat sees the parked call')
        engine.call('calls.retrieve', {'id': call}, user=seat)
        hall.wait_state('0801', 'talking')
        hall.check_hear('retrieved', {'citizen': ['0801'], '0801': ['citizen']})

        engine.call('calls.wrapUp', {'id': call, 'result': 'answered', 'summary': '已转同事'}, user=colleague)
        hall.wait_state('0802', 'ready')
        engine.call('calls.transferQueue', {'id': call}, user=seat)
        hall.wait_state('0802', 'talking')
        hall.check_hear('given to the queue', {'citizen': ['0802'], '0802': ['citizen']})
        hall.phones['0802'].baresip.hang_up()
        record = engine.wait_over(call)
        kinds = [(leg['kind'], leg['seatNumber']) for leg in record['legs']]
        check(kinds.count(('consulted', '0802')) == 2 and kinds.count(('seat', '0801')) == 2 and kinds.count(('seat', '0802')) == 2,
              f'the record holds every leg: {kinds}')


main(test)
