# The histories of transitionProbabilities.R and transitionErrors.R: states A, B, C, won (0 to 3), with skips, rollbacks, a
# reopened win, ties and late entries. `to` is -1 where a stay is open.
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
