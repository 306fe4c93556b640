-- expect: error got a table of more than 100,000 items
-- trusted: error got a table of more than 500,000 items
-- memory: 64
local t = {}
for i = 1, 40000 do t[i] = i end
demo.apply(print, t, t, t, t, t, t, t, t, t, t, t, t, t, t, t)
