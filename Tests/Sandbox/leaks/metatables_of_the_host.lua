-- expect: ok
for _, value in pairs({demo.counter("x"), select(2, pcall(demo.fail)), json.array({}), demo, "", _G}) do
  assert(getmetatable(value) == false)
end
assert(getmetatable(json.null) == nil and getmetatable(print) == nil and getmetatable(1) == nil)
