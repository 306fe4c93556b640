-- expect: error tasks would wait for each other for ever: for_each_other.lua:3, waits for for_each_other.lua:4, waits for for_each_other.lua:3 | tasks would wait for each other for ever: for_each_other.lua:4, waits for for_each_other.lua:3, waits for for_each_other.lua:4
local a, b, waits
a = spawn(function() while not (b and waits) do sleep(0) end b:wait() end)
b = spawn(function() waits = true a:wait() end)
pcall(function() a:wait() end)
b:wait()
