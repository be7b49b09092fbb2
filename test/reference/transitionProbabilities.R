# Writes transitionProbabilities.json: P(0, t) by R's survival package (3.5), survfit of a multi-state Surv with p0 a unit
# vector for each row. States A, B, C, won (0 to 3), with skips, rollbacks, a reopened win, ties and late entries.
# Run: Rscript transitionProbabilities.R > transitionProbabilities.json
suppressMessages(library(survival))
d <- read.table(text = "
1 0 3 0 1
1 3 5 1 0
1 5 9 0 2
1 9 12 2 3
2 0 3 0 2
2 3 8 2 3
3 0 5 0 1
3 5 9 1 2
3 9 14 2 -1
4 2 5 0 1
4 5 7 1 0
4 7 12 0 -1
5 4 8 1 2
5 8 12 2 1
5 12 15 1 3
6 0 8 1 3
6 8 10 3 1
6 10 15 1 -1
7 6 9 2 3
8 0 3 1 -1
9 0 7 0 1
9 7 12 1 2
9 12 16 2 3
10 1 5 1 0
10 5 16 0 -1", col.names = c("id", "entry", "exit", "from", "to"))
names <- c("A", "B", "C", "won")
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
