-- expect: ok
-- time: 1
-- Each kill had as much grace as had been waited before it, so a busy machine gave each a whole one.
local function spin() while true do end end
for _ = 1, 20 do
  local ok, why = pcall(timeout, 0.1, function()
    local x <close> = setmetatable({}, {__close = spin})
    sleep(100)
  end)
  assert(not ok and tostring(why):find("not done after 0.1 s", 1, true), why)
end
