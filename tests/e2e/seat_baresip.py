#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""baresip as seat and baresip as citizen: they hear each other through the engine, and no message between the engine
and the seat's telephone holds a number of anybody.
"""
import re, time

from baresip import Baresip
from engine import Engine, Failed, check, main, wait_for
from sound import Heard, read_wav

NUMBER = '19900100002'
CITIZEN, SEAT = 1050, 450


def without_ids(message, call_id):
    """The message less what is made by chance or counts: a run of digits in that is nobody's number."""
    hexadecimal = re.compile(re.escape(call_id.encode().hex()), re.I)  # User-to-User of RFC 7433
    text = hexadecimal.sub('', message).replace(call_id, '').replace(call_id.replace('-', ''), '')
    text = re.sub(r'(?im)^(Call-ID|i):.*$', '', text)
    text = re.sub(r'(?im)^(CSeq:) \d+', r'\1', text)
    text = re.sub(r'(?m)^(o=\S+) \d+ \d+', r'\1', text)  # session id and version
    text = re.sub(r'(?m)^a=ssrc:\d+', '', text)
    text = re.sub(r'(?i)\b(tag|branch|c?nonce|nc|response|opaque|\+sip\.instance)="?[^";,>\s]*"?', '', text)
    return re.sub(r'-0x[0-9a-f]+@', '@', text)  # baresip tells its accounts apart by an address in memory


def long_numbers(message, call_id):
    """Runs of seven and more digits, each with its line."""
    return [(n, line) for line in without_ids(message, call_id).split('\n') for n in re.findall(r'\d{7,}', line)]


def decoded(message):
    """The message, and beside it whatever in it is hexadecimal, as text (User-to-User may be)."""
    texts = [message]
    for run in re.findall(r'(?i)(?:[0-9a-f]{2}){4,}', message):
        texts.append(bytes.fromhex(run).decode('latin-1'))
    return '\n'.join(texts)


def check_silence_about_numbers(seat, call_id):
    messages = seat.messages()
    got = [m for received, m in messages if received]
    print(f'  {len(got)} messages towards the seat, {len(messages) - len(got)} from it')
    invites = [m for m in got if m.startswith('INVITE ')]
    check(invites and any(m.startswith('BYE ') for m in got + [m for _, m in messages]) and any(m.startswith('ACK ') for m in got),
          'the whole call is in the trace: INVITE, ACK, BYE')
    headers = {line.partition(':')[0].lower() for line in invites[0].split('\n\n')[0].split('\n')[1:]}
    check({'from', 'to', 'contact'} <= headers and 'v=0' in invites[0], 'From, To, Contact and SDP are in it')
    check(any(call_id in m or call_id.replace('-', '') in m or call_id in decoded(m) for m in invites), 'the INVITE names the call by its id')
    for _, message in messages:
        text = decoded(without_ids(message, call_id))
        head = text.split('\n\n')[0]
        found = [secret for secret in (NUMBER, NUMBER[-8:], NUMBER[:7]) if secret in text or secret in decoded(message)]
        found += [part for part in re.findall(r'(?i)(?:sip:|tel:|")12345\b', head)]
        found += [f'{number} in "{line}"' for number, line in long_numbers(message, call_id)]
        if found:
            raise Failed(f"a message of the seat's telephone holds {found}:\n{message}")
    check(True, f"{len(messages)} messages of the seat's telephone hold no number of the citizen, the hotline or anybody")


def test(bin_dir, folder):
    engine = Engine(bin_dir, folder)
    citizen = seat = None
    try:
        engine.add_seat('0801')
        citizen = Baresip(folder, 'citizen', NUMBER, CITIZEN)
        engine.add_trunk(citizen.port)
        phone = engine.call('seats.phone', user='seat0801')
        user = phone['sipUser']
        seat = Baresip(folder, 'seat', user, SEAT, domain=phone['registrar'],
                       account=f";auth_user={user};auth_pass={phone['sipPassword']};regint=60")
        wait_for('the seat is registered', lambda: any(s['registered'] for s in engine.call('seats.list')['items']))
        engine.call('seats.setState', {'state': 'ready'}, user='seat0801')
        engine.start_campaign([NUMBER])
        call = engine.wait_call(['bot'])
        engine.hand_over_by_key(citizen, call['id'])
        engine.wait_call(['talking'])
        card = engine.call('calls.get', {'id': call['id']}, user='seat0801')
        check(NUMBER not in str(card) and NUMBER[-4:] in card['phone'], f"the console's card shows {card['phone']}")
        time.sleep(4)
        seat.hang_up()
        record = engine.wait_over(call['id'])
        check(record['seatNumber'] == '0801', 'the record names the seat')
        seat.stop()
        citizen.stop()
        heard = citizen.heard([SEAT, CITIZEN])
        print('  citizen heard:', heard.summary())
        check(heard.tone_ms(SEAT) > 3000 and heard.speech_ms() > 2000, "the citizen heard the prompts and the seat's tone")
        told = seat.heard([SEAT, CITIZEN])
        print('  seat heard:', told.summary())
        check(told.tone_ms(CITIZEN) > 3000 and told.tone_ms(SEAT) < 200, "the seat heard the citizen's tone, and no echo")
        check(told.speech_ms() < 200, 'and nothing of what the bot had said')
        left, right = read_wav(engine.export_recording(call['id']))
        left, right = Heard(left, [SEAT, CITIZEN]), Heard(right, [SEAT, CITIZEN])
        check(left.tone_ms(CITIZEN) > 3000 and right.tone_ms(SEAT) > 3000, 'the recording holds both, the citizen left')
        check_silence_about_numbers(seat, call['id'])
    finally:
        for program in (seat, citizen):
            if program:
                program.stop()
        status = engine.stop()
    check(status == 0, 'the engine ends with status 0')


main(test)
