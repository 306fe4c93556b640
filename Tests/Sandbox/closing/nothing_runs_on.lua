-- expect: ok
-- No pcall, no handler and no loop of the coroutine keeps it alive; those of its __close handlers work.
local log = {}
local co = coroutine.create(function()
  local x <close> = setmetatable({}, {__close = function(_, e)
    log[#log + 1] = tostring(e)
    log[#log + 1] = tostring(select(2, pcall(error, "inner", 0)))
    log[#log + 1] = tostring(select(2, xpcall(error, function(m) return m .. "!" end, "seen", 0)))
  end})
  while true do
    pcall(xpcall, function() coroutine.yield() end, function() log[#log + 1] = "handler" end)
    log[#log + 1] = "went on"
  end
end)
coroutine.resume(co)
assert(coroutine.close(co) and coroutine.status(co) == "dead")
assert(table.concat(log, " ") == "nil inner seen!", table.concat(log, " "))
