-- Random patterns on random subjects, the same ones for the same SEED. The same text runs in lua5.4 and in the host.
local state = SEED
local function random(n)
  state = (state * 1103515245 + 12345) % 2147483648
  return state // 65536 % n + 1
end
local items = {
  'a', 'b', '.', '%a', '%d', '%w', '%s', '%S', '[ab]', '[^a]', '[a-c]', '[%d_]', '(', ')', '()', '%1', '%2', '%b()', '%f[%w]',
  '$', '^', '%', '[', ']', '-', '*', '+', '?', '[]]', '[^]]', '[a-]', '%bxy', '\0', '%z', '%.', 'é', '[\128-\255]', '%f',
}
local letters = {'a', 'b', 'c', 'x', 'y', '1', '2', ' ', '(', ')', '-', '_', '\0', 'é', ']', '%', '^', '$', 'ab', 'aa'}
local function pick(list, most)
  local t = {}
  for i = 1, random(most) - 1 do t[i] = list[random(#list)] end
  return table.concat(t)
end
local function show(...)
  local t = {}
  for i = 1, select('#', ...) do t[i] = tostring((select(i, ...))) end
  return table.concat(t, '|')
end
local replacements = {'<%0>', '%1', '%2%1', '%%', 'x', '%', '%9', {a = 'A', b = false}, function(a, b) return b and a .. b end}
for i = 1, COUNT do
  local s, p, init = pick(letters, 12), pick(items, 7), random(9) - 5
  local r = replacements[random(#replacements)]
  local line = {
    show(pcall(string.find, s, p, init)), show(pcall(string.match, s, p, init)), show(pcall(string.gsub, s, p, r)),
    show(pcall(string.gsub, s, p, r, random(3) - 1)),
  }
  local found = {}
  local ok, e = pcall(function()
    for a, b in string.gmatch(s, p, init) do
      found[#found + 1] = show(a, b)
      if #found > 50 then break end
    end
  end)
  line[#line + 1] = table.concat(found, ';') .. show(ok, e)
  print(i .. '\1' .. s .. '\1' .. p .. '\1' .. table.concat(line, '\n') .. '\2')
end
