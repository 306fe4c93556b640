-- expect: error table.concat: more than 100000000 items
table.concat(setmetatable({}, {__index = function() return "" end}), "", 1, math.maxinteger)
