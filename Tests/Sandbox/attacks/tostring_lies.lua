-- expect: error an error whose text could not be made
error(setmetatable({}, {__tostring = function() return {} end}))
