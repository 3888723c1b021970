# SPDX-License-Identifier: GPL-3.0-or-later
# What each KPI of study.yaml should show, from the CSV files by base R alone. Writes expected.json.
d <- function(x) as.Date(x)
start <- d("2024-10-01"); end <- d("2025-03-31"); cutoff <- d("2025-09-30")

inv <- read.csv("inviti.csv", colClasses = "character")
inv$invito <- d(inv$invito)
inv$risposta <- d(ifelse(inv$risposta == "", NA, inv$risposta))
kept <- inv[inv$escluso == "N", ]
answered <- function(rows) {
  lag <- as.numeric(rows$risposta - rows$invito)
  sum(!is.na(lag) & lag >= 0 & lag <= 90)
}
wilson <- function(x, n) as.numeric(prop.test(x, n, correct = FALSE)$conf.int)
rate <- function(rows) {
  x <- answered(rows); n <- nrow(rows)
  list(events = x, total = n, value = x / n, interval = wilson(x, n))
}
now <- kept[kept$invito >= start & kept$invito <= end, ]
north <- now[now$distretto == "Nord", ]

# Quarters whose every invitation had its 90 days before the campaign, of the three years before it.
quarters <- seq(d("2021-10-01"), d("2024-04-01"), by = "quarter")
before <- lapply(quarters, function(q) {
  last <- seq(q, by = "quarter", length.out = 2)[2] - 1
  rows <- kept[kept$invito >= q & kept$invito <= last, ]
  list(events = answered(rows), total = nrow(rows))
})

history <- function(counts, exposures, count, exposure) {
  k <- length(counts)
  fit <- glm(counts ~ 1 + offset(log(exposures)), family = quasipoisson, control = list(epsilon = 1e-12, maxit = 100))
  phi <- max(1, summary(fit)$dispersion)
  c <- qt(0.975, k - 1)^2 * phi
  S <- sum(counts); r <- exposure / sum(exposures); q <- r / (1 + r)
  inside <- function(y) (y - (y + S) * q)^2 - c * (y + S) * q * (1 - q)
  odds <- function(p) p / (1 - p) / r
  share <- function(p) (count - (count + S) * p)^2 - c * (count + S) * p * (1 - p)
  own <- function(m) (count - m)^2 - c * m
  root <- function(f, a, b) uniroot(f, c(a, b), tol = 1e-13 * max(1, b))$root
  p <- count / (count + S)
  list(counts = counts, count = count, dispersion = phi, expected = r * S,
    prediction = c(root(inside, 0, r * S), root(inside, r * S, 100 * r * S)),
    ratio = count / (r * S), limits = odds(c(root(share, 0, p), root(share, p, 1))),
    own = c(root(own, 0, count), root(own, count, 100 * count)))
}
sent <- function(from, to) sum(inv$invito >= d(from) & inv$invito <= d(to))
spediti <- history(
  sapply(2020:2023, function(y) sent(paste0(y, "-10-01"), paste0(y + 1, "-03-31"))), rep(1, 4),
  sent("2024-10-01", "2025-03-31"), 1)

m <- read.csv("mensili.csv")
year <- function(y, column) sum(m[m$mese >= paste0(y, "-10") & m$mese <= paste0(y + 1, "-09"), column])
years <- c(2019, 2021, 2022, 2023)  # 2020 is left out by the authors
ricoveri <- history(
  sapply(years, year, "casi"), sapply(years, year, "ore"), year(2024, "casi"), year(2024, "ore"))

w <- read.csv("attese.csv")
wait <- w$minuti[d(w$giorno) >= start & d(w$giorno) <= end]
mean <- list(total = length(wait), value = base::mean(wait), deviation = sd(wait),
  interval = as.numeric(t.test(wait)$conf.int))

writeLines(jsonlite::toJSON(
  list(R = R.version.string, adesione = rate(now), nord = rate(north), prima = before,
    spediti = spediti, ricoveri = ricoveri, attesa = mean),
  auto_unbox = TRUE, digits = NA, pretty = TRUE), "expected.json")
