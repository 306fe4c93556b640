-- expect: error a task cannot wait for itself
local self
self = spawn(function() while not self do sleep(0) end return self:wait() end)
self:wait()
