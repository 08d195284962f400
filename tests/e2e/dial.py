#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A seat calls a ticket's person without seeing the number: both telephones ring, both hear each other, and the number is in no
answer. Then the rules of dialling: who is not to be called is refused by name, and nobody is disturbed.
"""
import json

from engine import check, main
from hall import Hall, NUMBER, audited, in_hall, refused


def test(bin_dir, folder):
    with in_hall(bin_dir, folder, lambda engine, where: Hall(engine, where, 1050)) as hall:
        engine = hall.engine
        seat = hall.seat('0801', 450)
        ticket = engine.call('tickets.create', {'title': '路灯不亮', 'content': '幸福路 12 号门前路灯不亮', 'contactName': '王小明', 'contactPhone': NUMBER},
                             user=seat)
        whom = {'ticketId': ticket['id']}
        check('calls.not_ready' in refused(engine, 'calls.dial', whom, seat), 'a seat that is away calls nobody')
        engine.call('seats.setState', {'state': 'ready'}, user=seat)
        answer = engine.call('calls.dial', whom, user=seat)
        check(NUMBER not in json.dumps(answer), 'the answer tells no number')
        call = engine.wait_call(['talking'])['id']
        hall.wait_state('0801', 'talking')
        hall.check_hear('dialled', {'citizen': ['0801'], '0801': ['citizen']})
        seen = engine.call('calls.get', {'id': call}, user=seat)
        check(seen['handover']['reason'] == 'dial', 'the seat is told that it asked for the call')
        check(seen['seatNumber'] == '0801', 'and the record names it')
        engine.call('calls.hangup', {'id': call}, user=seat)
        record = engine.wait_over(call)
        check({leg['kind'] for leg in record['legs']} == {'citizen', 'seat'}, 'both legs are in the record')
        hall.wait_state('0801', 'wrapup')
        engine.call('calls.wrapUp', {'id': call, 'result': 'answered', 'summary': '已告知'}, user=seat)
        hall.wait_state('0801', 'ready')

        engine.ctl('dnc', 'add', NUMBER, '--reason', '本人要求')
        check('do_not_call' in refused(engine, 'calls.dial', whom, seat), 'who is not to be called is refused, and the rule is named')
        check(hall.state('0801')['state'] == 'ready', 'and nobody is disturbed')
        check('calls.dial' in audited(engine), 'it is in the audit trail')


main(test)
