#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A rehearsal from the outside, with the engine killed by SIGKILL at seeded instants.

Instants are drawn over the progress of the rehearsal (how many people have been called so far, as their own telephones
say), not over seconds: so all of them fall, however fast the machine is. Half of them strike at once, with an INVITE on
the wire; the others some moments later, in talks, wrap-ups and pauses.

Holds when every kill fell, lianxinctl says that every citizen ended as told, ambiguous are exactly the attempts whose
INVITE was in flight at a kill, every contact has one outcome, nobody was called beyond the policy, the store passes its
check and the audit trail its verification. Prints one line per kill and the report; --table writes both as Markdown.
"""
import argparse, json, os, pathlib, random, shutil, signal, subprocess, sys, tempfile, time


def engine_pid(config):
    for entry in pathlib.Path('/proc').iterdir():
        if not entry.name.isdigit():
            continue
        try:
            argv = (entry / 'cmdline').read_bytes().split(b'\0')
        except OSError:
            continue
        if argv and argv[0].endswith(b'lianxind') and os.fsencode(config) in argv:
            return int(entry.name)
    return None


class Progress:
    """How many of the people have been called, read from what their telephones tell (citizens.jsonl)."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.people = 0
        self.called = set()
        self._at = 0
        self._rest = b''

    def look(self):
        if not self.people:
            try:
                self.people = len(json.loads((self.folder / 'scenario.json').read_text())['citizens'])
            except (OSError, ValueError):
                return 0
        try:
            with open(self.folder / 'citizens.jsonl', 'rb') as lines:
                lines.seek(self._at)
                fresh = lines.read()
        except OSError:
            return 0
        self._at += len(fresh)
        *whole, self._rest = (self._rest + fresh).split(b'\n')
        for line in whole:
            event = json.loads(line)
            if event.get('event') == 'called' and event.get('behaviour') != 'calls_in':
                self.called.add(event['number'])
        return len(self.called)


class Killer:
    """Kills the engine N times: one instant is drawn in each of N equal parts of the rehearsal."""

    FIRST, LAST = 0.04, 0.88  # part of the people called at the first and the last instant

    def __init__(self, config, progress, kills, seed):
        self.config, self.progress, self.kills = config, progress, kills
        self.dice = random.Random(seed)
        self.made = []
        self._draw()

    def _draw(self):
        part = (self.LAST - self.FIRST) / max(1, self.kills)
        self.share = self.FIRST + part * (len(self.made) + self.dice.random())
        self.delay = 0 if self.dice.random() < 0.5 else self.dice.uniform(0.1, 2.5)
        self.due = None
        self.pid = None

    def _engine(self):
        """The engine that runs now, if it is not the one that was killed last."""
        pid = engine_pid(self.config)
        return None if self.made and pid == self.made[-1]['pid'] else pid

    def look(self, seconds):
        called = self.progress.look()
        if len(self.made) >= self.kills or not self.progress.people:
            return
        self.pid = self.pid or self._engine()
        if not self.pid:
            return
        if self.due is None:
            if called < max(1, round(self.share * self.progress.people)):
                return
            self.due = time.monotonic() + self.delay
        if time.monotonic() < self.due:
            return
        os.kill(self.pid, signal.SIGKILL)
        self.made.append({'pid': self.pid, 'second': seconds, 'called': called})
        print(f'kill {len(self.made)} at {seconds:.1f} s, {called} of {self.progress.people} people called', flush=True)
        self._draw()


