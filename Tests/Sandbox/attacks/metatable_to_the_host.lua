-- expect: ok
-- Tables cross raw: no metamethod runs while the host reads.
local ran = false
local t = setmetatable({}, {__index = function() ran = true end, __pairs = function() ran = true end, __len = function() ran = true return 5 end})
demo.echo(t)
assert(not ran)
