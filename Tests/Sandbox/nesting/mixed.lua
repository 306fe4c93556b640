-- expect: error limit of 200 calls within each other reached
-- time: 20
local function f(n)
  if n % 3 == 0 then return parallel({n + 1}, f) end
  if n % 3 == 1 then return timeout(60, f, n + 1) end
  return spawn(f, n + 1):wait()
end
f(0)
