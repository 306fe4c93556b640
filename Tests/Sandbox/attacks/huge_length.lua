-- expect: limit
-- A C loop over a length somebody made up.
table.insert(setmetatable({}, {__len = function() return math.maxinteger - 1 end}), 1, 1)
