#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A rehearsal of many citizens, looked at from three sides.

Holds when lianxinctl says that every citizen ended as told; when the figures that the monitor shows (campaigns.figures) equal
counts over the store's own rows, page by page (campaigns.contacts, attempts.list), and what the citizens' telephones tell
(citizens.jsonl); and when the GUI thread of a console that shows the monitor all the while takes at most a tenth of a core.
Prints tables as Markdown; --table writes them.
"""
import argparse, collections, json, os, pathlib, shutil, subprocess, sys, tempfile, time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'e2e'))
from desktop import Console, Screen  # noqa: E402
from engine import Failed, wait_for  # noqa: E402

LOGIN, PASSWORD = 'linjing', 'rehearsal-2026'
HZ = os.sysconf('SC_CLK_TCK')


def cpu_seconds(stat):
    """User and system time of a thread or process (proc(5), fields 14 and 15)."""
    fields = pathlib.Path(stat).read_text().rpartition(')')[2].split()
    return (int(fields[11]) + int(fields[12])) / HZ


class Reader:
    """The store's rows through lianxinctl, when no engine holds it any more."""

    def __init__(self, bin_dir, folder):
        self.ctl = [f'{bin_dir}/lianxinctl', '--store', f'{folder}/rehearsal.db', '--key-file', f'{folder}/rehearsal.db.key']

    def call(self, method, **params):
        run = subprocess.run([*self.ctl, '--json', 'api', 'call', method, json.dumps(params)], capture_output=True, timeout=300)
        if run.returncode:
            raise Failed(f'{method}: {run.stderr.decode(errors="replace")}')
        return json.loads(run.stdout)

    def rows(self, method, **params):
        cursor = None
        while True:
            page = self.call(method, limit=1000, **params, **({'cursor': cursor} if cursor else {}))
            yield from page['items']
            cursor = page.get('next')
            if not cursor:
                return


class Watcher:
    """A console on a screen of its own that shows the monitor of the first campaign; how busy its GUI thread is."""

    def __init__(self, bin_dir, folder):
        self.folder = folder
        self.screen = Screen(folder)
        self.console = Console(bin_dir, folder, self.screen, door=f'local:{folder}/door')
        self.started = None

    def open_monitor(self):
        self.console.type(LOGIN)
        self.console.press('Tab')
        self.console.type(PASSWORD)
        self.console.press('Return')
        time.sleep(4)  # the pages are made; the first one an administrator sees is the list of campaigns
        shot = pathlib.Path(self.folder) / 'monitor-begin.png'
        self.screen.shot(shot)
        before = shot.read_bytes()
        for _ in range(5):
            self.console._do('mousemove', '400', '170', 'click', '--repeat', '2', '--delay', '80', '1')
            time.sleep(3)
            self.screen.shot(shot)
            # Both are pictures of a mostly white page; the monitor's charts and tables make it a good deal larger.
            if len(shot.read_bytes()) > 1.25 * len(before):
                return self.begin()
        raise SystemExit(f'the console does not open the monitor: {shot}')

    def begin(self):
        pid = self.console.process.pid
        self.started = time.monotonic()
        self.gui, self.all = cpu_seconds(f'/proc/{pid}/task/{pid}/stat'), cpu_seconds(f'/proc/{pid}/stat')
        self.worst, self._mark = 0.0, (self.started, self.gui)

    def look(self):
        """Called now and then: the busiest ten seconds are remembered."""
        now = time.monotonic()
        if self.started is None or now - self._mark[0] < 10:
            return
        pid = self.console.process.pid
        gui = cpu_seconds(f'/proc/{pid}/task/{pid}/stat')
        self.worst = max(self.worst, (gui - self._mark[1]) / (now - self._mark[0]))
        self._mark = (now, gui)

    def end(self):
        pid = self.console.process.pid
        seconds = time.monotonic() - self.started
        result = {'seconds': seconds, 'gui': (cpu_seconds(f'/proc/{pid}/task/{pid}/stat') - self.gui) / seconds,
                  'process': (cpu_seconds(f'/proc/{pid}/stat') - self.all) / seconds, 'worst': self.worst}
        self.screen.shot(pathlib.Path(self.folder) / 'monitor-end.png')
        return result

    def stop(self):
        self.console.stop()
        self.screen.stop()


def heard_calls(folder, numbers):
    """Calls that reached the telephones of the people on the list, as these tell."""
    calls = 0
    with open(pathlib.Path(folder) / 'citizens.jsonl', encoding='utf-8') as lines:
        for line in lines:
            event = json.loads(line)
            calls += event.get('event') == 'called' and event.get('number') in numbers
    return calls


