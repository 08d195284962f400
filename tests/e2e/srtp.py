#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Seats on other machines, on foreign telephones: baresip registers by TLS and trusts the engine's certificate alone; its sound goes
by SRTP, over G.711, G.722 and Opus, one call each. Both sides hear each other; what travels between engine and seat is no G.711 that
anybody could listen to, what travels to the citizen (the control) is. A telephone that came by TLS and can't encrypt gets no call.
Status 77 at the end where packets may not be captured (CAP_NET_RAW).
"""
import collections, math, socket, struct, sys, threading, time

from baresip import Baresip
from engine import SKIPPED, Engine, check, main, wait_for
from ports import free_port
from sound import Heard, read_wav_at

NUMBER = '19900100006'
CITIZEN, SEAT = 1050, 450
TALK = 5  # seconds
CODECS = {'0801': ('PCMA/8000/1', 'pcma', ()), '0802': ('G722/8000/1', 'g722', ('g722',)), '0803': ('opus/48000/2', 'opus', ('opus',))}


def alaw(byte):
    """One sample of G.711 A-law, 16 bit."""
    byte ^= 0x55
    exponent, value = (byte >> 4) & 7, (byte & 15) * 16 + 8
    if exponent:
        value = (value + 256) << (exponent - 1)
    return value if byte & 0x80 else -value


ALAW = [alaw(b) for b in range(256)]


class Wire:
    """Payloads of the RTP packets of this machine's loopback, by the UDP port that they are sent to."""

    def __init__(self):
        self.to = collections.defaultdict(list)
        try:
            self._line = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(0x0800))
        except PermissionError:
            self._line = None
            return
        self._line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 22)
        self._line.bind(('lo', 0x0800))
        threading.Thread(target=self._read, daemon=True).start()

    @property
    def open(self):
        return self._line is not None

    def _read(self):
        while True:
            packet, (_, _, kind, *_) = self._line.recvfrom(2048)
            if kind == socket.PACKET_OUTGOING or packet[9] != socket.IPPROTO_UDP:
                continue  # on a loopback each packet goes out and comes in
            at = 4 * (packet[0] & 15)
            port, rtp = struct.unpack_from('>H', packet, at + 2)[0], packet[at + 8:]
            if len(rtp) > 12 and rtp[0] >> 6 == 2 and not 192 <= rtp[1] <= 223:  # no RTCP
                self.to[port].append(rtp[12:])


def of_ports(wire, first, count):
    return [p for port in range(first, first + count) for p in wire.to[port]]


def as_alaw(payloads):
    return Heard([ALAW[b] for p in payloads for b in p], [SEAT, CITIZEN])


def entropy(payloads):
    """Bits a byte: 8 for chance."""
    counts = collections.Counter(b''.join(payloads))
    total = sum(counts.values())
    return -sum(n / total * math.log2(n / total) for n in counts.values()) if total else 0


def heard_by(phone):
    """What a telephone has heard in its last call, at 8 kHz whatever its codec runs at."""
    return Heard(read_wav_at(max(phone.heard_folder.glob('*-dec.wav'), key=lambda p: p.stat().st_mtime)), [SEAT, CITIZEN])


class Desk:
    """A user with a seat whose telephone came by TLS."""

    def __init__(self, engine, folder, number, codec, modules, encrypts):
        self.engine, self.number, self.login = engine, number, f'seat{number}'
        engine.add_seat(number)
        account = engine.call_from_afar('seats.phone', {}, self.login)
        check(account['transport'] == 'tls', f'seat {number} is told to come by TLS')
        self.rtp = free_port()
        user = account['sipUser']
        self.phone = Baresip(folder, self.login, user, SEAT, domain=account['registrar'], transport='tls', codec=codec,
                             account=f";auth_user={user};auth_pass={account['sipPassword']};regint=60" + (';mediaenc=srtp' if encrypts else ''),
                             modules=modules + (('srtp',) if encrypts else ()), rtp=f'{self.rtp}-{self.rtp + 8}',
                             more=f'sip_cafile {engine.certificate}\nausrc_srate 8000\nauplay_srate 8000\nausrc_channels 1\nauplay_channels 1\n')
        wait_for(f'the telephone of {number} is registered', lambda: self.seat()['registered'])

    def seat(self):
        return next(s for s in self.engine.call('seats.list')['items'] if s['seatNumber'] == self.number)

    def ready(self):
        self.engine.call('seats.setState', {'state': 'ready'}, user=self.login)


