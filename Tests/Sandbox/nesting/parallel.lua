-- expect: error limit of 200 calls within each other reached
-- time: 20
local function f() return parallel({1}, f) end
timeout(60, f)
