import PanierReference

extension LuaOperators {
  /// One entry for each operator the type has, in the order of the manual.
  func references(of type: String) -> [FunctionReference] {
    var list: [FunctionReference] = []
    func note(_ present: Bool, _ name: String, _ summary: String) {
      if present { list.append(FunctionReference(name: name, summary: summary)) }
    }
    let a = type.lowercased()
    note(tostring != nil, "tostring(\(a))", "Gives the text that print shows.")
    note(equals != nil, "\(a) == \(a)", "Compares by value.")
    note(lessThan != nil, "\(a) < \(a)", "Compares the order.")
    note(lessOrEqual != nil, "\(a) <= \(a)", "Compares the order.")
    note(add != nil, "\(a) + b", "Adds.")
    note(subtract != nil, "\(a) - b", "Subtracts.")
    note(multiply != nil, "\(a) * b", "Multiplies.")
    note(divide != nil, "\(a) / b", "Divides.")
    note(modulo != nil, "\(a) % b", "Gives the remainder.")
    note(negate != nil, "-\(a)", "Changes the sign.")
    note(concatenate != nil, "\(a) .. b", "Joins as text.")
    note(count != nil, "#\(a)", "Counts the items.")
    note(element != nil, "\(a)[i]", "Gives item i, counted from 1; nil past the end. ipairs and pairs walk the items.")
    note(pairs != nil, "pairs(\(a))", "Walks names and values.")
    return list
  }

  /// The bits the core wants to know.
  var mask: UInt32 {
    let asked: [ObjectOperation] = [
      .equals, .lessThan, .lessOrEqual, .add, .subtract, .multiply, .divide, .modulo, .negate, .concatenate, .count,
      .element,
    ]
    return operations & asked.reduce(0) { $0 | $1.bit }
  }

  /// One bit for each operation there is.
  var operations: UInt32 {
    var bits: UInt32 = 0
    func set(_ operation: ObjectOperation, _ present: Bool) {
      if present { bits |= operation.bit }
    }
    set(.tostring, tostring != nil)
    set(.equals, equals != nil)
    set(.lessThan, lessThan != nil)
    set(.lessOrEqual, lessOrEqual != nil)
    set(.add, add != nil)
    set(.subtract, subtract != nil)
    set(.multiply, multiply != nil)
    set(.divide, divide != nil)
    set(.modulo, modulo != nil)
    set(.negate, negate != nil)
    set(.concatenate, concatenate != nil)
    set(.count, count != nil)
    set(.element, element != nil)
    set(.newIndex, assign != nil)
    set(.pairs, pairs != nil)
    return bits
  }
}
