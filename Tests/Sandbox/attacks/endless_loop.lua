-- expect: limit
-- A loop without calls, also inside a coroutine.
coroutine.wrap(function() while true do end end)()
