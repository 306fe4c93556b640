-- expect: error limit of 200 calls within each other reached
-- time: 20
local function f() return parallel({1, 2, 3, 4}, function(n) if n == 4 then return f() end sleep(100) end) end
f()
