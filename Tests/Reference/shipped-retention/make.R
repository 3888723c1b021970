# SPDX-License-Identifier: GPL-3.0-or-later
# The numbers of the two shipped studies of retention, again, from their data by R alone:
# Rscript make.R, in this folder. Writes expected.json.
suppressMessages({library(survival); library(jsonlite)})

cutoff <- as.Date("2025-03-31")
silence <- 21
studies <- "../../../studies"

newcombe <- function(x, n, y, m) {
  a <- prop.test(x, n, correct = FALSE)$conf.int
  b <- prop.test(y, m, correct = FALSE)$conf.int
  p <- x / n; q <- y / m
  c(p - q, p - q - sqrt((p - a[1])^2 + (b[2] - q)^2), p - q + sqrt((a[2] - p)^2 + (q - b[1])^2))
}

# One row a person from here on: start, group columns, seen_28 …, eligible_28 …, time, event.
shares <- function(people, by) {
  rows <- list()
  for (day in c(28, 56, 84)) {
    fit <- people[people[[paste0("eligible_", day)]], ]
    groups <- if (is.null(by)) list(all = fit) else split(fit, fit[[by]])
    first <- groups[[1]]
    for (name in names(groups)) {
      g <- groups[[name]]
      x <- sum(g[[paste0("seen_", day)]])
      limits <- prop.test(x, nrow(g), correct = FALSE)$conf.int
      row <- list(group = name, weeks = day / 7, retained = x, eligible = nrow(g),
                  lower = limits[1], upper = limits[2])
      if (!identical(g, first))
        row$difference <- newcombe(x, nrow(g), sum(first[[paste0("seen_", day)]]), nrow(first))
      rows <- c(rows, list(row))
    }
  }
  rows
}

curves <- function(people, by) {
  people <- people[!is.na(people$time), ]
  groups <- if (is.null(by)) list(all = people) else split(people, people[[by]])
  lapply(names(groups), function(name) {
    fit <- survfit(Surv(time, event) ~ 1, groups[[name]], conf.type = "log-log")
    t <- summary(fit, rmean = 84)$table
    s <- summary(fit, times = seq(7, 84, 7))
    list(group = name, people = nrow(groups[[name]]), ended = sum(groups[[name]]$event),
         median = unname(t["median"]), mean = unname(t["rmean"]), error = unname(t["se(rmean)"]),
         survival = s$surv, lower = s$lower, upper = s$upper)
  })
}

logrank <- function(people, by) {
  d <- survdiff(Surv(time, event) ~ people[[by]][!is.na(people$time)], people[!is.na(people$time), ])
  list(chisq = d$chisq, df = length(d$n) - 1)
}

walking <- function() {
  read <- function(name) read.csv2(file.path(studies, "walking-groups/data", name),
                                   fileEncoding = "windows-1252", colClasses = "character")
  date <- function(text) as.Date(text, "%d/%m/%Y")
  members <- read("iscritti.csv"); members$start <- date(members$Data.iscrizione)
  members <- members[order(members$start), ]
  first <- members[!duplicated(members$Codice), ]
  second <- members[duplicated(members$Codice), ]
  first$again <- as.numeric(second$start[match(first$Codice, second$Codice)] - first$start)
  first$again[is.na(first$again)] <- Inf
  exits <- read("uscite.csv"); exits$date <- date(exits$Data)
  contacts <- read("presenze.csv"); contacts$date <- date(contacts$Data)
  contacts <- split(contacts$date, contacts$Codice)
  exits <- split(exits, exits$Codice)
  first$last <- as.numeric(cutoff - first$start)
  rows <- lapply(seq_len(nrow(first)), function(i) {
    p <- first[i, ]
    e <- exits[[p$Codice]]
    e <- if (is.null(e)) NULL else e[e$date >= p$start & e$date - p$start < p$again, ]
    left <- if (is.null(e) || !nrow(e)) Inf else as.numeric(min(e$date) - p$start)
    why <- if (is.finite(left)) e$Motivo[which.min(e$date)] else ""
    days <- contacts[[p$Codice]]
    days <- if (is.null(days)) numeric() else as.numeric(days - p$start)
    days <- sort(unique(days[days >= 0 & days < p$again & days <= min(left, p$last)]))
    result <- list(attended = sum(days <= 87))
    for (day in c(28, 56, 84)) {
      result[[paste0("eligible_", day)]] <- day + 3 <= p$last
      result[[paste0("seen_", day)]] <- any(abs(days - day) <= 3) && left > day && p$again > day
    }
    # The first gap that is too long, up to a contact, an exit, a new enrolment or the cut-off.
    stops <- unique(c(0, days, min(left, p$again, p$last + 1)))
    gap <- which(diff(stops) > silence)
    silent <- if (length(gap)) stops[gap[1]] + 1 else Inf
    follow <- p$last - silence
    result$time <- if (follow < 0) NA else min(silent, left, p$again, follow)
    result$event <- !is.na(result$time) && result$time < Inf &&
      (result$time == silent || (result$time == left && why == "ritiro"))
    result
  })
  people <- cbind(first, do.call(rbind, lapply(rows, as.data.frame)))
  people$quartile <- people$Quartile.deprivazione
  people$era <- ifelse(people$start < as.Date("2024-07-01"), "before", "later")
  over <- people[people$eligible_84, ]
  list(shares = shares(people, NULL), quartile = shares(people, "quartile"),
       change = shares(people, "era"), curve = curves(people, NULL),
       curve_quartile = curves(people, "quartile"), curve_change = curves(people, "era"),
       logrank_quartile = logrank(people, "quartile"), logrank_change = logrank(people, "era"),
       sessions = list(people = nrow(over), attended = sum(over$attended),
                       complete = sum(over$attended >= 12)))
}

channel <- function() {
  log <- read.csv(file.path(studies, "whatsapp-channel/data/log.csv"), colClasses = "character")
  moment <- as.POSIXct(log$quando, format = "%Y-%m-%dT%H:%M:%SZ", tz = "UTC")
  log$date <- as.Date(format(moment, tz = "Europe/Rome", "%Y-%m-%d"))
  joined <- log[log$comando == "iscrivimi", ]
  people <- joined[!duplicated(joined$utente), ]
  left <- log[log$comando == "cancellami", ]
  people$left <- sapply(seq_len(nrow(people)), function(i) {
    days <- as.numeric(left$date[left$utente == people$utente[i]] - people$date[i])
    min(days[days >= 0], Inf)
  })
  last <- as.numeric(cutoff - people$date)
  for (day in c(28, 56, 84)) {
    people[[paste0("eligible_", day)]] <- day <= last
    people[[paste0("seen_", day)]] <- people$left > day
  }
  people$time <- pmin(people$left, last)
  people$event <- people$left <= last
  people$origin <- factor(people$provenienza, c("sportello", "sito", "manifesto"))
  people$era <- ifelse(people$date < as.Date("2024-09-02"), "before", "later")
  list(shares = shares(people, NULL), origin = shares(people, "origin"),
       change = shares(people, "era"), curve = curves(people, NULL),
       curve_origin = curves(people, "origin"), curve_change = curves(people, "era"),
       logrank_origin = logrank(people, "origin"), logrank_change = logrank(people, "era"))
}

write(toJSON(list(
  versions = list(R = R.version.string, survival = as.character(packageVersion("survival"))),
  walking = walking(), channel = channel()), digits = NA, auto_unbox = TRUE, na = "null"),
  "expected.json")
