-- expect: limit
-- Each coroutine runs fewer instructions than any count hook would count.
local function f(n)
  if n == 0 then return end
  local co = coroutine.create(f)
  coroutine.resume(co, n - 1)
end
while true do f(4) end
