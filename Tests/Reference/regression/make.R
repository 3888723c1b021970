# SPDX-License-Identifier: GPL-3.0-or-later
# Rscript make.R, in this folder. Writes seatbelts.csv, chicks.csv, breaks.csv, esoph.csv, longley.csv and expected.json.
suppressMessages({
  library(sandwich)
  library(clubSandwich)
  library(MASS)
  library(jsonlite)
})
# glm keeps the weights of the step before its last, and stops on the deviance, which stands still
# before the coefficients do: fits from where the last one ended, until they stand still too.
exact_glm <- function(formula, family, data) {
  control <- glm.control(epsilon = 1e-15, maxit = 100)
  fit <- glm(formula, family, data, control = control)
  for (turn in 1:30) {
    before <- coef(fit)
    fit <- glm(formula, family, data, control = control, start = before)
    if (max(abs(coef(fit) / before - 1)) < 1e-15) break
  }
  fit
}
expected <- list()

write_table <- function(data, name) {
  write.csv(format(data, digits = 17, trim = TRUE), name, row.names = FALSE, quote = FALSE)
}

fit_numbers <- function(fit) {
  w <- if (inherits(fit, "glm")) residuals(fit, "working") else residuals(fit)
  out <- list(
    coefficients = unname(coef(fit)), fitted_first = unname(head(fitted(fit), 3)),
    leverages_first = unname(head(hatvalues(fit), 3)), df = df.residual(fit),
    covariance = unname(vcov(fit)))
  for (type in c("HC0", "HC1", "HC2", "HC3"))
    out[[type]] <- unname(sqrt(diag(vcovHC(fit, type = type))))
  out
}

glm_numbers <- function(fit, quasi) {
  phi <- sum(residuals(fit, "pearson")^2) / df.residual(fit)
  out <- fit_numbers(fit)
  out$deviance <- deviance(fit)
  out$pearson_dispersion <- phi
  out$quasi_covariance <- unname(vcov(quasi))
  out$log_likelihood <- as.numeric(logLik(fit))
  out$pearson_first <- unname(head(residuals(fit, "pearson"), 3))
  out$deviance_first <- unname(head(residuals(fit, "deviance"), 3))
  out$working_first <- unname(head(residuals(fit, "working"), 3))
  out$scores_first <- unname(as.matrix(head(estfun(fit), 2)))
  out
}

# Newey-West by its kernel matrix, products within a unit, time in periods: S' K S.
kernel_covariance <- function(fit, time, unit, lag) {
  s <- estfun(fit)
  k <- pmax(0, 1 - abs(outer(time, time, "-")) / (lag + 1)) * outer(unit, unit, "==")
  b <- bread(fit) / nobs(fit)
  unname(b %*% t(s) %*% k %*% s %*% b)
}

cluster_numbers <- function(fit, cluster, ...) {
  out <- list()
  for (type in c("CR0", "CR1", "CR1S", "CR2", "CR3")) {
    v <- vcovCR(fit, cluster = cluster, type = type, ...)
    test <- coef_test(fit, vcov = v, test = "Satterthwaite")
    df <- if (is.null(test$df_Satt)) test$df else test$df_Satt
    out[[type]] <- list(covariance = unname(as.matrix(v)), df = df)
  }
  out
}

# Seat belts: monthly counts with exposure.
belts <- as.data.frame(Seatbelts)[, c("front", "rear", "kms", "law")]
belts$t <- 0:191
write_table(belts, "seatbelts.csv")
formula <- front ~ t + law + I(t * law) + sin(pi * t / 6) + cos(pi * t / 6) + offset(log(kms))
poisson_fit <- exact_glm(formula, poisson, belts)
expected$seatbelts_poisson <- glm_numbers(
  poisson_fit, exact_glm(formula, quasipoisson, belts))
expected$seatbelts_poisson$newey_west_12 <- unname(
  NeweyWest(poisson_fit, lag = 12, prewhite = FALSE, adjust = FALSE))
expected$seatbelts_poisson$newey_west_12_adjusted <- unname(
  NeweyWest(poisson_fit, lag = 12, prewhite = FALSE, adjust = TRUE))
keep <- !(belts$t %in% c(5, 6, 40, 41, 42, 100, 170))
gapped <- exact_glm(formula, poisson, belts[keep, ])
expected$seatbelts_gaps <- list(
  dropped = belts$t[!keep],
  newey_west_3 = kernel_covariance(gapped, belts$t[keep], rep(1, sum(keep)), 3))
