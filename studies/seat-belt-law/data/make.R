# SPDX-License-Identifier: GPL-3.0-or-later
# Writes seatbelts.csv from R's own dataset. Run in this folder: Rscript make.R
# Made with R version 4.2.2, package datasets 4.2.2.
s <- as.data.frame(datasets::Seatbelts)
month <- seq(as.Date("1969-01-01"), by = "month", length.out = nrow(s))
d <- data.frame(month = format(month, "%Y-%m"), drivers_killed = s$DriversKilled,
                drivers = s$drivers, front = s$front, rear = s$rear, kms = s$kms,
                van_killed = s$VanKilled, law = s$law)
con <- file("seatbelts.csv", "wb")
write.table(d, con, sep = ",", row.names = FALSE, quote = FALSE, eol = "\n")
close(con)
