#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Imports that are cancelled, or whose engine is killed by SIGKILL, at seeded random instants: afterwards the store is
unchanged or holds the whole batch, never something between; it passes its own check; and the same file is imported whole.
"""
import argparse, pathlib, random, sys, tempfile, time

from engine import Engine, Failed, check, wait_for

BEFORE = 1000  # people of a list that is there before


def write_list(path, rows, seed):
    with open(path, 'w', encoding='utf-8') as out:
        out.write('姓名,手机号,区县,工单编号,诉求内容\n')
        for i in range(rows):
            number = 19000000000 + (i * 2654435761 + seed) % 999999999
            out.write(f'张三{i},{number},东城区,GD2026{10000000 + i},社保卡办理进度咨询\n')


class Imports:
    def __init__(self, engine, path, rows):
        self.engine, self.path, self.rows = engine, path, rows
        self.expected = BEFORE
        self.restarts = 0

    def begin(self, name):
        started = self.engine.call('lists.import', {'name': name, 'path': str(self.path)})
        return started['job'], started['listId']

    def finished(self, job, seconds=600):
        return wait_for('the import has ended', lambda: (lambda j: j if j['state'] != 'running' else None)(self.engine.call('jobs.get', {'id': job})), seconds, 0.1)

    def cancel(self, job):
        """Asks until the engine has heard it; a machine under load may keep it waiting."""
        def look():
            try:
                self.engine.call('jobs.cancel', {'id': job})
            except Failed as failure:
                if 'jobs.ended' not in str(failure) and 'protocol.' not in str(failure):
                    raise
                return 'jobs.ended' in str(failure)
            return True
        wait_for('the import is cancelled', look, 300)

    def restart(self):
        """The engine again, at a later time; how long it took until it answered."""
        self.restarts += 1
        self.engine.program.kill()
        self.engine.door = None
        begun = time.monotonic()
        self.engine._begin(self.engine.clock_start + self.restarts * 60_000)
        return time.monotonic() - begun

    def cleared(self, list_id):
        """Waits until the rows of what is no list are gone: that is done bit by bit, beside everything else."""
        return wait_for('its rows are cleared away', lambda: (lambda one: None if 'cleared' in one else one)(self.engine.call('lists.get', {'id': list_id})), 600, 0.5)

    def verify(self, list_id, where):
        """Rows of the list that an interrupted import left: all or none."""
        found = self.cleared(list_id)
        state = found['state']
        if state == 'ready':
            self.expected += self.rows
        elif state != 'failed':
            raise Failed(f'{where}: the list is {state}')
        report = self.engine.ctl('store', 'check')
        counts = {t: report['tableRows'][t] for t in ('contact', 'contact_number')}
        if not report['ok'] or set(counts.values()) != {self.expected}:
            raise Failed(f"{where}: {state}, {counts} where {self.expected} were expected, findings {report['findings']}")
        return state

    def forget(self, list_id):
        """Takes a whole list back, so that the next check has less to read."""
        self.engine.ctl('list', 'undo', list_id)
        self.cleared(list_id)
        self.expected -= self.rows


def run(arguments, folder):
    engine = Engine(arguments.bin, folder)
    engine.clock_start = 1791766800000
    try:
        before = pathlib.Path(folder) / 'before.csv'
        write_list(before, BEFORE, 1)
        check(engine.ctl('list', 'import', before, '--name', '原有名单')['imported'] == BEFORE, 'a list is there before')
        path = pathlib.Path(folder) / 'list.csv'
        write_list(path, arguments.rows, 2)
        imports = Imports(engine, path, arguments.rows)
        job, list_id = imports.begin('量一次')
        begun = time.monotonic()
        check(imports.finished(job)['state'] == 'done', 'an import that nobody disturbs')
        whole = time.monotonic() - begun
        imports.verify(list_id, 'undisturbed')
        imports.forget(list_id)
        print(f'  {arguments.rows} rows in {whole:.1f} s; looked through and taken back after {time.monotonic() - begun:.1f} s', flush=True)
        chance = random.Random(arguments.seed)
        rows = []
        for number in range(1, arguments.instants + 1):
            kind = 'kill' if number % 2 else 'cancel'
            instant = chance.uniform(0, whole)
            job, list_id = imports.begin(f'第 {number} 次')
            time.sleep(instant)
            begun = time.monotonic()
            if kind == 'kill':
                again = imports.restart()
            else:
                imports.cancel(job)
                imports.finished(job)
                again = time.monotonic() - begun
            state = imports.verify(list_id, f'{kind} {number} after {instant:.2f} s')
            if state == 'ready':
                imports.forget(list_id)
            rows.append((number, kind, instant, state, again))
            print(f'  {number}: {kind} after {instant:.2f} of {whole:.2f} s: {"whole" if state == "ready" else "nothing"}; over after {again:.1f} s, '
                  f'looked through after {time.monotonic() - begun:.1f} s', flush=True)
        job, list_id = imports.begin('再导一次')
        check(imports.finished(job)['state'] == 'done' and imports.verify(list_id, 'again') == 'ready', 'the same file is imported whole afterwards')
        engine.ctl('list', 'undo', list_id)
        check(engine.call('lists.get', {'id': list_id})['state'] == 'undone', 'and taken back')
        if arguments.table:
            with open(arguments.table, 'w', encoding='utf-8') as out:
                out.write('| | how | after | of | left | over after |\n| ---: | --- | ---: | ---: | --- | ---: |\n')
                for number, kind, instant, state, again in rows:
                    out.write(f'| {number} | {kind} | {instant:.2f} s | {whole:.2f} s | {"whole batch" if state == "ready" else "nothing"} | {again:.1f} s |\n')
    finally:
        status = engine.stop()
    check(status == 0, 'the engine ends with status 0')


parser = argparse.ArgumentParser()
parser.add_argument('--bin', required=True)
parser.add_argument('--rows', type=int, default=20000)
parser.add_argument('--instants', type=int, default=4)
parser.add_argument('--seed', type=int, default=20)
parser.add_argument('--table')
options = parser.parse_args()
with tempfile.TemporaryDirectory(prefix='lianxin-import-kills.') as place:
    try:
        run(options, place)
    except Failed as failure:
        log = pathlib.Path(place) / 'engine.log'
        print(f'FAILED: {failure}\n{log.read_text(errors="replace")[-3000:] if log.exists() else ""}', file=sys.stderr)
        sys.exit(1)