years <- 1969 + belts$t %/% 12
expected$seatbelts_poisson$clusters <- cluster_numbers(poisson_fit, years)

# Break counts: negative binomial.
breaks <- data.frame(
  breaks = warpbreaks$breaks, wool = as.integer(warpbreaks$wool == "B"),
  medium = as.integer(warpbreaks$tension == "M"), high = as.integer(warpbreaks$tension == "H"))
write_table(breaks, "breaks.csv")
negative <- glm.nb(
  breaks ~ wool + medium + high, breaks, control = glm.control(epsilon = 1e-15, maxit = 500))
fixed <- exact_glm(
  breaks ~ wool + medium + high, negative.binomial(7), breaks)
# Theta to full precision: the root of the profile score.
profile <- function(theta) {
  m <- fitted(exact_glm(
    breaks ~ wool + medium + high, negative.binomial(theta), breaks))
  y <- breaks$breaks
  sum(digamma(theta + y) - digamma(theta) - log1p(m / theta) + (m - y) / (theta + m))
}
theta <- uniroot(profile, c(5, 20), tol = 1e-14)$root
best <- exact_glm(breaks ~ wool + medium + high, negative.binomial(theta), breaks)
expected$breaks <- list(
  theta = theta, theta_glm_nb = negative$theta,
  theta_standard_error = attr(theta.ml(breaks$breaks, fitted(best), eps = 1e-15, limit = 500), "SE"),
  coefficients = unname(coef(best)),
  covariance = unname(summary(best, dispersion = 1)$cov.scaled),
  deviance = deviance(best),
  log_likelihood = sum(dnbinom(breaks$breaks, size = theta, mu = fitted(best), log = TRUE)),
  coefficients_theta_7 = unname(coef(fixed)),
  deviance_theta_7 = deviance(fixed))

# Oesophageal cancer: successes among trials, with prior weights and an offset of our own.
cases <- data.frame(
  cases = esoph$ncases, trials = esoph$ncases + esoph$ncontrols,
  age = as.integer(esoph$agegp), alcohol = as.integer(esoph$alcgp))
cases$offset <- (seq_len(nrow(cases)) %% 5 - 2) / 10
write_table(cases, "esoph.csv")
binomial_formula <- cbind(cases, trials - cases) ~ age + alcohol + offset(offset)
expected$esoph <- glm_numbers(
  exact_glm(binomial_formula, binomial, cases),
  exact_glm(binomial_formula, quasibinomial, cases))

# Weights of chicks: clusters of unequal size, days with gaps.
chicks <- data.frame(
  weight = ChickWeight$weight, day = ChickWeight$Time,
  chick = as.integer(as.character(ChickWeight$Chick)),
  diet2 = as.integer(ChickWeight$Diet == 2), diet3 = as.integer(ChickWeight$Diet == 3),
  diet4 = as.integer(ChickWeight$Diet == 4))
chicks$precision <- 1 / (1 + chicks$day)
write_table(chicks, "chicks.csv")
linear <- lm(weight ~ day + diet2 + diet3 + diet4 + day:diet4, chicks)
expected$chicks <- fit_numbers(linear)
expected$chicks$newey_west_4 <- kernel_covariance(linear, chicks$day, chicks$chick, 4)
expected$chicks$clusters <- cluster_numbers(linear, chicks$chick)
weighted <- lm(weight ~ day + diet2 + diet3 + diet4 + day:diet4, chicks, weights = precision)
expected$chicks_weighted <- fit_numbers(weighted)
expected$chicks_weighted$clusters <- cluster_numbers(
  weighted, chicks$chick, target = 1 / chicks$precision)

# Longley: influence.
write_table(longley, "longley.csv")
employed <- lm(
  Employed ~ GNP.deflator + GNP + Unemployed + Armed.Forces + Population + Year, longley)
expected$longley <- list(
  coefficients = unname(coef(employed)), studentized = unname(rstudent(employed)),
  cooks = unname(cooks.distance(employed)), leverages = unname(hatvalues(employed)))

expected$software <- list(
  R = R.version.string, sandwich = as.character(packageVersion("sandwich")),
  clubSandwich = as.character(packageVersion("clubSandwich")),
  MASS = as.character(packageVersion("MASS")))
write(toJSON(expected, digits = NA, auto_unbox = TRUE, matrix = "rowmajor", na = "string"), "expected.json")
