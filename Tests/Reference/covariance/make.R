# SPDX-License-Identifier: GPL-3.0-or-later
# Covariances of coefficients on an unbalanced, weighted, gappy panel. Run: Rscript make.R
suppressMessages({library(sandwich); library(clubSandwich); library(MASS); library(jsonlite)})

set.seed(20240229)
sizes <- c(1, 2, 3, 4, 5, 6, 7, 9, 11, 12)
d <- data.frame(unit = rep(seq_along(sizes) * 7, sizes))
d$time <- unlist(lapply(sizes, function(n) sort(sample(1:15, n))))
d$treated <- as.numeric(d$unit %% 2 == 0)
d$x <- round(rnorm(nrow(d)), 3)
d$weight <- round(runif(nrow(d), .3, 4), 2)
d$exposure <- round(runif(nrow(d), 50, 400))
effect <- rnorm(length(sizes), sd = .4)[match(d$unit, unique(d$unit))]
d$y <- round(2 + .5 * d$treated - .8 * d$x + effect + rnorm(nrow(d), sd = .5 + .3 * abs(d$x)), 4)
d$count <- rpois(nrow(d), d$exposure * exp(-3 + .2 * d$treated + .1 * d$x + effect / 2))
d$trials <- round(d$exposure / 4)
d$successes <- rbinom(nrow(d), d$trials, plogis(-.3 + .4 * d$treated + .2 * d$x + effect))
d <- d[sample(nrow(d)), ]
write.csv(d, "data.csv", row.names = FALSE)
d <- read.csv("data.csv")

# Newey-West within units at true distances, from its definition.
newey <- function(fit, lags, adjust) {
  s <- as.matrix(estfun(fit)); M <- matrix(0, ncol(s), ncol(s)); n <- nrow(s)
  for (i in 1:n) for (j in 1:n) if (d$unit[i] == d$unit[j]) {
    l <- abs(d$time[i] - d$time[j])
    if (l <= lags) M <- M + (1 - l / (lags + 1)) * outer(s[i, ], s[j, ])
  }
  b <- bread(fit)
  V <- b %*% M %*% b / n^2
  if (adjust) V * n / (n - ncol(s)) else V
}
flat <- function(m) unname(as.vector(t(m)))
robust <- function(fit, inverse = NULL) {
  out <- list(coef = unname(coef(fit)), classical = flat(vcov(fit)))
  for (type in paste0("HC", 0:3)) out[[type]] <- flat(vcovHC(fit, type = type))
  out$series4 <- flat(NeweyWest(fit, lag = 4, prewhite = FALSE, adjust = FALSE, sandwich = TRUE))
  out$series4adjusted <- flat(NeweyWest(fit, lag = 4, prewhite = FALSE, adjust = TRUE))
  out$panel0 <- flat(newey(fit, 0, FALSE)); out$panel3 <- flat(newey(fit, 3, FALSE)); out$panel3adjusted <- flat(newey(fit, 3, TRUE))
  out
}
clustered <- function(fit, ...) {
  out <- list()
  for (type in c("CR0", "CR1", "CR1S", "CR2", "CR3")) {
    V <- vcovCR(fit, cluster = d$unit, type = type, ...)
    test <- coef_test(fit, V, test = "Satterthwaite")
    out[[type]] <- flat(V); out[[paste0(type, "_df")]] <- test[[grep("^df", names(test))[1]]]
    out[[paste0(type, "_contrast_df")]] <-
      Wald_test(fit, constraints = matrix(c(1, 1, .5), 1), vcov = V, test = "HTZ")$df_denom
  }
  out
}
jackknife <- function(fit) {
  b <- coef(fit); units <- unique(d$unit)
  D <- sapply(units, function(u) coef(update(fit, data = d[d$unit != u, ])) - b)
  flat((length(units) - 1) / length(units) * D %*% t(D))
}

plain <- lm(y ~ treated + x, d)
weighted <- lm(y ~ treated + x, d, weights = weight)
tight <- glm.control(epsilon = 1e-15, maxit = 100)
poisson <- glm(count ~ treated + x + offset(log(exposure)), quasipoisson, d, control = tight)
binomial <- glm(cbind(successes, trials - successes) ~ treated + x, quasibinomial, d, control = tight)
# glm keeps the weights of the step before the last: a second fit from the first one's end makes them exact.
poisson <- update(poisson, start = coef(poisson))
binomial <- update(binomial, start = coef(binomial))
expected <- list(
  software = list(R = R.version.string, sandwich = as.character(packageVersion("sandwich")),
                  clubSandwich = as.character(packageVersion("clubSandwich"))),
  plain = c(robust(plain), clustered(plain), list(CV3 = jackknife(plain))),
  weighted = c(robust(weighted), clustered(weighted), list(CV3 = jackknife(weighted))),
  weightedInverse = clustered(weighted, inverse_var = TRUE),
  poisson = c(robust(poisson), clustered(poisson)),
  binomial = c(robust(binomial), clustered(binomial)))
write_json(expected, "expected.json", digits = NA, auto_unbox = TRUE, pretty = FALSE)
