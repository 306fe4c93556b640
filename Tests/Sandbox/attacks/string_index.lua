-- expect: ok
local ok, e = pcall(function() getmetatable("").__index = nil end)
assert(not ok)
assert(("x"):rep(2) == "xx")
