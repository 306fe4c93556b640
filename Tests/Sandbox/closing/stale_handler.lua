-- expect: ok
-- The handler of an xpcall inside is no part of closing.
for depth = 0, 40 do
  local co = coroutine.create(function()
    local x <close> = setmetatable({}, {__close = function() error("boom") end})
    local function deep(n)
      if n == 0 then xpcall(coroutine.yield, function() return "handled" end) return end
      deep(n - 1)
    end
    deep(depth)
  end)
  coroutine.resume(co)
  local ok, e = coroutine.close(co)
  assert(not ok and e:find("boom"), e)
end
