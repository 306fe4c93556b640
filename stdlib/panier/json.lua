---Reads and writes JSON, and keeps null, arrays and whole numbers as they are. The same value always gives the same
---text.
---@class json
local json = {}

local host = require "panier.host"
local check = host.check
-- The decoder and encoder of the host, written in C.
local core = _G.json

---@class json.EncodeOptions
---@field indent? integer how many spaces a level is indented by; 0 writes one line (default: 0)
---@field pretty? boolean whether it is indented by two spaces (default: false)

local function fail(name, message)
  host.raise("usage", name .. ": " .. message)
end

-- What the host's own error says, without the name of its function.
local function reason(problem)
  local text = type(problem) == "string" and problem or problem.message
  return (text:gsub("^.-:%d+: ", ""):gsub("^json%.encode: ", ""):gsub("^JSON: ", ""))
end

---The value that stands for JSON's null in tables, where nil would vanish.
---@type any
json.null = core.null

-- Objects of the host become what they print as: money "4.99 EUR", dates in ISO 8601.
local function plain(value, depth)
  local kind = type(value)
  if kind == "userdata" then
    if value == core.null then return value end
    return tostring(value)
  end
  if kind ~= "table" then return value end
  if depth > 200 then return value end
  local behind = getmetatable(value)
  if type(behind) == "table" and behind.__tostring then return tostring(value) end
  local copy
  for key, item in next, value do
    local made = plain(item, depth + 1)
    if not rawequal(made, item) and not copy then
      copy = {}
      for k, v in next, value do copy[k] = v end
      if core.is_array(value) then copy = core.array(copy) end
    end
    if copy then copy[key] = made end
  end
  return copy or value
end

---Writes a value as JSON. Names come in alphabetical order.
---
---A table with items 1 … n is an array, any other an object; an empty table is `{}` unless `json.array` marks it.
---Money, periods and dates are written as the text they print as.
---@param value any nil, `json.null`, a boolean, a number, text, a table, money, a period or a date
---@param options? json.EncodeOptions how it is laid out
---@return string # the text, without a line end behind it
---Errors:
---- `json.encode: a table that contains itself`
---- `json.encode: nan is no JSON number`
---```lua
---local json = require "panier.json"
---print(json.encode({ tags = json.array{}, price = money("4 EUR") }))  --> {"price":"4.00 EUR","tags":[]}
---```
function json.encode(value, options)
  check("json.encode", value, options)
  options = options or {}
  local indent = options.indent or (options.pretty and 2 or 0)
  if indent < 0 or indent > 8 then fail("json.encode", "option 'indent' must be from 0 to 8, got " .. indent) end
  local ok, text = pcall(core.encode, plain(value, 0), { indent = indent })
  if not ok then fail("json.encode", reason(text)) end
  return text
end

---Reads JSON text: objects become tables, arrays lists that stay arrays, null `json.null`.
---
---Whole numbers are integers; one beyond 64 bits is its own text, so that no digit is lost.
---@param text string the whole text
---@return any # the value
---Errors:
---- `json.decode: unfinished array at byte 3, line 1`
---```lua
---local json = require "panier.json"
---local value = json.decode('{"id":9007199254740993,"tags":[],"owner":null}')
---print(value.id, json.encode(value.tags), value.owner == json.null)  --> 9007199254740993 [] true
---```
function json.decode(text)
  check("json.decode", text)
  local ok, value = pcall(core.decode, text)
  if ok then return value end
  local message = reason(value)
  local place = tonumber(message:match("at byte (%d+)$"))
  if place then
    local _, breaks = text:sub(1, place - 1):gsub("\n", "")
    message = message .. ", line " .. breaks + 1
  end
  fail("json.decode", message)
end

---Reads JSON Lines: a value on each line, as logs and exports have them. Empty lines are left out.
---@param text string the whole text
---@return table # the values in order
---Errors:
---- `json.decode_lines: line 2: unknown word at byte 1`
---```lua
---local json = require "panier.json"
---print(#json.decode_lines('{"a":1}\n{"a":2}\n'))  --> 2
---```
function json.decode_lines(text)
  check("json.decode_lines", text)
  local values, line = {}, 0
  for piece in (text .. "\n"):gmatch("([^\n]*)\n") do
    line = line + 1
    if piece:find("%S") then
      local ok, value = pcall(core.decode, piece)
      if not ok then fail("json.decode_lines", "line " .. line .. ": " .. reason(value)) end
      values[#values + 1] = value
    end
  end
  return values
end

---Writes values as JSON Lines, one on each line.
---@param values table|List the values in order
---@return string # the text; every line ends in "\n"
---Errors:
---- `json.encode_lines: value 2: nan is no JSON number`
---```lua
---local json = require "panier.json"
---print((json.encode_lines{ { a = 1 }, { a = 2 } }:gsub("\n", ";")))  --> {"a":1};{"a":2};
---```
function json.encode_lines(values)
  check("json.encode_lines", values)
  local lines = {}
  for i = 1, #values do
    local ok, text = pcall(core.encode, plain(values[i], 0))
    if not ok then fail("json.encode_lines", "value " .. i .. ": " .. reason(text)) end
    lines[i] = text .. "\n"
  end
  return table.concat(lines)
end

---Marks a list as an array, so that it is written as `[]` also when it is empty.
---@param list? table the list; it is marked itself, not a copy (default: a new one)
---@return table # the list
---```lua
---local json = require "panier.json"
---print(json.encode(json.array()))  --> []
---```
function json.array(list)
  check("json.array", list)
  return core.array(list or {})
end

---Whether a table would be written as an array: it is marked as one, or has items.
---@param value any the value
---@return boolean # false for everything that is no table
---```lua
---local json = require "panier.json"
---print(json.is_array(json.decode("[]")), json.is_array({}), json.is_array({ 1 }))  --> true false true
---```
function json.is_array(value)
  return type(value) == "table" and (core.is_array(value) or #value > 0)
end

---Reads a value deep inside: names and positions one after the other; nil as soon as one is missing.
---@param value any the value to start from
---@param ... string|integer names of objects and positions in arrays, counted from 1
---@return any # the value, nil where something on the way is missing or null
---```lua
---local json = require "panier.json"
---local order = json.decode('{"lines":[{"price":{"text":"4.99 EUR"}}]}')
---print(json.get(order, "lines", 1, "price", "text"), json.get(order, "lines", 2, "price"))  --> 4.99 EUR nil
---```
function json.get(value, ...)
  check("json.get", value, ...)
  for i = 1, select("#", ...) do
    if type(value) ~= "table" then return nil end
    value = value[(select(i, ...))]
  end
  if value == core.null then return nil end
  return value
end

return json
