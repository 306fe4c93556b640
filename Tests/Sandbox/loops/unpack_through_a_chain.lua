-- expect: limit
local t = {1}
local sink = {}
for i = 1, 1900 do
  t = setmetatable({}, {__index = t, __newindex = sink, __len = function() return 1 << 40 end})
end
for i = 1, 99 do pcall(table.unpack, t, 1, 900000) end
