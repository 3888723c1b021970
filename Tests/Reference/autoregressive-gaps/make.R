# SPDX-License-Identifier: GPL-3.0-or-later
# Writes one table a case from R's own data sets, with periods taken out: t, y, then the regressors
# x1, x2, ... Run: Rscript make.R, then python3 make.py
number <- function(v) trimws(formatC(v, digits = 17, format = "g"))
write <- function(case, t, y, X, keep) {
  X <- as.matrix(X)[keep, , drop = FALSE]
  colnames(X) <- paste0("x", seq_len(ncol(X)))
  table <- data.frame(t = t[keep], y = number(y[keep]), apply(X, 2, number))
  write.csv(table, paste0(case, ".csv"), row.names = FALSE, quote = FALSE)
}

flow <- as.numeric(datasets::Nile)
year <- 1871:1970
step <- as.numeric(year >= 1899)
keep <- !(year %in% c(1875, 1880:1884, 1898, 1911, 1930:1941, 1969))
write("nile", year, flow, cbind(1, year - 1871, step, step * (year - 1899)), keep)

# Every other year: the sign of the correlation cannot be seen.
keep <- year %% 2 == 1
write("nile-odd-years", year, flow, cbind(rep(1, 100)), keep)

# Seat belts: log front-seat casualties without the oil crisis and a phase-in of three months.
front <- log(as.numeric(datasets::Seatbelts[, "front"]))
t <- 0:191
x <- as.numeric(t >= 169)
angle <- 2 * pi * t / 12
keep <- !(t %in% c(58:65, 169:171))
write("seatbelts", t, front,
    cbind(1, t, x, x * (t - 169), sin(angle), cos(angle), sin(2 * angle), cos(2 * angle)), keep)

# Luteinizing hormone differenced twice alternate in sign: a negative correlation, with gaps of 2 and 3.
wave <- diff(diff(as.numeric(datasets::lh)))
t <- seq_along(wave)
keep <- !(t %in% c(5, 6, 14, 23, 24, 37))
write("lh-differenced", t, wave, cbind(1, t), keep)

# A random walk by construction: the restricted likelihood rises to the boundary.
walk <- cumsum(c(3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3) - 4)
t <- seq_along(walk)
keep <- t != 7
write("walk", t, walk, cbind(1, t, as.numeric(t >= 10)), keep)
