# Writes projectClosings.json: expected closings by (F(a + t2) - F(a + t1)) / S(a), F and S of survival::survfit with
# competing ends (Aalen-Johansen). Run: Rscript projectClosings.R > projectClosings.json
suppressPackageStartupMessages(library(survival))
set.seed(20261126)
n <- 60
opened <- as.Date("2025-06-01") + sample(0:260, n, replace = TRUE)
days <- ceiling(rweibull(n, 1.3, 80))
end <- sample(c("won", "lost"), n, replace = TRUE, prob = c(0.4, 0.6))
amount <- sample(1:900, n) * 100
asOf <- as.Date("2026-03-06")
closed <- opened + days <= asOf
status <- factor(ifelse(closed, end, "open"), levels = c("open", "won", "lost"))
time <- as.numeric(pmin(opened + days, asOf) - opened)
fit <- survfit(Surv(time, status) ~ 1)
won <- match("won", fit$states)
at <- function(t, column) { i <- findInterval(t, fit$time); if (i == 0) c(1, 0, 0)[column] else fit$pstate[i, column] }
stay <- match("(s0)", fit$states)
# Closes are in whole days, and a period ends before the day that it is printed to.
bounds <- as.numeric(as.Date(c("2026-03-06", "2026-04-01", "2026-05-01", "2026-06-01")) - asOf) - c(0, 0.5, 0.5, 0.5)
open <- which(!closed)
chance <- t(sapply(open, function(i) sapply(1:3, function(k)
  (at(time[i] + bounds[k + 1], won) - at(time[i] + bounds[k], won)) / at(time[i], stay))))
text <- function(v) ifelse(is.na(v), "null", sprintf('"%s"', v))
rows <- sprintf('{"id":"d%02d","opened":"%s","closed":%s,"end":%s,"amount":"%d.00"}', 1:n, format(opened),
                text(ifelse(closed, format(opened + days), NA)), text(ifelse(closed, end, NA)), as.integer(amount))
numbers <- function(v) paste(sprintf("%.15g", v), collapse = ",")
cat(sprintf('{"asOf":"%s","deals":[%s],"open":%d,"counts":[%s],"amounts":[%s]}\n', asOf, paste(rows, collapse = ","), length(open),
            numbers(colSums(chance)), numbers(colSums(chance * amount[open]))))
