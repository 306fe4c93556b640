-- expect: limit
local s = ("a"):rep(1 << 20)
local t = {}
for i = 1, 5000 do t[i] = s end
table.sort(t)
