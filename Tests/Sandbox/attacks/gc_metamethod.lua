-- expect: error setmetatable: '__gc' is not available; use 'local x <close>' with '__close'
-- OpenComputers#1606: finalizers run with hooks off.
setmetatable({}, {__gc = function() while true do end end})
