# Writes durations.json: what the stays of one stage say by R's survival package. Each deal enters `need` on a day, stays some
# days, is parked in between for some, and is left for the next stage (1), a loss (2) or the stage before (3), or not (0) by
# day 60. Times are quarter days. Run: Rscript durations.R > durations.json
suppressMessages(library(survival))
start <- c(0, 1, 2, 3.25, 4, 5, 6.5, 8, 9, 10, 11.75, 12, 14, 15, 16, 18.5, 20, 21, 22, 24, 25.25, 27, 30, 33, 35, 36, 40, 44, 50, 55)
stay <- c(12, 7.25, 30, 18, 7.25, 4, 22, 0, 9.5, 41, 3, 28, 12, 16.25, 5, 2, 35, 11, 12, 6, 8.75, 20, 13, 9, 60, 10, 60, 60, 60, 60)
end <- c(1, 1, 2, 1, 2, 1, 3, 2, 1, 2, 1, 1, 3, 1, 2, 1, 1, 2, 1, 1, 3, 1, 2, 1, 0, 1, 0, 0, 0, 0)
parked <- c(0, 3, 0, 10, 0, 0, 5.5, 0, 0, 0, 0, 6, 0, 0, 1, 0, 0, 0, 2.25, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0)
asOf <- 60
days <- ifelse(end == 0, asOf - start - parked, stay)
n <- function(x) paste0("[", paste(ifelse(is.na(x), "null", format(x, digits = 17, trim = TRUE)), collapse = ","), "]")
# R takes the middle of a flat piece; the first day at or below is asked for here.
inf <- function(time, s, p) { hit <- which(!is.na(s) & s <= 1 - p + 1e-9); if (length(hit)) time[hit[1]] else NA }
up <- function(time, f, p) { hit <- which(!is.na(f) & f >= p - 1e-9); if (length(hit)) time[hit[1]] else NA }
q <- function(f) paste0("[", paste(sapply(c(.25, .5, .75, .9), function(p)
  n(c(inf(f$time, f$surv, p), inf(f$time, f$lower, p), inf(f$time, f$upper, p)))), collapse = ","), "]")
# A stay of no length is at risk at 0: it is moved by less than a quarter day in R, which knows no such stay.
tiny <- ifelse(days == 0, 1e-6, days)
km <- survfit(Surv(tiny, end > 0) ~ 1, conf.type = "log-log")
seenFrom <- 15
seen <- start + parked + days >= seenFrom & !(end > 0 & start + parked + stay < seenFrom)
# Deals that were parked were so at once after their entry: what of their stay lies before day 15 is counted without it.
entry <- pmax(0, seenFrom - start - parked)
late <- seen & days > entry
kmLate <- survfit(Surv(entry[late], tiny[late], end[late] > 0) ~ 1, conf.type = "log-log")
aj <- survfit(Surv(tiny, factor(end, 0:3)) ~ 1, conf.type = "log-log")
k <- length(aj$time)
one <- function(c) {
  f <- aj$pstate[, c + 1]; F <- f[k]
  sprintf('{"share":%s,"low":%s,"high":%s,"median":%s,"given":%s}', n(F), n(aj$lower[k, c + 1]), n(aj$upper[k, c + 1]),
    n(c(up(aj$time, f, .5), up(aj$time, aj$upper[, c + 1], .5), up(aj$time, aj$lower[, c + 1], .5))),
    n(sapply(c(.25, .5, .75), function(p) up(aj$time, f, p * F))))
}
mean <- summary(km, rmean = max(tiny))$table["rmean"]
cat(sprintf('{"start":%s,"stay":%s,"end":%s,"parked":%s,\n"quantiles":%s,"mean":%s,\n"lateCount":%d,"lateQuantiles":%s,\n"advanced":%s,\n"ended":%s,\n"movedBack":%s}\n',
  n(start), n(stay), n(end), n(parked), q(km), n(mean), sum(late), q(kmLate), one(1), one(2), one(3)))
