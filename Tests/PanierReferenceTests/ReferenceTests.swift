import PanierReference
import Testing

@Suite struct ReferenceTests {
  static let reference = Reference(
    modules: [
      ModuleReference(
        name: "", summary: "Functions without a module.",
        functions: [
          FunctionReference(
            name: "help", summary: "Shows documentation.", parameters: [.required("what", .any, "what about")])
        ]),
      ModuleReference(
        name: "cart", summary: "Carts.",
        functions: [
          FunctionReference(
            name: "cart.new", summary: "Makes a cart.",
            parameters: [
              .required(
                "settings",
                .options([
                  .optional("subsidiary", .string, "the country", default: "the account's"),
                  .optional("description", .string, "a note to find it by"),
                ]), "the settings")
            ], results: [.value(.object("Cart"), "the cart")], example: "local c = cart.new{ subsidiary = \"FR\" }"),
          FunctionReference(
            name: "cart.list", summary: "Lists carts.", results: [.value(.list(.object("Cart")), "all carts")]),
        ], fields: [FieldReference(name: "limit", type: .integer, summary: "how many carts there may be")]),
    ],
    types: [
      TypeReference(
        name: "Cart", summary: "A cart.",
        fields: [FieldReference(name: "id", type: .string, summary: "its number")],
        methods: [
          FunctionReference(
            name: "Cart:add", summary: "Adds an offer.",
            parameters: [
              .required("offer", .oneOf([.object("Offer"), .table]), "what to add"),
              .optional("options", .options([.optional("duration", .string, "how long")]), "more"),
            ], results: [.value(.object("Item"), "the line"), .value(.optional(.string), "a warning")],
            errors: ["api: the service refuses the offer"])
        ], operators: [FunctionReference(name: "#cart", summary: "Counts the items.")])
    ])

  @Test(arguments: [
    ("cart", "cart"), ("cart.new", "cart.new"), ("Cart", "Cart"), ("Cart:add", "Cart:add"), ("cart:add", "Cart:add"),
    ("Cart.add", "Cart:add"), ("add", "Cart:add"), ("new", "cart.new"), ("cart.id", "Cart.id"), ("help", "help"),
    ("cart.limit", "cart.limit"),
  ])
  func looksUp(_ name: String, _ found: String) {
    #expect(Self.reference.lookup(name)?.name == found)
  }

  @Test func suggests() {
    #expect(Self.reference.lookup("cart.nwe") == nil)
    #expect(Self.reference.suggestions(for: "cart.nwe").first == "cart.new")
    #expect(Self.reference.suggestions(for: "ad").contains("Cart:add"))
    #expect(Self.reference.suggestions(for: "cart") == [])
    #expect(Self.reference.suggestions(for: "zzzzzz") == [])
  }

  @Test func signatures() {
    func signature(_ name: String) -> String? {
      if case .function(let function)? = Self.reference.lookup(name) { return function.signature }
      return nil
    }
    #expect(signature("cart.new") == "cart.new{ subsidiary?, description? } → Cart")
    #expect(signature("Cart:add") == "Cart:add(offer, options?) → Item, string or nil")
    #expect(signature("cart.list") == "cart.list() → list of Cart")
    #expect(signature("help") == "help(what)")
  }

  @Test func findsTheFunctionThatCodeNames() {
    #expect(Self.reference.function(at: "cart.new")?.call == "{ subsidiary?, description? } → Cart")
    #expect(Self.reference.function(at: "Cart:add")?.call == "(offer, options?) → Item, string or nil")
    #expect(Self.reference.function(at: "help")?.call == "(what)")
    // Only one thing is called so, but the code names another.
    #expect(Self.reference.function(at: "new") == nil)
    #expect(Self.reference.function(at: "cart") == nil)
  }

  @Test func helpPageOfAFunction() {
    let page = """
      cart.new{ subsidiary?, description? } → Cart
      Makes a cart.

      Parameters
        settings: table         the settings
          subsidiary?: string   the country (default: the account's)
          description?: string  a note to find it by

      Returns
        Cart  the cart

      Example
        local c = cart.new{ subsidiary = "FR" }

      Since 0.1
      """
    #expect(Self.reference.help("cart.new") == page)
    #expect(Self.reference.help("nothing") == nil)
  }

  @Test func helpPageOfAType() {
    let page = """
      Cart
      A cart.

      Fields
        id: string  its number

      Methods
        Cart:add(offer, options?) → Item, string or nil
          Adds an offer.

      Operators
        #cart  Counts the items.
      """
    #expect(Self.reference.help("Cart") == page)
  }

  @Test func helpPagesFitTheTerminal() {
    let long = String(repeating: "many words and ", count: 20)
    let function = FunctionReference(
      name: "x.y", summary: long, details: long + "\n\n" + long,
      parameters: [.required("a_rather_long_parameter_name_it_is", .string, long)],
      results: [.value(.string, long)], errors: [long])
    let page = Reference(
      modules: [ModuleReference(name: "x", summary: long, functions: [function])], types: []
    ).help("x.y")
    let lines = page?.split(separator: "\n") ?? []
    #expect(lines.count > 20)
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test func markdown() {
    let manual = Self.reference.markdown()
    #expect(manual.hasPrefix("# Reference\n\n## Global functions\n\nFunctions without a module.\n"))
    #expect(
      manual.contains(
        """
        ### `Cart:add(offer, options?) → Item, string or nil`

        Adds an offer.

        | Parameter | Type | Meaning |
        |---|---|---|
        | `offer` | Offer or table | what to add |
        | `options?` | table | more |
        | `options.duration?` | string | how long |

        Returns:

        - Item: the line
        - string or nil: a warning

        Errors:

        - api: the service refuses the offer

        Since 0.1.
        """))
    #expect(manual == Self.reference.markdown())
  }

  @Test func annotations() {
    #expect(
      Self.reference.annotations() == """
        ---@meta

        ---A cart.
        ---@class Cart
        ---@field id string its number
        ---@operator len: integer
        local Cart = {}

        ---Adds an offer.
        ---@param offer Offer|table what to add
        ---@param options? { duration?: string } more
        ---@return Item # the line
        ---@return string|nil # a warning
        function Cart:add(offer, options) end

        ---Shows documentation.
        ---@param what any what about
        function help(what) end

        ---Carts.
        ---@class cartlib
        ---@field limit integer how many carts there may be
        cart = {}

        ---Makes a cart.
        ---@param settings { subsidiary?: string, description?: string } the settings
        ---@return Cart # the cart
        function cart.new(settings) end

        ---Lists carts.
        ---@return Cart[] # all carts
        function cart.list() end

        """)
  }

  @Test func dump() {
    let dump = Reference(
      modules: [ModuleReference(name: "a", summary: "say \"x\"\n\u{1}", functions: [])], types: []
    ).json()
    #expect(
      dump
        == #"{"modules":[{"fields":[],"functions":[],"name":"a","summary":"say \"x\"\n\u0001"}],"types":[],"version":1}"#
    )
  }
}
