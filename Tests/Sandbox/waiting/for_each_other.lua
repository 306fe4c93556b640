-- expect: error tasks would wait for each other for ever: for_each_other.lua:3, waits for for_each_other.lua:4, waits for for_each_other.lua:3
local a, b
a = spawn(function() sleep(0.01) b:wait() end)
b = spawn(function() sleep(0) a:wait() end)
pcall(function() a:wait() end)
b:wait()
