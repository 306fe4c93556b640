import PanierTerminal
import PanierVM

extension LuaErrorConvertible where Self: CustomStringConvertible {
  /// The description, with what could drive a terminal written out: it may repeat words of the API, and scripts print it.
  var sentence: String { SafeText.multiline(description) }
}
