-- expect: error interrupted
local self
self = spawn(function() while not self do sleep(0) end self:cancel() end)
self:wait()
