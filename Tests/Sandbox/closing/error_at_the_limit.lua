-- expect: memory
-- memory: 4
-- Handlers that raise ever longer texts until there is no room.
local text = ("x"):rep(1 << 16)
local kept = {}
while true do
  local co = coroutine.create(function()
    local x <close> = setmetatable({}, {__close = function(_, e) error((e or "") .. text, 0) end})
    local y <close> = setmetatable({}, {__close = function(_, e) error((e or "") .. text, 0) end})
    coroutine.yield()
  end)
  coroutine.resume(co)
  kept[#kept + 1] = select(2, coroutine.close(co)) .. #kept
end
