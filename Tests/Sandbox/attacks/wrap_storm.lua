-- expect: limit
-- Each coroutine ends at once, so that no count of living ones is ever reached.
while true do
  coroutine.wrap(function(...) return ... end)(1, 2, 3)
end
