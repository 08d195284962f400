#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A seat asks a handling unit by its duty telephone while the citizen waits, makes it a conference, and leaves the two alone. What
each of three foreign telephones hears is the proof. Then what the rules refuse, and an engine that is killed in the middle of it.
"""
from engine import check, main, wait_for
from hall import Hall, NUMBER, Phone, audited, in_hall, refused

CITIZEN, SEAT, UNIT, SUPERVISOR = 1050, 1350, 750, 1650
DUTY = '01088886666'
NAME = '市城管委'


class OutsideHall(Hall):
    """The citizen calls in; behind the trunk that calls leave by is the unit's telephone."""

    def __init__(self, engine, folder):
        self.engine, self.folder = engine, folder
        self.phones = {'citizen': Phone(folder, 'citizen', NUMBER, CITIZEN), 'unit': Phone(folder, 'unit', DUTY, UNIT, answers=False)}
        engine.add_trunk(self.phones['unit'].baresip.port)
        sheet = engine.folder / 'units.csv'
        sheet.write_text(f'单位名称,值班电话\n{NAME},{DUTY}\n市档案馆,\n', encoding='utf-8')
        engine.ctl('unit', 'import', sheet)
        engine.call('inbound.set', {'number': '*'})  # no greeting: straight to the seats

    def talk(self, number):
        self.engine.call('seats.setState', {'state': 'ready'}, user=f'seat{number}')
        self.phones['citizen'].baresip.dial(f'sip:12345@{self.engine.sip}')
        return self.engine.wait_call(['talking'])['id']


def test(bin_dir, folder):
    with in_hall(bin_dir, folder, OutsideHall) as hall:
        engine = hall.engine
        seat = hall.seat('0801', SEAT)
        unit = engine.call('units.get', {'id': NAME})['id']
        call = hall.talk('0801')
        there = engine.call('calls.outside', user=seat)
        check([u['party'] for u in there['units']] == [NAME] and not there['mayType'] and '110' in there['emergency'],
              'the seat is offered units that have a telephone, and emergency numbers')

        number = refused(engine, 'calls.consult', {'id': call, 'number': '13800000001'}, seat)
        check('calls.number_not_allowed' in number, 'a seat types no number')
        engine.ctl('dnc', 'add', DUTY, '--reason', '停用')
        check('do_not_call' in refused(engine, 'calls.consult', {'id': call, 'unitId': unit}, seat), 'the policy refuses, and names the rule')
        engine.call('dnc.remove', {'id': engine.call('dnc.list')['items'][0]['id']})
        hall.check_hear('nobody was disturbed', {'citizen': ['0801'], '0801': ['citizen']}, 2)

        def state():
            return engine.call('calls.get', {'id': call}, user=seat).get('outside', {}).get('state')

        def consult(while_it_rings=lambda: None):
            engine.call('calls.consult', {'id': call, 'unitId': unit}, user=seat)
            wait_for('it rings at the unit', lambda: state() == 'ringing')
            while_it_rings()
            hall.phones['unit'].baresip.accept()
            wait_for('the unit answers', lambda: state() == 'talking')
            return engine.call('calls.get', {'id': call}, user=seat)

        seen = consult(lambda: hall.check_rings('0801'))
        check(seen['outside']['party'] == NAME and DUTY not in str(seen), 'the seat is told the unit by its name, and no number')
        hall.check_hear('consult', {'citizen': [], '0801': ['unit'], 'unit': ['0801']}, 2)
        hall.check_music()
        engine.call('calls.conference', {'id': call}, user=seat)
        hall.check_hear('conference', {'citizen': ['0801', 'unit'], '0801': ['citizen', 'unit'], 'unit': ['citizen', '0801']}, 2)
        engine.call('calls.transferComplete', {'id': call}, user=seat)
        hall.wait_state('0801', 'wrapup')
        hall.check_hear('the seat has left', {'citizen': ['unit'], 'unit': ['citizen']}, 2)

        boss = hall.seat('0900', SUPERVISOR, role='supervisor')
        check('telephony.no_whisper' in refused(engine, 'calls.supervise', {'id': call, 'mode': 'whisper'}, boss), 'nobody is left to whisper to')
        hall.supervise(call, boss, 'listen')
        hall.check_hear('listen', {'citizen': ['unit'], 'unit': ['citizen'], '0900': ['citizen', 'unit']}, 2)
        engine.call('calls.supervise', {'id': call, 'mode': 'barge'}, user=boss)
        hall.check_hear('barge', {'citizen': ['unit', '0900'], 'unit': ['citizen', '0900'], '0900': ['citizen', 'unit']}, 2)
        engine.call('calls.superviseEnd', {'id': call}, user=boss)
        hall.check_hear('alone again', {'citizen': ['unit'], 'unit': ['citizen']}, 2)
        hall.phones['unit'].baresip.hang_up()
        record = engine.wait_over(call)
        check(record['seatNumber'] == '0801' and [leg['party'] for leg in record['legs'] if leg['kind'] == 'outside'] == [NAME],
              'the record names the seat and the unit')
        attempts = engine.call('attempts.list', {'sourceId': call})['items']
        check([a['outcome'] for a in attempts] == ['answered'] and attempts[0]['callId'] == call, 'and dialling its attempt')
        check({'calls.consult', 'calls.supervise', 'calls.superviseEnd'} <= audited(engine), 'it is in the audit trail')
        engine.call('calls.wrapUp', {'id': call, 'result': 'answered', 'summary': '已转承办单位'}, user=seat)
        hall.wait_state('0801', 'ready')

        call = hall.talk('0801')
        consult()
        engine.program.kill()
        engine.door = None
        engine._begin(record['endedAt'] + 60_000)
        record = engine.call('calls.get', {'id': call})
        check(record['state'] == 'ended' and all(leg['endedAt'] > 0 for leg in record['legs']), 'killed in a consultation: call and legs are ended')
        attempts = engine.call('attempts.list', {'sourceId': call})['items']
        check([a['outcome'] for a in attempts] == ['answered'], 'so is the attempt')
        check(not engine.call('dialling.ambiguous')['items'] and not engine.call('dialling.backlog')['waiting'], 'and nothing is left to decide, or to dial')


main(test)
