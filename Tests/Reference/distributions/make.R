# SPDX-License-Identifier: GPL-3.0-or-later
# Tails and quantiles of eight distributions on a wide grid. Run: Rscript make.R > expected.json
number <- function(x) ifelse(is.na(x) | is.infinite(x), "null", formatC(x, digits = 17, format = "g"))
rows <- function(d) paste0("[\n", paste0("[", do.call(paste, c(lapply(d, number), sep = ",")), "]", collapse = ",\n"), "\n]")
grid <- function(...) expand.grid(..., KEEP.OUT.ATTRS = FALSE)
p <- c(1e-300, 1e-100, 1e-20, 1e-8, 1e-3, .025, .2, .5, .8, .975, .999, 1 - 1e-8)

t <- grid(df = c(.1, .5, 1, 1.5, 2, 3.7, 5, 10, 29.5, 30.5, 31, 50, 100, 523.3, 1e3, 1e4, 1e5, 1e6, 1e8, 1e10),
          x = c(-5, 1e-8, 1e-3, .1, .5, 1, 1.96, 2.5, 5, 8, 12, 20, 37, 100, 1e4))
t$P <- with(t, pt(x, df)); t$Q <- with(t, pt(x, df, lower = FALSE))

chi <- grid(df = c(.1, .5, 1, 2, 3.7, 10, 29.5, 39, 41, 100, 523.3, 1e3, 1e4, 1e5, 1e6, 1.9e6, 2.1e6, 1e8, 1e10),
            z = c(-20, -8, -5, -2, -1, 0, 1, 2, 5, 8, 20, 40))
chi$x <- with(chi, df + z * sqrt(2 * df)); chi <- chi[chi$x > 0, c("df", "x")]
chi <- rbind(chi, grid(df = c(.1, .5, 1, 2, 3.7, 10, 29.5, 39, 41, 100, 523.3), x = c(1e-10, 1e-3, .1, 1, 5, 30, 300)))
chi$P <- with(chi, pchisq(x, df)); chi$Q <- with(chi, pchisq(x, df, lower = FALSE))

shapes <- c(.1, .5, 1, 2.5, 7, 30, 100, 1e3, 1e4, 1e6)
beta <- do.call(rbind, lapply(shapes, function(a) do.call(rbind, lapply(shapes, function(b) {
  mu <- a / (a + b); s <- sqrt(mu * (1 - mu) / (a + b + 1))
  data.frame(a = a, b = b, x = c(1e-12, .05, .5, .95, mu + c(-6, -2, -.5, 0, .5, 2, 6) * s))
}))))
beta <- beta[beta$x > 0 & beta$x < 1, ]
beta$P <- with(beta, pbeta(x, a, b)); beta$Q <- with(beta, pbeta(x, a, b, lower = FALSE))

f <- grid(d1 = c(.5, 1, 3.3, 10, 100, 1e5), d2 = c(.5, 1, 4.7, 12, 500, 1e5, 1e8), x = c(1e-6, .01, .3, 1, 1.5, 4, 30, 1e4))
f$P <- with(f, pf(x, d1, d2)); f$Q <- with(f, pf(x, d1, d2, lower = FALSE))

n <- data.frame(x = c(-38, -20, -8, -5, -1.96, -1, -1e-5, 0, 1e-5, .5, 1, 1.96, 3, 6, 12, 25, 37))
n$P <- pnorm(n$x); n$Q <- pnorm(n$x, lower = FALSE)

binomial <- grid(n = c(1, 2, 10, 57, 1000, 1e6), p = c(1e-6, .01, .3, .5, .9), z = c(-5, -2, -.3, 0, .4, 1, 3, 6))
binomial$k <- with(binomial, pmin(pmax(round(n * p + z * sqrt(n * p * (1 - p))), 0), n))
binomial <- unique(binomial[, c("n", "p", "k")])
binomial$P <- with(binomial, pbinom(k, n, p)); binomial$Q <- with(binomial, pbinom(k, n, p, lower = FALSE))
binomial$D <- with(binomial, dbinom(k, n, p))

poisson <- grid(mu = c(1e-6, .1, 1, 3.7, 18.5, 19.5, 50, 1234.5, 1e6, 1e8), z = c(-5, -2, -.3, 0, .4, 1, 3, 6))
poisson$k <- with(poisson, pmax(round(mu + z * sqrt(mu)), 0)); poisson <- unique(poisson[, c("mu", "k")])
poisson$P <- with(poisson, ppois(k, mu)); poisson$Q <- with(poisson, ppois(k, mu, lower = FALSE))
poisson$D <- with(poisson, dpois(k, mu))

qt_ <- grid(df = c(1, 2, 3.7, 4.53040720089157, 6.09677419354821, 29.5, 1e3, 1e5, 1e10), p = p[-(1:2)])
qt_$x <- with(qt_, qt(p, df))
qchi <- grid(df = c(.5, 1, 3.7, 29.5, 1e3, 1e5, 1e6), p = p); qchi$x <- with(qchi, qchisq(p, df))
qf_ <- grid(d1 = c(1, 3.3, 100), d2 = c(1, 4.7, 500, 1e5), p = p[-(1:2)]); share <- with(qf_, qbeta(p, d1 / 2, d2 / 2))
# qf itself loses digits in the lower tail (1.4 agree at d1 3.3, d2 500, p 1e-20): it subtracts 1 from the reciprocal of a share
qf_$x <- with(qf_, ifelse(p < .5, share / (1 - share) * d2 / d1, qf(p, d1, d2)))
qbeta_ <- grid(a = c(.5, 1, 7, 100), b = c(.5, 2.5, 30, 1e4), p = p[-(1:2)]); qbeta_$x <- with(qbeta_, qbeta(p, a, b))
qn <- data.frame(p = p); qn$x <- qnorm(p)
qbinom_ <- grid(n = c(1, 10, 57, 1000, 1e6), p = c(.01, .3, .9), at = c(1e-8, .025, .5, .975, .999))
qbinom_$k <- with(qbinom_, qbinom(at, n, p))
qpois_ <- grid(mu = c(.1, 3.7, 50, 1234.5, 1e6), at = c(1e-8, .025, .5, .975, .999)); qpois_$k <- with(qpois_, qpois(at, mu))

parts <- c(t = rows(t), chiSquared = rows(chi), beta = rows(beta), f = rows(f), normal = rows(n), binomial = rows(binomial),
           poisson = rows(poisson), tQuantile = rows(qt_), chiSquaredQuantile = rows(qchi), fQuantile = rows(qf_),
           betaQuantile = rows(qbeta_), normalQuantile = rows(qn), binomialQuantile = rows(qbinom_), poissonQuantile = rows(qpois_))
cat("{\n\"software\": \"", R.version.string, "\",\n", paste0("\"", names(parts), "\": ", parts, collapse = ",\n"), "\n}\n", sep = "")
