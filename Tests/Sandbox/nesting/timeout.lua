-- expect: error limit of 200 calls within each other reached
-- time: 20
local function f(n) return timeout(60, f, n + 1) end
f(0)
