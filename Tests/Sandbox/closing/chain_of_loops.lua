-- expect: error C stack overflow
-- The closing value of a loop instead of a variable, and table.sort between.
local list = {}
local function down(n, last)
  if n == 0 then return last() end
  table.sort({1, 2}, function() down(n - 1, last) last = function() end return false end)
end
for i = 1, 60 do
  list[i] = coroutine.create(function()
    local closer = setmetatable({}, {__close = function()
      down(100, function() if list[i + 1] then assert(coroutine.close(list[i + 1])) end end)
    end})
    for _ in function() return true end, nil, nil, closer do coroutine.yield() end
  end)
  coroutine.resume(list[i])
end
assert(coroutine.close(list[1]))
