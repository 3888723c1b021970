# SPDX-License-Identifier: GPL-3.0-or-later
# Writes veteran.csv, mgus2.csv and expected.json with R's survival. Run: Rscript make.R
suppressMessages({library(survival); library(jsonlite)})

# Days with their counts, as the library takes them: rows of people become rows of days.
write.csv(with(veteran, data.frame(time, status, celltype = as.integer(celltype), trt,
                                   older = as.integer(age >= 65))),
          "veteran.csv", row.names = FALSE)
v <- read.csv("veteran.csv")
at <- c(1, 7, 14, 28, 56, 84, 180, 364, 587, 999)

curve <- function(fit, days, taus) {
  s <- summary(fit, times = days)
  m <- lapply(taus, function(tau) {
    t <- summary(fit, rmean = tau)$table
    list(through = tau, mean = unname(t["rmean"]), error = unname(t["se(rmean)"]))
  })
  q <- quantile(fit, c(.25, .5, .75))
  list(times = s$time, at_risk = s$n.risk, survival = s$surv, standard_error = s$std.err,
       lower = s$lower, upper = s$upper, restricted = m,
       quantiles = list(day = unname(q$quantile), lower = unname(q$lower), upper = unname(q$upper)))
}
km <- function(rows, level = .95)
  survfit(Surv(time, status) ~ 1, rows, conf.type = "log-log", conf.int = level)

groups <- lapply(1:4, function(g) curve(km(v[v$celltype == g, ]), c(1, 7, 28, 84), c(28, 84)))

# The log-rank test is the score test of Cox's exact partial likelihood; so is its trend.
test <- survdiff(Surv(time, status) ~ celltype, v)
strata <- survdiff(Surv(time, status) ~ celltype + strata(trt, older), v)
score <- function(formula) unname(coxph(formula, v, ties = "exact")$score)
logrank <- function(d) list(chisq = d$chisq, df = length(d$n) - 1,
  p = pchisq(d$chisq, length(d$n) - 1, lower.tail = FALSE),
  obs = if (is.matrix(d$obs)) rowSums(d$obs) else d$obs,
  exp = if (is.matrix(d$exp)) rowSums(d$exp) else d$exp, var = d$var)

# A landmark: every third person comes under observation on day 14, at risk from that day on.
late <- seq_len(nrow(v)) %% 3 == 0
kept <- !late | v$time >= 14
entry <- ifelse(late, 13.5, 0)
delayed <- survfit(Surv(entry[kept], v$time[kept], v$status[kept]) ~ 1, conf.type = "log-log")

# Difference of S: limits recovered from both log-log limits (Zou, Donner 2008).
difference <- function(day) {
  s <- lapply(1:2, function(g) summary(km(v[v$trt == g, ]), times = day))
  d <- s[[1]]$surv - s[[2]]$surv
  list(day = day, difference = d,
       lower = d - sqrt((s[[1]]$surv - s[[1]]$lower)^2 + (s[[2]]$upper - s[[2]]$surv)^2),
       upper = d + sqrt((s[[1]]$upper - s[[1]]$surv)^2 + (s[[2]]$surv - s[[2]]$lower)^2))
}

# Hazard by week: person-days by pyears, events by cut points, limits of poisson.test.
weeks <- survSplit(Surv(time, status) ~ ., v, cut = seq(7, 1000, 7), episode = "week")
weeks$days <- weeks$time - weeks$tstart
hazard <- do.call(rbind, lapply(split(weeks, weeks$week), function(w) {
  p <- poisson.test(sum(w$status), sum(w$days) / 7)
  data.frame(week = w$week[1], events = sum(w$status), days = sum(w$days),
             rate = unname(p$estimate), lower = p$conf.int[1], upper = p$conf.int[2])
}))

# Share of those there when a week begins who leave in it: a curve that begins there.
risk <- do.call(rbind, lapply(1:20, function(week) {
  rows <- v[v$time > 7 * (week - 1), ]
  s <- summary(survfit(Surv(time - 7 * (week - 1), status) ~ 1, rows, conf.type = "log-log"),
               times = 7)
  data.frame(at_risk = nrow(rows), risk = 1 - s$surv, lower = 1 - s$upper, upper = 1 - s$lower)
}))

# Competing risks: progression to plasma cell malignancy, death without it, in months.
m <- mgus2
m$months <- ifelse(m$pstat == 1, m$ptime, m$futime)
m$state <- ifelse(m$pstat == 1, 1, 2 * m$death)
write.csv(m[, c("months", "state")], "mgus2.csv", row.names = FALSE)
aj <- survfit(Surv(months, factor(state, 0:2, c("censored", "progression", "death"))) ~ 1, m,
              conf.type = "log-log")
rows <- summary(aj, times = c(12, 60, 120, 240, 360))

write(toJSON(list(
  versions = list(R = R.version.string, survival = as.character(packageVersion("survival"))),
  all = curve(km(v), at, c(28, 84, 180)), all_90 = curve(km(v, .9), at, c(28)),
  celltype = groups, logrank = logrank(test), logrank_strata = logrank(strata),
  score_strata = score(Surv(time, status) ~ factor(celltype) + strata(trt, older)),
  trend = score(Surv(time, status) ~ celltype),
  trend_strata = score(Surv(time, status) ~ celltype + strata(trt, older)),
  delayed = c(curve(delayed, c(7, 14, 28, 84, 180), 84), list(kept = as.integer(kept))),
  difference = lapply(c(28, 84, 180), difference), hazard = hazard, risk = risk,
  incidence = list(months = rows$time, at_risk = rows$n.risk[, 1],
                   progression = rows$pstate[, 2], death = rows$pstate[, 3],
                   error = rows$std.err[, 2], lower = rows$lower[, 2], upper = rows$upper[, 2])
), digits = NA, auto_unbox = TRUE, na = "null"), "expected.json")
