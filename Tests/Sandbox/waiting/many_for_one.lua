-- expect: ok
-- No circle: many wait for one, and one for many.
local one = spawn(function() sleep(0.001) return 7 end)
local all = parallel({1, 2, 3, 4}, function(n) return n * one:wait() end)
local more = spawn(function() return spawn(function() return one:wait() end):wait() end)
assert(all[4] == 28 and more:wait() == 7 and one:wait() == 7)
