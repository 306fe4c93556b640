-- expect: limit
local function spin() while true do end end
local function body()
  local x <close> = setmetatable({}, {__close = spin})
  coroutine.yield()
end
local list = {}
for i = 1, 90 do
  list[i] = coroutine.create(body)
  coroutine.resume(list[i])
end
local function nest(n)
  local x <close> = setmetatable({}, {__close = function() coroutine.close(list[n]) end})
  if n > 1 then nest(n - 1) else spin() end
end
nest(90)
