-- expect: limit
-- memory: 1000
local t = {}
for i = 1, 60 do t = {t, t} end
json.encode(t)
