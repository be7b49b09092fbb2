# Writes logRank.json: the log-rank test by R's survival package (3.5): survdiff for 2 and 3 groups, the exact score test of
# coxph where some are seen late, survdiff of repeated rows for weights. Run: Rscript logRank.R > logRank.json
suppressMessages(library(survival))
exits <- c(5, 5, 5, 8, 8, 9, 12, 12, 12, 15, 15, 20, 21, 21, 25, 30, 30, 34, 40, 44)
causes <- c(1, 2, 0, 1, 0, 2, 1, 1, 2, 0, 1, 2, 1, 0, 2, 1, 2, 0, 1, 0)
entries <- c(0, 0, 0, 0, 2, 3, 5, 0, 0, 9, 0, 8, 0, 12, 0, 0, 20, 0, 15, 21)
weights <- c(1, 2, 1, 3, 1, 1, 2, 1, 1, 1, 2, 1, 1, 1, 3, 1, 1, 2, 1, 1)
two <- c(0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1)
three <- c(0, 1, 2, 0, 1, 2, 0, 0, 2, 0, 1, 0, 1, 1, 0, 2, 1, 0, 2, 1)
status <- as.integer(causes > 0)
n <- function(x) paste0("[", paste(format(x, digits = 17, trim = TRUE), collapse = ","), "]")
one <- function(x) format(unname(x), digits = 17)
test <- function(rows, g) {
  f <- survdiff(Surv(exits[rows], status[rows]) ~ g[rows])
  k <- length(f$obs) - 1
  sprintf('{"observed":%s,"expected":%s,"chiSquare":%s,"degrees":%d,"pValue":%s}', n(f$obs), n(f$exp), one(f$chisq), k,
    one(pchisq(f$chisq, k, lower.tail = FALSE)))
}
late <- function(g) one(coxph(Surv(entries, exits, status) ~ factor(g), ties = "exact")$score)
all <- seq_along(exits)
cat(sprintf('{"exits":%s,"causes":%s,"entries":%s,"weights":%s,"two":%s,"three":%s,\n"twoGroups":%s,\n"threeGroups":%s,\n"repeated":%s,\n"lateTwo":%s,"lateThree":%s}\n',
  n(exits), n(causes), n(entries), n(weights), n(two), n(three), test(all, two), test(all, three),
  test(rep(all, weights), three), late(two), late(three)))
