#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Story 1, the subsidy: a list of people whom a new policy concerns is called by itself three days before it takes effect;
one of them presses 2, asks a person, and the community comes to help the day after. What she asks in words is for the
seat's ears (here a tone); the key stands for what recognised speech will do as well.
"""
from engine import PASSWORD, Engine, check, main, wait_for
from story import SPEED, People, actions, at, calls_of, last, presses, said, scene, step, wait_event

ZHANG = '19900200001'
OTHERS = {'19900200002': 'confirms', '19900200003': 'hangs_up', '19900200004': 'busy'}


def test(bin_dir, folder):
    engine = Engine(bin_dir, folder, SPEED, at('2024-07-29 09:00'))
    people = None
    try:
        scene('The policy takes effect on 1 August; the list is imported on 29 July, three days before')
        community = engine.add_unit('春和里社区')
        engine.add_seat('0801')
        engine.ctl('user', 'add', 'community', '--name', '社区工作人员', '--role', 'unit_liaison', '--unit', community)
        people = People(engine, {ZHANG: presses((16_000, '2'), (12_000, '1')), **OTHERS}, seats=['0801'], talk_ms=6000)
        engine.add_trunk(people.port)
        people.event('ready')
        sheet = engine.folder / 'subsidy.csv'
        sheet.write_text('姓名,手机号,政策名称,生效日期\n' + ''.join(f'{name},{number},灵活就业人员社保补贴新政,2024-08-01\n' for name, number in
                         zip(('张晓敏', '李国强', '王秀兰', '赵建华'), (ZHANG, *OTHERS))), encoding='utf-8')
        imported = engine.ctl('list', 'import', sheet, '--name', '社保补贴对象')
        check(imported['imported'] == 4, 'four people are on the list')
        spec = engine.folder / 'subsidy.yaml'
        spec.write_text(f"name: 社保补贴告知\nlistId: {imported['listId']}\nflowId: policy-notice\nlines: 4\ncps: 4\n"
                        f"startAt: {at('2024-07-29 09:30')}\nattempts: {{max: 1}}\n", encoding='utf-8')
        campaign = engine.ctl('campaign', 'create', spec)['id']
        started = engine.ctl('campaign', 'start', campaign)
        check(started['state'] == 'scheduled', 'the calls are to begin by themselves, at half past nine')
        engine.restart_at(at('2024-07-29 09:29'))

        scene('Everybody is called; Ms Zhang hears the notice and presses 2')
        ringing = people.event('ringing')
        call_id = ringing['callId']
        card = people.event('card')
        check(card['reason'] == 'key' and card['steps'] >= 3 and ZHANG not in card['phone'],
              f"the seat gets the call and sees why, {card['steps']} lines of what was said, and {card['phone']}")
        seen = engine.call('calls.get', {'id': call_id}, user='seat0801')
        check('灵活就业人员社保补贴新政' in said(seen) and '2024年8月1日' in said(seen), 'it reads what she was told: which policy, and from when')
        check(seen['handover']['key'] == '2' and '社保补贴' in seen['handover']['detail'], f"and what it is about: {seen['handover']['detail']}")
        people.event('heard_seat')
        check(True, 'both hear each other')

        scene('The seat answers whether people registered elsewhere may apply, and files what she needs')
        ticket = engine.call('tickets.create', {'title': '灵活就业社保补贴上门协助', 'content': '咨询外地户籍是否可以申请，需要协助准备材料。', 'category': '咨询',
                                                'contactName': '张晓敏', 'contactPhone': ZHANG, 'callId': call_id, 'unitId': community},
                             user='seat0801')
        check(ticket['state'] == 'pending_sign' and ticket['number'].startswith('20240729'), f"ticket {ticket['number']} goes to the community at once")
        people.event('wrapped_up')
        engine.call('calls.wrapUp', {'id': call_id, 'result': 'ticket', 'summary': '外地户籍可以申请，社区次日上门协助。', 'ticketId': ticket['id']}, user='seat0801')
        record = engine.wait_over(call_id)
        check(record['ticketId'] == ticket['id'] and record['seatNumber'] == '0801', 'the record of the call leads to the ticket')
        wait_for('the campaign is through', lambda: engine.call('campaigns.figures', {'id': campaign})['done'] == 4, 90)
        figures = engine.call('campaigns.figures', {'id': campaign})
        check(figures['outcomes'] == {'answered': 3, 'busy': 1} and figures['handOvers']['answered'] == 1, f"the campaign: {figures['outcomes']}")
        results = sorted(c['result'] for c in calls_of(engine, 'campaign', campaign) if c['outcome'] == 'answered')
        check(results == ['hung_up', 'informed', 'ticket'], f'what came of the answered calls: {", ".join(results)}')

        scene('On 30 July the community comes to her door')
        engine.restart_at(at('2024-07-30 10:00'))
        own = engine.call('tickets.list', {'filter': {}}, user='community')['items']
        check([t['number'] for t in own] == [ticket['number']], "the community's worker sees this ticket and no other")
        step(engine, ticket, 'sign', user='community')
        step(engine, ticket, 'process', user='community', opinion='已联系市民，上门协助整理材料。')
        done = step(engine, ticket, 'finish', user='community', opinion='材料已齐备并提交。')
        check(done['state'] == 'pending_visit', 'and has done it the day after the call')

        scene('She is asked whether she is content')
        engine.restart_at(at('2024-07-30 14:01'))
        visited = wait_event(engine, ticket, 'visited', seconds=90)
        visit = last(visited, 'visited')
        check(visit['data']['callId'] != call_id and visit['data']['result'] == 'satisfied' and visited['state'] == 'closed', 'a call of its own asks her: she is')
        print('  the ticket:', ' → '.join(actions(visited)))
    finally:
        if people:
            people.stop()
        status = engine.stop()
    check(status == 0, 'the engine ends with status 0')


main(test, needs=())
