-- expect: ok
-- A handler cannot leave a coroutine that is being closed.
local co = coroutine.create(function()
  local x <close> = setmetatable({}, {__close = function() coroutine.yield() end})
  coroutine.yield()
end)
coroutine.resume(co)
local ok, e = coroutine.close(co)
assert(not ok and e:find("attempt to yield across a C-call boundary", 1, true), e)
assert(coroutine.status(co) == "dead" and coroutine.close(co))
