# SPDX-License-Identifier: GPL-3.0-or-later
# Writes matching-R.json: nearest neighbours with replacement and the balance table, by MatchIt.
# Run: Rscript matching.R
library(MatchIt)
data <- read.csv("matching.csv")
formula <- treated ~ h1 + h2 + h3 + h4 + size
json <- function(x) {
  if (is.list(x)) {
    paste0("{", paste0('"', names(x), '":', vapply(x, json, ""), collapse = ",\n"), "}")
  } else if (is.matrix(x)) {
    paste0("[", paste(apply(x, 1, json), collapse = ","), "]")
  } else if (is.character(x)) paste0('"', x, '"')
  else paste0("[", paste(ifelse(is.na(x), "null", format(x, digits = 17)), collapse = ","), "]")
}
case <- function(distance, ratio) {
  m <- matchit(formula, data, method = "nearest", distance = distance, replace = TRUE,
               ratio = ratio)
  s <- summary(m)
  # MatchIt counts units from 1 and scales the weights of controls to their number.
  partners <- matrix(as.integer(m$match.matrix) - 1L, nrow(m$match.matrix))
  w <- m$weights[data$treated == 0]
  list(treated = as.integer(rownames(m$match.matrix)) - 1L, partners = partners,
       weights = as.numeric(m$weights / ifelse(data$treated == 1, 1, sum(w) / sum(data$treated))),
       before = unname(s$sum.all[, c("Means Treated", "Means Control", "Std. Mean Diff.",
                                     "Var. Ratio")]),
       after = unname(s$sum.matched[, c("Means Treated", "Means Control", "Std. Mean Diff.",
                                        "Var. Ratio")]),
       effective = unname(s$nn["Matched (ESS)", "Control"]))
}
result <- list(software = paste("R", getRversion(), "MatchIt", packageVersion("MatchIt")),
               one = case("scaled_euclidean", 1), three = case("scaled_euclidean", 3),
               mahalanobis = case("mahalanobis", 2))
writeLines(json(result), "matching-R.json")
