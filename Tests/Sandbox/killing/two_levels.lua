-- expect: limit
-- The grace was spent inside a coroutine of one handler; the next handler was free.
local function spin() while true do end end
local function nest(n)
  local x <close> = setmetatable({}, {__close = function() coroutine.resume(coroutine.create(spin)) end})
  if n > 0 then nest(n - 1) else spin() end
end
nest(40)
