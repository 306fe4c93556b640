-- expect: memory
-- Catching the error and asking for more.
local keep = {}
while true do
  local ok, e = pcall(function() for i = 1, math.huge do keep[#keep + 1] = ("x"):rep(1000) .. i end end)
  if not ok and #keep > 1000 then error(e, 0) end
end
