-- expect: limit
-- hslua: showing the error runs the script's code.
error(setmetatable({}, {__tostring = function() while true do end end}))
