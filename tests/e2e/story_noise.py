#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Story 3, the noise at night: a citizen calls, a seat files the ticket, it is dispatched; two working days before its
deadline the unit's liaison is called and acknowledges by key, the citizen is told the expected date, asks about it by keys
(baresip, somebody else's telephone), and when no plan has come by six the superior is called; in the end it is supervised.
How many days are left is computed from the calendar, never read from a template. Keys stand for the spoken number.
"""
from baresip import Baresip
from engine import Engine, Talk, check, main
from story import SPEED, People, actions, at, calls_of, last, presses, said, scene, step, wait_event, wait_for

CITIZEN, LIAISON, SUPERIOR = '19900200021', '19900200022', '19900200023'


def reminders(engine, ticket):
    return {s['rung']: s for s in engine.call('tickets.steps', {'id': ticket['id']})['items']}


def test(bin_dir, folder):
    engine = Engine(bin_dir, folder, SPEED, at('2024-07-10 09:00'))
    people = citizen = None
    try:
        scene('10 July: a citizen calls, and reaches a seat')
        engine.add_unit('区住建局', liaison='陈局', phone=SUPERIOR)
        street = engine.add_unit('望江街道办事处', '区住建局', '李联络', LIAISON)
        engine.add_seat('0801')
        engine.ctl('user', 'add', 'desk', '--name', '派单员', '--role', 'dispatcher')
        engine.ctl('user', 'add', 'street', '--name', '街道联络员', '--role', 'unit_liaison', '--unit', street)
        people = People(engine, {CITIZEN: presses((14_000, '1')), LIAISON: 'confirms', SUPERIOR: 'confirms'}, seats=['0801'])
        engine.add_trunk(people.port)
        people.event('ready')
        people.call_in(CITIZEN, '12345')
        ringing = people.event('ringing')
        call_id = ringing['callId']
        people.event('talking')
        ticket = engine.call('tickets.create', {'title': '夜间施工噪音扰民', 'content': '望江路工地夜里十一点以后还在施工。', 'category': '普通',
                                                'contactName': '王敏', 'contactPhone': CITIZEN, 'callId': call_id}, user='seat0801')
        check(ticket['number'].startswith('20240710') and ticket['callId'] == call_id, f"the seat files ticket {ticket['number']} from the call")
        people.event('wrapped_up')

        scene('It is dispatched to the street office, due on 15 July at six')
        ticket = step(engine, ticket, 'dispatch', user='desk', unitId=street, deadline=at('2024-07-15 18:00'))
        check(ticket['state'] == 'pending_sign' and ticket['unitName'] == '望江街道办事处', 'the street office is responsible')
        step(engine, ticket, 'sign', user='street')
        planned = reminders(engine, ticket)
        check(planned['due_soon']['dueAt'] == at('2024-07-11 09:00') and planned['tell_citizen']['dueAt'] == at('2024-07-11 10:00'),
              'the clock plans: the unit two working days before, the citizen an hour later')

        scene('11 July, nine: the liaison is called')
        engine.restart_at(at('2024-07-11 08:59'))
        reminded = wait_event(engine, ticket, 'reminded')
        reminder = last(reminded, 'reminded')['data']
        check(reminder['acknowledged'] and reminder['result'] == 'acknowledged', 'the liaison acknowledges by key, and the proof is kept')
        record = engine.call('calls.get', {'id': reminder['callId']})
        words = said(record)
        check(ticket['number'] in words and '还有四天' in words and '7月11日 18:00前' in words,
              'it heard the number, that four days are left (the calendar says so), and to answer by six today')

        scene('Ten: the citizen is told, and calls back')
        engine.restart_at(at('2024-07-11 09:59'))
        told = last(wait_event(engine, ticket, 'citizen_told'), 'citizen_told')['data']
        words = said(engine.call('calls.get', {'id': told['callId']}))
        check('由望江街道办事处办理' in words and '7月15日 18:00前' in words and ticket['number'] in words, 'who works on it, and when it is expected to be done')
        citizen = Baresip(folder, 'citizen', CITIZEN, 1150)
        engine.add_trunk(citizen.port, '市民来电线路')
        talk = Talk.incoming(engine, citizen, '12345')
        talk.key('2', after='查询工单进度请按2')
        talk.keys(ticket['number'] + '#', after='请输入工单编号')
        talk.hears('催办请按1')
        check('承办单位正在办理，承办单位是望江街道办事处，预计7月15日 18:00前办结' in talk.said(), 'the number, keyed at 12345, tells the same at any time')
        citizen.hang_up()
        engine.wait_over(talk.call_id)

        scene('Six: the street office has fed nothing back')
        engine.restart_at(at('2024-07-11 17:59'))
        escalated = last(wait_event(engine, ticket, 'escalated'), 'escalated')['data']
        check(escalated['acknowledged'], 'the superior is called, and acknowledges')
        words = said(engine.call('calls.get', {'id': escalated['callId']}))
        check('望江街道办事处' in words and '仍未反馈' in words and ticket['number'] in words, 'it heard which office has not answered, and about what')

        scene('Five working days after the deadline it is still not done')
        engine.restart_at(at('2024-07-22 08:59'))
        supervised = wait_event(engine, ticket, 'supervised')
        order = engine.call('supervision.list', {'state': 'open'}, user='street')['items'][0]
        check(order['reason'] == 'overdue' and order['ticketNumber'] == ticket['number'] and supervised['supervised'], 'a supervision order: somebody is held to account')
        done = [a for a in actions(supervised) if a in ('reminded', 'citizen_told', 'escalated', 'supervised')]
        check(done[:3] == ['reminded', 'citizen_told', 'escalated'] and done.count('citizen_told') == 1, 'each step once, in this order')
        check(len([c for c in calls_of(engine, 'reminder') if c['startedAt'] < at('2024-07-12 00:00')]) == 3, 'with three calls on 11 July')
        print('  the ticket:', ' → '.join(actions(supervised)))
    finally:
        for program in (people, citizen):
            if program:
                program.stop()
        status = engine.stop()
    check(status == 0, 'the engine ends with status 0')


main(test)
