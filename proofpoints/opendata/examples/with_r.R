# Headline differences in percentage points, with the design of the study behind each.
# Base R reads the CSV files; library(arrow) or library(nanoparquet) reads the Parquet files.
data <- "."  # the folder that holds the files

cases <- read.csv(file.path(data, "cases.csv"), colClasses = c(nces_lea_id = "character"), encoding = "UTF-8")
contrasts <- read.csv(file.path(data, "contrasts.csv"), na.strings = "", encoding = "UTF-8")

headline <- subset(contrasts, !is.na(headline) & unit == "percentage-points")
table <- merge(headline, cases[c("slug", "design")], by = "slug")
table <- table[order(table$slug, table$headline, method = "radix"), c("slug", "estimate", "direction", "design")]
write.csv(table, row.names = FALSE, quote = FALSE)
