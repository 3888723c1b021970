# SPDX-License-Identifier: GPL-3.0-or-later
# The fit that Benchmarks/seat-belts.sh times: front seats, level and slope, two harmonics.
d <- read.csv("studies/seat-belt-law/data/seatbelts.csv")
t <- seq_len(nrow(d)) - 1
x <- as.numeric(t >= 169)
xt <- x * (t - 169)
w <- 2 * pi * (t + 1) / 12
fit <- glm(d$front ~ t + x + xt + sin(w) + cos(w) + sin(2 * w) + cos(2 * w) +
             offset(log(d$kms)), family = quasipoisson)
print(summary(fit))
