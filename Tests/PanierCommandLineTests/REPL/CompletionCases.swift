/// Inputs with the cursor at `‸`, whose completions are kept in a picture.
enum CompletionCases {
  /// What the session has entered before.
  static let entries = [
    #"c = cart.new{ subsidiary = "FR", description = "spring" }"#,
    #"offers = c:offers("free-table.fr")"#, "offer = offers:cheapest()", "item = c:add(offer)",
    #"plans = c:offers{ product = "vps", plan = "vps-2025-model1" }"#, "plan = plans[1]",
    #"bought = cart.new{ subsidiary = "FR" }"#,
    #"bought:add{ domain = "free-bought.fr" }:configure{ OWNER_LEGAL_AGE = true }"#,
    #"o = bought:assign():checkout{ max = money("20 EUR"), waive_retraction = true }"#,
    "mine = { alpha = 1, beta = 'b', inner = { deep = true } }", "local near = 5", "function shout(text) end",
    "local rows = stock.list{ plan = '24sk10' }",
  ]

  /// Inputs that offer something.
  static let offering: [(kind: String, inputs: [String])] = [
    (
      "globals, locals, keywords",
      [
        "car‸", "x = cata‸", "ne‸", "sho‸", "if near‸", "local x = nea‸", "whi‸", "for i = 1, 3 do br‸", "x = ni‸",
        "local alpha, apple = 1, 2\nreturn ap‸", "for index, value in ipairs(t) do print(val‸",
        "function f(first, second) return sec‸", "print(cart.new():offers('free-a.fr')) ord‸",
      ]
    ),
    (
      "members",
      [
        "cart.‸", "cart.op‸", "c.‸", "c.su‸", "c:su‸", "c:‸", "mine.‸", "mine.inner.‸", "catalog.pl‸", "string.for‸",
        "offer.‸", "offer.ren‸", "item:conf‸", "me.‸", "stock.‸", "offers:ch‸", "offers[1].st‸",
        "cart.new():off‸", "cart.new{ subsidiary = 'FR' }:add{ domain = 'a.fr' }:conf‸",
        "c:summary().to‸", "c:summary().total:per‸", "o:‸", "plan.pr‸", "rows[1].pl‸",
      ]
    ),
    (
      "camel and letters",
      [
        "me.pm‸", "catalog.prod‸", "c:rmc‸", "parl‸", "cart.NEW‸", #"c:offers{ product = "wh‸"#, "item:configure{ oLA‸",
      ]
    ),
    (
      "named arguments",
      [
        "cart.new{ ‸", "cart.new{ sub‸", #"cart.new{ subsidiary = "FR", ‸"#, "cart.new{ ‸, keep = true }",
        #"c:add{ domain = "a.fr", du‸"#, #"c:add(offer, { ‸"#, "c:checkout{ ‸", "c:checkout{ again = true, wa‸",
        "catalog.get('eco', { ‸", "stock.list{\n  product = 'eco',\n  ‸\n}", "show(offers, { ‸",
        "parallel({}, print, { ‸",
        "order.list{ ‸", "o:retract{ ‸", "c:offers{ ‸", "print(cart.new{ de‸",
        "c:offers{ product = 'vps', plan = nil, ‸",
      ]
    ),
    (
      "products",
      [
        #"c:offers{ product = "v‸"#, #"c:offers{ product = "vp‸" }"#, #"stock.list{ product = "‸"#,
        #"catalog.plans("ec‸"#,
        #"catalog.get("dom‸"#, "stock.list{ product = ‸", #"c:add{ product = "web‸"#, #"service.list("‸"#,
      ]
    ),
    (
      "plans",
      [
        #"c:offers{ product = "vps", plan = "‸"#, #"c:add{ product = "vps", plan = "vps-2025-model2‸"#,
        #"stock.list{ plan = "24sk10‸"#, #"catalog.plan("eco", "24sk2‸"#, #"catalog.plan("webHosting", "hosting-p‸"#,
        #"c:add{ plan = "hosting-perf‸", product = "webHosting" }"#, #"c:offers{ plan = "‸"#,
      ]
    ),
    (
      "suffixes",
      [
        #"c:offers("shop.f‸"#, #"c:offers("shop.co.‸"#, #"c:add{ domain = "shop.de‸"#,
        #"catalog.plan("domain", "fr‸"#,
      ]
    ),
    (
      "modes and periods",
      [
        #"c:add(offer, { duration = "‸"#, #"c:add(plan, { mode = "‸"#, #"c:add(plan, { duration = "‸"#,
        #"c:add{ product = "vps", plan = "vps-2025-model1", mode = "‸"#,
        #"c:add{ product = "vps", plan = "vps-2025-model1", duration = "‸"#, #"item:update{ duration = "P1‸"#,
      ]
    ),
    (
      "labels and their values",
      [
        "item:configure{ ‸", "item:configure{ OWNER_LEGAL_AGE = true, OWNER_‸", "item:configure{ OWNER_LEGAL_AGE = ‸",
        "item:configure{ OWNER_LEGAL_AGE = tr‸", #"item:configure{ OWNER_CONTACT = "‸"#, #"item:unconfigure("DN‸"#,
      ]
    ),
    (
      "places",
      [
        #"stock.list{ plan = "24sk10", datacenter = "‸"#, #"stock.list{ plan = "24sk10", datacenter = { "gra", "r‸"#,
        #"stock.list{ product = "vps", plan = "vps-2025-model1", datacenter = "gr‸"#,
      ]
    ),
    (
      "subsidiaries, currencies, fixed values",
      [
        #"cart.new{ subsidiary = "‸"#, #"cart.new{ subsidiary = "P‸" }"#, #"money(5, "P‸"#, #"money(5, "EU‸"#,
        #"show(offers, { format = "js‸"#, #"o:retract{ reason = "‸"#, "cart.new{ keep = ‸", "c:checkout{ again = t‸",
        #"c:add{ domain = "a.fr", action = "‸"#,
      ]
    ),
    (
      "the account",
      [
        "order.open(‸", #"cart.open("‸"#, #"service.open("‸"#,
      ]
    ),
    (
      "lists and help",
      [
        #"offers:sort("to‸"#, #"offers:sum("‸"#, #"show(offers, { sort = "re‸"#, #"show(offers, { columns = { "dom‸"#,
        #"help("cart.n‸"#, #"api.get("/order/cart/{cartId}/it‸"#,
      ]
    ),
    (
      "modules, files, commands",
      [
        #"local csv = require "panier.c‸"#, #"require("panier.cs‸")"#, #"require "hel‸"#, #"io.open("‸"#,
        #"io.open("no‸"#,
        #"dofile("./hel‸"#, #"io.lines("sub/‸"#, ".lo‸", ".‸", ".load he‸", ".save sub/‸",
      ]
    ),
  ]

  /// Inputs that offer nothing.
  static let silent = [
    "‸", "   ‸", "-- car‸", "--[[ car‸", "x = 12‸", "x = 0x1‸", "x = 1.‸", "'car‸", "\"abc.‸", "[[car‸", "[==[ cart.‸",
    "x = 'cart.new‸' .. y", "nothing.‸", "nothing.at.all‸", "nothing:‸", "mine.alpha.‸", "mine:‸", "print(‸", "1 + ‸",
    "cart.new(){ ‸", "f{ ‸", "x = { ‸", "local t = { a = ‸", "c:nothing{ ‸", "cart.zzz‸", "zzzz‸",
    #"c:offers("my.shop.be‸"#,
    #"cart.new{ zzz‸"#, #"c:coupon("‸"#, ".zzz‸", ".quit ‸", "c:offers(\"example‸", "offers:cheapest().‸",
    "goto ‸", "cart.new{ subsidiary = 'ZZZZZ‸", "function ‸",
  ]
}
