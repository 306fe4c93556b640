---Works on lists, plain ones and those of offers and items. Nothing is changed in place; every function gives a new
---list.
---
---Where a function is asked for, the name of a field does as well: `list.sum(items, "total")`.
---@class list
local list = {}

local host = require "panier.host"
local check = host.check

local function fail(name, message)
  host.raise("usage", name .. ": " .. message)
end

-- The function that a field's name stands for. A table that lacks the field gives nil, an object says so itself.
local function selector(by)
  if type(by) == "function" then return by end
  return function(item) return item[by] end
end

local function same(item) return item end

-- What a message calls a value.
local function named(value)
  local kind = type(value)
  if kind == "string" then return string.format("%q", value) end
  if kind == "userdata" or kind == "number" or kind == "boolean" then return tostring(value) end
  return kind
end

---The results of a function for each item, in order.
---@param items table|List the list
---@param fn function|string takes an item and its position, or the name of a field
---@return table # what it gave; nil leaves the item out
---```lua
---local list = require "panier.list"
---print(table.concat(list.map({ 1, 2, 3 }, function(n) return n * n end), " "))  --> 1 4 9
---```
function list.map(items, fn)
  check("list.map", items, fn)
  local map, made, n = selector(fn), {}, 0
  for i = 1, #items do
    local value = map(items[i], i)
    if value ~= nil then
      n = n + 1
      made[n] = value
    end
  end
  return made
end

---The items for which a function gives true.
---@param items table|List the list
---@param fn function|string takes an item and its position, or the name of a field
---@return table # the items that are kept, in order
---```lua
---local list = require "panier.list"
---local offers = cart.new():offers("free-example.fr")
---print(#list.filter(offers, function(offer) return offer.total < money("10 EUR") end))  --> 1
---```
function list.filter(items, fn)
  check("list.filter", items, fn)
  local keeps, kept, n = selector(fn), {}, 0
  for i = 1, #items do
    local item = items[i]
    if keeps(item, i) then
      n = n + 1
      kept[n] = item
    end
  end
  return kept
end

---One value made of all items, from the first to the last.
---@param items table|List the list
---@param fn function takes what was made so far, an item and its position; gives what is made then
---@param start? any what it begins with (default: the first item)
---@return any # what was made; nil for an empty list without `start`
---```lua
---local list = require "panier.list"
---print(list.reduce({ 3, 9, 4 }, math.max))  --> 9
---```
function list.reduce(items, fn, start)
  check("list.reduce", items, fn, start)
  local from, made = 1, start
  if made == nil then from, made = 2, items[1] end
  for i = from, #items do made = fn(made, items[i], i) end
  return made
end

---The first item for which a function gives true.
---@param items table|List the list
---@param fn function|string takes an item and its position, or the name of a field
---@return any # the item, or nil when there is none
---@return integer|nil # its position
---```lua
---local list = require "panier.list"
---print(list.find({ "a", "bb", "cc" }, function(text) return #text == 2 end))  --> bb 2
---```
function list.find(items, fn)
  check("list.find", items, fn)
  local matches = selector(fn)
  for i = 1, #items do
    local item = items[i]
    if matches(item, i) then return item, i end
  end
  return nil
end

---Whether a function gives true for at least one item; false for an empty list.
---@param items table|List the list
---@param fn function|string takes an item and its position, or the name of a field
---@return boolean # whether there is one
---```lua
---local list = require "panier.list"
---print(list.any({ 1, 2, 3 }, function(n) return n > 2 end))  --> true
---```
function list.any(items, fn)
  check("list.any", items, fn)
  local matches = selector(fn)
  for i = 1, #items do
    if matches(items[i], i) then return true end
  end
  return false
end

---Whether a function gives true for every item; true for an empty list.
---@param items table|List the list
---@param fn function|string takes an item and its position, or the name of a field
---@return boolean # whether all are
---```lua
---local list = require "panier.list"
---print(list.all({ 1, 2, 3 }, function(n) return n > 2 end))  --> false
---```
function list.all(items, fn)
  check("list.all", items, fn)
  local matches = selector(fn)
  for i = 1, #items do
    if not matches(items[i], i) then return false end
  end
  return true
end

-- Merges two sorted halves; of equal keys the one from the first half comes first.
local function merge_sort(order, keys, before)
  local n = #order
  local source, target, width = order, {}, 1
  while width < n do
    for low = 1, n, 2 * width do
      local middle, high = math.min(low + width, n + 1), math.min(low + 2 * width, n + 1)
      local i, j = low, middle
      for k = low, high - 1 do
        if i < middle and (j >= high or not before(keys[source[j]], keys[source[i]])) then
          target[k], i = source[i], i + 1
        else
          target[k], j = source[j], j + 1
        end
      end
    end
    source, target, width = target, source, 2 * width
  end
  return source
