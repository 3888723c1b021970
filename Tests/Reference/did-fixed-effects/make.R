# SPDX-License-Identifier: GPL-3.0-or-later
# Person-level regressions by lm and glm, clubSandwich and sandwich. Run here: Rscript make.R
suppressMessages({library(clubSandwich); library(sandwich); library(jsonlite)})
set.seed(20261121)

# People of 12 units over 8 periods in 2 strata; five cells are empty, two units start at 5, one at 6.
grid <- expand.grid(stratum = 1:2, period = 1:8, unit = 1:12)
grid$n <- 2 + rpois(nrow(grid), 4) + 3 * (grid$unit %% 3 == 0)
gone <- with(grid, (unit == 7 & period == 2) | (unit == 11 & period >= 7 & stratum == 1) |
  (unit == 3 & period == 8 & stratum == 2))
grid <- grid[!gone, ]
starts <- c("2" = 5, "6" = 5, "9" = 6)
grid$start <- starts[as.character(grid$unit)]
grid$d <- as.integer(!is.na(grid$start) & grid$period >= grid$start)
grid$x <- round(rnorm(nrow(grid)), 3)
shock <- rnorm(12, 0, 0.4)
drift <- rnorm(12, 0, 0.08)
people <- grid[rep(seq_len(nrow(grid)), grid$n), ]
people$cell <- rep(seq_len(nrow(grid)), grid$n)
people$v <- with(people, round(10 + shock[unit] + drift[unit] * period + 0.3 * stratum +
  0.1 * period * (stratum == 2) + 0.5 * d + 0.2 * x + rnorm(nrow(people)), 4))
people$event <- with(people, ifelse(is.na(start), -1, period - start))
people$treated <- as.integer(!is.na(people$start))
sums <- function(v) as.vector(tapply(v, people$cell, sum))
grid$sum <- sums(people$v)
grid$squares <- sums(people$v^2)
grid$within <- sums((people$v - ave(people$v, people$cell))^2)
grid$exposure <- round(grid$n * runif(nrow(grid), 20, 40), 1)
grid$events <- rpois(nrow(grid), with(grid, exposure * exp(-3 + shock[unit] + 0.05 * period + 0.3 * d)))
grid$event <- with(grid, ifelse(is.na(start), -1, period - start))
grid$treated <- as.integer(!is.na(grid$start))
write.csv(format(grid[c("unit", "period", "stratum", "n", "sum", "squares", "within", "exposure",
  "events", "x")], digits = 17, trim = TRUE), "data.csv", row.names = FALSE, quote = FALSE)

clustered <- function(fit, cluster, term) {
  out <- list()
  for (type in c("CR0", "CR1", "CR1S", "CR2", "CR3")) {
    vcov <- tryCatch(vcovCR(fit, cluster = cluster, type = type), error = function(e) NULL)
    if (is.null(vcov)) next
    out[[type]] <- sqrt(diag(as.matrix(vcov)))[[term]]
    if (type %in% c("CR1", "CR2")) {
      out[[paste0("df_", type)]] <- coef_test(fit, vcov = vcov, coefs = term)$df_Satt
    }
  }
  out
}
everything <- function(fit, cluster, term = "d") c(
  list(estimate = coef(fit)[[term]], parameters = fit$rank, observations = nobs(fit),
    classical = sqrt(diag(vcov(fit)))[[term]],
    HC0 = sqrt(diag(vcovHC(fit, type = "HC0")))[[term]],
    HC1 = sqrt(diag(vcovHC(fit, type = "HC1")))[[term]]),
  clustered(fit, cluster, term))
hotelling <- function(fit, cluster, terms) {
  test <- Wald_test(fit, constraints = constrain_zero(terms, coefs = coef(fit)),
    vcov = vcovCR(fit, cluster = cluster, type = "CR2"), test = "HTZ")
  list(F = test$Fstat, denominator = test$df_denom, p = test$p_val, terms = terms)
}
f <- factor
out <- list(software = list(R = R.version.string,
  clubSandwich = as.character(packageVersion("clubSandwich")),
  sandwich = as.character(packageVersion("sandwich"))))

out$people <- everything(lm(v ~ d + f(unit) + f(period), people), people$unit)
out$people_covariate <- everything(lm(v ~ d + x + f(unit) + f(period), people), people$unit)
out$people_common <- everything(lm(v ~ d + f(unit) + f(period) + f(stratum), people), people$unit)
out$people_byPeriod <- everything(lm(v ~ d + f(unit) + f(period):f(stratum), people), people$unit)
crossed <- lm(v ~ 0 + d + f(unit):f(stratum) + f(period):f(stratum), people)
keep <- names(coef(crossed))[!is.na(coef(crossed))]
X <- model.matrix(crossed)[, keep]
out$people_saturated <- everything(lm(people$v ~ 0 + X), people$unit, "Xd")
district <- (people$unit + 1) %/% 2
out$people_pairs <- everything(lm(v ~ d + f(unit) + f(period), people), district)

