-- expect: error interrupted
local self
self = spawn(function() sleep(0) self:cancel() end)
self:wait()
