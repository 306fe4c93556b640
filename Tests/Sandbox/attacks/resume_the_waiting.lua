-- expect: ok
-- A coroutine that waits for the host must not be resumed by a script.
local waiting = coroutine.running()
local ok, e = pcall(function()
  return coroutine.wrap(function() return coroutine.resume(waiting) end)()
end)
assert(ok and e == false)
assert(not pcall(coroutine.close, waiting))
