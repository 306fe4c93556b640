import PanierKit
import PanierReference
import PanierVM

/// The Lua that stands around a recipe while its description is read: it takes the description and offers nothing else.
enum ManifestPrelude {
  /// The text.
  ///
  /// Every name that `run` will find is a stand-in here, which says so when it is used.
  static let source: String = {
    // The names alone: the whole documentation would take longer than the description.
    let names =
      PanierLibrary.modules.map(\.name).filter { !$0.contains(".") } + PanierLibrary.globals.map(\.name)
    let outside = Set(names).union(["arg", "params", "env"]).subtracting(["recipe"]).sorted()
    return """
      local next, type, error, tostring, setmetatable = next, type, error, tostring, setmetatable
      local find = string.find

      local function standIn(name)
        return setmetatable({}, {
          __index = function(_, key) return standIn(name .. "." .. tostring(key)) end,
          __newindex = function() error("'" .. name .. "' cannot be changed", 2) end,
          __call = function()
            error("'" .. name .. "' cannot be called while the description is read; call it inside run", 2)
          end,
          __metatable = "stand-in",
        })
      end

      local function copied(from, what)
        if type(from) ~= "table" then error(what .. " takes a table, got " .. type(from), 3) end
        local copy = {}
        for key, value in next, from do copy[key] = value end
        return copy
      end

      local place = 0
      param = {}
      for kind in ("string integer number boolean money period domain choice list"):gmatch("%a+") do
        param[kind] = function(spec)
          place = place + 1
          return { kind = kind, place = place, spec = copied(spec == nil and {} or spec, "param." .. kind) }
        end
      end
      setmetatable(param, { __index = function(_, kind)
        error("there is no param." .. tostring(kind)
          .. "; use string, integer, number, boolean, money, period, domain, choice or list", 2)
      end })

      function recipe(description) return { form = "recipe", fields = copied(description, "recipe") } end
      function library(description) return { form = "library", fields = copied(description, "library") } end
      function panier_matches(text, pattern) return find(text, "^" .. pattern .. "$") ~= nil end
      require = function(name) return standIn("require \\"" .. tostring(name) .. "\\"") end

      """ + outside.map { "\($0) = standIn(\"\($0)\")\n" }.joined()
  }()
}
