-- expect: limit
-- A C loop over a range without a table.
table.move({}, 1, math.maxinteger - 1, 2)
