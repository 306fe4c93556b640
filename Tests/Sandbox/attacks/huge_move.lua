-- expect: error table.move: more than 100000000 items
-- A C loop over a range without a table.
table.move({}, 1, math.maxinteger - 1, 2)
