-- expect: error C stack overflow
-- Each close began with a fresh count of C calls.
local list = {}
local function down(n, last)
  if n == 0 then return last() end
  string.gsub("x", "x", function() down(n - 1, last) end)
end
for i = 60, 1, -1 do
  list[i] = coroutine.create(function()
    local x <close> = setmetatable({}, {__close = function()
      down(150, function() if list[i + 1] then assert(coroutine.close(list[i + 1])) end end)
    end})
    coroutine.yield()
  end)
  coroutine.resume(list[i])
end
assert(coroutine.close(list[1]))
