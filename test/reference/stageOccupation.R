# Writes stageOccupation.json: the shares in each state by day, by R's survival package (multi-state survfit), of few histories
# with a skip, rollbacks, a lost one that is reopened, and open ones. Each history is states and the days of entry; it is seen
# until day 40. Run: Rscript stageOccupation.R > stageOccupation.json
suppressMessages(library(survival))
names <- c("lead", "need", "bid", "won", "lost", "dropped", "sign")
walks <- list(
  list(c("lead", "need", "bid", "won", "sign"), c(0, 3, 8, 12, 20)), list(c("lead", "bid", "lost"), c(0, 5, 12)),
  list(c("lead", "need", "lead", "need", "won"), c(0, 4, 6, 15, 22)), list(c("lead", "need"), c(0, 3)),
  list(c("need", "bid", "need", "bid", "lost", "bid", "won"), c(0, 2, 7, 11, 13, 19, 30)), list(c("lead", "lost"), c(0, 9)),
  list(c("lead", "need", "dropped"), c(0, 12, 25)), list(c("lead"), c(0)), list(c("need", "lost", "need", "lost"), c(0, 8, 16, 28)),
  list(c("lead", "need", "bid"), c(0, 8, 26)), list(c("lead", "won"), c(0, 35)), list(c("need", "bid", "won"), c(0, 6, 9)))
# How long each is seen: the later they start, the shorter.
until <- c(40, 38, 37, 35, 40, 33, 30, 18, 40, 31, 36, 25)
rows <- do.call(rbind, lapply(seq_along(walks), function(i) {
  w <- walks[[i]]; k <- length(w[[1]])
  data.frame(id = i, t0 = w[[2]], t1 = c(w[[2]][-1], until[i]), from = w[[1]], to = c(w[[1]][-1], "open"))
}))
f <- survfit(Surv(t0, t1, factor(to, c("open", names))) ~ 1, data = rows, id = id, istate = factor(from, names))
days <- c(0, 3, 8, 12, 15, 20, 26, 30, 36)
q <- function(x) paste0("[", paste(x, collapse = ","), "]")
shares <- sapply(days, function(d) { k <- which(f$time <= d); p <- if (length(k)) f$pstate[max(k), ] else f$p0
  q(format(p[match(names, f$states)], digits = 17, trim = TRUE)) })
cat(sprintf('{"states":%s,"walks":%s,"until":%s,"days":%s,"shares":%s}\n', q(dQuote(names, FALSE)),
  q(sapply(walks, function(w) sprintf("[%s,%s]", q(dQuote(w[[1]], FALSE)), q(w[[2]])))), q(until), q(days), q(shares)))
