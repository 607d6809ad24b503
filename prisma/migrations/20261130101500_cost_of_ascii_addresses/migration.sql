-- Nearly every address is ASCII, which the function answers at once. With the cost of PL/pgSQL, the planner took conditions on
-- addresses for so expensive that it looked people up one by one instead of reading the table.
ALTER FUNCTION ascii_address(text) COST 1;
