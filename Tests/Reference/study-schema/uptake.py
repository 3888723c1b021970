#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The data of the template `interrupted-time-series`, from their description: whole numbers only."""
state = 20_240_115


def draw(below):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return (state >> 33) % below


noise = 0
print("month,invited,attended")
for index in range(48):
    month = index % 12 + 1
    invited = 1900 + draw(300) - (700 if month == 8 else 0)
    half = abs(noise) // 2 * (1 if noise >= 0 else -1)
    noise = half + sum(draw(201) for _ in range(4)) - 400
    season = {8: -500, 12: -250}.get(month, 0)
    effect = 420 + 25 * (index - 33) if index >= 33 else 0
    uptake = 4150 + 6 * index + season + effect + noise
    print(f"{2021 + index // 12}-{month:02},{invited},{(invited * uptake + 5000) // 10000}")
