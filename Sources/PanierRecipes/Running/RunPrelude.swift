/// The Lua that stands around a recipe while it runs.
enum RunPrelude {
  /// The text.
  ///
  /// `recipe{…}` gives a table with `run` alone. A recipe that is required by another one finds its parameters checked
  /// here; those of the recipe that the operator started were checked before.
  static let source = """
    local next, type, error, rawget, tostring, mathtype = next, type, error, rawget, tostring, math.type
    local setmetatable, sort, money, period = setmetatable, table.sort, money, period
    local made, place = setmetatable({}, { __mode = "k" }), 0

    local known = {}
    for kind in ("string integer number boolean money period domain choice list"):gmatch("%a+") do known[kind] = true end
    param = setmetatable({}, { __index = function(_, kind)
      if not known[kind] then error("there is no param." .. tostring(kind), 2) end
      return function(spec)
        place = place + 1
        local declared = {}
        made[declared] = { kind = kind, place = place, spec = spec or {} }
        return declared
      end
    end })

    local kinds = {
      string = "string", domain = "string", choice = "string", boolean = "boolean", list = "table", number = "number",
    }

    local function converted(name, declared, value)
      local kind = declared.kind
      if kind == "money" and type(value) == "string" then return money(value) end
      if kind == "period" and type(value) == "string" then return period(value) end
      local wanted = kinds[kind]
      local fits = wanted == nil or type(value) == wanted
      if kind == "integer" then fits = mathtype(value) == "integer" end
      if fits and kind == "choice" then
        fits = false
        for _, word in next, rawget(declared.spec, "of") or {} do fits = fits or word == value end
      end
      if not fits then
        error("parameter '" .. name .. "' must be a " .. kind .. ", got " .. type(value) .. " " .. tostring(value), 4)
      end
      return value
    end

    local function bound(recipe, params, given)
      if given == nil then given = {} end
      if type(given) ~= "table" then error(recipe .. ".run takes a table of parameters", 3) end
      local names = {}
      for name, declared in next, params do
        if made[declared] then names[#names + 1] = name end
      end
      sort(names, function(a, b) return made[params[a]].place < made[params[b]].place end)
      for name in next, given do
        if made[params[name]] == nil then error(recipe .. " has no parameter '" .. tostring(name) .. "'", 3) end
      end
      local values = {}
      for _, name in next, names do
        local declared, value = made[params[name]], rawget(given, name)
        if value == nil then
          value = rawget(declared.spec, "default")
          if type(value) == "function" then value = value(values) end
        end
        if value ~= nil then
          values[name] = converted(name, declared, value)
        elseif rawget(declared.spec, "required") then
          error(recipe .. " needs the parameter '" .. name .. "'", 3)
        end
      end
      return values
    end

    function recipe(description)
      local name, run = tostring(rawget(description, "name")), rawget(description, "run")
      local params = rawget(description, "params") or {}
      return { run = function(given) return run(bound(name, params, given)) end }
    end

    function library() return {} end
    """
}
