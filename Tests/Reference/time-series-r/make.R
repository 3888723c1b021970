# SPDX-License-Identifier: GPL-3.0-or-later
# Regressions in time on R's own data, by nlme, lmtest and base R. Writes data.json and
# expected.json. Run: Rscript make.R
suppressPackageStartupMessages({
  library(nlme); library(lmtest); library(jsonlite)
})
data(Investment, package = "sandwich")

nile <- data.frame(y = as.numeric(datasets::Nile), one = 1, t = 0:99)
nile$x <- as.numeric(1871:1970 >= 1899)
nile$xt <- nile$x * (1871:1970 - 1899)
belts <- data.frame(y = log(as.numeric(datasets::Seatbelts[, "front"])), one = 1, t = 0:191)
belts$x <- as.numeric(belts$t >= 169)
belts$xt <- belts$x * (belts$t - 169)
for (j in 1:2) {
  belts[[paste0("sin", j)]] <- sin(2 * pi * j * belts$t / 12)
  belts[[paste0("cos", j)]] <- cos(2 * pi * j * belts$t / 12)
}
invest <- as.data.frame(Investment)
invest <- invest[!is.na(invest$RealInt), ]
invest <- data.frame(y = invest$RealInv, one = 1, gnp = invest$RealGNP, int = invest$RealInt)
long <- with(datasets::longley, data.frame(y = Employed, one = 1, gnp = GNP, pop = Population))

praisWinsten <- function(data, steps, tolerance = 1e-14) {
  y <- data$y; X <- as.matrix(data[, -1]); n <- nrow(X)
  beta <- qr.coef(qr(X), y); rho <- NA
  for (i in seq_len(steps)) {
    e <- as.vector(y - X %*% beta)
    new <- sum(e[-1] * e[-n]) / sum(e[-n]^2)
    s <- sqrt(1 - new^2)
    yt <- c(s * y[1], y[-1] - new * y[-n])
    Xt <- rbind(s * X[1, ], X[-1, ] - new * X[-n, ])
    fit <- lm.fit(Xt, yt); beta <- fit$coefficients
    done <- !is.na(rho) && abs(new - rho) < tolerance
    rho <- new
    if (done) break
  }
  sigma <- sqrt(sum(fit$residuals^2) / (n - ncol(X)))
  list(rho = rho, sigma = sigma, coefficients = unname(beta),
       se = unname(sigma * sqrt(diag(chol2inv(fit$qr$qr)))))
}

describe <- function(data, season) {
  f <- y ~ . - 1
  fit <- lm(f, data)
  e <- residuals(fit)
  plain <- list()
  likelihood <- function(method) {
    g <- gls(f, data, correlation = corAR1(form = ~1), method = method,
             control = glsControl(tolerance = 1e-12, msTol = 1e-14, opt = "optim",
                                  optimMethod = "BFGS"))
    list(rho = unname(coef(g$modelStruct$corStruct, unconstrained = FALSE)),
         logLik = as.numeric(logLik(g)), coefficients = unname(coef(g)))
  }
  for (m in c("ML", "REML")) plain[[m]] <- tryCatch(likelihood(m), error = function(e) NULL)
  bg <- lapply(c(1, 2, season), function(order) {
    chi <- bgtest(fit, order = order, fill = 0)
    F <- bgtest(fit, order = order, type = "F", fill = 0)
    list(lags = I(seq_len(order)), chi = unname(chi$statistic), chiP = unname(chi$p.value),
         F = unname(F$statistic), FP = unname(F$p.value), df2 = unname(F$parameter[2]))
  })
  # Lags 1 and season alone, which this version of bgtest does not offer: the regression by hand.
  n <- length(e)
  lagged <- sapply(c(1, season), function(j) c(rep(0, j), e[seq_len(n - j)]))
  aux <- lm.fit(cbind(as.matrix(data[, -1]), lagged), e)
  df2 <- n - ncol(data) + 1 - 2
  chi <- n * sum(aux$fitted.values^2) / sum(e^2)
  F <- (sum(e^2) - sum(aux$residuals^2)) / 2 / (sum(aux$residuals^2) / df2)
  bg[[4]] <- list(lags = c(1, season), chi = chi, chiP = pchisq(chi, 2, lower.tail = FALSE),
                  F = F, FP = pf(F, 2, df2, lower.tail = FALSE), df2 = df2)
  box <- lapply(c("Ljung-Box", "Box-Pierce"), function(type) lapply(list(c(1, 0), c(6, 1)), function(a) {
    b <- Box.test(e, lag = a[1], type = type, fitdf = a[2])
    list(type = type, lag = a[1], fitdf = a[2], Q = unname(b$statistic), p = unname(b$p.value))
  }))
  c(plain, list(
    praisIterated = praisWinsten(data, 5000), praisTwoStep = praisWinsten(data, 1),
    dw = unname(dwtest(fit)$statistic),
    bg = bg, box = unlist(box, recursive = FALSE),
    acf = as.numeric(acf(e, plot = FALSE, lag.max = 8)$acf)[-1],
    pacf = as.numeric(pacf(e, plot = FALSE, lag.max = 8)$acf),
    acfUncentered = as.numeric(acf(data$y, demean = FALSE, plot = FALSE, lag.max = 3)$acf)[-1],
    rstudent = unname(rstudent(fit)), cooks = unname(cooks.distance(fit)),
    hat = unname(hatvalues(fit))))
}

sets <- list(nile = nile, seatbelts = belts, investment = invest, longley = long)
# Fifteen digits are what data.json holds; the analysis uses the same.
sets <- lapply(sets, function(d) as.data.frame(lapply(d, signif, digits = 15)))
seasons <- c(nile = 4, seatbelts = 12, investment = 4, longley = 3)
expected <- lapply(names(sets), function(n) describe(sets[[n]], seasons[[n]]))
names(expected) <- names(sets)

# Pearson residuals of a generalised linear model, and their autocorrelation.
belts$front <- as.numeric(datasets::Seatbelts[, "front"])
belts$kms <- as.numeric(datasets::Seatbelts[, "kms"])
g <- glm(front ~ t + x + xt + sin1 + cos1 + sin2 + cos2 + offset(log(kms)), quasipoisson, belts,
         control = list(epsilon = 1e-14, maxit = 50))
pearson <- signif(unname(residuals(g, type = "pearson")), 15)
expected$pearson <- list(acf = as.numeric(acf(pearson, plot = FALSE, lag.max = 6)$acf)[-1],
                         Q = unname(Box.test(pearson, 12, "Ljung-Box")$statistic))

# nlme with gaps: the correlation is to the power of the distance in time.
gaps <- nile[!(0:99 %in% c(4, 9:13, 40, 59:70)), ]
gg <- gls(y ~ t + x, gaps, correlation = corAR1(form = ~t), method = "REML",
          control = glsControl(tolerance = 1e-12, msTol = 1e-14))
expected$nlmeGaps <- list(times = gaps$t, logLik = as.numeric(logLik(gg)),
  rho = unname(coef(gg$modelStruct$corStruct, unconstrained = FALSE)),
  coefficients = unname(coef(gg)))

version <- function(p) as.character(packageVersion(p))
expected$software <- list(R = R.version.string, nlme = version("nlme"), lmtest = version("lmtest"),
                          sandwich = version("sandwich"))
columns <- lapply(sets, function(d) as.list(d))
columns$pearson <- list(residuals = pearson)
writeLines(toJSON(columns, digits = I(17), auto_unbox = TRUE), "data.json")
writeLines(toJSON(expected, digits = I(17), auto_unbox = TRUE, null = "null", pretty = FALSE),
           "expected.json")
