-- expect: limit
-- Closing runs script code after the kill.
local x <close> = setmetatable({}, {__close = function() while true do end end})
while true do end
