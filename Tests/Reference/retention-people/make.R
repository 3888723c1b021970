# SPDX-License-Identifier: GPL-3.0-or-later
# Drop-out curve of the 14 people of shared/reference/retention, worked by hand (the two tables
# below) and again by code from persons.csv and contacts.csv, then given to R's survfit.
# Run from this folder: Rscript make.R PATH-TO-shared/reference/retention
library(survival)
library(jsonlite)

source <- commandArgs(TRUE)[1]
persons <- read.csv(file.path(source, "persons.csv"), colClasses = "character")
contacts <- read.csv(file.path(source, "contacts.csv"), colClasses = "character")
# The offsets in the files are those of Europe/Rome, so the first ten characters are local dates.
date <- function(text) as.Date(substr(text, 1, 10))
cutoff <- as.Date("2024-06-10")

# First spell of one person: day on which it ends, and how.
spell <- function(id, silence) {
  starts <- sort(date(persons$enrolled_at[persons$id == id]))
  day0 <- starts[1]
  again <- if (length(starts) > 1) as.integer(starts[2] - day0) else Inf
  row <- persons[persons$id == id & date(persons$enrolled_at) == day0, ]
  left <- if (row$withdrawn_on == "") Inf else as.integer(as.Date(row$withdrawn_on) - day0)
  died <- if (row$died_on == "") Inf else as.integer(as.Date(row$died_on) - day0)
  last <- as.integer(cutoff - day0)
  days <- as.integer(date(contacts$at[contacts$id == id]) - day0)
  end <- min(again, left, died, last)
  days <- sort(unique(c(0, days[days > 0 & days <= min(again - 1, left, died, last)])))
  # The first gap of more than `silence` days, the stretch after the last contact included.
  gaps <- diff(c(days, end))
  # Up to the cut-off itself a silence may be as long as `silence` days and no longer known to
  # end; through the cut-off it holds `end - day` days without a contact. A withdrawal, a death or
  # a new enrolment ends the stretch on its own day.
  known <- if (end == last) c(gaps[-length(gaps)] > silence, gaps[length(gaps)] >= silence)
           else gaps > silence
  follow <- last - silence
  silent <- if (any(known)) days[which(known)[1]] + 1 else Inf
  if (follow < 0) return(c(NA, "not observable"))
  ends <- c(silent = silent, withdrawn = left, died = died, enrolled_again = again,
            followed = follow)
  c(min(ends), names(ends)[which.min(ends)])
}

hand <- list(
  "21" = c(P01 = "29 silent", P02 = "15 silent", P03 = "28 withdrawn", P04 = "6 silent",
           P05 = "8 silent", P06 = "1 silent", P07 = "22 died", P08 = "1 silent",
           P09 = "1 silent", P10 = "1 silent", P11 = "14 followed", P12 = "0 followed",
           P13 = "1 silent", P14 = "1 silent"),
  "30" = c(P01 = "85 silent", P02 = "15 silent", P03 = "28 withdrawn", P04 = "54 silent",
           P05 = "8 silent", P06 = "57 silent", P07 = "22 died", P08 = "1 silent",
           P09 = "68 followed", P10 = "26 followed", P11 = "5 followed",
           P12 = "NA not observable", P13 = "30 silent", P14 = "29 silent"))

at <- c(7, 14, 21, 28, 29, 56, 68, 84)
result <- list(versions = list(R = R.version.string,
                               survival = as.character(packageVersion("survival"))))
for (silence in c(21, 30)) {
  ids <- sort(unique(persons$id))
  ends <- sapply(ids, spell, silence = silence)
  stopifnot(identical(paste(ends[1, ], ends[2, ]), unname(hand[[as.character(silence)]][ids])))
  people <- data.frame(id = ids, day = as.integer(ends[1, ]), end = ends[2, ], row.names = NULL)
  seen <- people[!is.na(people$day), ]
  for (deaths in c("censored", "events")) {
    event <- seen$end %in% c("silent", "withdrawn", if (deaths == "events") "died")
    fit <- survfit(Surv(seen$day, event) ~ 1, conf.type = "log-log")
    # Without extend: no row after the last day with people at risk.
    through <- max(seen$day)
    rows <- summary(fit, times = at[at <= through])
    mean <- summary(fit, rmean = min(28, through))$table
    result[[paste0("silent_after_", silence, "_deaths_", deaths)]] <- list(
      people = if (deaths == "censored") people else NULL,
      not_observable = sum(is.na(people$day)), n = nrow(seen), events = sum(event),
      through = through, times = rows$time, at_risk = rows$n.risk, survival = rows$surv,
      standard_error = rows$std.err, lower = rows$lower, upper = rows$upper,
      median = unname(mean["median"]), median_lower = unname(mean["0.95LCL"]),
      median_upper = unname(mean["0.95UCL"]), mean_28 = unname(mean["rmean"]),
      mean_28_error = unname(mean["se(rmean)"]))
  }
}
write(toJSON(result, digits = NA, auto_unbox = TRUE, na = "null", null = "null", pretty = TRUE),
      "expected.json")
