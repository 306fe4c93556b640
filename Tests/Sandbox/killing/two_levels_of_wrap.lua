-- expect: limit
local function spin() while true do end end
local function nest(n)
  local x <close> = setmetatable({}, {__close = function() pcall(coroutine.wrap(function() pcall(spin) spin() end)) spin() end})
  if n > 0 then coroutine.wrap(nest)(n - 1) else spin() end
end
nest(30)
