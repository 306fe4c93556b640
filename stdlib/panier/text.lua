---Works on text: templates, columns of a width, lines, parts.
---
---Widths count the columns of a terminal: an accented letter is one, an ideograph or an emoji two.
---@class text
local text = {}

local host = require "panier.host"
local check = host.check
local encode = json.encode

---@class text.TemplateOptions
---@field filters? table functions by name, beside those that are built in
---@field missing? string what stands for a name without a value; without it such a name is an error

local function fail(name, message)
  host.raise("usage", name .. ": " .. message)
end

-- The width of a text in columns; plain ASCII needs no look at the tables.
local function width(value)
  if not value:find("[^\x20-\x7E]") then return #value end
  return host.width(value)
end

-- Where the characters begin that belong together: a letter with its accents, an emoji with its parts.
local function clusters(value)
  if not value:find("[^\x20-\x7E]") then return nil end
  return host.characters(value)
end

-- The longest beginning of a text that fits into so many columns.
local function fitting(value, columns)
  local parts = clusters(value)
  if not parts then return value:sub(1, math.max(columns, 0)) end
  local kept, used = {}, 0
  for i, part in ipairs(parts) do
    used = used + host.width(part)
    if used > columns then break end
    kept[i] = part
  end
  return table.concat(kept)
end

---How many columns of a terminal a text takes.
---@param value string the text
---@return integer # its width; line breaks and other controls count nothing
---```lua
---local text = require "panier.text"
---print(text.width("café"), text.width("日本"))  --> 4 4
---```
function text.width(value)
  check("text.width", value)
  return width(value)
end

---@class text.PadOptions
---@field align? string "left", "right" or "center" (default: "left")
---@field fill? string the character that fills the rest (default: a space)

