import Testing

/// Something that means harm: an archive, a folder, a repository, a tap, a description.
struct HostileRecipe: Sendable, CustomTestStringConvertible {
  /// What the operator types, and what they are told.
  struct Attempt: Sendable {
    let command: [String]
    let sentence: String
    /// What they are told on a machine so busy that the time of Lua is over first; nil where that cannot be.
    var sentenceIfSlow: String?

    /// Runs a recipe, with leave to spend whatever it likes.
    static func run(_ recipe: String, _ parameters: String..., sentence: String) -> Attempt {
      Attempt(command: ["recipe", "run", recipe] + parameters + ["--yes", "--budget", "9999 EUR"], sentence: sentence)
    }

    /// Adds a recipe.
    static func add(_ recipe: String, sentence: String) -> Attempt {
      Attempt(command: ["recipe", "add", recipe], sentence: sentence)
    }
  }

  /// What it does.
  let testDescription: String
  /// The exit code.
  let status: Int32
  /// Puts it where the operator finds it.
  let plant: @Sendable (HostileWorkshop) async throws -> Attempt

  init(
    _ testDescription: String, status: Int32 = 3, _ plant: @escaping @Sendable (HostileWorkshop) async throws -> Attempt
  ) {
    self.testDescription = testDescription
    self.status = status
    self.plant = plant
  }

  /// One of each kind.
  static let all = archives + folders + repositories + addresses + descriptions + pins + taps + dependencies + strangers
}
