# SPDX-License-Identifier: GPL-3.0-or-later
"""The torture messages of RFC 4475 and seeded mutations of them, sent by UDP at a bounded rate."""
import pathlib, random, re, socket, time

VIA = re.compile(rb'(^|\n)(v|via)[ \t]*:[ \t]*SIP[ \t\r\n]*/[ \t\r\n]*2\.0[ \t\r\n]*/[ \t\r\n]*[A-Za-z]+[ \t]+[^;\r\n]+', re.IGNORECASE)
TOKENS = [b'\0', b'%', b'%%%', b';' * 50, b'"', b'<', b'>', b'@', b':' * 20, b',', b'\r\n ', b'-1', b'4294967296',
          b'99999999999999999999', b'[::', b'SIP/2.0', b'A' * 3000, b'\xff', b'm=audio', b'a=', b'\r\n\r\n', b'%00', b'=', b'?',
          b'\\', b';branch=z', b'Via: ', b'INVITE', b'REGISTER', b'CSeq: 1 ACK\r\n', b'a=rtpmap:8 PCMA/0', b'Replaces: ']
SDP = (b'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 45000 RTP/AVP 8 101\r\n'
       b'a=rtpmap:8 PCMA/8000\r\na=rtpmap:101 telephone-event/8000\r\na=sendrecv\r\n')


def load(folder):
    """The messages, or nothing where the data are absent."""
    return [path.read_bytes() for path in sorted(pathlib.Path(folder).glob('*.dat'))]


def drops(ports):
    """Datagrams that the kernel has dropped so far at local UDP ports, because their reader was too slow."""
    lost = 0
    with open('/proc/net/udp', encoding='ascii') as table:
        next(table)
        for line in table:
            fields = line.split()
            if int(fields[1].rsplit(':', 1)[1], 16) in ports:
                lost += int(fields[-1])
    return lost


class Sender:
    """One sender: a socket at an address of its own, whose answers are read and thrown away."""

    def __init__(self, address):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind((address, 0))
        self.socket.setblocking(False)
        self.via = b'%s:%d' % (address.encode(), self.socket.getsockname()[1])
        self.answers = 0

    def send(self, message, target):
        message = VIA.sub(lambda m: m.group(1) + b'Via: SIP/2.0/UDP ' + self.via, message, count=1)
        try:
            self.socket.sendto(message[:60000], target)
        except OSError:
            return False  # the far end's queue is full for a moment, or the datagram is empty
        return True

    def drain(self):
        try:
            while True:
                self.socket.recv(65536)
                self.answers += 1
        except OSError:
            pass

    def options(self, target, seconds=5):
        """Whether the target answers OPTIONS."""
        for attempt in range(3):
            mark = b'alive%d.%d' % (time.monotonic_ns(), attempt)
            self.drain()
            self.send(b'OPTIONS sip:x@%s:%d SIP/2.0\r\nVia: SIP/2.0/UDP x;branch=z9hG4bK%s\r\nFrom: <sip:a@b>;tag=1\r\n'
                      b'To: <sip:x@y>\r\nCall-ID: %s\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n'
                      % (target[0].encode(), target[1], mark, mark), target)
            end = time.monotonic() + seconds
            while time.monotonic() < end:
                try:
                    answer = self.socket.recv(65536)
                    if answer.startswith(b'SIP/2.0 ') and mark in answer:
                        return True
                except BlockingIOError:
                    time.sleep(0.02)
        return False


class Fuzzer:
    def __init__(self, messages, seed):
        self.messages = messages
        self.dice = random.Random(seed)

    def message(self, k):
        dice = self.dice
        text = bytearray(dice.choice(self.messages))
        kind = dice.random()
        if kind < 0.05:  # a call with a session description of its own
            text = bytearray(b'INVITE sip:60000@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKm%d\r\n'
                             b'From: <sip:a@b>;tag=%d\r\nTo: <sip:x@y>\r\nCall-ID: m\r\nCSeq: 1 INVITE\r\nContact: <sip:a@127.0.0.1:9>\r\n'
                             b'Max-Forwards: 70\r\nContent-Type: application/sdp\r\n\r\n' % (k, k) + SDP)
        elif kind < 0.08:  # a seat's registration
            text = bytearray(b'REGISTER sip:127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKr%d\r\nFrom: <sip:0801@b>;tag=1\r\n'
                             b'To: <sip:0801@127.0.0.1>\r\nCall-ID: r\r\nCSeq: 1 REGISTER\r\nContact: <sip:0801@127.0.0.1:9>\r\n'
                             b'Authorization: Digest username="0801", realm="lianxin", nonce="0", uri="sip:x", response="0"\r\n'
                             b'Max-Forwards: 70\r\nContent-Length: 0\r\n\r\n' % k)
        for _ in range(dice.randint(1, 8)):
            at = dice.randrange(len(text) + 1)
            change = dice.randrange(4)
            if change == 0:
                text[at:at + dice.randrange(3)] = dice.choice(TOKENS)
            elif change == 1 and at < len(text):
                text[at] = dice.randrange(256)
            elif change == 2:
                del text[at:at + dice.randrange(40)]
            else:
                begin = dice.randrange(len(text) + 1)
                text[at:at] = text[begin:begin + dice.randrange(80)]
        if dice.random() < 0.7:
            text = text.replace(b'Call-ID: ', b'Call-ID: %d' % k, 1)
        return bytes(text)

    def run(self, senders, targets, count, rate=1000):
        """Sends each message as it is, then `count` mutations, at most `rate` a second in all. Messages sent."""
        begin = time.monotonic()
        sent = 0
        for k in range(len(self.messages) * len(targets) + count):
            untouched = k < len(self.messages) * len(targets)
            message = self.messages[k % len(self.messages)] if untouched else self.message(k)
            target = targets[k // len(self.messages)] if untouched else self.dice.choice(targets)
            sender = self.dice.choice(senders)
            sent += sender.send(message, target)
            if k % 10 == 9:
                ahead = begin + (k + 1) / rate - time.monotonic()
                if ahead > 0:
                    time.sleep(ahead)
                sender.drain()
        return sent
