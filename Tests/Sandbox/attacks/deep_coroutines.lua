-- expect: error C stack overflow
local function f(n) return coroutine.wrap(f)(n + 1) end
f(0)