def table(args, report, kills, seconds):
    """The result as Markdown."""
    deaths = report['deaths']
    wrong = [c for c in report['citizens'] if not c['ok']]
    lines = [f"Seed {args.seed}, {len(report['citizens'])} people, {args.seats} seats, clock {args.speed:g} ×, "
             f"store {'PostgreSQL' if args.store else 'SQLCipher'} ({args.suite}), {seconds:.0f} s.", '',
             '| kill | at (s) | people called | INVITEs in flight | answered, under way | not sent yet |',
             '| ---: | ---: | ---: | ---: | ---: | ---: |']
    for i, (kill, death) in enumerate(zip(kills, deaths), 1):
        lines.append(f"| {i} | {kill['second']:.1f} | {kill['called']} | {death['inFlight']} | {death['answered']} | {death['unsent']} |")
    yes = {True: 'passed', False: '**failed**'}
    lines += ['', '| what must hold | result |', '| --- | --- |',
              f"| kills made / engine deaths seen | {len(kills)} / {report['engineDeaths']} |",
              f"| attempts with their INVITE in flight at a kill / ambiguous attempts | {report['inFlightAtDeaths']} / {report['ambiguousAttempts']} (the same ones) |",
              f"| contacts of the campaign with one outcome | {report['contactsWithOutcome']} of {report['import']['imported']} |",
              f"| people called beyond the policy, or again after answering | {report['calledBeyondPolicy']} |",
              f"| people whose outcome is as told / ambiguous / wrong | {report['right']} / {report['ambiguous']} / {len(wrong)} |",
              f"| recordings finished / cut off by a kill | {report['recordings']['finished']} / {report['recordings']['unfinished']} |",
              f"| store check | {yes[report['storeCheck']]} |", f"| audit verification | {yes[report['auditVerify']]} |", '']
    return '\n'.join(lines)


def main():
    p = argparse.ArgumentParser()
    p.add_argument('--bin', required=True)
    p.add_argument('--citizens', type=int, default=10)
    p.add_argument('--seats', type=int, default=2)
    p.add_argument('--seed', type=int, default=7)
    p.add_argument('--speed', type=float, default=60)
    p.add_argument('--cps', type=float, default=4, help='calls a second')
    p.add_argument('--lines', type=int, default=12, help='calls of the campaign at once')
    p.add_argument('--kills', type=int, default=0)
    p.add_argument('--limit', type=int, default=540, help='seconds after which the rehearsal is given up')
    p.add_argument('--store', help='postgresql://… instead of the embedded store')
    p.add_argument('--suite', default='gm')
    p.add_argument('--table', help='file for the result as Markdown')
    p.add_argument('--keep', help='folder to use and keep')
    args = p.parse_args()

    folder = args.keep or tempfile.mkdtemp(prefix='lianxin-e2e-')
    command = [f'{args.bin}/lianxinctl', 'rehearse', '--citizens', str(args.citizens), '--seats', str(args.seats),
               '--seed', str(args.seed), '--speed', str(args.speed), '--report', folder, '--limit', str(args.limit),
               '--suite', args.suite, '--cps', str(args.cps), '--lines', str(args.lines)]
    if args.store:
        command += ['--store', args.store]
    started = time.monotonic()
    run = subprocess.Popen(command)
    killer = Killer(os.path.join(folder, 'engine.yaml'), Progress(folder), args.kills, args.seed)
    while run.poll() is None:
        time.sleep(0.004 if args.kills else 0.2)
        killer.look(time.monotonic() - started)
    seconds = time.monotonic() - started
    report_path = os.path.join(folder, 'report.json')
    ok = run.returncode == 0 and os.path.exists(report_path)
    if os.path.exists(report_path):
        report = json.load(open(report_path, encoding='utf-8'))
        if len(killer.made) != args.kills or report['engineDeaths'] != args.kills:
            print(f"{args.kills} kills wanted, {len(killer.made)} made, {report['engineDeaths']} deaths seen")
            ok = False
        print(f"citizens {len(report['citizens'])}, as told {report['right']}, ambiguous {report['ambiguous']}, talks {len(report['talks'])}, "
              f"deaths {report['engineDeaths']}, {seconds:.0f} s")
        if args.kills:
            result = table(args, report, killer.made, seconds)
            print(result)
            if args.table:
                pathlib.Path(args.table).write_text(result, encoding='utf-8')
    if not ok:
        print(f'FAILED with status {run.returncode}; what it left is in {folder}')
        for log in ('engine.log', 'citizens.log'):
            path = os.path.join(folder, log)
            if os.path.exists(path):
                print(f'--- end of {log}')
                print(''.join(open(path, encoding='utf-8', errors='replace').readlines()[-60:]))
        return 1
    if not args.keep:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


sys.exit(main())
