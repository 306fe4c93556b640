/// The operations of objects, numbered as in `panier_vm.h` (`PANIER_ON_…`).
enum ObjectOperation: Int32 {
  case index, newIndex, tostring, equals, lessThan, lessOrEqual, add, subtract, multiply, divide, modulo, negate
  case concatenate, count, pairs, element

  /// Its place in a set of operations.
  var bit: UInt32 { 1 << UInt32(rawValue) }
}
