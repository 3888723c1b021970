# SPDX-License-Identifier: GPL-3.0-or-later
# Logistic slope index and standardised shares, by R's glm, clubSandwich and symbolic derivatives.
# Usage: Rscript make.R > models.json   (reads strata.csv; writes it with `Rscript make.R data`)
suppressMessages({library(jsonlite); library(clubSandwich)})

if ("data" %in% commandArgs(TRUE)) {
  set.seed(20261121)
  rows <- expand.grid(cluster = 1:9, cell = 0:3, stratum = 0:2)
  rows$count <- 1 + rpois(nrow(rows), 14)
  # One district has nobody of one stratum in one cell.
  rows <- rows[!(rows$cluster == 4 & rows$cell == 2 & rows$stratum == 1), ]
  shift <- rnorm(9, 0, 0.35)
  eta <- c(0.4, -0.3, 0.5, 0.1)[rows$cell + 1] + c(0, 0.4, -0.5)[rows$stratum + 1] +
    shift[rows$cluster]
  rows$successes <- rbinom(nrow(rows), rows$count, plogis(eta))
  write.csv(rows, "strata.csv", row.names = FALSE, quote = FALSE)
  quit()
}

# glm takes its weights from the step before the last: thirty steps leave nothing of that.
tight <- list(epsilon = 1e-300, maxit = 30)
glm <- function(...) suppressWarnings(stats::glm(...))

# Five groups, two of one rank: ridits of the tied ones are the middle of both.
successes <- c(90, 75, 60, 132, 44); trials <- c(200, 150, 130, 240, 70)
ranks <- c(1, 2, 2, 3, 4)
share <- trials / sum(trials)
ridit <- sapply(ranks, function(r) sum(share[ranks < r]) + sum(share[ranks == r]) / 2)
fit <- glm(cbind(successes, trials - successes) ~ ridit, family = binomial,
  control = tight)
delta <- function(expression) {
  value <- eval(deriv(expression, c("a", "b")), list(a = coef(fit)[[1]], b = coef(fit)[[2]]))
  g <- attr(value, "gradient")
  list(estimate = c(value), se = sqrt(c(g %*% vcov(fit) %*% t(g))))
}
slope <- list(
  successes = successes, trials = trials, ranks = ranks, ridits = ridit,
  slope = delta(quote(1 / (1 + exp(-a - b)) - 1 / (1 + exp(-a)))),
  log_relative = delta(quote(log(1 / (1 + exp(-a - b))) - log(1 / (1 + exp(-a))))),
  deviance = deviance(fit), df = df.residual(fit))

rows <- read.csv("strata.csv")
change <- c(-1, 1, 1, -1)
# Shares of cells averaged over a standard population, and their derivative by the coefficients.
standardise <- function(model, strata, standard) {
  beta <- coef(model); jacobian <- matrix(0, 4, length(beta)); shares <- numeric(4)
  for (cell in 0:3) for (s in seq_len(strata) - 1) {
    x <- numeric(length(beta)); x[cell + 1] <- 1; if (s > 0) x[4 + s] <- 1
    p <- plogis(sum(x * beta)); w <- standard[s + 1] / sum(standard)
    shares[cell + 1] <- shares[cell + 1] + w * p
    jacobian[cell + 1, ] <- jacobian[cell + 1, ] + w * p * (1 - p) * x
  }
  list(shares = shares, gradient = c(change %*% jacobian))
}
clustered <- function(model, cluster, g, types) lapply(types, function(type) {
  v <- vcovCR(model, cluster = cluster, type = type)
  test <- linear_contrast(model, vcov = v, contrasts = matrix(g, 1), test = "Satterthwaite")
  list(se = sqrt(c(g %*% as.matrix(v) %*% g)), df = test$df)
})
standard <- c(500, 300, 200)
counts <- glm(cbind(successes, count - successes) ~ 0 + factor(cell) + factor(stratum), binomial,
  rows, control = tight)
found <- standardise(counts, 3, standard)
people <- rows[rep(seq_len(nrow(rows)), rows$count), ]
people$y <- unlist(mapply(function(n, x) rep(c(1, 0), c(x, n - x)), rows$count, rows$successes))
persons <- glm(y ~ 0 + factor(cell) + factor(stratum), binomial, people, control = tight)
g <- found$gradient
standardised <- list(
  standard = standard, shares = found$shares, change = sum(change * found$shares),
  classical_se = sqrt(c(g %*% vcov(counts) %*% g)),
  clustered = clustered(counts, rows$cluster, g, c(CR0 = "CR0", CR2 = "CR2")),
  of_persons = clustered(persons, people$cluster, g, c(CR2 = "CR2")))

# The shared case again: its own script left R's tolerance at 1e-8.
shared <- "../../../../shared/reference/equity/case4_clustered.csv"
case4 <- NULL
if (file.exists(shared)) {
  d <- read.csv(shared); d <- d[d$quartile %in% c(1, 4), ]
  d$cell <- 2 * d$post + (d$quartile == 4)
  m <- glm(y ~ 0 + factor(cell) + age, binomial, d, control = tight)
  f <- standardise(m, 4, c(table(d$age)))
  case4 <- list(
    change_pp = 100 * sum(change * f$shares),
    classical_se_pp = 100 * sqrt(c(f$gradient %*% vcov(m) %*% f$gradient)),
    CR0_se_pp = 100 * clustered(m, d$district, f$gradient, "CR0")[[1]]$se)
}

cat(toJSON(list(
  software = c(R.version.string, paste("clubSandwich", packageVersion("clubSandwich"))),
  logistic_slope = slope, standardised = standardised, case4 = case4), digits = 15,
  auto_unbox = TRUE, pretty = TRUE), "\n")
