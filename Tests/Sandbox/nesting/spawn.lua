-- expect: error limit of 200 calls within each other reached
-- time: 20
local function f() spawn(f) sleep(0) end
f()
