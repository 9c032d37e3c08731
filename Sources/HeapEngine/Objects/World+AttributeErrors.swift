/// What is raised where an attribute is missing or cannot be set.
///
/// Authority: CPython, Objects/object.c, Objects/typeobject.c.
extension World {
  /// Remembers name and object in a pending AttributeError that has neither.
  ///
  /// Authority: Objects/object.c: `set_attribute_error_context`.
  mutating func noteMissing(_ object: Ref, _ name: Ref) {
    let body = exceptionBody(pending)
    if body.pointee.extra0.isNull, body.pointee.extra1.isNull { noteAttribute(object, name) }
  }

  @discardableResult
  mutating func raiseNoAttribute(_ object: Ref, _ name: Ref) -> Ref {
    let message: String
    switch rows[object].layout {
    case .type:
      message = "type object '\(nameOfType(object))' has no attribute '\(text(name))'"
    case .module:
      message = "module '\(text(rows[object].field1))' has no attribute '\(text(name))'"
    default: message = "'\(typeName(object))' object has no attribute '\(text(name))'"
    }
    raise(.attributeError, message)
    noteAttribute(object, name)
    return .null
  }

  /// Remembers name and object in a pending AttributeError (3.10+).
  private mutating func noteAttribute(_ object: Ref, _ name: Ref) {
    guard level >= .python310, !pending.isNull else { return }
    let body = exceptionBody(pending)
    body.pointee.extra0 = owned(name)
    body.pointee.extra1 = owned(object)
  }

  /// An attribute that is to be deleted is not there.
  mutating func raiseMissing(_ object: Ref, _ name: Ref) -> Bool {
    if level < .python311 {
      raise(.attributeError, value: name)
    } else if rows[object].layout == .module {
      raise(.attributeError, "'module' object has no attribute '\(text(name))'")
      noteAttribute(object, name)
    } else {
      raiseNoAttribute(object, name)
    }
    return false
  }

  mutating func raiseCannotSet(_ object: Ref, _ name: Ref, classHas: Bool) -> Bool {
    if classHas {
      raise(
        .attributeError, "'\(typeName(object))' object attribute '\(text(name))' is read-only")
    } else if level >= .python313 {
      raise(
        .attributeError,
        "'\(typeName(object))' object has no attribute '\(text(name))' "
          + "and no __dict__ for setting new attributes")
    } else {
      raiseNoAttribute(object, name)
    }
    return false
  }
}