def talk(engine, citizen, wire, desk, name):
    """One call from the citizen to the one seat that is ready; what became of its sound."""
    first = len(of_ports(wire, citizen.rtp, 9)), len(of_ports(wire, desk.rtp, 9))
    desk.ready()
    citizen.dial(f'sip:12345@{engine.sip}')
    call = engine.wait_call(['talking'])['id']
    time.sleep(TALK)
    citizen.hang_up()
    record = engine.wait_over(call)
    wait_for('the seat may write up', lambda: desk.seat()['state'] == 'wrapup')
    engine.call('calls.wrapUp', {'id': call, 'result': 'answered', 'summary': '已答复'}, user=desk.login)
    engine.call('seats.setState', {'state': 'away', 'reason': '小休'}, user=desk.login)
    check([l['seatNumber'] for l in record['legs'] if l['kind'] == 'seat'] == [desk.number], f'{name}: the call was at seat {desk.number}')
    check([l['codec'].lower() for l in record['legs']] == ['pcma', name], f'{name}: the record says what was agreed on')
    told, heard = heard_by(desk.phone), heard_by(citizen)
    print(f'  {name}: seat heard {told.summary()} · citizen heard {heard.summary()}')
    check(told.tone_ms(CITIZEN) > 500 * TALK and told.tone_ms(SEAT) < 200, f'{name}: the seat hears the citizen, and no echo')
    check(heard.tone_ms(SEAT) > 500 * TALK and heard.tone_ms(CITIZEN) < 200, f'{name}: the citizen hears the seat')
    return of_ports(wire, citizen.rtp, 9)[first[0]:], of_ports(wire, desk.rtp, 9)[first[1]:]


def test(bin_dir, folder):
    wire = Wire()
    engine = Engine(bin_dir, folder, remote=True, more='seats: {codecs: [opus, g722, pcma, pcmu]}\n')
    phones = []
    try:
        engine.call('inbound.set', {'number': '*', 'flowId': ''})
        rtp = free_port()
        citizen = Baresip(folder, 'citizen', NUMBER, CITIZEN, rtp=f'{rtp}-{rtp + 8}')
        citizen.rtp = rtp
        phones.append(citizen)
        engine.add_trunk(citizen.port)
        for number, (codec, name, modules) in CODECS.items():
            desk = Desk(engine, folder, number, codec, modules, encrypts=True)
            phones.append(desk.phone)
            clear, sealed = talk(engine, citizen, wire, desk, name)
            log = desk.phone.log.read_text(encoding='utf-8', errors='replace')
            check('RTP/SAVP' in log and 'SRTP is Enabled' in log, f'{name}: SAVP was agreed on, and baresip encrypts')
            check(f'Set audio decoder: {codec.split("/")[0]} ' in log and f'Set audio encoder: {codec.split("/")[0]} ' in log, f'{name}: is what it codes and decodes')
            if not wire.open:
                continue
            plain, found = as_alaw(clear), as_alaw(sealed)
            print(f'  {name}: as G.711 on the wire: {len(clear)} packets to the citizen {plain.summary()}, {entropy(clear):.2f} bits a byte; '
                  f'{len(sealed)} to the seat {found.summary()}, {entropy(sealed):.2f} bits a byte')
            check(len(clear) > 25 * TALK and plain.tone_ms(SEAT) > 500 * TALK, f'{name}: anybody can listen to the line of the citizen')
            check(len(sealed) > 25 * TALK and found.tone_ms(CITIZEN) < 100, f'{name}: nobody to that of the seat')
            check(entropy(sealed) > 7.9 > entropy(clear), f'{name}: its bytes look like chance')
            check(not set(clear) & set(sealed), f'{name}: and no packet is on both lines')

        bare = Desk(engine, folder, '0804', 'PCMA/8000/1', (), encrypts=False)
        phones.append(bare.phone)
        bare.ready()
        citizen.dial(f'sip:12345@{engine.sip}')
        call = engine.wait_call(['queued', 'offered', 'talking'])['id']
        wait_for('the telephone that encrypts nothing was asked', lambda: 'RTP/SAVP' in bare.phone.log.read_text(encoding='utf-8', errors='replace'))
        time.sleep(TALK)
        refused = engine.wait_call(['queued'])
        check(refused['id'] == call and bare.seat()['state'] == 'away', 'a telephone that came by TLS and encrypts nothing gets no call; the citizen waits on')
        check(not list(bare.phone.heard_folder.glob('*-dec.wav')) or heard_by(bare.phone).tone_ms(CITIZEN) == 0, 'and it heard nothing')
        if wire.open:
            check(as_alaw(of_ports(wire, bare.rtp, 9)).tone_ms(CITIZEN) == 0, 'nor was anything sent to it in the clear')
        citizen.hang_up()
        engine.wait_over(call)
    finally:
        for phone in phones:
            phone.stop()
        status = engine.stop()
    check(status == 0, 'the engine ends with status 0')
    if not wire.open:
        print('SKIPPED in part: packets may not be captured here (CAP_NET_RAW)')
        sys.exit(SKIPPED)


main(test)
