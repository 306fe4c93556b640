-- expect: limit
-- Redis, gecko#115: catching the kill and going on.
while true do pcall(function() while true do end end) end
