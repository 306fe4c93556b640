-- expect: ok
-- trusted: error found one
local texts = {
  string.format("\0%s", {}), string.format("%5s\0%s", print, {}), string.format("a%%\0%-20s", coroutine.create(print)),
  tostring(select(2, pcall(json.encode, {1, [{}] = 2}))), tostring(select(2, pcall(json.encode, {[print] = 1}))),
  tostring(print), string.format("%s", rawget(_G, "io") and io.stdout or demo.echo),
}
for i, text in ipairs(texts) do assert(not text:find("0x%x%x%x"), "found one") end
