# Writes transitionErrors.json: standard errors by the infinitesimal jackknife, grouped by id, of R's survival package (3.5),
# survfit of a multi-state Surv. `rows`: of P(0, t) from each state, with p0 a unit vector, for the histories of
# transitionHistories.R (late entries, ties). `shares`: in each state, of the histories of it that are seen from 0.
# Run in this folder: Rscript transitionErrors.R > transitionErrors.json
suppressMessages(library(survival))
source("transitionHistories.R")
q <- function(x) paste0("[", paste(x, collapse = ","), "]")
n <- function(x) q(format(x, digits = 17, trim = TRUE))
fit <- function(d, ...) survfit(Surv(entry, exit, factor(to, -1:3, c("open", names))) ~ 1, data = d, id = id,
  istate = factor(from, 0:3, names), ...)
times <- sort(unique(d$exit[d$to >= 0]))
at <- function(m, f) t(sapply(times, function(s) { k <- which(f$time <= s); m[max(k), ] }))
rows <- lapply(1:4, function(k) { f <- fit(d, p0 = as.numeric(1:4 == k)); at(f$std.err, f) })
early <- d[d$id %in% d$id[d$entry == 0], ]
f <- fit(early)
stopifnot(identical(f$states, names))
matrices <- sapply(seq_along(times), function(i) q(sapply(rows, function(r) n(r[i, ]))))
table <- function(m) q(apply(m, 1, n))
cat(sprintf('{"id":%s,"entries":%s,"exits":%s,"from":%s,"to":%s,"times":%s,\n"rows":[%s],\n"shares":%s}\n',
  n(d$id), n(d$entry), n(d$exit), n(d$from), n(d$to), n(times), paste(matrices, collapse = ",\n"),
  table(at(f$pstate, f))))
