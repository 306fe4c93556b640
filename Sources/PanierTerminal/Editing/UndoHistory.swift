/// The changes made to a text, in steps that are undone and done again as a whole.
struct UndoHistory: Sendable {
  /// Characters that came in place of others.
  struct Change: Sendable {
    /// The index of the first of them.
    let start: Int
    let removed: [Character]
    let inserted: [Character]
    /// The cursor before the change and after it.
    let before: Int
    let after: Int
  }

  private var done: [[Change]] = []
  private var undone: [[Change]] = []
  private static let limit = 1000

  /// Adds a change, as a step of its own or to the last one; what was undone cannot be done again any more.
  mutating func add(_ change: Change, joinsLast: Bool) {
    undone = []
    if joinsLast, !done.isEmpty {
      done[done.count - 1].append(change)
    } else {
      done.append([change])
      if done.count > Self.limit { done.removeFirst() }
    }
  }

  /// Takes the last step back and returns the cursor before it; nil when there is none.
  mutating func undo(_ characters: inout [Character]) -> Int? {
    guard let step = done.popLast() else { return nil }
    for change in step.reversed() {
      characters.replaceSubrange(change.start..<(change.start + change.inserted.count), with: change.removed)
    }
    undone.append(step)
    return step.first?.before
  }

  /// Does the step undone last again and returns the cursor after it; nil when there is none.
  mutating func redo(_ characters: inout [Character]) -> Int? {
    guard let step = undone.popLast() else { return nil }
    for change in step {
      characters.replaceSubrange(change.start..<(change.start + change.removed.count), with: change.inserted)
    }
    done.append(step)
    return step.last?.after
  }
}
