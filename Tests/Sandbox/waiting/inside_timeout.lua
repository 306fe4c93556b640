-- expect: error a task cannot wait for itself
local self
self = spawn(function()
  while not self do sleep(0) end
  return timeout(30, function() return parallel({1}, function() return self:wait() end) end)
end)
self:wait()
