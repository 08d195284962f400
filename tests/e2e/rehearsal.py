#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A rehearsal from the outside, with the engine killed by SIGKILL at seeded instants.

Holds when lianxinctl says that every citizen ended as told (or, for INVITEs in flight at a kill, ambiguous), the
store passes its check and the audit trail its verification. Prints one line per kill and the report.
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


def main():
    p = argparse.ArgumentParser()
    p.add_argument('--bin', required=True)
    p.add_argument('--citizens', type=int, default=10)
    p.add_argument('--seats', type=int, default=2)
    p.add_argument('--seed', type=int, default=7)
    p.add_argument('--speed', type=float, default=60)
    p.add_argument('--kills', type=int, default=0)
    p.add_argument('--between', type=float, nargs=2, default=(3.0, 9.0), help='seconds between kills')
    p.add_argument('--store', help='postgresql://… instead of the embedded store')
    p.add_argument('--suite', default='gm')
    p.add_argument('--keep', help='folder to use and keep')
    args = p.parse_args()

    folder = args.keep or tempfile.mkdtemp(prefix='lianxin-e2e-')
    command = [f'{args.bin}/lianxinctl', 'rehearse', '--citizens', str(args.citizens), '--seats', str(args.seats),
               '--seed', str(args.seed), '--speed', str(args.speed), '--report', folder, '--limit', '540', '--suite', args.suite]
    if args.store:
        command += ['--store', args.store]
    started = time.time()
    run = subprocess.Popen(command)
    dice = random.Random(args.seed)
    config = os.path.join(folder, 'engine.yaml')
    kills = 0
    next_kill = None
    while run.poll() is None:
        time.sleep(0.05)
        if kills >= args.kills:
            continue
        pid = engine_pid(config)
        if pid is None:
            next_kill = None
            continue
        if next_kill is None:
            next_kill = time.time() + dice.uniform(*args.between)
        elif time.time() >= next_kill:
            os.kill(pid, signal.SIGKILL)
            kills += 1
            print(f'kill {kills} at {time.time() - started:.1f} s', flush=True)
            next_kill = None
            time.sleep(0.5)
    report_path = os.path.join(folder, 'report.json')
    ok = run.returncode == 0 and os.path.exists(report_path)
    if os.path.exists(report_path):
        report = json.load(open(report_path, encoding='utf-8'))
        if args.kills:
            # The run may be over before the last instant came; fewer than one kill would prove nothing.
            if report['engineDeaths'] < 1 or report['engineDeaths'] != kills:
                print(f"{report['engineDeaths']} deaths seen, {kills} kills made")
                ok = False
        ambiguous = report['ambiguous']
        print(f"citizens {len(report['citizens'])}, as told {report['right']}, ambiguous {ambiguous}, talks {len(report['talks'])}, "
              f"deaths {report['engineDeaths']}, {time.time() - started:.0f} s")
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