def compare(reader, folder):
    """Pairs (what, shown by the monitor, counted otherwise)."""
    setup = json.loads((pathlib.Path(folder) / 'rehearsal.json').read_text())
    scenario = json.loads((pathlib.Path(folder) / 'scenario.json').read_text())
    campaign = setup['campaignId']
    figures = reader.call('campaigns.figures', id=campaign, byHour=True)
    contacts = list(reader.rows('campaigns.contacts', id=campaign))
    attempts = [a for a in reader.rows('attempts.list', sourceId=campaign) if a['number'] > 0]
    outcomes = collections.Counter(c['outcome'] for c in contacts)
    results = collections.Counter(c['result'] for c in contacts if c['result'])
    hours = collections.Counter()
    for hour in figures['byHour']:
        hours.update(hour['outcomes'])
    ended = collections.Counter(a['outcome'] for a in attempts)
    pairs = [('people', figures['total'], len(contacts)), ('settled', figures['done'], sum(c['state'] not in ('waiting', 'dialling', 'retry') for c in contacts)),
             ('answered', figures['answered'], outcomes['answered'])]
    pairs += [(f'people: {name}', figures['outcomes'].get(name, 0), outcomes[name]) for name in sorted(set(outcomes) | set(figures['outcomes']))]
    pairs += [(f'result: {name}', figures['results'].get(name, 0), results[name]) for name in sorted(set(results) | set(figures['results']))]
    pairs += [('asked for a person', figures['handOvers']['requested'], sum(c['handOver'] != '' for c in contacts)),
              ('… answered by a seat', figures['handOvers']['answered'], sum(c['handOver'] == 'answered' for c in contacts))]
    pairs += [(f'attempts by the hour: {name}', hours[name], ended[name]) for name in sorted(set(hours) | set(ended))]
    listed = {c['number'] for c in scenario['citizens']} - {c['number'] for c in scenario['citizens'] if c['number'].startswith('19900090')}
    pairs.append(('attempts, as the telephones tell', sum(hours.values()), heard_calls(folder, listed)))
    return pairs, figures


def main():
    p = argparse.ArgumentParser()
    p.add_argument('--bin', required=True)
    p.add_argument('--citizens', type=int, default=1000)
    p.add_argument('--lines', type=int, default=100)
    p.add_argument('--seats', type=int, default=30)
    p.add_argument('--cps', type=float, default=6)
    p.add_argument('--speed', type=float, default=20)
    p.add_argument('--seed', type=int, default=12345)
    p.add_argument('--limit', type=int, default=1800)
    p.add_argument('--suite', default='gm')
    p.add_argument('--no-console', action='store_true')
    p.add_argument('--table', help='file for the result as Markdown')
    p.add_argument('--keep', help='folder to use and keep')
    args = p.parse_args()
    folder = args.keep or tempfile.mkdtemp(prefix='lianxin-large-')
    os.makedirs(folder, exist_ok=True)
    started = time.monotonic()
    run = subprocess.Popen([f'{args.bin}/lianxinctl', 'rehearse', '--citizens', str(args.citizens), '--lines', str(args.lines), '--seats', str(args.seats),
                            '--cps', str(args.cps), '--speed', str(args.speed), '--seed', str(args.seed), '--report', folder, '--limit', str(args.limit),
                            '--suite', args.suite], stdout=subprocess.DEVNULL, stderr=open(os.path.join(folder, 'progress.log'), 'wb'))
    watcher = gui = None
    peak = 0
    try:
        if not args.no_console:
            wait_for('the engine is there', lambda: os.path.exists(os.path.join(folder, 'door')) or run.poll() is not None, 120)
            watcher = Watcher(args.bin, folder)
            watcher.open_monitor()
        progress = pathlib.Path(folder) / 'progress.log'
        while run.poll() is None:
            time.sleep(0.5)
            last = progress.read_text(encoding='utf-8', errors='replace').splitlines()[-1:]
            if last and '在拨 ' in last[0]:
                peak = max(peak, int(last[0].split('在拨 ')[1].split('，')[0]))
                if watcher and '进度' in last[0] and gui is None:
                    watcher.look()
                    done, total = last[0].split('进度 ')[1].split('，')[0].split('/')
                    if done == total:
                        gui = watcher.end()
        if watcher and gui is None:
            gui = watcher.end()
    finally:
        if watcher:
            watcher.stop()
        if run.poll() is None:
            run.terminate()
            run.wait(60)
    seconds = time.monotonic() - started
    report = json.loads((pathlib.Path(folder) / 'report.json').read_text()) if os.path.exists(f'{folder}/report.json') else None
    if report is None:
        print(f'no report: status {run.returncode}; see {folder}/progress.log')
        return 1
    pairs, figures = compare(Reader(args.bin, folder), folder)
    unequal = [pair for pair in pairs if pair[1] != pair[2]]
    wrong = [c for c in report['citizens'] if not c['ok']]
    lines = [f"Seed {args.seed}, {args.citizens} people, {args.lines} lines ({peak} in use at the most), {args.seats} seats, "
             f"{args.cps:g} calls a second, clock {args.speed:g} ×, {seconds:.0f} s, load {os.getloadavg()[1]:.1f} on {os.cpu_count()} cores.", '',
             '| what must hold | result |', '| --- | --- |',
             f"| people whose outcome is as told | {report['right']} of {len(report['citizens'])} |",
             f"| store check, audit verification | {report['storeCheck']}, {report['auditVerify']} |",
             f"| longest wait for a person, mean | {figures['handOvers']['waitMsMax'] / 1000:.1f} s, {figures['handOvers']['waitMsAvg'] / 1000:.1f} s |"]
    if gui:
        lines += [f"| GUI thread of the console, of a core (limit 10 %) | {100 * gui['gui']:.1f} % over {gui['seconds']:.0f} s, {100 * gui['worst']:.1f} % in its busiest 10 s |",
                  f"| whole console | {100 * gui['process']:.1f} % |"]
    lines += ['', '| figure | monitor | counted otherwise |', '| --- | ---: | ---: |']
    lines += [f"| {what} | {shown} | {counted}{'' if shown == counted else ' **differs**'} |" for what, shown, counted in pairs]
    text = '\n'.join(lines) + '\n'
    print(text)
    for failure in report.get('failures', [])[:20]:
        print('✘', failure)
    if args.table:
        pathlib.Path(args.table).write_text(text, encoding='utf-8')
    ok = run.returncode == 0 and not unequal and not wrong and (gui is None or gui['gui'] <= 0.10)
    if not ok:
        print(f'FAILED; what it left is in {folder}')
        return 1
    if not args.keep:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


sys.exit(main())
