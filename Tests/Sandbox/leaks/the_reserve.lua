-- expect: memory
-- memory: 4
-- What is kept for telling of errors is not the script's.
local t = {}
local function deep(n) if n == 0 then while true do t[#t + 1] = ("x"):rep(1000) .. #t end end return deep(n - 1) + 1 end
for i = 1, 50 do spawn(function() deep(100) end) end
