# SPDX-License-Identifier: GPL-3.0-or-later
# python3 make.py > expected.json. MT19937 by numpy's RandomState; SplitMix64, the finalizer and the polar method written out.
import json
import math

import numpy

MASK = (1 << 64) - 1


def splitmix64(seed):
    z = (seed + 0x9E3779B97F4A7C15) & MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def fmix32(h):
    h ^= h >> 16
    h = (h * 0x85EBCA6B) & 0xFFFFFFFF
    h ^= h >> 13
    h = (h * 0xC2B2AE35) & 0xFFFFFFFF
    return h ^ (h >> 16)


def start(seed, stream):
    key = splitmix64(seed ^ splitmix64(stream >> 32))
    return fmix32(stream & 0xFFFFFFFF) ^ ((key ^ (key >> 32)) & 0xFFFFFFFF)


def source(seed, stream):
    state = numpy.random.RandomState(start(seed, stream))
    return lambda: int(state.randint(0, 1 << 32, dtype=numpy.uint32))


def normals(seed, stream, count):
    bits = source(seed, stream)

    def positive():
        while True:
            u = bits() / 4294967296.0
            if u > 0:
                return u

    result = []
    while len(result) < count:
        x, y = -1 + 2 * positive(), -1 + 2 * positive()
        r2 = x * x + y * y
        if r2 > 1 or r2 == 0:
            continue
        result.append(y * math.sqrt(-2 * math.log(r2) / r2))
    return result


cases = []
for seed, stream in [(0, 0), (1, 0), (1, 1), (20240607, 9999), (MASK, MASK), (5, 1 << 32)]:
    bits = source(seed, stream)
    cases.append({
        "seed": str(seed), "stream": str(stream), "bits": [bits() for _ in range(5)],
        "normal": normals(seed, stream, 5)})
print(json.dumps({"numpy": numpy.__version__, "splitmix64_of_0": str(splitmix64(0)), "cases": cases}, indent=1))