one <- subset(people, unit != 9)
one$post <- as.integer(one$period >= 5)
out$people_twoByTwo <- everything(lm(v ~ d + treated + post, one), one$unit)

people$w <- 1 / ave(rep(1, nrow(people)), people$unit, people$period, FUN = sum)
out$units_people <- everything(
  lm(v ~ d + f(unit) + f(period), people, weights = w), people$unit)
grid$mean <- grid$sum / grid$n
grid$w <- grid$n / ave(grid$n, grid$unit, grid$period, FUN = sum)
out$units_cells <- everything(lm(mean ~ d + f(unit) + f(period), grid, weights = w), grid$unit)
out$people_cells <- everything(lm(mean ~ d + f(unit) + f(period), grid, weights = n), grid$unit)

people$e <- relevel(f(people$event), ref = "-1")
study <- lm(v ~ e + f(unit) + f(period), people)
leads <- c("e-2", "e-3", "e-4", "e-5")
all <- grep("^e", names(coef(study)), value = TRUE)
out$event <- list(
  names = all, estimate = unname(coef(study)[all]),
  CR2 = unname(sqrt(diag(as.matrix(vcovCR(study, cluster = people$unit, type = "CR2"))))[all]),
  leads = hotelling(study, people$unit, leads), two = hotelling(study, people$unit, leads[1:2]),
  after = hotelling(study, people$unit, c("e0", "e1", "e2", "e3")))
before <- subset(people, period < ifelse(is.na(start), 6, start) & period < 6)
before$trend <- ifelse(is.na(before$start), 0, before$period - before$start)
out$preTrend <- everything(lm(v ~ trend + f(unit) + f(period), before), before$unit, "trend")

grid$e <- relevel(f(grid$event), ref = "-1")
# clubSandwich keeps eigenvalues above 1e-12 in its pseudo-inverse; on the scale of counts rounding
# of 0 is larger than that, and its CR2 then depends on noise. The formulas, with 1e-9 in its place:
root <- function(A) {
  e <- eigen((A + t(A)) / 2, symmetric = TRUE)
  v <- ifelse(e$values > 1e-9 * max(e$values), 1 / sqrt(pmax(e$values, 0)), 0)
  e$vectors %*% (v * t(e$vectors))
}
bias_reduced <- function(fit, cluster, terms) {
  mu <- fitted(fit)
  X <- model.matrix(fit) * mu                       # d mu / d beta
  M <- solve(t(X) %*% (X / mu))
  I_H <- diag(length(mu)) - X %*% M %*% t(X / mu)
  B <- I_H %*% (mu * t(I_H))
  S <- sapply(split(seq_along(mu), cluster), function(g) {
    D <- diag(sqrt(mu[g]))
    A <- D %*% root(D %*% B[g, g] %*% D) %*% D
    weights <- t(A) %*% (X[g, , drop = FALSE] / mu[g]) %*% M[, terms, drop = FALSE]
    out <- matrix(0, length(mu), length(terms)); out[g, ] <- weights; out
  }, simplify = FALSE)
  e <- fit$y - mu
  V <- Reduce(`+`, lapply(S, function(s) crossprod(t(e) %*% s)))
  moments <- function(S) {
    P <- lapply(S, function(s) t(I_H) %*% s)
    omega <- Reduce(`+`, lapply(P, function(p) t(p) %*% (mu * p)))
    total <- 0
    R <- root(omega)
    for (p in P) for (q in P) {
      K <- R %*% (t(p) %*% (mu * q)) %*% R
      total <- total + sum(diag(K))^2 + sum(diag(K %*% K))
    }
    length(terms) * (length(terms) + 1) / total
  }
  eta <- moments(S); q <- length(terms); b <- coef(fit)[terms]
  T2 <- as.vector(t(b) %*% solve(V, b))
  list(CR2 = unname(sqrt(diag(V))), eta = eta, denominator = eta - q + 1,
    F = T2 * (eta - q + 1) / (eta * q))
}
poisson_case <- function(data, terms, formula) {
  fit <- glm(formula, poisson, data, control = glm.control(epsilon = 1e-15, maxit = 100))
  one <- clustered(fit, data$unit, terms[1])
  one$df_CR1 <- NULL
  first <- bias_reduced(fit, data$unit, terms[1])
  one$CR2 <- first$CR2; one$df_CR2 <- first$eta
  c(list(estimate = unname(coef(fit)[terms]), classical = unname(sqrt(diag(vcov(fit))[terms])),
    parameters = fit$rank), one, list(test = bias_reduced(fit, data$unit, terms)))
}
out$poisson <- poisson_case(grid, "d",
  events ~ d + f(unit) + f(period) + offset(log(exposure)))
out$poisson_leads <- poisson_case(grid, leads[1:2],
  events ~ e + f(unit) + f(period) + offset(log(exposure)))
# Without events in unit 4 and period 3 those rows say nothing.
out$poisson_separated <- poisson_case(subset(grid, unit != 4 & period != 3), "d",
  events ~ d + f(unit) + f(period) + offset(log(exposure)))

write_json(out, "expected.json", digits = 17, auto_unbox = TRUE, pretty = TRUE)
