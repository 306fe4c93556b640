-- expect: error tasks would wait for each other for ever
-- A task ends after all that it has spawned.
local outer
outer = spawn(function()
  spawn(function() while not outer do sleep(0) end outer:wait() end)
end)
outer:wait()
