-- expect: error tasks would wait for each other for ever
-- A task ends after all that it has spawned.
local outer
outer = spawn(function()
  spawn(function() sleep(0) outer:wait() end)
end)
outer:wait()
