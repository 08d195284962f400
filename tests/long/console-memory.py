#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Console and engine through many short calls: a citizen (baresip) calls, F2 takes the call, both talk, the citizen hangs up, the seat
writes up by keyboard. Prints memory, threads and open files of both on the way, and the straight line through them after the first
calls. Holds when the line's rise a call is small: what a call must leave behind (its record, its ticket's history) is on disk.

The page caches of the engine's store grow on purpose with what was written and read, up to a limit (OpenStore.h; tst_Opening proves
that it holds). Exactly what the engine says that they hold is taken from its memory before the line is drawn; what its heap holds
without them has a line of its own, so that giving memory back to the system can't hide what is kept.
"""
import argparse, os, pathlib, shutil, sys, tempfile, time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'e2e'))
from baresip import Baresip
from desk import PATIENCE, Desk
from desktop import PACKAGES, Screen, SoundServer
from engine import SKIPPED, Engine, Failed, check, wait_for

NUMBER, SEAT_NUMBER = '19900100009', '0217'
MEMORY_KB = 12   # a call, of resident memory: 500 calls a day make 6 MB
ITEMS = 0.02     # a call, of threads and files: ten after 500 calls
SHORT = 60       # with fewer calls the line says little: what it may rise in all, instead
SHORT_KB, SHORT_ITEMS = 3000, 6


def figures(process):
    """(resident memory in KiB, threads, open files)"""
    status = dict(line.split(':', 1) for line in pathlib.Path(f'/proc/{process}/status').read_text().splitlines() if ':' in line)
    return int(status['VmRSS'].split()[0]), int(status['Threads']), len(os.listdir(f'/proc/{process}/fd'))


def engine_figures(engine):
    """(resident memory without the store's caches in KiB, threads, open files, heap in use without them, the caches)"""
    memory = engine.call('engine.list')['items'][0]['memory']
    resident, threads, files = figures(engine.program.process.pid)
    cache = memory['storeCacheBytes']
    check_quietly(0 < cache <= memory['storeCacheLimitBytes'], f"the store's caches keep to their limit: {memory}")
    return resident - cache // 1024, threads, files, memory['heapBytes'] // 1024, cache // 1024


def check_quietly(condition, what):
    if not condition:
        raise Failed(what)


def slope(values):
    """Rise a call of the straight line of least squares."""
    n = len(values)
    middle, mean = (n - 1) / 2, sum(values) / n
    return sum((i - middle) * (v - mean) for i, v in enumerate(values)) / sum((i - middle) ** 2 for i in range(n))


def judge(name, samples, warm):
    """Prints what became of it; whether it stayed flat."""
    ok, rest = True, samples[warm:]
    kinds = (('memory, KiB', MEMORY_KB, SHORT_KB), ('threads', ITEMS, SHORT_ITEMS), ('files', ITEMS, SHORT_ITEMS), ('heap, KiB', MEMORY_KB, SHORT_KB))
    for at, (what, limit, short) in enumerate(kinds[:len(samples[0])]):
        values = [s[at] for s in rest]
        rise = slope(values)
        # The lower halves of beginning and end: a moment's need is no growth.
        part = max(2, len(values) // 4)
        grown = sorted(values[-part:])[part // 2] - sorted(values[:part])[part // 2]
        good = rise <= limit if len(samples) >= SHORT else grown <= short
        ok = ok and good
        bound = f'at most {limit:g} a call' if len(samples) >= SHORT else f'at most {short} in all, of so few'
        print(f"  {'ok    ' if good else 'GROWS '} {name} {what}: first {samples[0][at]}, warm {values[0]}, last {values[-1]}; "
              f'{rise:+.3f} a call, {grown:+d} from the first to the last quarter ({bound})')
    return ok


def one_call(engine, citizen, desk):
    citizen.dial(f'sip:12345@{engine.sip}')
    call = engine.wait_call(['offered', 'talking'], PATIENCE)['id']
    desk.answer(call)
    time.sleep(1.5)
    citizen.hang_up()
    engine.wait_over(call, PATIENCE)
    desk.wait_seat(['wrapup', 'ready'])
    desk.wait_seat(['ready'], ['space', 'F9'])


def run(bin_dir, folder, calls):
    engine = Engine(bin_dir, folder)
    screen = sound = citizen = desk = None
    samples = {'console': [], 'engine': []}
    try:
        screen = Screen(folder)
        sound = SoundServer(folder)
        engine.ctl('user', 'add', 'zhoumin', '--name', '周敏', '--role', 'seat', '--seat', SEAT_NUMBER)
        engine.call('inbound.set', {'number': '*', 'flowId': ''})
        citizen = Baresip(folder, 'citizen', NUMBER, 1050)
        engine.add_trunk(citizen.port)
        desk = Desk(engine, bin_dir, folder, screen, sound, SEAT_NUMBER)
        desk.sit_down('zhoumin')
        desk.wait_seat(['ready'], ['F7', 'Down', 'Return'])
        for n in range(1, calls + 1):
            one_call(engine, citizen, desk)
            for heard in citizen.heard_folder.glob('*.wav'):
                heard.unlink()
            samples['console'].append(figures(desk.console.process.pid))
            samples['engine'].append(engine_figures(engine))
            if n % max(1, calls // 20) == 0:
                print(f"  after {n} calls: console {samples['console'][-1]}, engine {samples['engine'][-1]} (KiB, threads, files; heap, caches taken off)", flush=True)
        check(desk.console.stop() == 0, 'the console ends when it is told to')
    finally:
        if desk and desk.console and desk.console.process.poll() is None:
            try:
                desk.shot('last')
            except (Failed, OSError):
                pass
            desk.console.stop()
        for program in (citizen, sound, screen):
            if program:
                program.stop()
        status = engine.stop()
    check(status == 0, 'the engine ends with status 0')
    warm = max(5, calls // 5)
    caches = [s[4] for s in samples['engine']]
    print(f"  the store's page caches, taken off the engine's memory: {caches[0]} KiB at first, {caches[-1]} at last, {slope(caches[warm:]):+.3f} a call")
    samples['engine'] = [s[:4] for s in samples['engine']]
    flat = [judge(name, values, warm) for name, values in samples.items()]
    if not all(flat):
        raise Failed('something grows with the calls')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--bin', required=True)
    parser.add_argument('--calls', type=int, default=500)
    parser.add_argument('--keep', help='folder to use and keep')
    args = parser.parse_args()
    if args.calls < 20:
        parser.error('at least 20 calls')
    missing = [name for name in ('baresip', *PACKAGES) if not shutil.which(name)]
    if missing:
        print(f"SKIPPED: {', '.join(missing)} not installed (cmake/packages-test.txt)")
        return SKIPPED
    folder = args.keep or tempfile.mkdtemp(prefix='lianxin-memory-')
    os.makedirs(folder, exist_ok=True)
    started = time.monotonic()
    try:
        run(args.bin, folder, args.calls)
    except Failed as failure:
        print(f'FAILED after {time.monotonic() - started:.0f} s: {failure}\nwhat it left is in {folder}')
        return 1
    print(f'passed in {time.monotonic() - started:.0f} s')
    if not args.keep:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


sys.exit(main())
