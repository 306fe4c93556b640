-- expect: limit
local t = {}
for i = 1, 5000 do t[i] = i % 7 end
for i = 1, 1900 do t = setmetatable({}, {__index = t, __newindex = t, __len = function() return 5000 end}) end
table.sort(t)
