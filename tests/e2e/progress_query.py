#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""baresip calls 12345 and asks by keys how far a ticket is: the registered telephone hears it, urges, leaves a message and
reaches a person; another telephone hears nothing until it names the registered one.
"""
import time

from baresip import Baresip
from engine import Engine, Talk, check, main, wait_for
from sound import Heard, read_wav

OWNER, STRANGER = '19900100021', '19900100022'
TONE = 1000  # after which a message is recorded
SECRETS = ('路灯', '春和里', '签收', '10月')


def test(bin_dir, folder):
    engine = Engine(bin_dir, folder)
    owner = stranger = None
    try:
        unit = engine.add_unit('春和里街道')
        owner = Baresip(folder, 'owner', OWNER, 1450)
        stranger = Baresip(folder, 'stranger', STRANGER, 1150)
        engine.add_trunk(owner.port)
        engine.add_trunk(stranger.port, '第二线路')
        ticket = engine.call('tickets.create', {'title': '路灯不亮', 'content': '春和路的路灯不亮。', 'category': '普通',
                                                'contactName': '王敏', 'contactPhone': OWNER, 'unitId': unit})
        number = ticket['number']

        talk = Talk.incoming(engine, owner, '12345')
        talk.key('2', after='查询工单进度请按2')
        talk.keys(number[-4:] + '#', after='请输入工单编号')
        talk.hears('催办请按1')
        told = talk.said()
        check(f'“路灯不亮”，工单编号{number}，等待承办单位签收，承办单位是春和里街道，预计10月21日' in told,
              'the registered telephone keys four digits and hears state, unit and expected date')
        talk.key('1')
        talk.hears('已经为您登记催办')
        talk.key('1', after='催办请按1')
        talk.hears('刚刚催办过')
        check(True, 'it urges; the second time the rule is told instead')
        talk.key('2', after='催办请按1')
        talk.hears('请在嘀声以后留言')
        talk.key('#')  # cuts the prompt off: the tone comes at once
        time.sleep(4)
        talk.key('#')
        talk.hears('您的留言已经附在工单上')
        talk.key('0', after='催办请按1')
        waiting = engine.wait_call(['queued'])
        check(waiting['id'] == talk.call_id, 'key 0: it waits for a person')
        owner.hang_up()
        record = engine.wait_over(talk.call_id)
        check(record['handover']['reason'] == 'key' and record.get('ticketId', ticket['id']) == ticket['id'], 'the record says why, and of which ticket')

        events = engine.call('tickets.get', {'id': number})['events']
        urged = [e for e in events if e['action'] == 'urged']
        check(len(urged) == 1 and urged[0]['actor'] == 'citizen' and urged[0]['data']['callId'] == talk.call_id, 'the ticket was urged once, by this call')
        remark = next(e for e in events if e['action'] == 'noted' and e['data'].get('kind') == 'voice_remark')
        place = remark['data']['evidence'][0]
        check(3000 < place['durationMs'] < 8000, f"the message is attached to the ticket ({place['durationMs']} ms)")
        found = engine.ctl('recording', 'list', '--call', talk.call_id)['items']
        check(remark['data']['recordingId'] == found[0]['id'], 'in the sealed recording of the call')
        left, right = read_wav(engine.export_recording(talk.call_id))
        tone = Heard(right, [TONE]).begin_ms(TONE, place["offsetMs"] - 1500, frames=5)  # of 15: a machine with too much to do leaves some out
        check(tone is not None and abs(tone + 300 - place['offsetMs']) < 800, f"right where it was spoken: tone at {tone} ms, message at {place['offsetMs']} ms")
        voice = Heard(left, [1450])
        check(voice.tone_ms(1450, place['offsetMs'], place['offsetMs'] + place['durationMs']) > 0.7 * place['durationMs'], 'and the citizen is heard there')

        talk = Talk.incoming(engine, stranger, '12345')
        talk.key('2', after='查询工单进度请按2')
        for turn in range(3):
            talk.keys(number + '#', after=None if turn else '请输入工单编号')
            talk.hears('登记这张工单的电话号码的后四位')
            talk.keys('0000#')
            talk.hears('次数太多' if turn == 2 else '核对没有通过')
        engine.wait_call(['queued'])
        stranger.hang_up()
        engine.wait_over(talk.call_id)
        check(not any(secret in talk.said() for secret in SECRETS), 'another telephone guesses three times, hears nothing, and is given to a person')

        talk = Talk.incoming(engine, stranger, '12345')
        talk.key('2', after='查询工单进度请按2')
        talk.keys(number + '#', after='请输入工单编号')
        talk.keys(OWNER[-4:] + '#', after='登记这张工单的电话号码的后四位')
        talk.hears('催办请按1')
        check('路灯不亮' in talk.said(), 'who knows the registered telephone hears the state from elsewhere, too')
        stranger.hang_up()
        check(engine.wait_over(talk.call_id)['result'] == 'hung_up', 'hanging up is all right')
        owner.stop()
        heard = owner.heard([TONE, 1450])
        print('  the citizen heard:', heard.summary())
        check(heard.speech_ms() > 10000 and heard.tone_ms(TONE) >= 200, 'the citizen heard the prompts and the tone')
    finally:
        for program in (owner, stranger):
            if program:
                program.stop()
        status = engine.stop()
    check(status == 0, 'the engine ends with status 0')


main(test)
