---Reads and writes CSV and TSV, the text that spreadsheets and registrars exchange.
---@class csv
local csv = {}

local host = require "panier.host"
local check = host.check
local null = json.null
local find, sub, gsub, byte = string.find, string.sub, string.gsub, string.byte

---@class csv.ReadOptions
---@field separator? string the character between two fields; "\t" for TSV (default: a comma)
---@field quote? string the character around fields that hold separators or line breaks (default: a double quote)
---@field header? boolean whether the first row names the columns (default: true)
---@field columns? string[] the names of the columns, for texts without a header row
---@field trim? boolean whether space around unquoted fields is dropped (default: false)
---@field ragged? boolean whether rows may have fewer or more fields than there are columns (default: false)
---@field convert? table functions by column name that make values of the text, such as { ceiling = money }

---@class csv.WriteOptions
---@field columns? string[] which fields are written, in this order (default: all names, in alphabetical order)
---@field header? boolean whether the first row names the columns (default: true)
---@field separator? string the character between two fields (default: a comma)
---@field quote? string the character around fields that need it (default: a double quote)
---@field quote_all? boolean whether every field is quoted (default: false)
---@field eol? string what ends a row, "\n" or "\r\n" (default: "\n")
---@field escape_formulas? boolean whether text that a spreadsheet would run gets an apostrophe (default: false)

local function fail(name, message)
  host.raise("usage", name .. ": " .. message)
end

-- One character of ASCII that cannot be mistaken for another part of the format.
local function mark(name, option, text, default)
  if text == nil then return default end
  if #text ~= 1 or byte(text) > 127 or text == "\n" or text == "\r" then
    fail(name, "option '" .. option .. "' must be one character of ASCII, got " .. string.format("%q", text))
  end
  return text
end

local function marks(name, options)
  local separator = mark(name, "separator", options.separator, ",")
  local quote = mark(name, "quote", options.quote, '"')
  if separator == quote then fail(name, "the separator and the quote are both " .. string.format("%q", quote)) end
  return separator, quote
end

-- The text as it is read: without the mark of UTF-8 that spreadsheets put in front, and with line feeds at the ends of
-- lines where a text has carriage returns alone, as old programs write them.
local function readable(name, text)
  local head = sub(text, 1, 2)
  if head == "\xFF\xFE" or head == "\xFE\xFF" then
    fail(name, "the text is UTF-16; save it as UTF-8 (in a spreadsheet: «CSV UTF-8»)")
  end
  if sub(text, 1, 3) == "\xEF\xBB\xBF" then text = sub(text, 4) end
  if find(text, "\n", 1, true) then return text end
  return (gsub(text, "\r", "\n"))
end

local function trimmed(text)
  return (gsub(gsub(text, "^[ \t]+", ""), "[ \t]+$", ""))
end

