-- expect: ok
-- memory: 64
-- Strings that only pass through are not copied.
local s = ("x"):rep(5 << 20)
local list = {}
for i = 1, 2000 do list[i] = s end
local results = parallel(list, function(text) return text end)
assert(#results == 2000 and rawequal(results[1], s) and rawequal(results[2000], s))
assert(spawn(function(a, b) return a .. b end, s, "y"):wait() == s .. "y")
