# SPDX-License-Identifier: GPL-3.0-or-later
# Rate ratios by group from one Poisson regression with interactions. Run here: Rscript make.R
# CR2 and its degrees of freedom by the formulas, as in ../did-fixed-effects/make.R: see its README.
suppressMessages({library(clubSandwich); library(jsonlite)})
data <- read.csv("data.csv")
data$d <- as.integer(data$one > 0 & data$period >= data$one)
for (k in 1:3) data[[paste0("d", k)]] <- data$d * (data$group == k)

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

fitted_with <- function(treatment) {
  formula <- as.formula(paste("events ~ 0 +", treatment,
    "+ factor(place):factor(group) + factor(period):factor(group) + offset(log(exposure))"))
  control <- glm.control(epsilon = 1e-15, maxit = 100)
  first <- glm(formula, family = poisson, data = data, control = control)
  # Without the columns that others determine.
  x <- model.matrix(first)[, !is.na(coef(first))]
  fit <- glm(data$events ~ 0 + x + offset(log(data$exposure)), family = poisson, control = control)
  names(fit$coefficients) <- colnames(x)
  fit
}
reduced <- function(fit, terms) {
  x <- sub("^x", "", colnames(model.matrix(fit)))
  bias_reduced(fit, data$place, match(terms, x))
}
one <- function(fit, term) {
  found <- reduced(fit, term)
  list(estimate = unname(coef(fit)[[term]]), error = found$CR2[1], df = found$eta)
}
own <- fitted_with("d1 + d2 + d3")
against <- fitted_with("d + d2 + d3")
test <- reduced(against, c("d2", "d3"))
cr1 <- sqrt(diag(as.matrix(vcovCR(own, cluster = data$place, type = "CR1"))))
out <- list(software = list(R = R.version.string,
    clubSandwich = as.character(packageVersion("clubSandwich"))),
  effects = lapply(c("d1", "d2", "d3"), function(term) one(own, term)),
  differences = lapply(c("d2", "d3"), function(term) one(against, term)),
  CR1 = unname(cr1[match(c("d1", "d2", "d3"), sub("^x", "", names(coef(own))))]),
  test = list(F = test$F, denominator = test$denominator,
    p = pf(test$F, 2, test$denominator, lower.tail = FALSE)))
write_json(out, "counts.json", digits = 17, auto_unbox = TRUE, pretty = TRUE)
