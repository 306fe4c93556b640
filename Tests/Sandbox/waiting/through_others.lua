-- expect: error tasks would wait for each other for ever
local tasks = {}
for i = 1, 20 do
  tasks[i] = spawn(function() sleep(0.001 * i) return tasks[i % 20 + 1]:wait() end)
end
for i = 1, 20 do tasks[i]:wait() end
