# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader is told of a program: a D-Bus session of its own with the accessibility bus (AT-SPI 2), and as much of the
D-Bus protocol as it takes to ask there (D-Bus Specification 0.38)."""
import os, pathlib, socket, struct, subprocess

from engine import Failed, wait_for

SERVICE = '/usr/share/dbus-1/services/org.a11y.Bus.service'
ROOT = '/org/a11y/atspi/accessible/root'
CALL, ANSWER, ERROR = 1, 2, 3
PATH, INTERFACE, MEMBER, REPLY, TARGET, SIGNATURE = 1, 2, 3, 5, 6, 8
FOCUSED, SHOWING = 12, 25  # AtspiStateType


class _Read:
    """Values of a message's bytes by their signature; little-endian."""

    def __init__(self, data, at=0):
        self.data, self.at = data, at

    def _pad(self, size):
        self.at += -self.at % size

    def _number(self, form, size):
        self._pad(size)
        self.at += size
        return struct.unpack_from('<' + form, self.data, self.at - size)[0]

    def value(self, signature):
        """The first type of the signature: (its value, the rest of the signature)."""
        kind, rest = signature[0], signature[1:]
        if kind in 'yqnuixtdb':
            size = {'y': 1, 'q': 2, 'n': 2, 'x': 8, 't': 8, 'd': 8}.get(kind, 4)
            return self._number({'y': 'B', 'q': 'H', 'n': 'h', 'x': 'q', 't': 'Q', 'd': 'd', 'i': 'i'}.get(kind, 'I'), size), rest
        if kind in 'sog':
            length = self._number('B', 1) if kind == 'g' else self._number('I', 4)
            self.at += length + 1
            return self.data[self.at - length - 1:self.at - 1].decode(), rest
        if kind == 'v':
            inner, _ = self.value('g')
            return self.value(inner)[0], rest
        if kind in '({':
            self._pad(8)
            found, rest = [], rest
            while rest[0] not in ')}':
                one, rest = self.value(rest)
                found.append(one)
            return tuple(found), rest[1:]
        if kind == 'a':
            length = self._number('I', 4)
            self._pad(8 if rest[0] in '({xtd' else 4 if rest[0] in 'uisoab' else 1)
            end, found = self.at + length, []
            while self.at < end:
                found.append(self.value(rest)[0])
            return found, _Read(b'').skip(rest)
        raise Failed(f'D-Bus: type {kind}')

    @staticmethod
    def skip(signature):
        """The signature behind its first type."""
        if signature[0] == 'a':
            return _Read.skip(signature[1:])
        if signature[0] not in '({':
            return signature[1:]
        depth = 0
        for at, letter in enumerate(signature):
            depth += (letter in '({') - (letter in ')}')
            if depth == 0:
                return signature[at + 1:]
        raise Failed(f'D-Bus: signature {signature}')

    def values(self, signature):
        found = []
        while signature:
            one, signature = self.value(signature)
            found.append(one)
        return found


def _text(value):
    raw = value.encode()
    return struct.pack('<I', len(raw)) + raw + b'\0'