-- An iterator over the records of a text: a list of fields, their count, and the line on which they begin.
local function records(name, text, separator, quote, trim)
  local position, line, length = 1, 1, #text

  -- The fields of a record that holds quotes; it may go over several lines.
  local function quoted_record(first_line)
    local fields, n = {}, 0
    while true do
      while trim and find(text, "^[ \t]", position) and sub(text, position, position) ~= separator do
        position = position + 1
      end
      local field
      if sub(text, position, position) == quote then
        local pieces, from = {}, position + 1
        while true do
          local stop = find(text, quote, from, true)
          if not stop then
            fail(name, "line " .. first_line .. ": a quoted field is not closed before the text ends")
          end
          pieces[#pieces + 1] = sub(text, from, stop - 1)
          from = stop + 1
          if sub(text, from, from) ~= quote then break end
          pieces[#pieces + 1] = quote
          from = from + 1
        end
        field = table.concat(pieces)
        for _ in string.gmatch(field, "\n") do line = line + 1 end
        position = from
        while trim and find(text, "^[ \t]", position) and sub(text, position, position) ~= separator do
          position = position + 1
        end
      else
        local stop = find(text, "[\n" .. "%" .. separator .. "]", position) or length + 1
        field = sub(text, position, stop - 1)
        if sub(text, stop, stop) ~= separator and sub(field, -1) == "\r" then field = sub(field, 1, -2) end
        if trim then field = trimmed(field) end
        position = stop
      end
      n = n + 1
      fields[n] = field
      local next_byte = sub(text, position, position)
      if next_byte == separator then
        position = position + 1
      elseif next_byte == "" or next_byte == "\n" or find(text, "^\r\n", position) or find(text, "^\r$", position) then
        position = (find(text, "\n", position, true) or length) + 1
        line = line + 1
        return fields, n
      else
        fail(name, "line " .. line .. ": there is text behind the closing quote of field " .. n
          .. "; write a quote inside a field twice")
      end
    end
  end

  return function()
    while position <= length do
      local first_line = line
      local stop = find(text, "\n", position, true) or length + 1
      local last = stop - 1
      if byte(text, last) == 13 then last = last - 1 end
      if last < position then
        position, line = stop + 1, line + 1  -- an empty line is no record
      else
        local whole = sub(text, position, last)
        if find(whole, quote, 1, true) then
          local fields, n = quoted_record(first_line)
          return fields, n, first_line
        end
        local fields, n, from = {}, 0, 1
        while true do
          local cut = find(whole, separator, from, true)
          n = n + 1
          local field = sub(whole, from, cut and cut - 1)
          fields[n] = trim and trimmed(field) or field
          if not cut then break end
          from = cut + 1
        end
        position, line = stop + 1, line + 1
        return fields, n, first_line
      end
    end
  end
end

-- The names of the columns, each once and none empty.
local function checked_columns(name, columns, where)
  local seen = {}
  for i, column in ipairs(columns) do
    if column == "" then fail(name, where .. ": column " .. i .. " has no name") end
    if seen[column] then
      fail(name, where .. ": the columns " .. seen[column] .. " and " .. i .. " are both named '" .. column .. "'")
    end
    seen[column] = i
  end
  return columns
end

local function contains(columns, name)
  for _, column in ipairs(columns) do
    if column == name then return true end
  end
  return false
end

local function converted(name, row, convert, line)
  for column, fn in pairs(convert) do
    local text = row[column]
    if text ~= nil and text ~= "" then
      local ok, value = pcall(fn, text)
      if not ok then
        local reason = type(value) ~= "string" and value.message or value
        fail(name, "line " .. line .. ": column '" .. tostring(column) .. "': " .. tostring(reason))
      end
      row[column] = value
    elseif text == "" then
      row[column] = nil
    end
  end
end

local function row_reader(name, text, options)
  options = options or {}
  local separator, quote = marks(name, options)
  local next_record = records(name, readable(name, text), separator, quote, options.trim)
  local columns, count = options.columns, 0
  if columns then
    checked_columns(name, columns, "option 'columns'")
  elseif options.header ~= false then
    local fields, n, line = next_record()
    if not fields then return function() end end
    columns = fields
    for i = 1, n do columns[i] = trimmed(columns[i]) end
    checked_columns(name, columns, "line " .. line)
  end
  if columns then count = #columns end
  local ragged, convert = options.ragged, options.convert
  for column, fn in pairs(convert or {}) do
    if type(fn) ~= "function" then
      fail(name, "option 'convert': '" .. tostring(column) .. "' must be a function, got " .. type(fn))
    end
    if columns and not contains(columns, column) then
      fail(name, "option 'convert': there is no column '" .. tostring(column) .. "' among "
        .. table.concat(columns, ", "))
    end
  end
  return function()
    local fields, n, line = next_record()
    if not fields then return nil end
    local row = fields
    if columns then
      if n ~= count and not ragged then
        fail(name, "line " .. line .. ": " .. n .. (n == 1 and " field, but there are " or " fields, but there are ")
          .. count .. " columns (" .. table.concat(columns, ", ") .. ")")
      end
      row = {}
      for i = 1, n do row[columns[i] or i] = fields[i] end
    end
    if convert then converted(name, row, convert, line) end
    return row, line
  end
end

---Reads a text: a list with a table for each row, whose fields are named by the columns.
---
---Without a header row, and without names given, each row is a list. All values are text unless `convert` says
---otherwise; a field that `convert` names and that is empty is nil. Empty lines are left out. A mark of UTF-8 at the
---beginning is skipped, and lines may end in `\n` or `\r\n`.
---@param text string the whole text
---@param options? csv.ReadOptions how it is written
---@return table[] # the rows in order
---Errors:
---- `csv.read: line 3: 2 fields, but there are 3 columns (domain, years, ceiling)`
---- `csv.read: line 2: a quoted field is not closed before the text ends`
---```lua
---local csv = require "panier.csv"
---local rows = csv.read("domain;ceiling\nfree-a.fr;12 EUR\n", { separator = ";", convert = { ceiling = money } })
---print(rows[1].domain, rows[1].ceiling)  --> free-a.fr 12.00 EUR
---```
function csv.read(text, options)
  check("csv.read", text, options)
  local list, n = {}, 0
  for row in row_reader("csv.read", text, options) do
    n = n + 1
    list[n] = row
  end
  return list
end

---Walks over the rows of a text, one at a time: `for row, line in csv.rows(text) do`.
---@param text string the whole text
---@param options? csv.ReadOptions how it is written
---@return fun(): table, integer # gives the next row and the line on which it begins
---Errors:
---- `csv.rows: line 1: the columns 1 and 3 are both named 'domain'`
---```lua
---local csv = require "panier.csv"
---for row, line in csv.rows("domain\nfree-a.fr\nfree-b.fr") do print(line, row.domain) end  --> 3 free-b.fr
---```
function csv.rows(text, options)
  check("csv.rows", text, options)
  return row_reader("csv.rows", text, options)
end

-- Text that spreadsheets take for a formula, which may call programs; plain numbers are none.
local function is_formula(text)
  return find(text, "^[=+%-@\t\r]") ~= nil and not tonumber(text)
end

-- The text of a value that is none; 'where' gives the words for its row and column.
local function field_text(name, value, where, r, i)
  local kind = type(value)
  if value == nil or value == null then return "" end
  if kind == "table" then
    local behind = getmetatable(value)
    if type(behind) ~= "table" or not behind.__tostring then
      fail(name, where(r, i) .. " is a table; write a text, a number, a boolean, money or a date")
    end
  elseif kind == "function" or kind == "thread" then
    fail(name, where(r, i) .. " is a " .. kind .. "; write a text, a number, a boolean, money or a date")
  end
  return tostring(value)
end

-- Every name that some row has, in alphabetical order; nil for rows that are lists.
local function names_of(name, list)
  local seen, names = {}, {}
  for i = 1, #list do
    local row = list[i]
    if type(row) ~= "table" then
      fail(name, "row " .. i .. " is a " .. type(row) .. "; name its fields in option 'columns'")
    end
    if row[1] ~= nil then return nil end
    for key in pairs(row) do
      if type(key) == "string" and not seen[key] then
        seen[key] = true
        names[#names + 1] = key
      end
    end
  end
  table.sort(names)
  return names
end

local function text_of(name, list, options)
  options = options or {}
  local separator, quote = marks(name, options)
  local eol = options.eol or "\n"
  if eol ~= "\n" and eol ~= "\r\n" then
    fail(name, "option 'eol' must be \"\\n\" or \"\\r\\n\", got " .. string.format("%q", eol))
  end
  local columns = options.columns and checked_columns(name, options.columns, "option 'columns'") or names_of(name, list)
  local special = "[%" .. separator .. "%" .. quote .. "\n\r]"
  local all, escape = options.quote_all, options.escape_formulas
  local lines, n = {}, 0

  local function where(r, i)
    if r == 0 then return "column " .. i end
    return "row " .. r .. ": " .. (columns and "'" .. columns[i] .. "'" or "field " .. i)
  end

  local function put(value, r, i)
    local text = type(value) == "string" and value or field_text(name, value, where, r, i)
    if escape and type(value) ~= "number" and is_formula(text) then text = "'" .. text end
    local first = byte(text)
    -- Space at an end would not survive everywhere without quotes.
    if all or find(text, special) or (first and (first <= 32 or byte(text, -1) <= 32)) then
      return quote .. gsub(text, "%" .. quote, quote .. quote) .. quote
    end
    return text
  end

  local function add(values, count, r)
    local fields = {}
    for i = 1, count do fields[i] = put(values[columns and r > 0 and columns[i] or i], r, i) end
    local line = table.concat(fields, separator)
    -- One empty field alone would read as an empty line.
    if line == "" then line = quote .. quote end
    n = n + 1
    lines[n] = line
  end

  if columns and #columns > 0 and options.header ~= false then add(columns, #columns, 0) end
  for r = 1, #list do
    local row = list[r]
    add(row, columns and #columns or #row, r)
  end
  if n == 0 then return "" end
  return table.concat(lines, eol) .. eol
end

---Writes rows as text: tables with names, lists of values, or objects such as offers and items.
---
---Fields are quoted where they hold a separator, a quote, a line break or space at an end. Money, periods and dates are
---written as they print; nil and `json.null` are empty fields. `escape_formulas` protects whoever opens the text in a
---spreadsheet from text that begins with `=`, `+`, `-` or `@` and would run there.
---@param rows table|List the rows
---@param options? csv.WriteOptions what is written, and how
---@return string # the text
---Errors:
---- `csv.write: row 2: 'tags' is a table; write a text, a number, a boolean, money or a date`
---- `csv.write: row 1 is a userdata; name its fields in option 'columns'`
---```lua
---local csv = require "panier.csv"
---local offers = cart.new():offers("free-example.fr")
---print(csv.write(offers, { columns = { "domain", "total" } }):match("[^\n]*\n([^\n]*)"))  --> free-example.fr,5.59 EUR
---```
function csv.write(rows, options)
  check("csv.write", rows, options)
  return text_of("csv.write", rows, options)
end

-- The library of files, which shared recipes do not have.
local function files(name)
  local io = rawget(_G, "io")
  if not io then fail(name, "shared recipes have no files; take the text as a parameter and use csv.read") end
  return io
end

---Reads a file. Only for own scripts: shared recipes have no files.
---@param path string the file
---@param options? csv.ReadOptions how it is written
---@return table[] # the rows in order
---Errors:
---- `csv.read_file: cannot open 'names.csv': No such file or directory`
---```lua
---local csv = require "panier.csv"
---local path = os.tmpname()
---csv.write_file(path, { { domain = "free-a.fr" } })
---print(csv.read_file(path)[1].domain)  --> free-a.fr
---```
function csv.read_file(path, options)
  check("csv.read_file", path, options)
  local file, reason = files("csv.read_file").open(path, "rb")
  if not file then fail("csv.read_file", "cannot open '" .. path .. "': " .. (gsub(reason, "^.*: ", ""))) end
  local text, problem = file:read("a")
  file:close()
  if not text then fail("csv.read_file", "cannot read '" .. path .. "': " .. (gsub(problem, "^.*: ", ""))) end
  local list, n = {}, 0
  for row in row_reader("csv.read_file", text, options) do
    n = n + 1
    list[n] = row
  end
  return list
end

---Writes rows to a file, which is replaced. Only for own scripts: shared recipes have no files.
---@param path string the file
---@param rows table|List the rows
---@param options? csv.WriteOptions what is written, and how
---Errors:
---- `csv.write_file: cannot write '/names.csv': Permission denied`
---```lua
---local csv = require "panier.csv"
---csv.write_file(os.tmpname(), { { domain = "free-a.fr", years = 2 } }, { columns = { "domain", "years" } })
---```
function csv.write_file(path, rows, options)
  check("csv.write_file", path, rows, options)
  -- Made before the file is touched: a mistake in a row leaves the old file as it is.
  local text = text_of("csv.write_file", rows, options)
  local file, reason = files("csv.write_file").open(path, "wb")
  if not file then fail("csv.write_file", "cannot write '" .. path .. "': " .. (gsub(reason, "^.*: ", ""))) end
  local written, problem = file:write(text)
  local closed, late = file:close()
  if not written or not closed then
    fail("csv.write_file", "cannot write '" .. path .. "': " .. (gsub(problem or late, "^.*: ", "")))
  end
end

return csv
