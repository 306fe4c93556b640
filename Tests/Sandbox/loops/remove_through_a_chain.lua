-- expect: limit
local t = {1}
local sink = {}
for i = 1, 1900 do
  t = setmetatable({}, {__index = t, __newindex = sink, __len = function() return 1 << 40 end})
end
table.remove(t, 1)
