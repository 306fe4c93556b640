-- expect: limit
-- The handler of xpcall runs inside the hook, where hooks are off.
xpcall(function() while true do end end, function() while true do end end)
while true do end
