/** How many rows a list may have to be downloaded as CSV; more are refused rather than cut off. */
export const MOST_CSV_ROWS = 100_000;
