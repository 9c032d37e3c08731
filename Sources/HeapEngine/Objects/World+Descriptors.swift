/// Built-in functions and methods, bound methods, properties, slots.
///
/// Authority: CPython, Objects/descrobject.c, Objects/methodobject.c, Objects/classobject.c.
extension World {
  // MARK: Bound methods

  /// Bytes of a bound method and of a bound built-in, the collector's header included.
  static let methodBytes = 64
  static let nativeBytes = 72

  /// Gives up the block of a bound method or built-in: up to 3.8 a free list keeps it.
  ///
  /// Authority: CPython 3.8, Objects/classobject.c: `method_dealloc`; Objects/methodobject.c:
  /// `meth_dealloc`.
  mutating func freeCallable(_ object: Ref) {
    let isMethod = rows[object].layout == .method
    let kept = isMethod ? freeLists.methods.count : freeLists.natives.count
    guard level < .python39, kept < FreeLists.methodLimit, !rows[object].flags.contains(.isStatic)
    else {
      return freeObject(object, bytes: isMethod ? World.methodBytes : World.nativeBytes)
    }
    let address = rows[object].address
    if isMethod { freeLists.methods.append(address) } else { freeLists.natives.append(address) }
    freeRow(object)
  }

  /// A bound method; owns both.
  mutating func makeMethod(_ function: Ref, _ object: Ref) -> Ref {
    let method: Ref
    if let address = freeLists.methods.popLast() {
      method = makeRecycled(.type(.method), .method, at: address)
    } else {
      method = makeCollectable(.type(.method), .method, bytes: World.methodBytes)
    }
    rows[method].field0 = owned(object)
    rows[method].field1 = owned(function)
    track(method)
    return method
  }

  /// A built-in method of an object (`[].append`): field0 self, field1 name, `b` the native.
  mutating func bindNative(_ descriptor: Ref, _ object: Ref, _ type: Ref) -> Ref {
    let isClassMethod = rows[descriptor].type == .type(.classMethodDescriptor)
    if object.isNull, !isClassMethod { return owned(descriptor) }
    let isWrapper = rows[descriptor].type == .type(.wrapper)
    let bound: Ref
    if isWrapper {
      bound = makeCollectable(.type(.methodWrapper), .methodWrapper, bytes: 48)
    } else {
      bound = makeCallable()
    }
    rows[bound].field0 = owned(isClassMethod ? type : object)
    rows[bound].field1 = owned(isWrapper ? descriptor : rows[descriptor].field1)
    rows[bound].b = rows[descriptor].b
    track(bound)
    return bound
  }

  /// A built-in function or method whose fields are still to be set, not tracked yet.
  mutating func makeCallable() -> Ref {
    if let address = freeLists.natives.popLast() {
      return makeRecycled(.type(.builtin), .native, at: address)
    }
    return makeCollectable(.type(.builtin), .native, bytes: World.nativeBytes)
  }

  /// A built-in function that is no method.
  mutating func makeNativeFunction(_ entry: NativeEntry, module: Ref = .null) -> Ref {
    let index = addNative(entry)
    let function = makeStartup(.type(.builtin), .native)
    rows[function].flags.insert(.collectable)
    rows[function].field0 = module
    rows[function].field1 = internedStr(entry.name)
    rows[function].b = UInt64(index)
    return function
  }

  // MARK: Computed attributes

  /// Reads a `getset_descriptor`.
  mutating func getNative(_ descriptor: Ref, _ object: Ref) -> Ref {
    let entry = natives[Int(rows[descriptor].b)]
    let base = stackTop
    base[0] = object
    stackTop = base + 1
    let result = entry.function(&self, Arguments(base, 1))
    stackTop = base
    return result
  }

  /// Writes or deletes through a `getset_descriptor`.
  mutating func setNative(
    _ descriptor: Ref, _ object: Ref, _ name: Ref, _ value: Ref
  ) -> Bool {
    guard let setter = natives[Int(rows[descriptor].b)].setter else {
      raise(
        .attributeError,
        rows[descriptor].type == .type(.member)
          ? "readonly attribute"
          : "attribute '\(text(name))' of '\(typeName(object))' objects is not writable")
      return false
    }
    let base = stackTop
    base[0] = object
    base[1] = value
    stackTop = base + 2
    let result = setter(&self, Arguments(base, 2))
    stackTop = base
    if result.isNull { return false }
    disown(result)
    return true
  }

  // MARK: Slots

  /// Reads a `__slots__` value through its member descriptor.
  mutating func getMember(_ descriptor: Ref, _ object: Ref) -> Ref {
    guard let store = store(of: object), isSubtype(rows[object].type, rows[descriptor].field0)
    else {
      return raise(
        .typeError,
        "descriptor '\(text(rows[descriptor].field1))' for '\(nameOfType(rows[descriptor].field0))' "
          + "objects doesn't apply to a '\(typeName(object))' object")
    }
    let value = slotsOf(store)[Int(rows[descriptor].b)]
    if !value.isNull { return owned(value) }
    if level >= .python310 { return raiseNoAttribute(object, rows[descriptor].field1) }
    return raise(.attributeError, value: rows[descriptor].field1)
  }

  /// Writes or deletes a `__slots__` value.
  mutating func setMember(_ descriptor: Ref, _ object: Ref, _ value: Ref) -> Bool {
    guard let store = store(of: object) else { return false }
    let slot = slotsOf(store) + Int(rows[descriptor].b)
    let old = slot.pointee
    if value.isNull, old.isNull {
      raise(.attributeError, value: rows[descriptor].field1)
      return false
    }
    slot.pointee = value.isNull ? .null : owned(value)
    disownIfAny(old)
    return true
  }

  // MARK: Properties: field0 fget, field1 fset, field2 fdel, field3 doc

  mutating func getProperty(_ property: Ref, _ object: Ref) -> Ref {
    let getter = rows[property].field0
    if getter.isNull { return raiseProperty("getter", "unreadable attribute", property, object) }
    return call(getter, object)
  }

  mutating func setProperty(_ property: Ref, _ object: Ref, _ value: Ref) -> Bool {
    let function = value.isNull ? rows[property].field2 : rows[property].field1
    if function.isNull {
      raiseProperty(
        value.isNull ? "deleter" : "setter",
        value.isNull ? "can't delete attribute" : "can't set attribute", property, object)
      return false
    }
    let result = call(function, value.isNull ? [object] : [object, value])
    if result.isNull { return false }
    disown(result)
    return true
  }

  @discardableResult
  private mutating func raiseProperty(
    _ missing: String, _ old: String, _ property: Ref, _ object: Ref
  ) -> Ref {
    let name = nameOfProperty(property)
    if !pending.isNull { return .null }
    var shown = ""
    if !name.isNull {
      let text = shownText(name)
      disown(name)
      guard let text else { return .null }
      shown = " \(text)"
    }
    if level >= .python311 {
      return raise(
        .attributeError,
        "property\(shown) of '\(shownQualifiedName(object))' object has no \(missing)")
    }
    return raise(.attributeError, old + shown)
  }

  /// `__qualname__` of an object's class.
  private func shownQualifiedName(_ object: Ref) -> String {
    let record = record(rows[object].type).pointee
    return record.isHeapType ? text(record.qualifiedName) : typeName(object)
  }
}
