-- expect: limit
local t = setmetatable({}, {__index = function() return "" end})
for i = 1, 1900 do t = setmetatable({}, {__index = t}) end
table.concat(t, "", 1, 1 << 40)
