# SPDX-License-Identifier: GPL-3.0-or-later
# Simulates a campaign's and a control's monthly series and fits them with R's own glm and lm.
# Run in this folder: Rscript make.R
library(jsonlite)
set.seed(20241001)
months <- 54
t <- 0:(months - 1)
month <- t %% 12 + 1
start <- 36           # 2024-01
full <- 38            # two months of phase-in, left out
post <- as.numeric(t >= full)
xt <- post * (t - full)
season <- .07 * sin(2 * pi * month / 12) - .05 * cos(2 * pi * month / 12)
noise <- as.numeric(arima.sim(list(ar = .3), months, sd = .04))
shared <- rnorm(months, 0, .05)
invited <- round(2400 + 300 * runif(months))
attended <- rbinom(months, invited, plogis(-.2 + .002 * t + .22 * post + .004 * xt + season + shared + noise))
control_invited <- round(1700 + 200 * runif(months))
control_attended <- rbinom(
  months, control_invited, plogis(-.3 + .002 * t + season + shared + rnorm(months, 0, .04)))
exposure <- round(50000 + 40 * t + 500 * runif(months))
events <- rpois(months, exposure * exp(-5.6 - .003 * t - .18 * post + season + shared))
control_exposure <- round(36000 + 30 * t + 500 * runif(months))
control_events <- rpois(months, control_exposure * exp(-5.4 - .003 * t + season + shared))
data <- data.frame(
  month = sprintf("%d-%02d", 2021 + t %/% 12, month), attended, invited, control_attended,
  control_invited, events, exposure, control_events, control_exposure)
write.csv(data, "data.csv", row.names = FALSE, quote = FALSE)

keep <- t < start | t >= full
X <- cbind(1, t, post, xt, sin(2 * pi * month / 12), cos(2 * pi * month / 12))[keep, ]
after <- which(t[keep] >= full)
D <- X; D[, -(3:4)] <- 0          # what the change adds to the linear predictor

# Average effect over the periods after, by Effects.swift's formulas, written again here.
effect <- function(beta, V, df, m1, size, link, divisor) {
  m1 <- m1[after]; size <- size[after]; Da <- D[after, , drop = FALSE]
  delta <- drop(Da %*% beta)
  if (link == "identity") {
    g <- colSums(size * Da); m0 <- m1 - size * delta
    est <- sum(g * beta); se <- sqrt(drop(t(g) %*% V %*% g)); q <- qt(.975, df)
    return(list(absolute = est / divisor, lower = (est - q * se) / divisor,
                upper = (est + q * se) / divisor, M1 = sum(m1), M0 = sum(m0)))
  }
  if (link == "log") { m0 <- m1 * exp(-delta); slope <- -m0 }
  if (link == "logit") {
    p0 <- plogis(qlogis(m1 / size) - delta); m0 <- size * p0; slope <- -size * p0 * (1 - p0)
  }
  M1 <- sum(m1); M0 <- sum(m0)
  g <- -colSums(slope * Da) / M0      # gradient of log(M1/M0) with M1 held
  se <- sqrt(drop(t(g) %*% V %*% g)); q <- qt(.975, df)
  R <- M1 / M0; lo <- R * exp(-q * se); hi <- R * exp(q * se)
  list(M1 = M1, M0 = M0, ratio = R, ratio_lower = lo, ratio_upper = hi, se = se,
       absolute = (M1 - M0) / divisor, lower = M1 * (1 - 1 / lo) / divisor,
       upper = M1 * (1 - 1 / hi) / divisor)
}
result <- function(fit, effect) list(
  coefficients = unname(coef(fit)), standard_errors = unname(sqrt(diag(vcov(fit)))),
  df = fit$df.residual, effect = effect)
control <- glm.control(epsilon = 1e-14, maxit = 100)

rate <- glm(cbind(attended, invited - attended)[keep, ] ~ X - 1, quasibinomial, control = control)
rate_m1 <- fitted(rate) * invited[keep]
count <- glm(events[keep] ~ X - 1 + offset(log(exposure[keep])), quasipoisson, control = control)
count_m1 <- fitted(count)
empirical <- function(y, n) log((y + .5) / (n - y + .5))
difference <- (empirical(attended, invited) - empirical(control_attended, control_invited))[keep]
rates <- lm(difference ~ X - 1)
counts <- glm(
  cbind(events, control_events)[keep, ] ~ X - 1 + offset(log(exposure / control_exposure)[keep]),
  quasibinomial, control = control)
one <- function(fit, m1, size, link, divisor)
  effect(coef(fit), vcov(fit), fit$df.residual, m1, size, link, divisor)
trials <- sum(invited[keep][after])
n <- length(after)
expected <- list(
  made_with = R.version.string,
  rate = result(rate, one(rate, rate_m1, invited[keep], "logit", trials)),
  count = result(count, one(count, count_m1, exposure[keep], "log", n)),
  controlled_rate = result(rates, one(rates, rate_m1, invited[keep], "logit", trials)),
  controlled_count = result(counts, one(counts, count_m1, exposure[keep], "log", n)))
write_json(expected, "expected.json", auto_unbox = TRUE, digits = NA, pretty = TRUE)
