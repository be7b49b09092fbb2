# Writes quantile.json: R's quantile, types 1 to 9. Run: Rscript quantile.R > quantile.json
n <- function(x) paste0("[", paste(format(x, digits = 17, trim = TRUE), collapse = ","), "]")
p <- c(0, .1, .25, .5, .6, .75, .9, 1)
cases <- list(c(4, 1, 7, 7, 12, 20, 3, 9.5), c(5, 2, 8, 1, 30), c(3), 1:10)
rows <- unlist(lapply(cases, function(x) sapply(1:9, function(t)
  sprintf('[%d,%s,%s]', t, n(x), n(quantile(x, p, type = t, names = FALSE))))))
cat(sprintf('{"probabilities":%s,"cases":[%s]}\n', n(p), paste(rows, collapse = ",\n")))
