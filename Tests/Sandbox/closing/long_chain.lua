-- expect: error C stack overflow
-- No other C function between the closes.
local list = {}
for i = 1, 90 do
  local function body()
    local x <close> = setmetatable({}, {__close = function()
      string.gsub("x", "x", function() if list[i + 1] then assert(coroutine.close(list[i + 1])) end end)
    end})
    coroutine.yield()
  end
  list[i] = coroutine.create(body)
  coroutine.resume(list[i])
end
assert(coroutine.close(list[1]))
