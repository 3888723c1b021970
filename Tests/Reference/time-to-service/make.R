# SPDX-License-Identifier: GPL-3.0-or-later
# Simulated requests for a visit, two sites, before and after; what survfit makes of their waits.
suppressMessages({library(survival); library(jsonlite)})
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(20261121)
n <- 400
requested <- as.Date("2024-04-01") + sample(0:360, n, replace = TRUE)
after <- requested >= as.Date("2024-10-01")
site <- sample(c("Nord", "Sud"), n, replace = TRUE)
wait <- round(rweibull(n, 1.3, ifelse(after, 22, 30) * ifelse(site == "Sud", 1.2, 1)))
withdraws <- runif(n) < 0.1
gone <- round(rexp(n, 1 / 25))
cutoff <- as.Date("2025-04-10")
served <- requested + wait
left <- ifelse(withdraws & gone < wait, as.character(requested + gone), "")
seen <- ifelse(left == "" & served <= cutoff, as.character(served), "")
# Some services are already booked beyond the cut-off: not yet events.
booked <- left == "" & served > cutoff & runif(n) < 0.5
seen[booked] <- as.character(served[booked])
data <- data.frame(requested = as.character(requested), served = seen, withdrawn = left, site = site)
write.csv(data, "data.csv", row.names = FALSE, quote = FALSE)
day <- function(x) as.Date(ifelse(x == "", NA, x))
end <- pmin(day(data$served), day(data$withdrawn), cutoff, na.rm = TRUE)
event <- !is.na(day(data$served)) & day(data$served) <= end
time <- as.numeric(end - requested)
describe <- function(keep) {
  fit <- survfit(Surv(time[keep], event[keep]) ~ 1, conf.type = "log-log")
  q <- quantile(fit, 0.5)
  s <- summary(fit, times = c(15, 30))
  list(people = sum(keep), served = sum(event[keep]),
       median = c(q$quantile, q$lower, q$upper),
       within = lapply(1:2, function(i) c(1 - s$surv[i], 1 - s$upper[i], 1 - s$lower[i])),
       servedWithin = c(sum(event[keep] & time[keep] <= 15), sum(event[keep] & time[keep] <= 30)))
}
rank <- function(group, keep = rep(TRUE, n)) {
  test <- survdiff(Surv(time[keep], event[keep]) ~ group[keep])
  pchisq(test$chisq, 1, lower.tail = FALSE)
}
expected <- list(
  versions = list(R = R.version.string, survival = as.character(packageVersion("survival"))),
  all = describe(rep(TRUE, n)), before = describe(!after), after = describe(after),
  nord = describe(after & site == "Nord"), sud = describe(after & site == "Sud"),
  p_waves = rank(after), p_sites = rank(site, after))
write(toJSON(expected, digits = I(15), auto_unbox = TRUE, pretty = TRUE), "expected.json")