---Fills a text up to a width. A wider text stays as it is.
---@param value string the text
---@param columns integer the width
---@param options? text.PadOptions on which side it stands
---@return string # the text of at least that width
---Errors:
---- `text.pad: option 'align' must be "left", "right" or "center", got "middle"`
---```lua
---local text = require "panier.text"
---print("[" .. text.pad("café", 6) .. "]", text.pad("5", 3, { align = "right", fill = "0" }))  --> [café  ] 005
---```
function text.pad(value, columns, options)
  check("text.pad", value, columns, options)
  options = options or {}
  local align, fill = options.align or "left", options.fill or " "
  if align ~= "left" and align ~= "right" and align ~= "center" then
    fail("text.pad", "option 'align' must be \"left\", \"right\" or \"center\", got " .. string.format("%q", align))
  end
  if width(fill) ~= 1 then
    fail("text.pad", "option 'fill' must be one character of one column, got " .. string.format("%q", fill))
  end
  local rest = columns - width(value)
  if rest <= 0 then return value end
  if align == "left" then return value .. fill:rep(rest) end
  if align == "right" then return fill:rep(rest) .. value end
  return fill:rep(rest // 2) .. value .. fill:rep(rest - rest // 2)
end

---Cuts a text to a width. Characters are never cut in half.
---@param value string the text
---@param columns integer the greatest width
---@param ellipsis? string what stands for the part that is cut off (default: "…")
---@return string # the text of at most that width
---```lua
---local text = require "panier.text"
---print(text.truncate("free-example.fr", 8))  --> free-ex…
---```
function text.truncate(value, columns, ellipsis)
  check("text.truncate", value, columns, ellipsis)
  ellipsis = ellipsis or "…"
  if columns < 0 then fail("text.truncate", "argument 'columns' (#2) must be at least 0, got " .. columns) end
  if width(value) <= columns then return value end
  local room = columns - width(ellipsis)
  if room < 0 then return fitting(value, columns) end
  return fitting(value, room) .. ellipsis
end

---Breaks a text into lines of a width, at spaces. A word that is wider is broken where it must be.
---
---Line breaks in the text stay; spaces at the places where it is broken go.
---@param value string the text
---@param columns integer the greatest width of a line, at least 1
---@return string[] # the lines
---```lua
---local text = require "panier.text"
---print(table.concat(text.wrap("a domain and its hosting", 12), "|"))  --> a domain and|its hosting
---```
function text.wrap(value, columns)
  check("text.wrap", value, columns)
  if columns < 1 then fail("text.wrap", "argument 'columns' (#2) must be at least 1, got " .. columns) end
  local lines = {}
  for paragraph in (value .. "\n"):gmatch("(.-)\r?\n") do
    local line, used, before = nil, 0, #lines
    for word in paragraph:gmatch("%S+") do
      local wide = width(word)
      if line and used + 1 + wide <= columns then
        line, used = line .. " " .. word, used + 1 + wide
      else
        if line then lines[#lines + 1] = line end
        while wide > columns do
          local head = fitting(word, columns)
          -- A character wider than the line stands alone.
          if head == "" then head = clusters(word)[1] end
          lines[#lines + 1] = head
          word = word:sub(#head + 1)
          wide = width(word)
        end
        if word == "" then line, used = nil, 0 else line, used = word, wide end
      end
    end
    if line or #lines == before then lines[#lines + 1] = line or "" end
  end
  return lines
end

---The text without space at its ends.
---@param value string the text
---@return string # what is left
---```lua
---local text = require "panier.text"
---print("[" .. text.trim("  free-a.fr \n") .. "]")  --> [free-a.fr]
---```
function text.trim(value)
  check("text.trim", value)
  local from = value:find("%S")
  if not from then return "" end
  local to = #value
  -- From the end, byte by byte: a pattern would look at every run of spaces.
  while value:find("^%s", to) do to = to - 1 end
  return value:sub(from, to)
end

---@class text.SplitOptions
---@field limit? integer how many parts at the most; the last one keeps the rest (default: no limit)
---@field trim? boolean whether space around the parts is dropped (default: false)
---@field skip_empty? boolean whether empty parts are left out (default: false)

---The parts between the places where a separator stands.
---@param value string the text
---@param separator string the text between two parts, taken as it is and not as a pattern
---@param options? text.SplitOptions which parts are given
---@return string[] # the parts in order
---Errors:
---- `text.split: argument 'separator' (#2) must not be empty`
---```lua
---local text = require "panier.text"
---print(table.concat(text.split("a.fr, b.fr,,c", ",", { trim = true, skip_empty = true }), "|"))  --> a.fr|b.fr|c
---```
function text.split(value, separator, options)
  check("text.split", value, separator, options)
  options = options or {}
  if separator == "" then fail("text.split", "argument 'separator' (#2) must not be empty") end
  local limit = options.limit or math.huge
  if limit < 1 then fail("text.split", "option 'limit' must be at least 1, got " .. limit) end
  local parts, from = {}, 1
  while true do
    local start, stop
    if #parts + 1 < limit then start, stop = value:find(separator, from, true) end
    local part = value:sub(from, (start or #value + 1) - 1)
    if options.trim then part = text.trim(part) end
    if not (options.skip_empty and part == "") then parts[#parts + 1] = part end
    if not start then return parts end
    from = stop + 1
  end
end

---The lines of a text, without their ends. A line end at the very end begins no further line.
---@param value string the text
---@return string[] # the lines in order
---```lua
---local text = require "panier.text"
---print(#text.lines("a\r\nb\n"))  --> 2
---```
function text.lines(value)
  check("text.lines", value)
  local lines = {}
  if value ~= "" and value:sub(-1) ~= "\n" then value = value .. "\n" end
  for line in value:gmatch("([^\n]*)\n") do
    if line:sub(-1) == "\r" then line = line:sub(1, -2) end
    lines[#lines + 1] = line
  end
  return lines
end

---Whether a text begins with another.
---@param value string the text
---@param prefix string what it may begin with, taken as it is
---@return boolean # whether it does
---```lua
---local text = require "panier.text"
---print(text.starts("premium-a.fr", "premium-"))  --> true
---```
function text.starts(value, prefix)
  check("text.starts", value, prefix)
  return value:sub(1, #prefix) == prefix
end

---Whether a text ends with another.
---@param value string the text
---@param suffix string what it may end with, taken as it is
---@return boolean # whether it does
---```lua
---local text = require "panier.text"
---print(text.ends("shop.co.uk", ".uk"), text.ends("shop.fr", ""))  --> true true
---```
function text.ends(value, suffix)
  check("text.ends", value, suffix)
  return suffix == "" or value:sub(-#suffix) == suffix
end

---The text without the indentation that all its lines have in common.
---
---Lines of nothing but space do not count and become empty; a first line that is empty goes.
---@param value string the text, such as one in `[[ ]]`
---@return string # the text moved to the left
---```lua
---local text = require "panier.text"
---print((text.dedent("\n  a\n    b"):gsub("\n", "|")))  --> a|  b
---```
function text.dedent(value)
  check("text.dedent", value)
  local lines = {}
  for line in (value .. "\n"):gmatch("([^\n]*)\n") do lines[#lines + 1] = line end
  if lines[1] and not lines[1]:find("%S") then table.remove(lines, 1) end
  local common
  for _, line in ipairs(lines) do
    if line:find("%S") then
      local indent = line:match("^[ \t]*")
      if not common then
        common = indent
      else
        while indent:sub(1, #common) ~= common do common = common:sub(1, -2) end
      end
    end
  end
  for i, line in ipairs(lines) do
    lines[i] = line:find("%S") and line:sub(#(common or "") + 1) or ""
  end
  return table.concat(lines, "\n")
end

local entities = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;", ["'"] = "&#39;" }

local built_in = {
  upper = string.upper,
  lower = string.lower,
  trim = text.trim,
  html = function(value)
    return (value:gsub("[&<>\"']", entities))
  end,
  url = function(value)
    return (value:gsub("[^%w%-._~]", function(c) return string.format("%%%02X", c:byte()) end))
  end,
  json = function(value)
    return encode(value)
  end,
  shell = function(value)
    return "'" .. value:gsub("'", "'\\''") .. "'"
  end,
}

---Fills a template: `{name}` stands for a value, `{name.field}` for a part of it, `{name | filter}` for what a filter
---makes of it; `{{` and `}}` are braces.
---
---Values are written as they print. Built-in filters: `upper`, `lower`, `trim`, `html`, `url`, `json` and `shell`
---escape or change text; `pad:12` and `right:12` fill it up to a width, `truncate:12` cuts it.
---Filters follow each other: `{name | truncate:20 | pad:20}`.
---@param template string the template
---@param values table|List the values by name; an object's fields count as well
---@param options? text.TemplateOptions filters of one's own, and what stands for a missing value
---@return string # the filled text
---Errors:
---- `text.template: line 1: there is no value 'nam'; the template needs it`
---- `text.template: line 1: there is no filter 'uper'; there are html, json, lower, pad, right, shell, trim,
---  truncate, upper, url`
---- `text.template: line 2: a brace is not closed; write {{ for a brace`
---```lua
---local text = require "panier.text"
---local offer = cart.new():offers("free-example.fr"):cheapest()
---print(text.template("{o.domain | upper} costs {o.total}", { o = offer }))  --> FREE-EXAMPLE.FR costs 5.59 EUR
---```
function text.template(template, values, options)
  check("text.template", template, values, options)
  options = options or {}
  local own = options.filters or {}
  local position, out = 1, {}

  local function broken(message)
    local _, line = template:sub(1, position - 1):gsub("\n", "")
    fail("text.template", "line " .. line + 1 .. ": " .. message)
  end

  local function value_of(path)
    local value = values
    for name in path:gmatch("[^.]+") do
      if type(value) ~= "table" and type(value) ~= "userdata" then
        value = nil
        break
      end
      value = value[math.tointeger(name) or name]
      if value == nil then break end
    end
    if value == nil then value = options.missing end
    if value == nil then broken("there is no value '" .. path .. "'; the template needs it") end
    return value
  end

  local function filtered(value, call)
    local name, argument = call:match("^([%a_][%w_]*):?(.*)$")
    if not name then broken("'" .. call .. "' is not the name of a filter") end
    if own[name] then return own[name](value, argument ~= "" and argument or nil) end
    value = tostring(value)
    if name == "pad" or name == "right" or name == "truncate" then
      local columns = math.tointeger(argument)
      if not columns or columns < 0 then
        broken("the filter '" .. name .. "' needs a width, as in " .. name .. ":12")
      end
      if name == "truncate" then return text.truncate(value, columns) end
      return text.pad(value, columns, { align = name == "right" and "right" or "left" })
    end
    if built_in[name] then return built_in[name](value) end
    local names = { "pad", "right", "truncate" }
    for known in pairs(built_in) do names[#names + 1] = known end
    for known in pairs(own) do names[#names + 1] = known end
    table.sort(names)
    broken("there is no filter '" .. name .. "'; there are " .. table.concat(names, ", "))
  end

  while true do
    local brace = template:find("[{}]", position)
    out[#out + 1] = template:sub(position, (brace or #template + 1) - 1)
    if not brace then return table.concat(out) end
    position = brace
    local sign = template:sub(brace, brace)
    if template:sub(brace + 1, brace + 1) == sign then
      out[#out + 1] = sign
      position = brace + 2
    elseif sign == "}" then
      broken("a closing brace has no opening one; write }} for a brace")
    else
      local close = template:find("}", brace, true)
      local inner = close and template:sub(brace + 1, close - 1)
      if not inner or inner:find("[{\n]") then broken("a brace is not closed; write {{ for a brace") end
      local parts = text.split(inner, "|", { trim = true })
      if parts[1] == "" then broken("there is no name between the braces") end
      local value = value_of(parts[1])
      for i = 2, #parts do value = filtered(value, parts[i]) end
      out[#out + 1] = tostring(value)
      position = close + 1
    end
  end
end

return text
