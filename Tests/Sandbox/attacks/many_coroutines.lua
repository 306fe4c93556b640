-- expect: error limit of 100 coroutines reached; let some end before creating more
local t = {}
for i = 1, 1e6 do t[i] = coroutine.create(print) end
