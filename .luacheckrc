-- What scripts find besides Lua's own library: what 'panier doc' shows, and what a run or a test sets.
std = "lua54"
max_line_length = 120
-- A branch that a comment explains may be empty.
ignore = { "542" }
read_globals = {
  "api", "arg", "ask", "cart", "catalog", "chart", "confirm", "env", "help", "json", "me", "money", "order", "parallel",
  "params", "period", "service", "show", "simulator", "sleep", "spawn", "stock", "timeout",
}
