#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Story 2, the rubbish: a ticket is finished within a day, the citizen (baresip, somebody else's telephone) is called by
itself and asked whether they are satisfied. They are not: a supervision order with a deadline goes to the unit. It is done
again, the citizen is called again, and is satisfied. Keys stand for the spoken answers.
"""
from baresip import Baresip
from engine import Engine, Talk, check, main
from story import SPEED, actions, at, last, scene, step, wait_event, wait_for

NUMBER = '19900200011'
HOUR = 3_600_000


def test(bin_dir, folder):
    engine = Engine(bin_dir, folder, SPEED, at('2024-07-15 09:00'))
    citizen = None
    try:
        scene('A citizen reports that rubbish piles up in the estate')
        unit = engine.add_unit('城市管理局环卫所')
        engine.ctl('user', 'add', 'cleaner', '--name', '环卫所联络员', '--role', 'unit_liaison', '--unit', unit)
        citizen = Baresip(folder, 'citizen', NUMBER, 1050)
        engine.add_trunk(citizen.port)
        ticket = engine.call('tickets.create', {'title': '小区垃圾堆积', 'content': '楼下垃圾三天没有清运。', 'category': '普通', 'contactName': '王敏',
                                                'contactPhone': NUMBER, 'unitId': unit})
        step(engine, ticket, 'sign', user='cleaner')

        scene('It is finished within 24 hours, and half an hour later the citizen is called')
        engine.restart_at(at('2024-07-16 08:20'))
        done = step(engine, ticket, 'finish', user='cleaner', opinion='已经清运完毕。')
        finished = last(done, 'finished')
        check(finished['at'] - done['acceptedAt'] < 24 * HOUR, f"finished after {(finished['at'] - done['acceptedAt']) / HOUR:.1f} hours")
        engine.restart_at(at('2024-07-16 09:01'))
        first = engine.wait_call(['bot'], 90)
        talk = Talk(engine, citizen, first['id'])
        talk.hears('请问您对处理结果满意吗')
        check('小区垃圾堆积' in talk.said(), 'the bot says what was reported, and asks')
        citizen.press('2')
        talk.hears('很抱歉没能让您满意')
        engine.wait_over(first['id'])

        scene('"Dissatisfied": a supervision order at once')
        again = wait_event(engine, ticket, 'supervised')
        check(again['state'] == 'processing' and again['supervised'], 'the ticket is back with the unit, under supervision')
        visit, supervised = last(again, 'visited'), last(again, 'supervised')
        check(visit['data']['result'] == 'dissatisfied' and visit['data']['callId'] == first['id'], 'with the call as evidence')
        check(supervised['at'] - visit['at'] < 60_000, 'in the moment of the answer')
        orders = engine.call('supervision.list', {'state': 'open'}, user='cleaner')['items']
        check(len(orders) == 1 and orders[0]['ticketNumber'] == ticket['number'], 'the unit finds the order among its own')
        check(orders[0]['deadline'] > supervised['at'] and again['deadline'] == orders[0]['deadline'], f"with a deadline: {again['deadlineText']}")
        check(again['derivation']['deadlineAt'] == orders[0]['deadline'] and again['derivation']['days'], 'that is derived day by day')
        bell = [e for e in engine_events(engine) if e == 'supervision.created']
        check(len(bell) == 1, 'and was pushed as one event to whoever listens')

        scene('The unit mends it; the citizen is called a second time, and is satisfied')
        step(engine, ticket, 'process', user='cleaner', opinion='增设垃圾桶，每天清运两次。')
        step(engine, ticket, 'finish', user='cleaner', opinion='已整改。')
        engine.restart_at(at('2024-07-16 14:30'))
        second = engine.wait_call(['bot'], 90)
        talk = Talk(engine, citizen, second['id'])
        talk.hears('请问您对处理结果满意吗')
        citizen.press('1')
        talk.hears('谢谢您的肯定')
        engine.wait_over(second['id'])
        closed = wait_for('the ticket is closed', lambda: (lambda t: t if t['state'] == 'closed' else None)(engine.call('tickets.get', {'id': ticket['id']})))
        check(closed['satisfaction'] == 'satisfied' and not closed['supervised'], 'the ticket is closed, the supervision over')
        check(not engine.call('supervision.list', {'state': 'open'})['items'], 'no order is open')
        visits = [e['data']['result'] for e in closed['events'] if e['action'] == 'visited']
        check(visits == ['dissatisfied', 'satisfied'], 'both answers are kept, each with its call')
        print('  the ticket:', ' → '.join(actions(closed)))
        citizen.stop()
        check(citizen.heard([1050]).speech_ms() > 15000, "baresip's own recording holds both conversations")
    finally:
        if citizen:
            citizen.stop()
        status = engine.stop()
    check(status == 0, 'the engine ends with status 0')


def engine_events(engine):
    """Types of the engine's events, oldest first, read as another platform would: with a cursor."""
    types, cursor = [], 0
    while True:
        page = engine.call('events.read', {'after': cursor, 'limit': 200})
        types += [e['type'] for e in page['items']]
        if not page['items']:
            return types
        cursor = page['next']


main(test)
