# SPDX-License-Identifier: GPL-3.0-or-later
"""Ports for programs that can't be told to take any that is free."""
import random, socket


def free_port(dice=random.Random()):
    """A port that is free for UDP and TCP, and the next one too: baresip takes that for TLS. It lies below the ports that the system
    deals out itself, so that no test beside this one is given it before the program that is told to take it."""
    while True:
        port = dice.randrange(20000, 32000, 2)
        try:
            for p in (port, port + 1):
                for kind in (socket.SOCK_DGRAM, socket.SOCK_STREAM):
                    with socket.socket(socket.AF_INET, kind) as s:
                        s.bind(('127.0.0.1', p))
            return port
        except OSError:
            pass
