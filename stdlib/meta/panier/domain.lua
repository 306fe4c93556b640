---@meta panier.domain

---Takes domain names apart, writes them in both of their forms and says what is wrong.
---@class domainlib
local domain = {}

---Takes a name apart.
---@param name string a name in any case, as people write it or in ASCII (`xn--`)
---@param options? { private?: boolean } which suffixes count
---@return table # a table with `unicode`, `ascii`, `suffix`, `label`, `registrable`, `subdomain`, `private` and `known`, which says whether the list has the top level
function domain.parse(name, options) end

---The suffix under which a name is registered.
---@param name string a name in any case, as people write it or in ASCII (`xn--`)
---@param options? { private?: boolean } which suffixes count
---@return string # the suffix in ASCII
function domain.suffix(name, options) end

---The part of a name in front of its suffix, which is what one chooses.
---@param name string a name in any case, as people write it or in ASCII (`xn--`)
---@param options? { private?: boolean } which suffixes count
---@return string|nil # the label in ASCII; nil where the name is a suffix
function domain.label(name, options) end

---The name that one registers: the suffix and one label.
---@param name string a name in any case, as people write it or in ASCII (`xn--`)
---@param options? { private?: boolean } which suffixes count
---@return string|nil # the name in ASCII; nil where the name is a suffix
function domain.registrable(name, options) end

---The form of a name that registries keep.
---@param name string a name in any case, as people write it or in ASCII (`xn--`)
---@return string # the name in ASCII and lower case
function domain.to_ascii(name) end

---The form of a name that people read.
---@param name string a name in any case, as people write it or in ASCII (`xn--`)
---@return string # the name in lower case and in its own letters
function domain.to_unicode(name) end

---Whether a text is a name that can be registered, and if not, why.
---@param name string a name in any case, as people write it or in ASCII (`xn--`)
---@return boolean # whether it is
---@return string|nil # the reason, where it is not
function domain.is_valid(name) end

---Looks closely at a name: what is wrong, and what is unusual.
---@param name string a name in any case, as people write it or in ASCII (`xn--`)
---@return table # a table with `valid`, `reason` (nil for a valid name) and `warnings`, a list of sentences about labels that mix scripts and top levels that are not known
function domain.check(name) end

return domain
