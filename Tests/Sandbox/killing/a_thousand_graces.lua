-- expect: error timeout: not done after 0.1 s
-- time: 10
-- Each call of parallel had a grace of its own.
local function spin() while true do end end
local list = {}
for i = 1, 300 do list[i] = i end
timeout(0.1, parallel, list, function()
  local x <close> = setmetatable({}, {__close = spin})
  sleep(100)
end, {limit = 1000})
