-- expect: error tasks would wait for each other for ever
local tasks = {}
for i = 1, 20 do
  tasks[i] = spawn(function() while not tasks[20] do sleep(0) end return tasks[i % 20 + 1]:wait() end)
end
for i = 1, 20 do tasks[i]:wait() end
