import ArgumentParser
import PanierKit
import PanierOrdering
import PanierTerminal

/// How the values of options are read, with the sentences that say what is wrong with them.
extension ShellOptions {
  static func money(_ text: String) throws -> Money {
    let money: Money
    do { money = try Money(text) } catch { throw ValidationError("\(error)") }
    guard money.ucents > 0 else {
      throw ValidationError("'\(text)' allows nothing; give an amount above zero, as in \"30 EUR\"")
    }
    return money
  }

  static func label(_ text: String) throws -> String {
    guard BudgetName.isName(text) else {
      throw ValidationError(
        "'\(text)' is no name; write 1 to 64 letters, digits, points, hyphens and underscores, as in shop-2026")
    }
    return text
  }

  static func route(_ text: String) throws -> RouteGrant {
    do { return try RouteGrant(text) } catch { throw ValidationError("\(error)") }
  }

  static func positive(_ text: String) throws -> Double {
    guard let number = Double(text), number > 0, number.isFinite else {
      throw ValidationError("'\(text)' is not a number above zero")
    }
    return number
  }

  static func notNegative(_ text: String) throws -> Double {
    guard let number = Double(text), number >= 0, number.isFinite else {
      throw ValidationError("'\(text)' is not a number from 0 on")
    }
    return number
  }

  static func seconds(_ text: String) throws -> Double {
    guard let seconds = TimeSpan(text)?.seconds else {
      throw ValidationError("'\(text)' is not a time; write a number with s, m, h or d, as in \"15m\"")
    }
    return seconds
  }

  static func settling(_ text: String) throws -> Double {
    let seconds = try seconds(text)
    // Shorter than the API's latest commit it would let the same be bought twice.
    guard seconds >= 300 else {
      throw ValidationError("'\(text)' is too short: an order may come to be minutes after its answer; give 5m or more")
    }
    return seconds
  }

  static func outputFormat(_ text: String) throws -> OutputFormat {
    guard let format = OutputFormat(rawValue: text.lowercased()) else {
      let known = OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("'\(text)' is no output format; use one of \(known)")
    }
    return format
  }

  static func columnNames(_ text: String) throws -> [String] {
    let names = text.split(separator: ",").map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
    guard !names.isEmpty else { throw ValidationError("'\(text)' names no column; write them like domain,total") }
    return names
  }

  static func colorChoice(_ text: String) throws -> ColorChoice {
    guard let choice = ColorChoice(rawValue: text) else {
      throw ValidationError("'\(text)' is not known; use auto, always or never")
    }
    return choice
  }
}
