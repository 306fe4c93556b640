---@meta panier.host

---What modules written in Lua are built on: checks of arguments, errors, widths.
---@class hostlib
local host = {}

---Checks arguments against what the comments of a library's function declare.
---@param name string the function as its comment documents it, as in "csv.read"
---@param ... any its arguments in order
function host.check(name, ...) end

---Raises an error object, as functions of the host do.
---@param kind string the class of the error: "usage" for a mistake of the caller
---@param message string one sentence that says what is wrong and what to do
---@param fields? table more about it, readable by name
function host.raise(kind, message, fields) end

---How many columns of a terminal a text takes.
---@param text string the text
---@return integer # its width; controls count nothing
function host.width(text) end

---The characters of a text as a person counts them: a letter with its accents is one.
---@param text string the text
---@return string[] # the characters in order
function host.characters(text) end

---Shows how far something is, in place of what it showed before; only a terminal shows it.
---@param text? string what is shown; nil takes it away
function host.progress(text) end

return host
