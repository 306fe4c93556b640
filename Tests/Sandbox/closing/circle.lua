-- expect: error cannot close a normal coroutine
-- A coroutine that is closed closes the one that closes it.
local a, b
local function body(other)
  local x <close> = setmetatable({}, {__close = function() assert(coroutine.close(other())) end})
  coroutine.yield()
end
a = coroutine.create(body)
b = coroutine.create(body)
coroutine.resume(a, function() return b end)
coroutine.resume(b, function() return a end)
assert(coroutine.close(a))
