# Writes transitionProbabilities.json: P(0, t) by R's survival package (3.5), survfit of a multi-state Surv with p0 a unit
# vector for each row. The histories are those of transitionHistories.R.
# Run in this folder: Rscript transitionProbabilities.R > transitionProbabilities.json
suppressMessages(library(survival))
source("transitionHistories.R")
event <- factor(d$to, -1:3, c("open", names))
state <- factor(d$from, 0:3, names)
n <- function(x) paste0("[", paste(format(x, digits = 17, trim = TRUE), collapse = ","), "]")
rows <- lapply(1:4, function(k) {
  f <- survfit(Surv(entry, exit, event) ~ 1, data = d, id = id, istate = state, p0 = as.numeric(1:4 == k))
  stopifnot(identical(f$states, names))
  moved <- f$time %in% d$exit[d$to >= 0]
  list(time = f$time[moved], p = f$pstate[moved, ])
})
matrices <- sapply(seq_along(rows[[1]]$time), function(i)
  paste0("[", paste(sapply(rows, function(r) n(r$p[i, ])), collapse = ","), "]"))
cat(sprintf('{"entries":%s,"exits":%s,"from":%s,"to":%s,"times":%s,\n"probabilities":[%s]}\n', n(d$entry), n(d$exit), n(d$from),
  n(d$to), n(rows[[1]]$time), paste(matrices, collapse = ",\n")))
