# Writes survival.json: Kaplan-Meier and Aalen-Johansen by R's survival package (3.5) on a small case with ties, censorings
# at event times, delayed entries and weights. Run: Rscript survival.R > survival.json
suppressMessages(library(survival))
exits <- c(5, 5, 5, 8, 8, 9, 12, 12, 12, 15, 15, 20, 21, 21, 25, 30, 30, 34, 40, 44)
causes <- c(1, 2, 0, 1, 0, 2, 1, 1, 2, 0, 1, 2, 1, 0, 2, 1, 2, 0, 1, 0)
entries <- c(0, 0, 0, 0, 2, 3, 5, 0, 0, 9, 0, 8, 0, 12, 0, 0, 20, 0, 15, 21)
weights <- c(1, 2, 1, 3, 1, 1, 2, 1, 1, 1, 2, 1, 1, 1, 3, 1, 1, 2, 1, 1)
status <- as.integer(causes > 0)
n <- function(x) paste0("[", paste(ifelse(is.na(x), "null", format(x, digits = 17, trim = TRUE)), collapse = ","), "]")
km <- function(s, w, type) {
  f <- if (is.null(w)) survfit(s ~ 1, conf.type = type) else survfit(s ~ 1, weights = w, conf.type = type, robust = FALSE)
  e <- f$n.event > 0
  q <- quantile(f, c(.25, .5, .75), conf.int = FALSE)
  r <- summary(f, rmean = max(exits))$table
  sprintf('{"times":%s,"survival":%s,"standardError":%s,"low":%s,"high":%s,"quantiles":%s,"restrictedMean":%s}',
    n(f$time[e]), n(f$surv[e]), n((f$surv * f$std.err)[e]), n(f$lower[e]), n(f$upper[e]), n(q), n(r[grep("rmean", names(r))]))
}
state <- factor(causes, 0:2, c("open", "won", "lost"))
aj <- function(s, ...) {
  f <- survfit(s ~ 1, id = seq_along(exits), ...)
  e <- rowSums(f$n.event) > 0
  sprintf('{"times":%s,"won":%s,"lost":%s,"wonError":%s,"lostError":%s}',
    n(f$time[e]), n(f$pstate[e, 2]), n(f$pstate[e, 3]), n(f$std.err[e, 2]), n(f$std.err[e, 3]))
}
cat(sprintf('{"exits":%s,"causes":%s,"entries":%s,"weights":%s,\n"logLog":%s,\n"log":%s,\n"plain":%s,\n"late":%s,\n"weighted":%s,\n"incidence":%s,\n"lateIncidence":%s}\n',
  n(exits), n(causes), n(entries), n(weights),
  km(Surv(exits, status), NULL, "log-log"), km(Surv(exits, status), NULL, "log"), km(Surv(exits, status), NULL, "plain"),
  km(Surv(entries, exits, status), NULL, "log-log"), km(Surv(exits, status), weights, "log-log"),
  aj(Surv(exits, state)), aj(Surv(entries, exits, state))))
