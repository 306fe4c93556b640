-- expect: error a task cannot wait for itself
local self
self = spawn(function() sleep(0) return self:wait() end)
self:wait()
