#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A citizen and a seat who speak, on two foreign telephones: the seat reads along what both say, while they say it and with the
time at which it was said, hears one second of it again, puts a line right; afterwards the line is found by its words. Status 77
where there is no speech recogniser (npm has it for x86-64 only).
"""
import difflib, subprocess, sys

from engine import SKIPPED, Engine, Failed, check, main, wait_for
from hall import NUMBER, Phone, spoken
from sound import read_wav

CITIZEN, SEAT = '没解决你们到底管不管', '办理医保报销需要什么材料'


def alike(said, line):
    text = ''.join(c for c in line if c.isalpha())
    return difflib.SequenceMatcher(None, said, text).ratio() > 0.5


def test(bin_dir, folder):
    engine = Engine(bin_dir, folder, more='speech: {recogniser: demo}\n')
    phones = []
    try:
        microphones = [spoken(engine, engine.folder, 'c', CITIZEN), spoken(engine, engine.folder, 's', SEAT)]
        probe = subprocess.run([f'{bin_dir}/lianxinctl', 'speech', 'recognise', str(microphones[0])], capture_output=True, text=True)
        if 'speech.engine_missing' in probe.stderr:
            print('NO SPEECH RECOGNISER ON THIS MACHINE')
            sys.exit(SKIPPED)
        engine.call('inbound.set', {'number': '*', 'flowId': ''})
        citizen = Phone(folder, 'citizen', NUMBER, 0, microphone=microphones[0])
        phones.append(citizen)
        engine.add_trunk(citizen.baresip.port)
        engine.add_seat('0801')
        engine.add_seat('0802')
        account = engine.call('seats.phone', user='seat0801')
        seat = Phone(folder, 'seat0801', account['sipUser'], 0, domain=account['registrar'], microphone=microphones[1],
                     account=f";auth_user={account['sipUser']};auth_pass={account['sipPassword']};regint=60")
        phones.append(seat)
        wait_for('the seat is registered', lambda: engine.call('seats.list')['items'][0]['registered'])
        engine.call('seats.setState', {'state': 'ready'}, user='seat0801')
        citizen.baresip.dial(f'sip:12345@{engine.sip}')
        call = engine.wait_call(['talking'])['id']

        partial = set()

        def transcript(after=0):
            found = engine.call('transcripts.get', {'id': call, 'after': after}, user='seat0801')
            partial.update(line['speaker'] for line in found['live'])
            return found

        def line_of(speaker, said):
            return next((l for l in transcript()['lines'] if l['speaker'] == speaker and alike(said, l['text'])), None)

        first = wait_for('the citizen is transcribed', lambda: line_of('citizen', CITIZEN), 60, 0.1)
        theirs = wait_for('the seat is transcribed', lambda: line_of('seat', SEAT), 60, 0.1)
        print('  citizen:', first['text'], '· seat:', theirs['text'])
        check(first['endedAt'] > first['at'] > 0 and theirs['seatNumber'] == '0801', 'with times, and whose seat it was')
        check(first['text'][-1] in '。？', 'a sentence ends with a mark')
        wait_for('words come while they are said', lambda: (transcript(), partial)[1], 30, 0.05)
        hearing = engine.call('engine.status')['hearing']
        check(hearing['demo'] and hearing['listening'] == 2, f'the demo model listens, and says so: {hearing}')

        lines = transcript()
        more = wait_for('more is said', lambda: transcript(lines['rev'])['lines'], 30)
        seqs = [l['seq'] for l in lines['lines'] + more]
        check(len(seqs) == len(set(seqs)) and seqs == list(range(1, len(seqs) + 1)), f'line by line, without gaps and doubles: {seqs}')

        sound = engine.call('transcripts.sound', {'id': call, 'at': first['at'], 'lengthMs': 2000}, user='seat0801')
        check(sound['bytes'] > 16000, f"that second can be heard while the call goes on ({sound['durationMs']} ms)")
        fixed = engine.call('transcripts.correct', {'id': call, 'seq': first['seq'], 'text': '没解决，你们到底管不管？'}, user='seat0801')
        check(fixed['original'] == first['text'] and fixed['emotion'] == 'upset', 'a line that is put right keeps what was recognised, and has its mood')
        try:
            refused = str(engine.call('transcripts.get', {'id': call}, user='seat0802'))
        except Failed as failure:
            refused = str(failure)
        check('calls.not_yours' in refused, 'another seat reads nothing')

        draft = engine.call('assistant.draft', {'id': call}, user='seat0801')
        request = draft['fields']['request']
        check(first['seq'] in [e['seq'] for e in request['evidence']] and '管不管' in request['value'], f"the talk drafts its ticket: {request['value']}")
        masked = NUMBER[:3] + '****' + NUMBER[-4:]
        check(draft['fields']['contact']['phone'] == masked, 'with the number of the call, masked')
        ticket = engine.call('tickets.create', {'title': '投诉处理情况', 'content': request['value'], 'callId': call, 'contactOfCall': True,
                                                'evidence': [{'field': 'request', 'seq': first['seq']}]}, user='seat0801')
        check(ticket['contactPhone'] == masked, 'a ticket of it has the number that no console had')
        written = engine.call('assistant.summary', {'id': call}, user='seat0801')
        check(written['source'] == 'rules' and written['reason'] == 'off' and '管不管' in written['text'], f"and its summary: {written['text']}")

        citizen.baresip.hang_up()
        record = engine.wait_over(call)
        wait_for('the seat wraps up', lambda: engine.call('seats.me', user='seat0801')['state'] == 'wrapup', 30)
        before = engine.call('seats.me', user='seat0801')['wrapUpUntil']
        after = engine.call('seats.extendWrapUp', {'minutes': 2, 'reason': 'complex'}, user='seat0801')
        check(after['wrapUpUntil'] == before + 120_000, 'wrap-up is prolonged for a reason')
        engine.call('calls.wrapUp', {'id': call, 'result': 'ticket', 'summary': written['text'], 'nextStep': '三天内回电', 'ticketId': ticket['id']}, user='seat0801')
        check(engine.call('calls.get', {'id': call}, user='seat0801')['nextStep'] == '三天内回电', 'what was written is kept with the call')
        check([l['seq'] for l in record['dialogue']] == list(range(1, len(record['dialogue']) + 1)), f"the record has all of it: {len(record['dialogue'])} lines")
        hits = engine.call('transcripts.search', {'text': '没解决，你们到底管不管'})['items']
        hit = next((h for h in hits if h['seq'] == first['seq']), None)
        check(hit and hit['callId'] == call and hit['offsetMs'] > 0, 'it is found by its words, with the second of the recording')
        left, right = read_wav(engine.export_recording(call))
        at = 8 * hit['offsetMs']
        piece = left[at:at + 16000]
        check(max(map(abs, piece), default=0) > 1000, 'and at that second the citizen speaks')
    finally:
        for phone in phones:
            phone.baresip.stop()
        status = engine.stop()
    check(status == 0, 'the engine ends with status 0')


main(test)