end

---The items in the order of a key. Equal keys keep the order that their items had; items without the key come last.
---@param items table|List the list
---@param by function|string gives the key of an item, or the name of a field; "-name" for descending order
---@return table # the items in order
---Errors:
---- `list.sort_by: the keys 3 and "a" cannot be compared`
---```lua
---local list = require "panier.list"
---local names = list.sort_by({ { n = "b", p = 2 }, { n = "a", p = 1 }, { n = "c", p = 2 } }, "-p")
---print(names[1].n, names[2].n, names[3].n)  --> b c a
---```
function list.sort_by(items, by)
  check("list.sort_by", items, by)
  local descending = type(by) == "string" and by:sub(1, 1) == "-"
  local key = selector(descending and by:sub(2) or by)
  local keys, order, last = {}, {}, {}
  for i = 1, #items do
    keys[i] = key(items[i])
    if keys[i] == nil then last[#last + 1] = i else order[#order + 1] = i end
  end
  local function before(a, b)
    if descending then a, b = b, a end
    if type(a) == "boolean" and type(b) == "boolean" then return not a and b end
    local ok, answer = pcall(function() return a < b end)
    if not ok then fail("list.sort_by", "the keys " .. named(a) .. " and " .. named(b) .. " cannot be compared") end
    return answer
  end
  -- Keys of one plain kind need no guard.
  local kind = #order > 0 and type(keys[order[1]])
  if kind == "number" or kind == "string" then
    local alike = true
    for _, i in ipairs(order) do alike = alike and type(keys[i]) == kind end
    if alike then
      before = descending and function(a, b) return b < a end or function(a, b) return a < b end
    end
  end
  local sorted = {}
  for k, i in ipairs(merge_sort(order, keys, before)) do sorted[k] = items[i] end
  for _, i in ipairs(last) do sorted[#sorted + 1] = items[i] end
  return sorted
end

---The items in groups of the same key.
---@param items table|List the list
---@param by function|string gives the key of an item, or the name of a field
---@return table # a list of items for each key; items without a key are in none
---@return table # the keys in the order in which they came first
---```lua
---local list = require "panier.list"
---local function suffix(name) return name:match("%w+$") end
---local groups, keys = list.group_by({ "free.fr", "free.com", "market.fr" }, suffix)
---print(keys[1], #groups.fr, keys[2], #groups.com)  --> fr 2 com 1
---```
function list.group_by(items, by)
  check("list.group_by", items, by)
  local key, groups, keys = selector(by), {}, {}
  for i = 1, #items do
    local item = items[i]
    local k = key(item, i)
    if k ~= nil then
      local group = groups[k]
      if group then
        group[#group + 1] = item
      else
        groups[k] = { item }
        keys[#keys + 1] = k
      end
    end
  end
  return groups, keys
end

---The items by their key; of two with the same key the later one.
---@param items table|List the list
---@param by function|string gives the key of an item, or the name of a field
---@return table # the item of each key
---```lua
---local list = require "panier.list"
---local by_name = list.index_by(cart.new():offers("free-example.fr"), "domain")
---print(by_name["free-example.fr"].status)  --> available
---```
function list.index_by(items, by)
  check("list.index_by", items, by)
  local key, index = selector(by), {}
  for i = 1, #items do
    local item = items[i]
    local k = key(item, i)
    if k ~= nil then index[k] = item end
  end
  return index
end

---The sum of numbers or of money. Amounts are added exactly; two currencies cannot be mixed.
---@param items table|List the list
---@param by? function|string gives the amount of an item, or the name of a field (default: the item itself)
---@return any # the sum; 0 for an empty list
---Errors:
---- `list.sum: item 2 has no amount`
---- `list.sum: EUR and USD cannot be mixed; convert one of them first`
---```lua
---local list = require "panier.list"
---print(list.sum({ money("4.99 EUR"), money("7.79 EUR") }), list.sum({ 1, 2, 3 }))  --> 12.78 EUR 6
---```
function list.sum(items, by)
  check("list.sum", items, by)
  local amount, total = by and selector(by) or same, nil
  for i = 1, #items do
    local value = amount(items[i], i)
    if value == nil then fail("list.sum", "item " .. i .. " has no amount") end
    if total == nil then
      total = value
    else
      local ok, sum = pcall(function() return total + value end)
      if not ok then
        fail("list.sum", type(sum) ~= "string" and sum.message
          or "item " .. i .. " cannot be added: " .. named(total) .. " + " .. named(value))
      end
      total = sum
    end
  end
  if total == nil then return 0 end
  return total
end

local function extreme(name, items, by, is_better)
  local key, best, best_key = selector(by), nil, nil
  for i = 1, #items do
    local k = key(items[i], i)
    if k ~= nil then
      local better = best_key == nil
      if not better then
        local ok, answer = pcall(is_better, k, best_key)
        if not ok then
          fail(name, "the keys " .. named(k) .. " and " .. named(best_key) .. " cannot be compared")
        end
        better = answer
      end
      if better then best, best_key = items[i], k end
    end
  end
  return best
end

---The item with the smallest key; of equal ones the first. Items without the key do not count.
---@param items table|List the list
---@param by function|string gives the key of an item, or the name of a field
---@return any # the item, or nil when none has the key
---```lua
---local list = require "panier.list"
---print(list.min_by({ { p = 3 }, { p = 1 }, { p = 2 } }, "p").p)  --> 1
---```
function list.min_by(items, by)
  check("list.min_by", items, by)
  return extreme("list.min_by", items, by, function(a, b) return a < b end)
end

---The item with the greatest key; of equal ones the first. Items without the key do not count.
---@param items table|List the list
---@param by function|string gives the key of an item, or the name of a field
---@return any # the item, or nil when none has the key
---```lua
---local list = require "panier.list"
---print(list.max_by({ "fr", "technology", "com" }, function(suffix) return #suffix end))  --> technology
---```
function list.max_by(items, by)
  check("list.max_by", items, by)
  return extreme("list.max_by", items, by, function(a, b) return a > b end)
end

---The items without those whose key came before.
---@param items table|List the list
---@param by? function|string gives the key of an item, or the name of a field (default: the item itself)
---@return table # the items that are kept, in order
---```lua
---local list = require "panier.list"
---print(table.concat(list.uniq_by({ "a.fr", "b.fr", "a.fr" }), " "))  --> a.fr b.fr
---```
function list.uniq_by(items, by)
  check("list.uniq_by", items, by)
  local key, seen, kept = by and selector(by) or same, {}, {}
  for i = 1, #items do
    local item = items[i]
    local k = key(item, i)
    if k == nil or not seen[k] then
      if k ~= nil then seen[k] = true end
      kept[#kept + 1] = item
    end
  end
  return kept
end

---The items in pieces of a size; the last piece may be smaller.
---@param items table|List the list
---@param size integer how many items a piece has, at least 1
---@return table # the pieces, lists themselves
---```lua
---local list = require "panier.list"
---print(#list.chunk({ 1, 2, 3, 4, 5 }, 2))  --> 3
---```
function list.chunk(items, size)
  check("list.chunk", items, size)
  if size < 1 then fail("list.chunk", "argument 'size' (#2) must be at least 1, got " .. size) end
  local pieces = {}
  for i = 1, #items do
    local piece = (i - 1) // size + 1
    pieces[piece] = pieces[piece] or {}
    table.insert(pieces[piece], items[i])
  end
  return pieces
end

---Pairs of the items of two lists, as long as both have one.
---@param first table|List one list
---@param second table|List the other list
---@return table # lists of two items
---```lua
---local list = require "panier.list"
---local pairs_of = list.zip({ "a.fr", "b.fr" }, { 1, 2 })
---print(pairs_of[2][1], pairs_of[2][2])  --> b.fr 2
---```
function list.zip(first, second)
  check("list.zip", first, second)
  local zipped = {}
  for i = 1, math.min(#first, #second) do zipped[i] = { first[i], second[i] } end
  return zipped
end

---The items of the lists in a list, one level deep; items that are no lists stay.
---@param items table|List the list
---@return table # the items in order
---```lua
---local list = require "panier.list"
---print(table.concat(list.flatten({ { 1, 2 }, 3, { 4 } }), " "))  --> 1 2 3 4
---```
function list.flatten(items)
  check("list.flatten", items)
  local flat, n = {}, 0
  for i = 1, #items do
    local item = items[i]
    -- Objects with a length are Panier's own lists; tables with names are records.
    local is_list = (type(item) == "table" and (item[1] ~= nil or next(item) == nil))
      or (type(item) == "userdata" and pcall(function() return #item end))
    if is_list then
      for j = 1, #item do
        n = n + 1
        flat[n] = item[j]
      end
    else
      n = n + 1
      flat[n] = item
    end
  end
  return flat
end

---The first items.
---@param items table|List the list
---@param count integer how many at the most
---@return table # the items in order
---```lua
---local list = require "panier.list"
---print(table.concat(list.take({ "a", "b", "c" }, 2), " "))  --> a b
---```
function list.take(items, count)
  check("list.take", items, count)
  local taken = {}
  for i = 1, math.min(count, #items) do taken[i] = items[i] end
  return taken
end

return list