class Bus:
    """One connection to a bus; asks one thing after the other."""

    def __init__(self, address):
        self._line = socket.socket(socket.AF_UNIX)
        self._line.settimeout(60)
        parts = dict(p.split('=', 1) for p in address.partition(':')[2].split(','))
        self._line.connect(parts['path'] if 'path' in parts else '\0' + parts['abstract'])
        self._line.sendall(b'\0AUTH EXTERNAL ' + str(os.getuid()).encode().hex().encode() + b'\r\n')
        if not self._line.recv(4096).startswith(b'OK '):
            raise Failed('the bus lets nobody in')
        self._line.sendall(b'BEGIN\r\n')
        self._serial = 0
        self.ask('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'Hello')

    def _get(self, count):
        data = b''
        while len(data) < count:
            some = self._line.recv(count - len(data))
            if not some:
                raise Failed('the bus has gone')
            data += some
        return data

    def ask(self, target, path, interface, member, *arguments):
        """Calls a method with texts and numbers (int32); what it answers, or None where it is an error."""
        self._serial += 1
        body, signature = b'', ''
        for argument in arguments:
            body += b'\0' * (-len(body) % 4) + (_text(argument) if isinstance(argument, str) else struct.pack('<i', argument))
            signature += 's' if isinstance(argument, str) else 'i'
        fields = b''
        for code, kind, value in ((PATH, b'o', path), (INTERFACE, b's', interface), (MEMBER, b's', member), (TARGET, b's', target)):
            fields += b'\0' * (-len(fields) % 8) + bytes([code, 1]) + kind + b'\0' + _text(value)
        if signature:
            fields += b'\0' * (-len(fields) % 8) + bytes([SIGNATURE, 1]) + b'g\0' + bytes([len(signature)]) + signature.encode() + b'\0'
        head = struct.pack('<cBBBIII', b'l', CALL, 0, 1, len(body), self._serial, len(fields)) + fields
        self._line.sendall(head + b'\0' * (-len(head) % 8) + body)
        while True:
            start = self._get(16)
            length, _, size = struct.unpack_from('<III', start, 4)
            rest = self._get(size + -size % 8 + length)
            # Fields are aligned from the message's beginning, as is what was read of it (16 bytes).
            told = dict(_Read(start + rest[:size], 12).value('a(yv)')[0])
            if told.get(REPLY) != self._serial:
                continue  # a signal
            if start[1] != ANSWER:
                return None
            found = _Read(rest[size + -size % 8:]).values(told.get(SIGNATURE, ''))
            return found[0] if len(found) == 1 else found


class Session:
    """A D-Bus session with its accessibility bus, and what programs that are given env say there."""

    def __init__(self, folder, screen):
        self.folder = pathlib.Path(folder) / 'session'
        self.folder.mkdir()
        self.folder.chmod(0o700)
        address = f'unix:path={self.folder}/bus'
        self.env = {'DBUS_SESSION_BUS_ADDRESS': address, 'QT_LINUX_ACCESSIBILITY_ALWAYS_ON': '1'}  # of programs that are to be read
        env = {**os.environ, **screen.env, **self.env, 'HOME': str(self.folder), 'XDG_RUNTIME_DIR': str(self.folder)}
        self._log = open(pathlib.Path(folder) / 'session.log', 'wb')
        self._programs = [subprocess.Popen(['dbus-daemon', '--session', '--nofork', '--nopidfile', f'--address={address}'], env=env,
                                           stdout=self._log, stderr=self._log)]
        wait_for('the session is there', (self.folder / 'bus').exists, 60)
        bus = Bus(address)  # which starts the other one when it is asked for
        self._bus = Bus(wait_for('the accessibility bus is there', lambda: bus.ask('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress'), 60))

    @staticmethod
    def missing():
        """What of it is not installed."""
        return [] if pathlib.Path(SERVICE).exists() else ['at-spi2-core']

    def _ask(self, what, member, *arguments, interface='Accessible'):
        return self._bus.ask(*what, f'org.a11y.atspi.{interface}', member, *arguments)

    def _states(self, what):
        words = self._ask(what, 'GetState') or [0, 0]
        return words[0] | words[1] << 32

    def shown(self):
        """Everything on the screen, depth first: (what, states)."""
        rest = list(self._ask(('org.a11y.atspi.Registry', ROOT), 'GetChildren') or [])[::-1]
        windows = [w for program in rest for w in self._ask(program, 'GetChildren') or []]
        rest = windows[::-1]
        while rest:
            what = rest.pop()
            states = self._states(what)
            if not states >> SHOWING & 1:
                continue
            yield what, states
            rest += (self._ask(what, 'GetChildren') or [])[::-1]

    def name(self, what):
        return self._bus.ask(*what, 'org.freedesktop.DBus.Properties', 'Get', 'org.a11y.atspi.Accessible', 'Name') or ''

    def description(self, what):
        return self._bus.ask(*what, 'org.freedesktop.DBus.Properties', 'Get', 'org.a11y.atspi.Accessible', 'Description') or ''

    def text(self, name):
        """What is written in the field of that name that is on the screen; None: there is none."""
        for what, _ in self.shown():
            if self.name(what) == name:
                written = self._ask(what, 'GetText', 0, -1, interface='Text')
                if written is not None:
                    return written
        return None

    def told_of(self, words):
        """Whether a description of what is on the screen holds these words."""
        return any(words in self.description(what) for what, _ in self.shown())

    def focus(self):
        """(name, role) of what has the keyboard; None: nothing that is on the screen."""
        found = None
        for what, states in self.shown():
            # The innermost that has a name: a list says so of itself and of its entry, a text of itself and of its page.
            if states >> FOCUSED & 1 and (found is None or self.name(what)) and not self._is_mere_entry(what):
                found = what
        return (self.name(found), self._ask(found, 'GetRoleName')) if found else None

    def _is_mere_entry(self, what):
        """The present entry of a table or list that does not have the keyboard; Qt calls it focused all the same."""
        if self._ask(what, 'GetRoleName') not in ('cell', 'table cell', 'list item', 'tree item'):
            return False
        above = self._bus.ask(*what, 'org.freedesktop.DBus.Properties', 'Get', 'org.a11y.atspi.Accessible', 'Parent')
        return not above or not self._states(above) >> FOCUSED & 1

    def says(self, words):
        """Whether a name of what is on the screen holds these words."""
        return any(words in self.name(what) for what, _ in self.shown())

    def names(self):
        return [name for name in (self.name(what) for what, _ in self.shown()) if name]

    def stop(self):
        for program in reversed(self._programs):
            program.terminate()
            program.wait(20)
        self._log.close()
