import PanierReference
import Testing

@Suite struct SourceDocumentationTests {
  private let source = """
    ---Works on things. It is
    ---short.
    ---@class things
    local things = {}

    ---@class things.Options
    ---@field size? integer how big (default: 1)
    ---@field name string what it is called

    ---A thing.
    ---@class Thing
    ---@field id integer its number
    local Thing = {}

    ---The greatest number.
    ---@type integer
    things.limit = 3

    ---Makes a thing.
    ---
    ---More about it
    ---in two lines.
    ---
    ---And a paragraph.
    ---@param what string|integer[] what it is made of
    ---@param options? things.Options how
    ---@param ... any more
    ---@return Thing? # the thing, or nil
    ---@return fun(x: any): boolean, string # a function
    ---Errors:
    ---- `things.make: not today`
    ---  because
    ---```lua
    ---local t = things.make("x")
    ---  print(t)
    ---```
    function things.make(what, options, ...)
    end

    ---Says its name.
    ---@return string # the name
    function Thing:name()
    end

    ---@package
    function things.internal() end

    local function helper() end

    return things
    """

  @Test func readsTheModule() {
    let documentation = SourceDocumentation(source: source, name: "my.things")
    #expect(documentation.problems == [])
    #expect(documentation.module.name == "my.things")
    #expect(documentation.module.summary == "Works on things. It is short.")
    #expect(
      documentation.module.fields == [
        FieldReference(name: "limit", type: .integer, summary: "The greatest number.")
      ])
    let options: [Parameter] = [
      .optional("size", .integer, "how big", default: "1"), .required("name", .string, "what it is called"),
    ]
    #expect(
      documentation.module.functions == [
        FunctionReference(
          name: "things.make", summary: "Makes a thing.",
          details: "More about it in two lines.\n\nAnd a paragraph.",
          parameters: [
            .required("what", .oneOf([.string, .list(.integer)]), "what it is made of"),
            .optional("options", .options(options), "how"), .rest("values", .any, "more"),
          ],
          results: [
            .value(.optional(.object("Thing")), "the thing, or nil"), .value(.function, "a function"),
          ], errors: ["things.make: not today because"], example: "local t = things.make(\"x\")\n  print(t)")
      ])
    #expect(documentation.types.map(\.name) == ["Thing"])
    #expect(documentation.types.first?.methods.map(\.name) == ["Thing:name"])
    #expect(documentation.types.first?.fields.map(\.name) == ["id"])
  }

  @Test func knowsWhereFunctionsBegin() {
    let documentation = SourceDocumentation(source: source, name: "my.things")
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    let line = (lines.firstIndex { $0.hasPrefix("function things.make") } ?? 0) + 1
    #expect(documentation.functionName(atLine: line) == "things.make")
    #expect(documentation.functionName(atLine: line + 1) == nil)
  }

  @Test func namesWhatIsMissing() {
    let documentation = SourceDocumentation(
      source: """
        ---@class a
        local a = {}

        ---Does.
        ---@param x string
        ---@return string
        function a.f(y) end

        function a.g() end

        ---Strays.
        function b.h() end
        """, name: "a")
    #expect(
      documentation.problems == [
        "7: the parameters of a.f are not those of its comment",
        "7: the parameter 'x' of a.f has no description",
        "7: a result of a.f has no description",
        "12: b.h belongs neither to a nor to a class above it",
        "1: a has no summary",
        "9: a.g is not documented",
      ])
  }

  @Test func namesLeadToModulesToRequire() {
    let documentation = SourceDocumentation(source: source, name: "my.things")
    let reference = Reference(modules: [documentation.module], types: documentation.types)
    for name in ["things.make", "my.things.make", "make"] {
      #expect(reference.lookup(name)?.name == "things.make", "\(name)")
    }
    #expect(reference.lookup("things")?.name == "my.things")
    #expect(reference.suggestions(for: "my.thigns").first == "my.things")
  }

  @Test func thePageOfAModuleTellsHowToRequireIt() {
    let documentation = SourceDocumentation(source: source, name: "my.things")
    let reference = Reference(modules: [documentation.module], types: documentation.types)
    #expect(
      reference.help("my.things") == """
        my.things
        Works on things. It is short.

          local things = require "my.things"

        Functions
          things.make(what, options?, values…) → Thing or nil, function
            Makes a thing.

        Values
          limit: integer  The greatest number.
        """)
  }

  @Test func annotationFiles() {
    let reference = Reference(
      modules: [
        ModuleReference(name: "", summary: "", functions: [FunctionReference(name: "show", summary: "Shows.")]),
        ModuleReference(
          name: "my.host", summary: "Hosts.", functions: [FunctionReference(name: "host.f", summary: "Does.")]),
      ], types: [])
    let files = reference.annotationFiles()
    #expect(files.map(\.path) == ["panier.lua", "my/host.lua"])
    #expect(files[0].text == "---@meta\n\n---Shows.\nfunction show() end\n")
    #expect(
      files[1].text == """
        ---@meta my.host

        ---Hosts.
        ---@class hostlib
        local host = {}

        ---Does.
        function host.f() end

        return host

        """)
  }
}
