# SPDX-License-Identifier: GPL-3.0-or-later
# The dispersion of expected.json again, from a quasi-Poisson regression with nothing but an intercept.
# Prints the largest relative difference. Rscript make.R
cases <- jsonlite::fromJSON("expected.json", simplifyVector = FALSE)
worst <- 0
for (one in cases) {
  y <- unlist(one$counts)
  if (sum(y) == 0) next
  fit <- glm(y ~ 1 + offset(log(unlist(one$exposures))), family = quasipoisson)
  found <- max(1, summary(fit)$dispersion)
  worst <- max(worst, abs(found / one$dispersion - 1))
}
cat(R.version.string, "largest relative difference:", format(worst), "\n")
