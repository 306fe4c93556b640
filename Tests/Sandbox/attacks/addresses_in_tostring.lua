-- expect: ok
-- Addresses tell where the program is in memory.
for _, v in ipairs{{}, print, coroutine.create(print), function() end, setmetatable({}, {__name = "T"})} do
  assert(not tostring(v):find("0x"), tostring(v))
  assert(not string.format("%s", v):find("0x"))
  assert(not pcall(string.format, "%p", v))
end
local a, b = math.randomseed()
assert(a == nil or math.type(a) == "integer")
