-- Runs every program of a list, each on its own, and shows what it prints and how it ends. The same text runs in
-- lua5.4 and in the host; PROGRAMS is set in front of it.
local real = print
for i, program in ipairs(PROGRAMS) do
  local out = {}
  local function write(...)
    for n = 1, select('#', ...) do out[#out + 1] = tostring((select(n, ...))) end
  end
  local function show(...)
    local line = {}
    for n = 1, select('#', ...) do line[n] = tostring((select(n, ...))) end
    write(table.concat(line, '\t'), '\n')
  end
  local env = setmetatable({print = show, io = {write = write}}, {__index = function(_, k) return rawget(_G, k) end})
  env._G = env
  local chunk, mistake = load(program, '=program', 't', env)
  local ending
  if not chunk then
    ending = 'does not compile: ' .. mistake
  else
    local ok, e = pcall(chunk)
    ending = ok and 'ends well' or 'fails: ' .. tostring(e)
  end
  local text = (table.concat(out) .. ending):gsub('0x%x%x%x%x%x+', 'ADDRESS')
  real(i .. '\1' .. text .. '\2')
end
