import OVHClient
import PanierOrdering
import PanierRecipes

extension HostileRecipe {
  /// Puts a recipe of one text into the repository `hello`, tagged with its version.
  @discardableResult
  private static func publish(
    _ workshop: HostileWorkshop, _ version: String, tag: String? = nil, risk: String = "quote", run: String = "return 1"
  ) throws -> String {
    try workshop.write("hello/recipe.lua", HostileWorkshop.recipe(version: version, risk: risk, run: run))
    return try workshop.publish("hello", tag: tag ?? "v" + version) + "@v" + version
  }

  private static func pinned(_ workshop: HostileWorkshop) throws -> LockEntry {
    guard let entry = try LockFile(path: workshop.lock)["hello"] else { throw RecipeError(.unknown, "not pinned") }
    return entry
  }

  private static let unasked =
    "there is no terminal to ask on; --yes is not enough for a recipe of others: run it on a terminal first, or trust who "
    + "signed it with panier recipe trust"

  /// Contents that are not what was pinned.
  static let pins: [HostileRecipe] = [
    HostileRecipe("a content with another hash than is pinned") { workshop in
      try await workshop.done("recipe", "add", try publish(workshop, "1.0.0"))
      let entry = try pinned(workshop)
      let evil = try HostileWorkshop.content(HostileWorkshop.recipe(run: "print('it ran')"))
      let file = "../home/.local/share/panier/recipes/packed/\(entry.sha256).panier"
      try workshop.write(file, PackedRecipe.bytes(evil))
      return .run(
        "hello",
        sentence: "hello 1.0.0 is not what '\(workshop.lock)' pins: expected sha256 \(entry.sha256), and it has "
          + "\(evil.sha256); nothing was run")
    },
    HostileRecipe("a tag that moved") { workshop in
      try await workshop.done("recipe", "add", try publish(workshop, "1.0.0"))
      let before = try pinned(workshop)
      try publish(workshop, "1.0.0", run: "return 2")
      let after = try HostileWorkshop.content(HostileWorkshop.recipe(run: "return 2"))
      let commit = try workshop.line("git -C hello rev-parse HEAD")
      return Attempt(
        command: ["recipe", "update", "hello", "--yes"],
        sentence: "hello 1.0.0 changed without a new version (commit \(before.commit ?? "") became \(commit)): "
          + "'\(workshop.lock)' pins sha256 \(before.sha256), and this has \(after.sha256); nothing was changed")
    },
    HostileRecipe("an older version in place of the pinned one") { workshop in
      let old = try publish(workshop, "1.0.0")
      try await workshop.done("recipe", "add", try publish(workshop, "1.1.0"))
      return .add(
        old,
        sentence:
          "hello 1.1.0 is pinned by '\(workshop.lock)', and this is 1.0.0, which is older; remove it first to go "
          + "back")
    },
    HostileRecipe("an older version under a newer tag") { workshop in
      try await workshop.done("recipe", "add", try publish(workshop, "1.1.0"))
      try publish(workshop, "1.0.0", tag: "v1.2.0")
      return Attempt(
        command: ["recipe", "update", "--yes"],
        sentence:
          "hello 1.1.0 is pinned by '\(workshop.lock)', and this is 1.0.0, which is older; remove it first to go "
          + "back")
    },
    HostileRecipe("a lock file that lies about the risk") { workshop in
      try await workshop.done("recipe", "add", try publish(workshop, "1.0.0", risk: "waive"))
      var lock = try LockFile(path: workshop.lock)
      var entry = try pinned(workshop)
      entry.risk = .read
      lock["hello"] = entry
      try lock.write(workshop.lock)
      return .run(
        "hello", sentence: "hello: the recipe says other things of itself than '\(workshop.lock)'; restore that file")
    },
    HostileRecipe("a lock file in which a name stands twice") { workshop in
      try await workshop.done("recipe", "add", try publish(workshop, "1.0.0"))
      let entry = try pinned(workshop).json.text
      try workshop.write("panier.lock", #"{"version": 1, "recipes": [\#(entry), \#(entry)]}"#)
      return .run(
        "hello",
        sentence:
          "'\(workshop.path)/work/panier.lock': the entry of hello cannot be read, or stands twice; restore the "
          + "file")
    },
    HostileRecipe("a lock file that leads out by a hash") { workshop in
      try workshop.write(
        "panier.lock",
        #"{"version": 1, "recipes": [{"name": "hello", "version": "1.0.0", "form": "recipe", "risk": "read", "#
          + #""summary": "x", "source": "./x", "sha256": "../../../../evil"}]}"#)
      return .run(
        "hello",
        sentence:
          "'\(workshop.path)/work/panier.lock': the entry of hello cannot be read, or stands twice; restore the "
          + "file")
    },
  ]

  /// Indexes that are not what they were, or not what is there.
  static let taps: [HostileRecipe] = [
    HostileRecipe("a tap that gives a version another content") { workshop in
      try await workshop.tap("team", ["hello": HostileWorkshop.recipe()])
      let before = try HostileWorkshop.content(HostileWorkshop.recipe()).sha256
      try await workshop.index("team", [HostileWorkshop.entry("hello", source: "git+file:///srv/x.git@v1.0.0")])
      return Attempt(
        command: ["recipe", "tap", "add", "git+file://\(workshop.path)/work/team.git", "--name", "team"],
        sentence: "tap 'team' changed hello 1.0.0 after it was published: it had sha256 \(before), and now has "
          + "\(String(repeating: "0", count: 64)); the tap was left as it was")
    },
    HostileRecipe("a tag of a tap's that moved") { workshop in
      try await workshop.tap("team", ["hello": HostileWorkshop.recipe()])
      let before = try HostileWorkshop.content(HostileWorkshop.recipe()).sha256
      let evil = HostileWorkshop.recipe(run: "print('it ran')")
      try workshop.write("team-recipes/hello/recipe.lua", evil)
      let url = try workshop.publish("team-recipes")
      return .add(
        "hello",
        sentence: "hello 1.0.0 is not what tap 'team' lists: expected sha256 \(before), and \(url)@v1.0.0#hello has "
          + "\(try HostileWorkshop.content(evil).sha256); nothing was added")
    },
    HostileRecipe("a tap that lies about the risk") { workshop in
      try await workshop.tap("team", ["hello": HostileWorkshop.recipe(risk: "waive")], risk: "read")
      return .add(
        "hello",
        sentence: "tap 'team' lists hello 1.0.0 with the risk 'read', and what is there declares 'waive'; nothing was "
          + "added")
    },
    HostileRecipe("a tap that lies about the name") { workshop in
      try await workshop.tap("team", ["hello": HostileWorkshop.recipe("other")])
      return .add(
        "hello",
        sentence: "tap 'team' lists hello 1.0.0, and what is there calls itself other 1.0.0; nothing was added")
    },
    index("with control characters in a summary", HostileWorkshop.entry("hello", summary: #"x\u001b[2J"#, source: git)),
    index("with bidirectional characters in a name", HostileWorkshop.entry(#"a\u202eb"#, source: git)),
    index("with a source on this disk", HostileWorkshop.entry("hello", source: "/etc")),
    HostileRecipe("an index that offers a version twice") { workshop in
      let entry = HostileWorkshop.entry("hello", source: git)
      try await workshop.index("team", [entry, entry])
      return Attempt(
        command: ["recipe", "tap", "add", "git+file://\(workshop.path)/work/team.git"],
        sentence: "tap 'team' lists hello 1.0.0 twice")
    },
    HostileRecipe("an index with options for git in a source", status: 2) { workshop in
      let source = "git+ssh://-oProxyCommand=touch/x.git@v1"
      try await workshop.index("team", [HostileWorkshop.entry("hello", source: source)])
      try await workshop.done("recipe", "tap", "add", "git+file://\(workshop.path)/work/team.git")
      return .add(
        "hello",
        sentence: "'\(source)' is no address of a recipe: its host is no host name; write it as "
          + "git+https://host/team/recipes@v1.0.0#folder")
    },
  ]

  private static let git = "git+file:///srv/x.git@v1.0.0"

  private static func index(_ what: String, _ entry: String) -> HostileRecipe {
    HostileRecipe("an index \(what)") { workshop in
      try await workshop.index("team", [entry])
      return Attempt(
        command: ["recipe", "tap", "add", "git+file://\(workshop.path)/work/team.git"],
        sentence:
          "entry 1 of tap 'team' cannot be read: it needs name, version, risk, summary, a git+ source and sha256, "
          + "without characters that cannot be seen")
    }
  }

  /// Recipes that need others.
  static let dependencies: [HostileRecipe] = [
    HostileRecipe("recipes that need each other in a circle") { workshop in
      try await workshop.tap(
        "team",
        [
          "a": HostileWorkshop.recipe("a", extra: "needs = { b = '*' },"),
          "b": HostileWorkshop.recipe("b", extra: "needs = { a = '*' },"),
        ])
      return .add("a", sentence: "recipes need each other in a circle: a → b → a")
    },
    HostileRecipe("a recipe that needs itself") { workshop in
      try await workshop.tap("team", ["a": HostileWorkshop.recipe("a", extra: "needs = { a = '*' },")])
      return .add("a", sentence: "recipes need each other in a circle: a → a")
    },
    HostileRecipe("a name that two taps offer") { workshop in
      try await workshop.tap("team", ["naming": HostileWorkshop.recipe("naming")])
      try await workshop.tap("stranger", ["naming": HostileWorkshop.recipe("naming", run: "print('it ran')")])
      return .add(
        "naming", sentence: "'naming' is offered by taps stranger and team; name the one, as in stranger/naming")
    },
    HostileRecipe("a need that two taps offer") { workshop in
      try await workshop.tap(
        "team",
        [
          "naming": HostileWorkshop.recipe("naming"),
          "site": HostileWorkshop.recipe("site", extra: "needs = { naming = '*' },"),
        ])
      try await workshop.tap("stranger", ["naming": HostileWorkshop.recipe("naming", run: "print('it ran')")])
      return .add(
        "site",
        sentence:
          "site needs naming, which taps stranger and team both offer; add the right one first, as in panier recipe "
          + "add stranger/naming")
    },
    HostileRecipe("a recipe with the name of one of Panier's") { workshop in
      .add(
        try workshop.write("evil/recipe.lua", HostileWorkshop.recipe("buy")),
        sentence: "'buy' is the name of a recipe that comes with Panier; nothing was added")
    },
    HostileRecipe("a need that goes further than the recipe") { workshop in
      try await workshop.tap("team", ["payer": HostileWorkshop.recipe("payer", risk: "waive")], risk: "waive")
      return .add(
        try workshop.write("evil/recipe.lua", HostileWorkshop.recipe(extra: "needs = { payer = '*' },")),
        sentence: "hello declares the risk 'quote' and needs payer, which goes up to 'waive'")
    },
    HostileRecipe("files that stand in for a need") { workshop in
      try workshop.write("evil/buy.lua", "return { run = function() print('it ran') end }")
      try workshop.write("evil/recipe.lua", HostileWorkshop.recipe(risk: "waive", extra: "needs = { buy = '*' },"))
      return .run(
        "./evil",
        sentence: "hello needs 'buy' and has files of that name too, so that require could mean both; rename the files")
    },
  ]

  private static func signed(
    _ workshop: HostileWorkshop, _ content: RecipeContent, by text: [UInt8]
  ) throws -> String {
    try workshop.write("evil.panier", PackedRecipe.bytes(content, signature: text))
  }

  /// Signatures that do not hold, and leave that was not given.
  static let strangers: [HostileRecipe] = [
    HostileRecipe("a signature for another content") { workshop in
      let content = try HostileWorkshop.content(HostileWorkshop.recipe())
      let other = try HostileWorkshop.content("return 1")
      return .run(
        try signed(workshop, content, by: try SigningKey().signature(of: other).text),
        sentence: "the signature is for another content: it was made for sha256 \(other.sha256), and this recipe has "
          + content.sha256)
    },
    HostileRecipe("somebody's signature under another one's key") { workshop in
      let content = try HostileWorkshop.content(HostileWorkshop.recipe())
      func lines(_ key: SigningKey) throws -> [Substring] {
        String(decoding: try key.signature(of: content).text, as: UTF8.self).split(
          separator: "\n", omittingEmptySubsequences: false)
      }
      let (mine, trusted) = (SigningKey(), SigningKey())
      let (my, their) = (try lines(mine), try lines(trusted))
      let forged = [their[0], their[1], their[2], my[3], ""].joined(separator: "\n")
      return .run(
        try signed(workshop, content, by: Array(forged.utf8)),
        sentence: "the signature does not hold: key \(trusted.publicKey.fingerprint) did not make it")
    },
    HostileRecipe("a signature that is none") { workshop in
      let content = try HostileWorkshop.content(HostileWorkshop.recipe())
      return .run(
        try signed(workshop, content, by: Array("trust me\u{1B}[2J".utf8)),
        sentence: "the signature cannot be read; sign the recipe again")
    },
    HostileRecipe("a packed recipe of nobody that is known") { workshop in
      let content = try HostileWorkshop.content(HostileWorkshop.recipe())
      return .run(
        try workshop.write("evil.panier", PackedRecipe.bytes(content)),
        sentence: "hello 1.0.0 was not allowed to run yet, and \(unasked)")
    },
    HostileRecipe("a recipe whose risk changed after it was trusted") { workshop in
      try await workshop.done("recipe", "add", try publish(workshop, "1.0.0", risk: "read"))
      var trust = try workshop.trust
      try trust.grant(try pinned(workshop).sha256, name: "hello", risk: .read)
      try await workshop.done("recipe", "run", "hello")
      try publish(workshop, "1.1.0", risk: "waive", run: "print('it ran')")
      try await workshop.done("recipe", "update", "hello", "--yes")
      return .run("hello", sentence: "hello 1.1.0 was not allowed to run yet, and \(unasked)")
    },
    HostileRecipe("a trusted key's recipe that goes further than the key may") { workshop in
      let key = SigningKey()
      let content = try HostileWorkshop.content(HostileWorkshop.recipe(risk: "waive"))
      var trust = try workshop.trust
      try trust.trust(key.publicKey, owner: "Bob", risk: .order)
      return .run(
        try signed(workshop, content, by: try key.signature(of: content).text),
        sentence: "hello 1.0.0 was not allowed to run yet, and \(unasked)")
    },
    HostileRecipe("a recipe of a distrusted key that was allowed before") { workshop in
      let key = SigningKey()
      let content = try HostileWorkshop.content(HostileWorkshop.recipe())
      var trust = try workshop.trust
      try trust.grant(content.sha256, name: "hello", risk: .waive)
      try trust.distrust(key.publicKey)
      return .run(
        try signed(workshop, content, by: try key.signature(of: content).text),
        sentence: "hello 1.0.0 is signed by key \(key.publicKey.fingerprint), which you distrust; nothing was run")
    },
  ]
}
